"""Somebody signs for one who is away: by his word, in his seats, on the days he said."""

from datetime import timedelta

import pytest

from speeches.actions import routes, signatures, stand_ins
from speeches.actions.stand_ins import WrongDays
from speeches.domain.signing import Opinion
from speeches.domain.verdict import NothingToSave, NotPermitted, Reason
from speeches.models import Seat, Signature, StandIn
from tests import sign_off_play as story
from tests.play import Play
from tests.stage import NOON

DAY = timedelta(days=1)
TODAY = NOON.date()


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def named(speech, by, person, since=TODAY, until=TODAY + 3 * DAY):
    return stand_ins.name(speech.pk, person=person, since=since, until=until, by=by, at=NOON)


def test_a_signature_on_somebodys_behalf_names_both(play, cast):
    speech = story.stand_in(play).speech

    given = story.sign(speech, cast.hans, instead=cast.rhea)

    assert given.seat
    assert (given.by, given.on_behalf_of, given.seat.person) == (cast.hans, cast.rhea, cast.rhea)


def test_nobody_is_named_for_days_that_are_over(play, cast):
    speech = story.submitted(play)

    for since, until in ((TODAY + DAY, TODAY), (TODAY - 3 * DAY, TODAY - DAY)):
        with pytest.raises(WrongDays):
            named(speech, cast.rhea, cast.hans, since, until)

    assert not StandIn.objects.exists()


def test_who_stands_in_already_is_not_named_again(play, cast):
    speech = story.stand_in(play).speech

    with pytest.raises(NothingToSave):
        named(speech, cast.rhea, cast.hans)

    assert StandIn.objects.count() == 1


def test_he_may_be_named_for_longer(play, cast):
    speech = story.stand_in(play).speech

    named(speech, cast.rhea, cast.hans, until=TODAY + 9 * DAY)

    assert StandIn.objects.count() == 2


def test_who_holds_no_seat_now_names_nobody(play, cast):
    speech = story.submitted(play)
    seat = story.seat(speech, cast.rhea)
    routes.reseat(seat.step_id, seat=seat.pk, person=cast.leo, by=cast.wanda, at=NOON)

    with pytest.raises(NotPermitted) as refused:
        named(speech, cast.rhea, cast.hans)

    assert refused.value.reason is Reason.NO_SEAT
    assert Seat.objects.get(pk=seat.pk).succeeded_in


def test_a_signature_in_ones_stead_is_taken_back_by_either(play, cast):
    speech = story.stand_in(play).speech
    signatures.withdraw(_withdrawable(speech, cast).pk, by=cast.rhea, at=NOON)
    signatures.withdraw(_withdrawable(speech, cast).pk, by=cast.hans, at=NOON)

    assert Signature.objects.filter(withdrawn_in=None).count() == 0


def _withdrawable(speech, cast):
    return story.sign(speech, cast.hans, instead=cast.rhea, opinion=Opinion.DISAGREE, remark="数字不对。")


def test_nobody_signs_for_a_closed_account(play, cast):
    """It is not away but gone: the owner gives its seat to somebody else."""
    speech = story.stand_in(play).speech
    type(cast.rhea).objects.filter(pk=cast.rhea.pk).update(is_active=False)

    with pytest.raises(NotPermitted) as refused:
        story.sign(speech, cast.hans, instead=cast.rhea)

    assert refused.value.reason is Reason.NO_SEAT
    assert not Signature.objects.exists()
