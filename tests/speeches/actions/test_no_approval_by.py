"""Approval cannot be had by changing the words afterwards, in whatever way they are changed."""

from uuid import uuid4

import pytest

from speeches.actions import reversals, sections, signatures, speeches
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Ending, SpeechState
from speeches.models import Section, Signature, Speech
from speeches.queries.structure import manuscript_of
from tests import sign_off_play as story
from tests.sign_off_play import standing
from tests.sign_off_stage import cast, noon, play, scene, under_way
from tests.speeches.actions.changing import WAYS, reworded, section_removed
from tests.stage import NOON

__all__ = ["cast", "noon", "play", "scene", "under_way"]

OPEN, WAIT, PASS = StepStatus.OPEN, StepStatus.WAITING, StepStatus.PASSED


@pytest.fixture
def signed(play):
    """Everybody has signed the whole."""
    speech = play.scene.speech
    for person in (play.cast.rhea, play.cast.hans, play.cast.greta, play.cast.sana):
        story.sign(speech, person)
    assert standing(speech) == (SpeechState.SIGNED, [PASS, PASS, PASS])
    return speech


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_was_signed_is_to_be_signed_anew_after(play, signed, way):
    way(play)

    assert standing(signed) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])
    assert set(Signature.objects.values_list("ending", flat=True)) == {Ending.CHANGED}


def test_old_words_that_come_back_bring_no_signature_back(play, signed):
    before = manuscript_of(signed.pk).digest_of(None)
    reworded(play)

    reversals.undo(signed.pk, by=play.cast.wanda, at=NOON)

    assert manuscript_of(signed.pk).digest_of(None) == before
    assert standing(signed) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])

    reversals.redo(signed.pk, by=play.cast.wanda, at=NOON)
    assert not Signature.objects.filter(voided_in=None).exists()


def test_a_section_that_comes_back_is_signed_anew(play, signed):
    section_removed(play)

    gone = Section.objects.get(speech=signed, heading__startswith="产业稳步")
    sections.restore(gone.pk, by=play.cast.wanda, at=NOON)

    assert standing(signed) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])


def test_a_copy_has_neither_a_route_nor_a_signature(play, signed):
    pk = speeches.copy(signed.pk, version=play.scene.version, by=play.cast.wanda, at=NOON)

    copy = Speech.objects.get(pk=pk)
    assert (copy.state, copy.lap) == (SpeechState.DRAFTING, 0)
    assert not copy.steps.exists()
    assert not copy.signatures.exists()


def test_a_page_that_is_stale_signs_nothing(play):
    speech = play.scene.speech
    seat = story.seat(speech, play.cast.rhea)
    pledge = story.pledge(speech, seat)
    reworded(play)

    with pytest.raises(signatures.WordsChanged):
        signatures.sign_whole(speech.pk, pledge=pledge, by=play.cast.rhea, at=NOON)

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])


def test_a_request_that_is_sent_again_signs_no_other_words(play):
    """Its answer is the version that it made the first time; on words of later nobody signed."""
    speech, key = play.scene.speech, uuid4()
    pledge = story.pledge(speech, story.seat(speech, play.cast.rhea))
    again = {"pledge": pledge, "by": play.cast.rhea, "at": NOON, "key": key}
    first = signatures.sign_whole(speech.pk, **again)
    reworded(play)

    assert signatures.sign_whole(speech.pk, **again) == first

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT, WAIT])
    assert not Signature.objects.filter(voided_in=None).exists()
