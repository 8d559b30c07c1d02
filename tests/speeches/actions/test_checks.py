"""What a check finds stands in the way of a final text, until it is mended or let stand for a reason."""

import pytest

from speeches.actions import checks, finals, paragraphs
from speeches.actions.checks import AlreadyHeeded, NoSuchFinding
from speeches.actions.finals import Unfinished
from speeches.domain.checks.check import Check, CheckLevel
from speeches.domain.sign_off.missing import Lack
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import NothingToSave, NotPermitted, NoWords
from speeches.models import CheckRule, Signature
from speeches.queries.checks import checks_page
from speeches.queries.missing import missing_of
from tests import check_play, final_play
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def lacks(play):
    play.scene.speech.refresh_from_db()
    return {one.lack: one for one in missing_of(play.scene.speech)}


def waive(play, found, reason=check_play.WHY, by=None):
    who = by or play.cast.wanda
    return checks.waive(play.scene.speech.pk, fingerprint=found.fingerprint, reason=reason, by=who, at=NOON)


def test_it_stands_in_the_way_and_the_place_is_named(play):
    found = check_play.finding(play)
    final_play.ready(play)

    with pytest.raises(Unfinished):
        finals.lock(play.scene.speech.pk, exceptions="就这样。", by=play.cast.wanda, at=NOON)

    [spot] = lacks(play)[Lack.CHECKS].spots
    assert (spot.pk, "的的" in str(spot.words)) == (found.line.key[1], True)


def test_let_stand_it_does_not_and_no_signature_ends(play):
    found = check_play.finding(play)
    final_play.ready(play)

    waive(play, found)

    assert not Signature.objects.exclude(voided_in=None).exists()
    assert Lack.CHECKS not in lacks(play)
    finals.lock(play.scene.speech.pk, by=play.cast.wanda, at=NOON)
    play.scene.speech.refresh_from_db()
    assert play.scene.speech.state is SpeechState.FINAL


def test_it_comes_back_when_its_words_change(play):
    waive(play, check_play.finding(play))
    row = play.scene.paragraph("今天的的会议")

    text = row.text.replace("的的会议", "的的大会")
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=play.cast.wanda, at=NOON)

    assert Lack.CHECKS in lacks(play)
    assert checks_page(play.scene.speech).waived == ()


def test_it_stays_away_when_other_words_change(play):
    waive(play, check_play.finding(play))
    row = play.scene.paragraph("新修村道")

    paragraphs.edit(row.pk, text=f"{row.text}好。", based_on=row.version, by=play.cast.wanda, at=NOON)

    assert Lack.CHECKS not in lacks(play)


def test_told_of_again_it_stands_in_the_way_again(play):
    one = check_play.waived(play)

    checks.heed(one.pk, by=play.cast.wanda, at=NOON)

    assert Lack.CHECKS in lacks(play)
    with pytest.raises(AlreadyHeeded):
        checks.heed(one.pk, by=play.cast.wanda, at=NOON)


def test_what_is_not_there_or_has_no_reason_is_not_let_stand(play):
    found = check_play.finding(play)

    with pytest.raises(NoWords):
        waive(play, found, reason=" ")
    with pytest.raises(NotPermitted):
        waive(play, found, by=play.cast.rhea)
    row = play.scene.paragraph("今天的的会议")
    text = row.text.replace("的的", "的")
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=play.cast.wanda, at=NOON)
    with pytest.raises(NoSuchFinding):
        waive(play, found)


def test_twice_is_once(play):
    found = check_play.finding(play)
    waive(play, found)

    with pytest.raises(NothingToSave):
        waive(play, found, reason="又一个理由。")


@pytest.mark.parametrize("level", CheckLevel)
def test_the_office_says_how_much_a_check_weighs(play, level):
    check_play.finding(play)
    CheckRule.objects.update_or_create(check_name=Check.DOUBLED, defaults={"level": level})

    shown = [one.check for one in checks_page(play.scene.speech).checked]

    assert (Check.DOUBLED in shown) == (level is not CheckLevel.OFF)
    assert (Lack.CHECKS in lacks(play)) == (level is CheckLevel.BLOCKING)
