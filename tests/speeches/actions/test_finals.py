"""A speech is final when nothing is missing; then nothing in it changes but slips of the pen."""

import json

import pytest

from speeches.actions import finals, paragraphs, repairs, threads
from speeches.actions.finals import Unfinished
from speeches.actions.repairs import Mending, NotTypographic
from speeches.domain.sign_off.missing import Lack
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.sign_off.sealing import seal_of
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import NotPermitted, NoWords, Reason
from speeches.models import Milestone, Seal, Signature, SigningRules, Step
from speeches.queries.missing import missing_of
from tests.sign_off import filled, lay, sign


@pytest.fixture
def speech(cast, scene, noon):
    """Without a blank, on a short route: Rhea reviews, Sana issues."""
    filled(scene.speech, by=cast.wanda, at=noon)
    stages = (StepKind.REVIEW, "核稿", [cast.rhea]), (StepKind.ISSUE, "签发", [cast.sana])
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    return scene.speech


@pytest.fixture
def final(cast, speech, noon):
    sign(cast.rhea, speech, noon)
    sign(cast.sana, speech, noon)
    finals.lock(speech.pk, by=cast.wanda, at=noon)
    speech.refresh_from_db()
    return speech


def lacks(speech):
    speech.refresh_from_db()
    return {one.lack for one in missing_of(speech)}


def test_what_is_missing_is_told_and_nothing_is_locked(cast, scene, speech, noon):
    row = scene.paragraph("新修村道")
    paragraphs.edit(row.pk, text=row.text + "另修XX座桥。", based_on=row.version, by=cast.wanda, at=noon)
    threads.open_on(row.pk, text="请核对。", by=cast.rhea, at=noon)

    with pytest.raises(Unfinished) as refused:
        finals.lock(speech.pk, by=cast.wanda, at=noon)

    assert [one.lack for one in refused.value.missing] == [
        Lack.STEPS,
        Lack.BLANKS,
        Lack.THREADS,
    ]
    assert not Seal.objects.exists()


def test_the_seal_keeps_the_text_and_who_signed_it(cast, final):
    seal = Seal.objects.get()
    kept = json.loads(seal.text)

    assert final.state is SpeechState.FINAL
    assert seal_of(seal.text) == seal.digest
    assert [step["signatures"][0]["name"] for step in kept["steps"]] == [str(cast.rhea), str(cast.sana)]
    assert {kept["digest"]} == set(Signature.objects.values_list("digest", flat=True))
    assert Milestone.objects.get(name="定稿").version == final.version


def test_nothing_is_written_in_a_final_speech(cast, scene, final, noon):
    row = scene.paragraph("新修村道")

    with pytest.raises(NotPermitted) as refused:
        paragraphs.edit(row.pk, text=row.text + "好。", based_on=row.version, by=cast.wanda, at=noon)

    assert refused.value.reason is Reason.FINAL


def test_talk_stays_open_only_where_the_office_lets_it_and_with_a_reason(cast, scene, speech, noon):
    threads.open_on(scene.paragraph("新修村道").pk, text="请核对。", by=cast.rhea, at=noon)
    sign(cast.rhea, speech, noon)
    sign(cast.sana, speech, noon)
    with pytest.raises(Unfinished):
        finals.lock(speech.pk, exceptions="会后再议。", by=cast.wanda, at=noon)
    SigningRules.objects.create(pk=1, lets_talk_stay_open=True)
    with pytest.raises(Unfinished):
        finals.lock(speech.pk, by=cast.wanda, at=noon)

    finals.lock(speech.pk, exceptions="会后再议。", by=cast.wanda, at=noon)

    assert Seal.objects.get().exceptions == "会后再议。"


def test_opening_again_begins_a_new_round_and_keeps_the_old_one(cast, scene, final, noon):
    with pytest.raises(NoWords):
        finals.unlock(final.pk, reason=" ", by=cast.wanda, at=noon)

    finals.unlock(final.pk, reason="会议改期。", by=cast.wanda, at=noon)
    row = scene.paragraph("新修村道")
    paragraphs.edit(row.pk, text=row.text + "好。", based_on=row.version, by=cast.wanda, at=noon)

    final.refresh_from_db()
    laid = Step.objects.filter(speech=final, lap=2)
    assert (final.state, final.lap) == (SpeechState.DRAFTING, 2)
    assert [step.status for step in laid] == [StepStatus.WAITING] * 2
    assert Signature.objects.filter(voided_in=None).count() == 2
    assert lacks(final) >= {Lack.STEPS, Lack.SUBMISSION}


def test_a_slip_of_the_pen_is_repaired_and_the_signers_are_shown_it(cast, scene, final, noon):
    row = scene.paragraph("新修村道")
    with pytest.raises(NotTypographic):
        repairs.repair(
            row.pk,
            mending=Mending(row.text.replace("6个村", "7个村"), row.version, "数字有误。"),
            by=cast.wanda,
            at=noon,
        )

    repairs.repair(
        row.pk,
        mending=Mending(row.text.replace("，", "、", 1), row.version, "标点有误。"),
        by=cast.wanda,
        at=noon,
    )

    signature = Signature.objects.get(by=cast.sana)
    assert signature.is_live and signature.keepings.get().reason == "标点有误。"
    assert Seal.objects.count() == 2
    repairs.acknowledge(final.repairs.get().pk, by=cast.sana, at=noon)
    with pytest.raises(NotPermitted):
        repairs.acknowledge(final.repairs.get().pk, by=cast.leo, at=noon)
