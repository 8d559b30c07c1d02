"""A seat that is for sections is signed on these sections, and for none that is gone or another's."""

import pytest

from speeches.actions import routes, sections, signatures
from speeches.actions.signatures import NotAsked, WordsChanged
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Pledge, SpeechState
from speeches.domain.verdict import Gone, NotPermitted, Reason
from speeches.queries.structure import manuscript_of
from tests import sign_off_play as story
from tests.sign_off_play import anew, issued_by, reviewed_by, standing
from tests.sign_off_stage import cast, noon, play, scene, under_way
from tests.stage import NOON, SCRIPT, stage

__all__ = ["cast", "noon", "play", "scene", "under_way"]

OPEN, WAIT, PASS = StepStatus.OPEN, StepStatus.WAITING, StepStatus.PASSED


def test_another_sections_id_or_words(play, cast):
    industry, people = (play.scene.section(name) for name in ("产业稳步", "民生持续"))
    speech = anew(play, reviewed_by(cast.rhea, sections=[industry.pk]), issued_by(cast.sana))
    seat = story.seat(speech, cast.rhea)
    words = manuscript_of(speech.pk)

    for section, digest, why in (
        (people.pk, words.digest_of(people.pk), NotAsked),
        (industry.pk, words.digest_of(people.pk), WordsChanged),
        (industry.pk, words.digest_of(None), WordsChanged),
    ):
        with pytest.raises(why):
            signatures.sign(section, pledge=Pledge(digest, seat=seat.pk), by=cast.rhea, at=NOON)
    with pytest.raises(NotAsked):
        signatures.sign_whole(speech.pk, pledge=story.pledge(speech, seat), by=cast.rhea, at=NOON)

    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT])


def test_a_section_of_another_speech(play, cast):
    speech = play.scene.speech
    other = stage(cast, SCRIPT)
    section = other.sections.get(heading="产业稳步向好")
    digest = manuscript_of(other.pk).digest_of(section.pk)
    pledge = Pledge(digest, seat=story.seat(speech, cast.rhea).pk)

    with pytest.raises(NotPermitted) as no:
        signatures.sign(section.pk, pledge=pledge, by=cast.rhea, at=NOON)

    assert no.value.reason is Reason.NO_SEAT


def test_removing_the_section_that_a_seat_names(play, cast):
    """What is gone is not agreed to; what is added is not signed by it, and both come back to the signer."""
    industry, people = (play.scene.section(name) for name in ("产业稳步", "民生持续"))
    named = [industry.pk, people.pk]
    speech = anew(play, reviewed_by(cast.rhea, sections=[industry.pk]), issued_by(cast.sana))
    seat = story.seat(speech, cast.rhea)
    sections.remove(industry.pk, based_on=play.scene.version, by=cast.wanda, at=NOON)
    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT])
    with pytest.raises(Gone):
        signatures.sign(industry.pk, pledge=Pledge("0" * 64, seat=seat.pk), by=cast.rhea, at=NOON)
    sections.restore(industry.pk, by=cast.wanda, at=NOON)

    routes.reseat(seat.step_id, seat=seat.pk, person=cast.rhea, sections=named, by=cast.wanda, at=NOON)
    pledge = story.pledge(speech, story.seat(speech, cast.rhea), people.pk)
    signatures.sign(people.pk, pledge=pledge, by=cast.rhea, at=NOON)
    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT])

    sections.remove(industry.pk, based_on=play.scene.version, by=cast.wanda, at=NOON)
    assert standing(speech) == (SpeechState.IN_REVIEW, [PASS, OPEN])
    sections.restore(industry.pk, by=cast.wanda, at=NOON)
    assert standing(speech) == (SpeechState.IN_REVIEW, [OPEN, WAIT])
