"""What is said of a milestone stands where that stands now, or is kept with the version that took it."""

import pytest

from speeches.actions import (
    opinions,
    paragraphs,
    rounds,
    sections,
)
from speeches.actions.opinions import Chosen, Place
from speeches.domain.structure.tree import Noun
from speeches.models import Thread
from tests.ledger import everything
from tests.play import Play
from tests.stage import SCRIPT, Scene, stage

TEA = "新建茶园"
WORDS = "带动农户300户"


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def one(play):
    """A round in which Greta and Hans are asked, each for a unit."""
    found = play.round()
    rounds.invite(found.pk, people=[play.cast.hans.pk], by=play.cast.wanda, at=play.scene.speech.created_at)
    return found


@pytest.fixture
def give(one, cast, noon):
    """An opinion of Greta's, or of whom the test says; the thread."""

    def given(on=None, *, by=cast.greta, text="建议核实。", place=None):
        opinions.give(one.pk, text=text, on=place or Place(on), by=by, at=noon)
        return Thread.objects.latest("pk")

    return given


def key(row):
    return Noun.PARAGRAPH, row.pk


def on_words(row, words=WORDS):
    start = row.text.index(words)
    return Place(key(row), Chosen(start, start + len(words), words))


def write(cast, noon, row, text):
    row.refresh_from_db()
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=cast.dai, at=noon)
    row.refresh_from_db()


def test_an_opinion_on_the_milestones_words_stands_where_they_stand_now(one, give, scene, cast, noon):
    row = scene.paragraph(TEA)
    place = on_words(row)
    write(cast, noon, row, "全镇今年" + row.text)

    thread = give(place=place)

    assert (thread.paragraph, thread.quote, thread.words) == (row, WORDS, WORDS)
    assert row.text[thread.start : thread.end] == WORDS
    assert thread.invitation.unit == "临江镇财政所"


def test_an_opinion_on_words_that_are_gone_is_kept_with_the_version_that_took_them(
    one, give, scene, cast, noon
):
    row = scene.paragraph(TEA)
    place = on_words(row)
    write(cast, noon, row, "新建茶园XX亩。")
    gone = scene.version
    write(cast, noon, row, "新建茶园XX亩，长势很好。")

    thread = give(place=place)

    assert (thread.quote, thread.gone_in, thread.last_stood_in) == (WORDS, gone, gone - 1)


def test_an_opinion_on_words_of_a_removed_paragraph_is_kept(one, give, scene, cast, noon):
    row = scene.paragraph(TEA)
    place = on_words(row)
    paragraphs.remove(row.pk, based_on=row.version, by=cast.dai, at=noon)
    removed = scene.version

    on_it, on_all_of_it = give(place=place), give(key(row))

    assert (on_it.gone_in, on_it.quote) == (removed, WORDS)
    assert (on_all_of_it.gone_in, on_all_of_it.quote) == (removed, row.text)


def test_an_opinion_follows_a_paragraph_that_was_joined_or_split(one, give, scene, cast, noon):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    place = on_words(second, "三点意见")
    paragraphs.join(second.pk, text=second.text, based_on=second.version, by=cast.dai, at=noon)
    row = scene.paragraph(TEA)
    tail = on_words(row)
    write(cast, noon, row, "新建茶园XX亩，\n带动农户300户。")

    joined, whole, parted = give(place=place), give(key(second)), give(place=tail)

    assert (joined.paragraph, joined.words) == (first, "三点意见")
    assert whole.paragraph == first
    assert (parted.paragraph, parted.words) == (scene.paragraph("带动农户"), WORDS)


def test_what_the_milestone_does_not_say_cannot_be_spoken_of(one, scene, cast, noon):
    later = scene.paragraph("今天的会议")
    paragraphs.insert(later.pk, text="后来才有的一段。", by=cast.dai, at=noon)
    elsewhere = Scene(stage(cast, SCRIPT)).paragraph(TEA)
    before = everything()

    for place in (
        Place(key(scene.paragraph("后来才有"))),
        Place(key(elsewhere)),
        Place((Noun.SECTION, elsewhere.section_id)),
        Place(key(later), Chosen(0, 4, "不是这些")),
    ):
        with pytest.raises(opinions.NotInRound):
            opinions.give(one.pk, text="意见。", on=place, by=cast.greta, at=noon)

    assert everything() == before


def test_an_opinion_on_a_section_has_its_name_of_then(one, give, scene, cast, noon):
    section = scene.section("产业稳步")
    sections.rename(section.pk, heading="产业向好", based_on=section.version, by=cast.dai, at=noon)

    thread = give((Noun.SECTION, section.pk))

    assert (thread.section, thread.quote) == (section, "产业稳步向好")
