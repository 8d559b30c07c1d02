"""Naming versions, and speeches that begin as copies."""

from uuid import uuid4

import pytest

from speeches.actions import milestones, paragraphs, speeches
from speeches.domain.milestones import Naming
from speeches.domain.outline.write import write
from speeches.domain.policy import Role
from speeches.domain.verdict import NoSuchSpeech, NoSuchVersion, NothingToSave, NoWords
from speeches.models import Membership, Milestone, Paragraph, Speech
from speeches.queries.outline import outline_of


def test_a_name_stands_on_a_version_and_makes_one_of_its_own(cast, scene, noon):
    version = milestones.name(scene.speech.pk, version=1, naming=Naming(" 初稿 "), by=cast.rhea, at=noon)

    named = Milestone.objects.get()
    assert (named.version, named.name, named.by) == (1, "初稿", cast.rhea)
    assert version == scene.version


@pytest.mark.parametrize("version", [0, 999])
def test_a_version_that_is_not_there_has_no_name(cast, scene, noon, version):
    with pytest.raises(NoSuchVersion):
        milestones.name(scene.speech.pk, version=version, naming=Naming("初稿"), by=cast.wanda, at=noon)


def test_a_name_without_words_and_a_name_twice_are_refused(cast, scene, noon):
    with pytest.raises(NoWords):
        milestones.name(scene.speech.pk, version=1, naming=Naming("  "), by=cast.wanda, at=noon)
    milestones.name(scene.speech.pk, version=1, naming=Naming("初稿"), by=cast.wanda, at=noon)
    with pytest.raises(NothingToSave):
        milestones.name(scene.speech.pk, version=1, naming=Naming("初稿"), by=cast.dai, at=noon)


@pytest.fixture
def copied(cast, scene, noon):
    """The speech that Dai made of the version before the last change."""
    version = scene.version
    paragraph = scene.paragraph("今天的会议")
    paragraphs.edit(paragraph.pk, text="今天的会议改了。", based_on=version, by=cast.wanda, at=noon)
    return Speech.objects.get(pk=speeches.copy(scene.speech.pk, version=version, by=cast.dai, at=noon))


def words_of(speech, version):
    return write(outline_of(speech, version).outline)


def test_a_copy_reads_as_the_version_did(scene, copied):
    assert words_of(copied, 1) == words_of(scene.speech, scene.version - 1)
    assert copied.version == 1
    assert copied.title == scene.speech.title


def test_a_copy_belongs_to_whoever_made_it_and_to_nobody_else(cast, copied):
    assert [(one.user, one.role) for one in Membership.objects.filter(speech=copied)] == [
        (cast.dai, Role.OWNER)
    ]


def test_a_copy_keeps_where_each_paragraph_came_from(scene, copied):
    sources = {row.text: row.copied_from for row in Paragraph.objects.filter(speech=copied)}

    assert sources["今天的会议很重要。"] == scene.paragraph("今天的会议改了")
    assert {source and source.speech for source in sources.values()} == {scene.speech}


def test_what_happens_to_a_copy_leaves_the_first_speech_alone(cast, scene, copied, noon):
    before = scene.version
    paragraph = Paragraph.objects.get(speech=copied, text__startswith="今天的会议")

    paragraphs.edit(paragraph.pk, text="另一篇。", based_on=1, by=cast.dai, at=noon)

    assert scene.version == before


def test_a_copy_sent_again_is_the_same_speech(cast, scene, noon):
    key = uuid4()
    first = speeches.copy(scene.speech.pk, version=1, by=cast.dai, at=noon, key=key)

    assert speeches.copy(scene.speech.pk, version=1, by=cast.dai, at=noon, key=key) == first


def test_nobody_copies_what_does_not_exist_for_him(cast, scene, noon):
    with pytest.raises(NoSuchSpeech):
        speeches.copy(scene.speech.pk, version=1, by=cast.otto, at=noon)
    with pytest.raises(NoSuchVersion):
        speeches.copy(scene.speech.pk, version=999, by=cast.wanda, at=noon)
