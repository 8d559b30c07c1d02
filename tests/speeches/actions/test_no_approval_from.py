"""Approval cannot be had from anybody but who holds the seat, when it is his turn, on what he is asked."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import User
from speeches.actions import members, returns, rounds, routes, signatures, stand_ins
from speeches.actions.returns import Destination
from speeches.domain.policy import Role
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Leaving, SpeechState
from speeches.domain.verdict import NoSuchSpeech, NotPermitted, Reason
from speeches.models import Seat, Signature, SigningRules
from speeches.queries.route import route_of
from tests import sign_off_play as story
from tests.sign_off_play import anew, issued_by, reviewed_by, standing
from tests.sign_off_stage import cast, noon, play, scene, under_way
from tests.speeches.actions.changing import reworded
from tests.stage import NOON, PASSWORD, SCRIPT, stage

__all__ = ["cast", "noon", "play", "scene", "under_way"]

OPEN, WAIT, PASS = StepStatus.OPEN, StepStatus.WAITING, StepStatus.PASSED
TODAY, DAY = NOON.date(), timedelta(days=1)


def refused(speech, person, seat, **more):
    """Why somebody may not sign the whole at a seat."""
    with pytest.raises(NotPermitted) as no:
        signatures.sign_whole(speech.pk, pledge=story.pledge(speech, seat, **more), by=person, at=NOON)
    assert not Signature.objects.filter(by=person, speech=speech, voided_in=None).exists()
    return no.value.reason


def test_another_ones_seat(play, cast):
    speech = play.scene.speech

    seat = story.seat(speech, cast.rhea)

    assert refused(speech, cast.hans, seat) is Reason.NO_SEAT
    assert refused(speech, cast.leo, seat) is Reason.NO_SEAT
    assert refused(speech, cast.wanda, seat) is Reason.NO_SEAT


def test_a_step_that_is_not_open_yet_and_one_that_is_passed(play, cast):
    speech = play.scene.speech
    assert refused(speech, cast.sana, story.seat(speech, cast.sana)) is Reason.NOT_YOUR_TURN
    story.sign(speech, cast.rhea)

    with pytest.raises(NotPermitted) as no:
        story.sign(speech, cast.rhea)

    assert no.value.reason is Reason.STEP_PASSED


def test_a_speech_that_was_sent_back_to_drafting(play, cast):
    speech = play.scene.speech
    returns.send_back(speech.pk, to=Destination(), reason="请补数字。", by=cast.wanda, at=NOON)

    assert refused(speech, cast.rhea, story.seat(speech, cast.rhea)) is Reason.NOT_SUBMITTED
    assert standing(speech) == (SpeechState.DRAFTING, [WAIT, WAIT, WAIT])


def test_a_seat_of_another_speech(play, cast):
    speech = play.scene.speech
    other = stage(cast, SCRIPT)
    routes.lay(other.pk, steps=[issued_by(cast.hans)], by=cast.wanda, at=NOON)
    routes.submit(other.pk, by=cast.wanda, at=NOON)

    assert refused(speech, cast.hans, story.seat(other, cast.hans)) is Reason.NO_SEAT


@pytest.mark.parametrize("is_vacated", [True, False], ids=["vacant", "succeeded"])
def test_a_seat_that_was_given_up(play, cast, is_vacated):
    speech = play.scene.speech
    seat = story.seat(speech, cast.rhea)
    if is_vacated:
        members.remove(play.place_of(cast.rhea).pk, by=cast.wanda, at=NOON)
        members.invite(speech.pk, person=cast.rhea, role=Role.REVIEWER, by=cast.wanda, at=NOON)
    else:
        routes.reseat(seat.step_id, seat=seat.pk, person=cast.leo, by=cast.wanda, at=NOON)

    assert refused(speech, cast.rhea, seat) is Reason.NO_SEAT


def test_a_seat_of_an_earlier_lap(play, cast):
    speech = play.scene.speech
    seat = story.seat(speech, cast.rhea)
    story.sign(speech, cast.rhea)

    speech = anew(play, *story.planned(play))

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])
    with pytest.raises(NotPermitted) as no:
        signatures.sign_whole(speech.pk, pledge=story.pledge(speech, seat), by=cast.rhea, at=NOON)
    assert no.value.reason is Reason.NO_SEAT
    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])


def test_no_seat_at_all_where_there_is_a_route(play, cast):
    section, words = play.to_sign()

    with pytest.raises(NotPermitted) as no:
        signatures.sign(section, **words, by=cast.sana, at=NOON)

    assert no.value.reason is Reason.NO_SEAT


def test_an_administrator_who_takes_no_part(play):
    speech = play.scene.speech
    admin = User.objects.create_user("adam", PASSWORD, name="安管", is_staff=True)
    seat = Seat.objects.get(step__speech=speech, person=play.cast.rhea)

    with pytest.raises(NoSuchSpeech):
        signatures.sign_whole(speech.pk, pledge=story.pledge(speech, seat), by=admin, at=NOON)


def test_who_is_only_asked_for_an_opinion(play, cast):
    """A guest of a round is no member; here Otto."""
    play.round()
    speech = play.scene.speech
    rounds.invite(play.round().pk, people=[cast.otto.pk], by=cast.wanda, at=NOON)

    with pytest.raises(NoSuchSpeech):
        signatures.sign_whole(
            speech.pk, pledge=story.pledge(speech, story.seat(speech, cast.rhea)), by=cast.otto, at=NOON
        )


@pytest.mark.parametrize(
    ("since", "until"),
    [pytest.param(TODAY + DAY, TODAY + 3 * DAY, id="too early"), pytest.param(TODAY, TODAY, id="too late")],
)
def test_standing_in_on_other_days(play, cast, since, until):
    speech = play.scene.speech
    stand_ins.name(speech.pk, person=cast.leo, since=since, until=until, by=cast.rhea, at=NOON)
    seat = story.seat(speech, cast.rhea)
    at = NOON if since > TODAY else NOON + DAY

    with pytest.raises(NotPermitted) as no:
        signatures.sign_whole(speech.pk, pledge=story.pledge(speech, seat), by=cast.leo, at=at)

    assert no.value.reason is Reason.NO_SEAT


def test_standing_in_for_one_who_stands_in_and_when_it_was_ended(play, cast):
    speech = play.scene.speech
    days: dict[str, Any] = {"since": TODAY, "until": TODAY + DAY, "at": NOON}
    stand_ins.name(speech.pk, person=cast.hans, **days, by=cast.rhea)
    stand_ins.name(speech.pk, person=cast.leo, **days, by=cast.hans)
    seat = story.seat(speech, cast.rhea)
    assert refused(speech, cast.leo, seat) is Reason.NO_SEAT

    stand_ins.end(speech.stand_ins.get(absent=cast.rhea).pk, by=cast.rhea, at=NOON)

    assert refused(speech, cast.hans, seat) is Reason.NO_SEAT


@pytest.mark.parametrize("leaving", Leaving)
def test_a_closed_account_does_what_the_office_has_laid_down(play, cast, leaving):
    speech = play.scene.speech
    story.sign(speech, cast.rhea)
    SigningRules.objects.create(pk=1, leaving=leaving)
    User.objects.filter(pk__in=[cast.rhea.pk, cast.hans.pk]).update(is_active=False)

    # Whatever happens next in the speech finds it.
    routes.set_due(story.step(speech, 3).pk, due_on=TODAY, by=cast.wanda, at=NOON)

    expected = [PASS, OPEN, WAIT] if leaving is Leaving.KEEP else [OPEN, WAIT, WAIT]
    assert standing(speech) == (SpeechState.IN_REVIEW, expected)
    assert not route_of(speech).is_complete


def test_a_step_that_is_passed_by_any_two_when_one_of_them_leaves(play, cast):
    """Two of three stay two of three."""
    speech = anew(play, reviewed_by(cast.rhea, cast.hans, cast.greta, needed=2), issued_by(cast.sana))
    story.sign(speech, cast.rhea)

    for person in (cast.hans, cast.greta):
        members.remove(play.place_of(person).pk, by=cast.wanda, at=NOON)

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT])


def test_signing_twice_at_two_seats_is_two_steps_and_not_two_of_one(play, cast):
    speech = anew(play, reviewed_by(cast.rhea), reviewed_by(cast.rhea), issued_by(cast.sana))
    first, second = Seat.objects.filter(step__speech=speech, step__lap=speech.lap, person=cast.rhea)
    signatures.sign_whole(speech.pk, pledge=story.pledge(speech, first), by=cast.rhea, at=NOON)
    assert standing(speech) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])

    reworded(play)

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])
    assert refused(speech, cast.rhea, second) is Reason.NOT_YOUR_TURN
