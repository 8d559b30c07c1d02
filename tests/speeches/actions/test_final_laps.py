"""What was final once stays in the record and counts for nothing that comes after it."""

import json

import pytest

from speeches.actions import (
    assignments,
    finals,
    members,
    paragraphs,
    repairs,
    restorations,
    routes,
    speeches,
    threads,
)
from speeches.actions.finals import Unfinished
from speeches.actions.repairs import Mending, NotTypographic
from speeches.domain.diff import SpanKind
from speeches.domain.outline.parts import SectionKind
from speeches.domain.policy import Role
from speeches.domain.sign_off.missing import Lack
from speeches.domain.sign_off.sealing import Finding
from speeches.domain.signing import Leaving, SpeechState
from speeches.domain.talk import Audience, audiences_of
from speeches.domain.touching import Handling
from speeches.domain.verdict import NotPermitted, NoWords, Reason
from speeches.models import Milestone, Seal, Seat, Section, Signature, SigningRules, Speech, Step, Touch
from speeches.queries.final import record_of, verified
from speeches.queries.missing import missing_of
from speeches.queries.repairs import repairs_of
from speeches.queries.sheet import sheet_of
from tests import final_play as story
from tests.play import Play
from tests.sign_off import sign
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def finding_of(speech, seal):
    found = verified(speech, seal.pk)
    assert found
    return found.finding


def rewrite(play, was, now, by=None):
    row = story.slip(play)
    text = row.text.replace(was, now, 1)
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=by or play.cast.wanda, at=NOON)


def lacks(speech, **asked):
    return {one.lack for one in missing_of(Speech.objects.get(pk=speech.pk), **asked)}


def test_it_is_final_again_with_other_words_only_when_all_have_signed_those(play, cast):
    speech = story.locked(play)
    finals.unlock(speech.pk, reason="会议改期。", by=cast.wanda, at=NOON)
    rewrite(play, "6个村", "9个村")
    with pytest.raises(Unfinished):
        finals.lock(speech.pk, exceptions="", by=cast.wanda, at=NOON)

    routes.submit(speech.pk, by=cast.wanda, at=NOON)
    sign(cast.rhea, speech, NOON)
    sign(cast.sana, speech, NOON)
    finals.lock(speech.pk, exceptions="", by=cast.wanda, at=NOON)

    first, second = Seal.objects.order_by("pk")
    told = [json.loads(seal.text) for seal in (first, second)]
    assert ["6个村" in seal.text for seal in (first, second)] == [True, False]
    assert told[0]["digest"] != told[1]["digest"]
    assert [one["lap"] for one in told] == [first.lap, second.lap] == [1, 2]
    # Each still is what its own version says.
    assert {finding_of(speech, seal) for seal in (first, second)} == {Finding.HOLDS}
    sheets = [sheet_of(Speech.objects.get(pk=speech.pk), lap) for lap in (1, 2)]
    assert [sheet.digest for sheet in sheets] == [first.digest, second.digest]
    assert all(line.signature and line.signature.is_live for sheet in sheets for line in sheet.lines)


def test_whose_account_is_closed_or_who_left_has_a_vacant_seat_in_the_new_round(play, cast):
    speech = story.locked(play)
    members.remove(play.place_of(cast.rhea).pk, by=cast.wanda, at=NOON)
    cast.sana.is_active = False
    cast.sana.save()

    finals.unlock(speech.pk, reason="会议改期。", by=cast.wanda, at=NOON)

    seats = Seat.objects.filter(step__speech=speech, step__lap=2)
    assert [seat.is_vacant for seat in seats] == [True, True]


def test_what_is_signed_is_found_anew_when_it_is_made_final(play, cast):
    """An account was closed since, and the office lets no signature of it count; no change told so."""
    speech = story.ready(play)
    SigningRules.objects.create(pk=1, leaving=Leaving.VOID)
    cast.sana.is_active = False
    cast.sana.save()
    assert Speech.objects.get(pk=speech.pk).state is SpeechState.SIGNED

    with pytest.raises(Unfinished) as refused:
        finals.lock(speech.pk, exceptions="", by=cast.wanda, at=NOON)

    assert [one.lack for one in refused.value.missing] == [Lack.STEPS]
    assert [spot.words for spot in refused.value.missing[0].spots] == ["签发"]


def test_a_copy_takes_no_signature_and_no_seal_along(play, cast):
    speech = story.locked(play)

    copied = speeches.copy(speech.pk, version=speech.version, by=cast.wanda, at=NOON)

    fresh = Speech.objects.get(pk=copied)
    assert (fresh.state, fresh.lap) == (SpeechState.DRAFTING, 0)
    for rows in (Signature, Step, Milestone):
        assert not rows.objects.filter(speech=copied).exists()
    assert record_of(fresh).seals == ()
    assert Lack.ROUTE in lacks(fresh)


