"""A route is laid, set out on, passed step by step, and follows from what is signed."""

import pytest

from speeches.actions import finals, members, opinions, paragraphs, readiness, returns, rounds, routes
from speeches.actions._seats import AlreadySeated
from speeches.actions.returns import Destination
from speeches.domain.grading import Effect
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Ending, Opinion, SpeechState
from speeches.domain.verdict import NotPermitted, Reason
from speeches.models import Readiness, Return, Round, Seat, Signature, Step
from tests.sign_off import filled, lay, sign


@pytest.fixture
def route(cast, scene, noon):
    """Rhea reviews, Hans and Greta co-sign, Sana issues."""
    stages = (
        (StepKind.REVIEW, "核稿", [cast.rhea]),
        (StepKind.COSIGN, "会签", [cast.hans, cast.greta]),
        (StepKind.ISSUE, "签发", [cast.sana]),
    )
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    return scene.speech


def standing(speech):
    speech.refresh_from_db()
    return speech.state, [
        step.status for step in Step.objects.filter(speech=speech, lap=speech.lap).order_by("position")
    ]


OPEN, WAIT, PASS = StepStatus.OPEN, StepStatus.WAITING, StepStatus.PASSED


def test_steps_are_passed_in_order_until_the_speech_is_signed(cast, route, noon):
    assert standing(route) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])

    sign(cast.rhea, route, noon)
    sign(cast.hans, route, noon)
    assert standing(route) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])
    sign(cast.greta, route, noon)
    sign(cast.sana, route, noon)

    assert standing(route) == (SpeechState.SIGNED, [PASS, PASS, PASS])


def test_nobody_signs_before_it_is_his_turn(cast, route, noon):
    with pytest.raises(NotPermitted) as refused:
        sign(cast.sana, route, noon)

    assert refused.value.reason is Reason.NOT_YOUR_TURN


def test_a_change_of_words_brings_it_back_to_the_same_signers(cast, scene, route, noon):
    for person in (cast.rhea, cast.hans, cast.greta, cast.sana):
        sign(person, route, noon)
    row = scene.paragraph("新修村道")

    paragraphs.edit(
        row.pk, text=row.text.replace("6个村", "7个村"), based_on=row.version, by=cast.wanda, at=noon
    )

    assert standing(route) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])
    assert set(Signature.objects.values_list("effect", flat=True)) == {Effect.VOID}


def test_an_objection_stands_whatever_is_changed_until_it_is_lifted(cast, scene, route, noon):
    sign(cast.rhea, route, noon, Opinion.DISAGREE, "数字不对。")
    row = scene.paragraph("新修村道")
    paragraphs.edit(
        row.pk, text=row.text.replace("6个村", "7个村"), based_on=row.version, by=cast.wanda, at=noon
    )
    assert Signature.objects.get().is_live

    sign(cast.rhea, route, noon)

    assert standing(route) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])


def test_who_leaves_passes_no_step(cast, scene, route, noon):
    sign(cast.rhea, route, noon)
    sign(cast.hans, route, noon)

    members.remove(
        route.members.get(user=cast.greta).pk,
        by=cast.wanda,
        at=noon,
    )

    assert standing(route) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])


def test_sent_back_to_drafting_it_waits_until_it_is_submitted_again(cast, route, noon):
    sign(cast.rhea, route, noon)
    returns.send_back(route.pk, to=Destination(), reason="请补数字。", by=cast.hans, at=noon)
    assert standing(route)[0] is SpeechState.DRAFTING

    routes.submit(route.pk, by=cast.wanda, at=noon)

    assert standing(route) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])
    assert Return.objects.get().settled_in


def test_sent_back_to_a_step_it_is_signed_anew_from_there(cast, route, noon):
    sign(cast.rhea, route, noon)
    first = Step.objects.get(speech=route, position=1)

    returns.send_back(route.pk, to=Destination(step=first.pk), reason="再核一遍。", by=cast.greta, at=noon)
    assert standing(route) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])
    sign(cast.rhea, route, noon)

    assert standing(route) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])
    assert Return.objects.get().settled_in


def test_nobody_takes_the_seat_of_one_who_disagrees_even_when_he_left(cast, route, noon):
    sign(cast.rhea, route, noon, Opinion.DISAGREE, "数字不对。")
    seat = Seat.objects.get(person=cast.rhea, step__speech=route)
    members.remove(route.members.get(user=cast.rhea).pk, by=cast.wanda, at=noon)

    with pytest.raises(routes.ObjectionStands):
        routes.reseat(seat.step_id, seat=seat.pk, person=cast.leo, by=cast.wanda, at=noon)

    assert standing(route) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])


def test_whoever_takes_a_seat_signs_anew(cast, route, noon):
    sign(cast.rhea, route, noon)
    seat = Seat.objects.get(person=cast.rhea, step__speech=route)

    routes.reseat(seat.step_id, seat=seat.pk, person=cast.leo, by=cast.wanda, at=noon)

    assert standing(route) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])
    assert Signature.objects.get().ending is Ending.ANEW


def test_nobody_is_given_the_seat_that_he_holds(cast, route, noon):
    sign(cast.rhea, route, noon)
    seat = Seat.objects.get(person=cast.rhea)

    with pytest.raises(AlreadySeated):
        routes.reseat(seat.step_id, seat=seat.pk, person=cast.rhea, by=cast.wanda, at=noon)

    assert standing(route) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])


def test_sent_back_to_drafting_nothing_is_ready_any_more(cast, scene, route, noon):
    readiness.call_all_ready(route.pk, by=cast.wanda, at=noon)

    returns.send_back(route.pk, to=Destination(), reason="请补数字。", by=cast.rhea, at=noon)

    assert not Readiness.objects.filter(ended_in=None).exists()


def test_about_one_section_the_others_stay_ready(cast, scene, route, noon):
    ready = [scene.section(heading) for heading in ("产业", "民生")]
    for section in ready:
        readiness.call_ready(section.pk, by=cast.wanda, at=noon)

    to = Destination(section=ready[0].pk)
    returns.send_back(route.pk, to=to, reason="请补数字。", by=cast.rhea, at=noon)

    assert [row.section for row in Readiness.objects.filter(ended_in=None)] == [ready[1]]


def test_a_round_of_before_is_no_consultation_of_what_was_opened_again(cast, scene, noon):
    filled(scene.speech, by=cast.wanda, at=noon)
    consult(cast, scene.speech, noon)
    issuing = (StepKind.ISSUE, "签发", [cast.sana])
    lay(scene.speech, (StepKind.CONSULT, "征求意见", []), issuing, by=cast.wanda, at=noon)
    sign(cast.sana, scene.speech, noon)
    finals.lock(scene.speech.pk, by=cast.wanda, at=noon)
    finals.unlock(scene.speech.pk, reason="会议改期。", by=cast.wanda, at=noon)
    routes.submit(scene.speech.pk, by=cast.wanda, at=noon)
    assert standing(scene.speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT])

    consult(cast, scene.speech, noon)

    assert standing(scene.speech) == (SpeechState.IN_REVIEW, [PASS, OPEN])


def consult(cast, speech, at):
    """Otto is asked and has nothing to say, and the round is closed."""
    terms = rounds.Terms("征求意见", at.date())
    rounds.begin(speech.pk, terms=terms, people=[cast.otto.pk], milestone="征求意见稿", by=cast.wanda, at=at)
    asked = Round.objects.get(speech=speech, closed_in=None)
    opinions.have_none(asked.pk, by=cast.otto, at=at)
    rounds.close(asked.pk, by=cast.wanda, at=at)
