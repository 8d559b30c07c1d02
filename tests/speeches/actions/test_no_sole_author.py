"""Nobody approves alone of what he wrote, nor goes past somebody who objects."""

from datetime import timedelta
from typing import Any

import pytest

from speeches.actions import members, paragraphs, returns, routes, signatures, stand_ins
from speeches.actions.returns import Destination
from speeches.actions.routes import ObjectionStands, RouteIncomplete
from speeches.actions.signatures import NothingToConfirm
from speeches.domain.grading import Effect
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Leaving, Opinion, SpeechState
from speeches.domain.verdict import Gone, NotPermitted, Reason
from speeches.models import Seat, SigningRules, Step
from tests import sign_off_play as story
from tests.sign_off_play import anew, issued_by, reviewed_by, standing
from tests.sign_off_stage import cast, noon, play, scene, under_way
from tests.speeches.actions.changing import reworded
from tests.stage import NOON

__all__ = ["cast", "noon", "play", "scene", "under_way"]

OPEN, WAIT, PASS = StepStatus.OPEN, StepStatus.WAITING, StepStatus.PASSED
TODAY, DAY = NOON.date(), timedelta(days=1)
NO: dict[str, Any] = {"opinion": Opinion.DISAGREE, "remark": "数字不对。"}


def is_sole(acting):
    with pytest.raises(NotPermitted) as no:
        acting()
    return no.value.reason is Reason.SOLE_AUTHOR


def test_who_wrote_it_signs_only_when_somebody_else_signs_too(play, cast):
    """Wanda wrote all of it."""
    speech = anew(play, issued_by(cast.wanda))
    assert is_sole(lambda: story.sign(speech, cast.wanda))

    speech = anew(play, reviewed_by(cast.rhea), issued_by(cast.wanda))
    story.sign(speech, cast.rhea)
    story.sign(speech, cast.wanda)

    assert standing(speech) == (SpeechState.SIGNED, [PASS, PASS])


def test_where_the_office_says_so_an_author_signs_alone(play, cast):
    SigningRules.objects.create(pk=1, lets_authors_sign_alone=True)
    speech = anew(play, issued_by(cast.wanda))

    story.sign(speech, cast.wanda)

    assert standing(speech) == (SpeechState.SIGNED, [PASS])


def test_two_who_wrote_of_it_do_not_make_one_who_did_not(play, cast):
    reworded_by_dai(play)
    speech = anew(play, reviewed_by(cast.dai), issued_by(cast.wanda))

    assert is_sole(lambda: story.sign(speech, cast.dai))


def test_one_of_several_of_whom_any_will_do_is_no_other_reader(play, cast):
    speech = anew(play, issued_by(cast.wanda, cast.hans, needed=1))

    assert is_sole(lambda: story.sign(speech, cast.wanda))

    story.sign(speech, cast.hans)
    assert standing(speech) == (SpeechState.SIGNED, [PASS])


@pytest.mark.parametrize("is_absent_author", [True, False], ids=["for an author", "by an author"])
def test_standing_in_changes_nothing_about_who_wrote_it(play, cast, is_absent_author):
    absent, person = (cast.wanda, cast.hans) if is_absent_author else (cast.hans, cast.wanda)
    speech = anew(play, issued_by(absent))
    stand_ins.name(speech.pk, person=person, since=TODAY, until=TODAY, by=absent, at=NOON)

    assert is_sole(lambda: story.sign(speech, person, instead=absent))


def test_the_other_reader_is_not_left_out_afterwards(play, cast):
    speech = anew(
        play, reviewed_by(cast.wanda), reviewed_by(cast.rhea, is_skippable=True), issued_by(cast.dai)
    )
    reworded_by_dai(play)
    story.sign(speech, cast.wanda)
    second = story.step(speech, 2)

    assert is_sole(lambda: routes.skip(second.pk, reason="已核过。", by=cast.wanda, at=NOON))
    seat = story.seat(speech, cast.rhea)
    assert is_sole(lambda: routes.reseat(second.pk, seat=seat.pk, person=cast.dai, by=cast.wanda, at=NOON))
    assert standing(speech) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])


def test_an_author_may_always_object(play, cast):
    speech = anew(play, issued_by(cast.wanda))

    assert story.sign(speech, cast.wanda, **NO).is_live


def test_a_step_at_which_somebody_objects_is_not_left_out(play, cast):
    speech = play.scene.speech
    story.sign(speech, cast.rhea, **NO)

    with pytest.raises(ObjectionStands):
        routes.skip(story.step(speech, 1).pk, reason="不等了。", by=cast.wanda, at=NOON)

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])


def test_one_objection_outweighs_enough_agreement(play, cast):
    speech = anew(play, reviewed_by(cast.rhea, cast.hans, cast.greta, needed=2), issued_by(cast.sana))
    story.sign(speech, cast.rhea, **NO)

    for person in (cast.hans, cast.greta):
        story.sign(speech, person)

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT])