def test_bringing_back_the_words_that_were_final_brings_back_no_signature(play, cast):
    speech = story.locked(play)
    final = speech.version
    finals.unlock(speech.pk, reason="会议改期。", by=cast.wanda, at=NOON)
    rewrite(play, "6个村", "9个村")
    now = Speech.objects.get(pk=speech.pk).version

    restorations.restore_speech(speech.pk, version=final, based_on=now, by=cast.wanda, at=NOON)

    assert lacks(speech) == {Lack.STEPS, Lack.SUBMISSION}
    assert Seal.objects.count() == 1


def test_a_repair_of_the_principals_words_is_a_technical_correction(play, cast):
    """Of a final speech nothing is said any more, so it would stay open for ever."""
    play.principals_edit()
    speech = story.locked(play)
    row = story.slip(play)
    text = row.text.replace("串起", "窜起").replace("，", "、")

    repairs.repair(row.pk, mending=Mending(text, row.version, "错字。"), by=cast.dai, at=NOON)

    touches = Touch.objects.filter(edit__speech=speech)
    assert {(one.handling, one.note, one.said_by) for one in touches} == {
        (Handling.TECHNICAL, "错字。", cast.dai)
    }


def test_a_repaired_title_is_sealed_as_it_is_now(play, cast):
    story.locked(play)
    row = play.scene.paragraph("在临江镇")

    repairs.repair(row.pk, mending=Mending(f"{row.text}。", row.version, "标点。"), by=cast.wanda, at=NOON)

    latest = Seal.objects.latest("pk")
    assert json.loads(latest.text)["title"] == "在临江镇工作会议上的讲话。"
    assert finding_of(Speech.objects.get(pk=play.scene.speech.pk), latest) is Finding.HOLDS


def test_whoever_is_limited_to_sections_repairs_these_only(play, cast):
    place, own = play.place_of(cast.dai).pk, play.scene.section("民生持续").pk
    assignments.divide(own, to=[place], by=cast.wanda, at=NOON)
    assignments.limit(place, is_limited=True, by=cast.wanda, at=NOON)
    story.locked(play)
    foreign = play.scene.paragraph("今天的会议")
    words = Mending("今天的会议，很重要。", foreign.version, "标点。")

    with pytest.raises(NotPermitted) as refused:
        repairs.repair(foreign.pk, mending=words, by=cast.dai, at=NOON)
    repairs.repair(story.slip(play).pk, mending=story.mending(play), by=cast.dai, at=NOON)

    assert refused.value.reason is Reason.NOT_YOUR_SECTION
    assert Seal.objects.count() == 2


def test_an_open_round_and_an_opinion_without_an_outcome_are_in_the_way(play):
    play.opinion()

    found = {one.lack: one for one in missing_of(play.scene.speech)}

    assert found[Lack.ROUNDS].spots[0].words == "第一轮征求意见"
    assert found[Lack.OPINIONS].count == 1
    assert Lack.THREADS not in found


def test_talk_among_drafters_is_counted_for_them_only(play, cast):
    threads.open_on(story.slip(play).pk, text="先别说。", audience=Audience.DRAFTERS, by=cast.dai, at=NOON)

    for role in (Role.OWNER, Role.REVIEWER):
        heard = Lack.THREADS in lacks(play.scene.speech, audiences=audiences_of(role))
        assert heard is (role is Role.OWNER)


def test_a_slip_in_a_heading_is_repaired_and_nothing_graver(play, cast):
    story.locked(play)
    row, words = story.heading(play), story.heading_repair(play)

    with pytest.raises(NotTypographic):
        graver = Mending("工业下降", row.version, "换个说法。")
        repairs.repair_heading(row.pk, mending=graver, by=cast.wanda, at=NOON)
    repairs.repair_heading(row.pk, mending=Mending(**words), by=cast.wanda, at=NOON)

    latest = Seal.objects.latest("pk")
    assert words["text"] in [line["text"] for line in json.loads(latest.text)["lines"]]
    assert finding_of(Speech.objects.get(pk=play.scene.speech.pk), latest) is Finding.HOLDS
    shown = repairs_of(play.scene.speech)[0]
    assert "".join(span.text for span in shown.spans if span.kind is SpanKind.ADDED) == "，"
    assert {str(person) for person in shown.unseen} == {"芮华", "沙娜"}


def test_a_section_without_a_line_of_its_own_has_no_heading_to_repair(play, cast):
    story.locked(play)
    front = Section.objects.get(speech=play.scene.speech, kind=SectionKind.FRONT)

    with pytest.raises(NoWords):
        repairs.repair_heading(front.pk, mending=Mending("题", 99, "错字。"), by=cast.wanda, at=NOON)
