"""An account is closed without any change of a speech; its signature may count no more from then on."""

import pytest

from speeches.actions import returns, routes, signatures
from speeches.actions.returns import Destination
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Leaving, SpeechState
from speeches.domain.verdict import NotPermitted, Reason
from speeches.models import Signature, SigningRules
from tests import sign_off_play as story
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def speech(cast, scene):
    """Rhea has signed, and is gone; what she signed counts no more."""
    SigningRules.objects.update_or_create(pk=1, defaults={"leaving": Leaving.VOID})
    speech = story.submitted(Play(cast, scene))
    story.sign(speech, cast.rhea)
    close(cast.rhea)
    return speech


def close(person):
    type(person).objects.filter(pk=person.pk).update(is_active=False)


def test_nobody_signs_at_the_next_step_although_its_row_still_calls_it_open(speech, cast):
    with pytest.raises(NotPermitted) as refused:
        story.sign(speech, cast.hans)

    assert refused.value.reason is Reason.NOT_YOUR_TURN
    assert Signature.objects.count() == 1


def test_nobody_sends_it_back_from_there_either(speech, cast):
    with pytest.raises(NotPermitted):
        returns.send_back(speech.pk, to=Destination(), reason="请改。", by=cast.hans, at=NOON)


def test_whoever_is_given_the_seat_signs_and_the_route_goes_on(speech, cast):
    seat = story.seat(speech, cast.rhea)
    routes.reseat(seat.step_id, seat=seat.pk, person=cast.greta, by=cast.wanda, at=NOON)
    assert story.standing(speech)[1][0] is StepStatus.OPEN

    first = story.pledge(speech, story.step(speech, 1).seats.get(succeeded_in=None))
    signatures.sign_whole(speech.pk, pledge=first, by=cast.greta, at=NOON)
    story.sign(speech, cast.hans)

    assert story.standing(speech) == (
        SpeechState.IN_REVIEW,
        [StepStatus.PASSED, StepStatus.OPEN, StepStatus.WAITING],
    )


@pytest.mark.parametrize("leaving", Leaving)
def test_of_any_two_of_three_one_who_is_gone_counts_as_the_office_says(cast, scene, leaving):
    SigningRules.objects.update_or_create(pk=1, defaults={"leaving": leaving})
    play = Play(cast, scene)
    some = story.reviewed_by(cast.rhea, cast.hans, cast.greta, needed=2)
    speech = story.anew(play, some, story.issued_by(cast.sana))
    story.sign(speech, cast.rhea)
    close(cast.rhea)

    story.sign(speech, cast.hans)
    after_two = story.standing(speech)[1][0]
    if leaving is Leaving.VOID:
        story.sign(speech, cast.greta)

    assert after_two is (StepStatus.PASSED if leaving is Leaving.KEEP else StepStatus.OPEN)
    assert story.standing(speech)[1] == [StepStatus.PASSED, StepStatus.OPEN]