def test_an_objection_is_ended_neither_by_sending_back_nor_by_leaving(play, cast):
    SigningRules.objects.create(pk=1, leaving=Leaving.VOID)
    speech = play.scene.speech
    for person in (cast.rhea, cast.hans, cast.greta):
        story.sign(speech, person)
    objection = story.sign(speech, cast.sana, **NO)
    first = Destination(step=story.step(speech, 1).pk)
    returns.send_back(speech.pk, to=first, reason="再核一遍。", by=cast.wanda, at=NOON)
    members.remove(play.place_of(cast.sana).pk, by=cast.wanda, at=NOON)

    for person in (cast.rhea, cast.hans, cast.greta):
        story.sign(speech, person)

    objection.refresh_from_db()
    assert objection.is_live
    assert standing(speech) == (SpeechState.IN_REVIEW, [PASS, PASS, OPEN])


def test_a_stand_in_lifts_no_objection_but_his_own(play, cast):
    speech = play.scene.speech
    stand_ins.name(speech.pk, person=cast.leo, since=TODAY, until=TODAY, by=cast.rhea, at=NOON)
    objection = story.sign(speech, cast.rhea, **NO)

    for acting in (
        lambda: story.sign(speech, cast.leo, instead=cast.rhea),
        lambda: signatures.withdraw(objection.pk, by=cast.leo, at=NOON),
    ):
        with pytest.raises(NotPermitted) as no:
            acting()
        assert no.value.reason is Reason.NOT_YOURS

    story.sign(speech, cast.rhea)
    assert standing(speech) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])


def test_a_signature_stands_again_only_if_nothing_graver_came_since(play, cast):
    SigningRules.objects.create(pk=1, facts=Effect.CONFIRM)
    speech = play.scene.speech
    given = story.sign(speech, cast.rhea)
    reworded(play)
    given.refresh_from_db()
    assert given.effect is Effect.CONFIRM
    row = play.scene.paragraph("项目全部")
    paragraphs.insert(row.pk, text="另外再说一件没有人见过的事情。", by=cast.wanda, at=NOON)

    with pytest.raises(NothingToConfirm):
        story.sign(speech, cast.rhea, confirms=given.pk)

    story.sign(speech, cast.rhea)
    assert standing(speech) == (SpeechState.IN_REVIEW, [PASS, OPEN, WAIT])


def test_a_signature_that_may_stand_again_is_confirmed_once(play, cast):
    SigningRules.objects.create(pk=1, facts=Effect.CONFIRM)
    speech = play.scene.speech
    given = story.sign(speech, cast.rhea)
    reworded(play)

    again = story.sign(speech, cast.rhea, confirms=given.pk)

    assert again.confirms == given
    reworded(play, old="7个村", new="8个村")
    with pytest.raises(NothingToConfirm):
        story.sign(speech, cast.rhea, confirms=given.pk)


def test_who_leaves_takes_along_what_he_signed_on_this_lap_only(play, cast):
    SigningRules.objects.create(pk=1, leaving=Leaving.VOID)
    speech = play.scene.speech
    old = story.sign(speech, cast.rhea)
    speech = anew(play, *story.planned(play))
    new = story.sign(speech, cast.rhea)

    members.remove(play.place_of(cast.rhea).pk, by=cast.wanda, at=NOON)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.is_live, new.is_live) == (True, False)
    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])


def test_what_is_drafted_again_says_at_once_what_is_signed_no_more(play, cast):
    speech = play.scene.speech
    story.sign(speech, cast.rhea)
    returns.send_back(speech.pk, to=Destination(), reason="请补数字。", by=cast.hans, at=NOON)
    assert standing(speech) == (SpeechState.DRAFTING, [PASS, WAIT, WAIT])

    reworded(play)

    assert standing(speech) == (SpeechState.DRAFTING, [WAIT, WAIT, WAIT])


def test_the_last_step_stays_one_for_the_whole(play, cast):
    speech = play.scene.speech
    seat = story.seat(speech, cast.sana)
    only = [play.scene.section("产业稳步").pk]

    with pytest.raises(RouteIncomplete):
        routes.reseat(seat.step_id, seat=seat.pk, person=cast.sana, sections=only, by=cast.wanda, at=NOON)

    assert Seat.objects.get(pk=seat.pk).succeeded_in is None


def test_a_step_of_an_earlier_route_is_gone(play, cast):
    first = story.step(play.scene.speech, 1)
    anew(play, *story.planned(play))

    with pytest.raises(Gone):
        routes.skip(first.pk, reason="已核过。", by=cast.wanda, at=NOON)

    assert Step.objects.get(pk=first.pk).skipped_in is None


def reworded_by_dai(play):
    row = play.scene.paragraph("下面我讲")
    paragraphs.edit(row.pk, text="我讲三点意见。请讨论。", based_on=row.version, by=play.cast.dai, at=NOON)
