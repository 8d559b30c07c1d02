"""An objection stands until its author lifts it, whichever route is laid after it."""

import json

import pytest

from speeches.actions import finals, members, returns, signatures
from speeches.actions.finals import Unfinished
from speeches.actions.returns import Destination
from speeches.actions.signatures import AlreadyEnded
from speeches.domain.policy import Role
from speeches.domain.sign_off.missing import Lack
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Opinion, Pledge, SpeechState, Statement
from speeches.domain.verdict import NotPermitted
from speeches.domain.waiting import WaitKind
from speeches.models import Seal, Section, Signature
from speeches.queries.inbox.everything import inbox_of
from speeches.queries.missing import missing_of
from speeches.queries.route import route_of
from speeches.queries.sheet import sheet_of
from speeches.queries.structure import manuscript_of
from tests.sign_off import filled, lay, sign


@pytest.fixture
def objected(cast, scene, noon):
    """Greta has objected to the whole at her step, and the owner has laid a route without her."""
    lay(
        scene.speech,
        (StepKind.REVIEW, "核稿", [cast.greta]),
        (StepKind.ISSUE, "签发", [cast.sana]),
        by=cast.wanda,
        at=noon,
    )
    filled(scene.speech, by=cast.wanda, at=noon)
    sign(cast.greta, scene.speech, noon, Opinion.DISAGREE, "数字不对。")
    laid_anew(cast, scene, noon, [cast.sana])
    return scene.speech


def laid_anew(cast, scene, noon, people):
    returns.send_back(scene.speech.pk, to=Destination(), reason="重来。", by=cast.wanda, at=noon)
    lay(scene.speech, (StepKind.ISSUE, "签发", people), by=cast.wanda, at=noon)


def lacks(speech):
    return {one.lack: one for one in missing_of(speech)}


def test_another_route_gets_nobody_past_it(cast, objected, noon):
    sign(cast.sana, objected, noon)

    objected.refresh_from_db()
    assert objected.state is SpeechState.IN_REVIEW
    found = lacks(objected)
    assert set(found) == {Lack.OBJECTIONS}
    assert [spot.words for spot in found[Lack.OBJECTIONS].spots] == ["顾蕾"]
    with pytest.raises(Unfinished):
        finals.lock(objected.pk, exceptions="就这样。", by=cast.wanda, at=noon)


def test_its_author_lifts_it_and_all_is_signed_at_once(cast, objected, noon):
    sign(cast.sana, objected, noon)
    objection = Signature.objects.get(by=cast.greta)

    with pytest.raises(NotPermitted):
        signatures.withdraw(objection.pk, by=cast.wanda, at=noon)
    signatures.withdraw(objection.pk, by=cast.greta, at=noon)

    objected.refresh_from_db()
    assert objected.state is SpeechState.SIGNED
    assert not lacks(objected)
    finals.lock(objected.pk, by=cast.wanda, at=noon)


def test_who_agrees_on_the_new_route_objects_no_more(cast, scene, objected, noon):
    laid_anew(cast, scene, noon, [cast.greta])
    assert route_of(objected).objections

    sign(cast.greta, objected, noon)

    objected.refresh_from_db()
    assert objected.state is SpeechState.SIGNED
    assert Signature.objects.get(opinion=Opinion.DISAGREE).withdrawn_in == objected.version


def test_who_agrees_to_a_section_still_objects_to_the_whole(cast, scene, objected, noon):
    laid_anew(cast, scene, noon, [cast.greta, cast.sana])
    section = Section.objects.filter(speech=objected, parent=None, removed_in=None).latest("rank")
    seat = route_of(objected).steps[0].seats.get(person=cast.greta)
    pledge = Pledge(manuscript_of(objected.pk).digest_of(section.pk), Statement(), seat.pk)

    signatures.sign(section.pk, pledge=pledge, by=cast.greta, at=noon)

    assert lacks(objected)[Lack.OBJECTIONS].count == 1


def test_who_disagrees_again_does_so_once(cast, scene, objected, noon):
    laid_anew(cast, scene, noon, [cast.greta])

    sign(cast.greta, objected, noon, Opinion.DISAGREE, "还是不对。")

    assert lacks(objected)[Lack.OBJECTIONS].count == 1
    signatures.withdraw(Signature.objects.latest("pk").pk, by=cast.greta, at=noon)
    assert Lack.OBJECTIONS not in lacks(objected)


def test_an_agreement_of_before_is_not_withdrawn_from_a_later_route(cast, scene, noon):
    stages = ((StepKind.REVIEW, "核稿", [cast.greta]), (StepKind.ISSUE, "签发", [cast.sana]))
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    sign(cast.greta, scene.speech, noon)
    laid_anew(cast, scene, noon, [cast.sana])

    with pytest.raises(AlreadyEnded):
        signatures.withdraw(Signature.objects.get().pk, by=cast.greta, at=noon)


def test_who_objected_and_was_sent_away_is_asked_in_again_to_lift_it(cast, objected, noon):
    sign(cast.sana, objected, noon)
    members.remove(objected.members.get(user=cast.greta).pk, by=cast.wanda, at=noon)
    assert Lack.OBJECTIONS in lacks(objected)

    members.invite(objected.pk, person=cast.greta, role=Role.SIGNER, by=cast.wanda, at=noon)
    signatures.withdraw(Signature.objects.get(by=cast.greta).pk, by=cast.greta, at=noon)

    assert not lacks(objected)


def test_of_a_closed_account_it_is_got_past_with_a_reason_that_is_kept(cast, objected, noon):
    cast.greta.is_active = False
    cast.greta.save()
    sign(cast.sana, objected, noon)
    assert {one.lack for one in missing_of(objected) if one.is_excusable} == {Lack.SILENCED}

    with pytest.raises(Unfinished):
        finals.lock(objected.pk, by=cast.wanda, at=noon)
    finals.lock(objected.pk, exceptions="本人已调离，意见已由主任当面核实。", by=cast.wanda, at=noon)

    objected.refresh_from_db()
    assert objected.state is SpeechState.FINAL


def test_its_author_is_told_that_it_stands_in_the_way(cast, objected, noon):
    lines = [one for one in inbox_of(cast.greta).waiting if one.kind is WaitKind.OBJECTING]
    assert [one.speech for one in lines] == [objected.pk]
    assert not [one for one in inbox_of(cast.sana).waiting if one.kind is WaitKind.OBJECTING]

    signatures.withdraw(Signature.objects.get(by=cast.greta).pk, by=cast.greta, at=noon)

    assert not [one for one in inbox_of(cast.greta).waiting if one.kind is WaitKind.OBJECTING]


def test_the_sheet_and_the_seal_name_what_was_got_past(cast, objected, noon):
    cast.greta.is_active = False
    cast.greta.save()
    sign(cast.sana, objected, noon)
    finals.lock(objected.pk, exceptions="本人已调离。", by=cast.wanda, at=noon)
    objected.refresh_from_db()

    sheet = sheet_of(objected)
    assert sheet.exceptions == "本人已调离。"
    last = sheet.lines[-1]
    assert (last.step, last.signature and last.signature.by) == (None, cast.greta)
    kept = json.loads(Seal.objects.get().text)
    assert [(one["name"], one["opinion"], one["remark"]) for one in kept["objections"]] == [
        ("顾蕾", "disagree", "数字不对。")
    ]
