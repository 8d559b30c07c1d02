"""Which version somebody means."""

from datetime import timedelta

import pytest

from speeches.actions import milestones, paragraphs, signatures
from speeches.domain.milestones import Naming
from speeches.models import Speech
from speeches.queries.moments import choices_of, version_at
from tests.play import Play


@pytest.fixture
def meant(cast, scene):
    """The version that Sana means by a word and a time."""

    def ask(word, **fields):
        speech = Speech.objects.get(pk=scene.speech.pk)
        return version_at(speech, cast.sana, {"old": word, **fields}, "old")

    return ask


def reword(scene, cast, at):
    paragraph = scene.paragraph("今天的会议")
    words = f"{paragraph.text}好。"
    return paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.wanda, at=at)


def test_a_number_is_that_version(meant):
    assert meant("2") == 2


def test_the_first_and_the_latest(cast, scene, noon, meant):
    last = reword(scene, cast, noon)

    assert (meant("first"), meant("latest")) == (1, last)


def test_a_day_and_time_is_the_version_that_stood_then(cast, scene, noon, meant):
    early = reword(scene, cast, noon + timedelta(hours=1))
    reword(scene, cast, noon + timedelta(hours=3))

    assert meant("date", old_at="2026-03-05T05:30+00:00") == early
    assert meant("date", old_at="2001-01-01T00:00") is None


@pytest.mark.parametrize("typed", ["", "x", "2026-99-99T00:00", "2026"])
def test_what_is_no_time_means_nothing(meant, typed):
    assert meant("date", old_at=typed) is None


@pytest.mark.parametrize("word", ["", "yesterday", "-1", "²", "number", "9" * 20])
def test_what_is_no_moment_means_nothing(meant, word):
    assert meant(word) is None


def test_what_i_last_signed_is_the_version_of_my_latest_signature(cast, scene, noon, meant):
    assert meant("signed") is None
    section_id, words = Play(cast, scene).to_sign()
    signatures.sign(section_id, by=cast.sana, at=noon, **words)
    signed = scene.version - 1
    reword(scene, cast, noon)

    assert meant("signed") == signed


def test_named_versions_are_offered_the_latest_first(cast, scene, noon, django_assert_num_queries):
    for name, version in (("初稿", 1), ("送审稿", 2)):
        milestones.name(scene.speech.pk, version=version, naming=Naming(name), by=cast.wanda, at=noon)

    with django_assert_num_queries(1):
        choices = choices_of(scene.speech, cast.sana)

    assert [milestone.name for milestone in choices.milestones] == ["送审稿", "初稿"]
