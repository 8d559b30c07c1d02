"""Two people change the structure at the same moment: one sane order, nothing doubled, nothing lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from speeches.actions import paragraphs, places, sections
from speeches.actions.places import Shift, Step
from speeches.domain.verdict import Refusal
from speeches.models import Event, Paragraph
from speeches.queries import structure, text
from speeches.queries.authorship import misfits_of
from tests.stage import NOON, SCRIPT, Scene, assembled, stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db):
    return assembled()


@pytest.fixture
def scene(people):
    return Scene(stage(people, SCRIPT))


def split(row, by):
    middle = len(row.text) // 2
    words = f"{row.text[:middle]}\n{row.text[middle:]}"
    return lambda: paragraphs.edit(row.pk, text=words, based_on=row.version, by=by, at=NOON)


def edit(row, by):
    words = row.text.replace("。", "，戴岩改过。", 1)
    return lambda: paragraphs.edit(row.pk, text=words, based_on=row.version, by=by, at=NOON)


def join(row, by):
    return lambda: paragraphs.join(row.pk, text=row.text, based_on=row.version, by=by, at=NOON)


def remove(row, by):
    return lambda: paragraphs.remove(row.pk, based_on=row.version, by=by, at=NOON)


def step(row, way, by):
    return lambda: places.move_paragraph(row.pk, step=way, by=by, at=NOON)


def before(row, other, by):
    return lambda: places.move_before(row.pk, before_id=other.pk, by=by, at=NOON)


def remove_section(scene, section, by):
    seen = scene.version
    return lambda: sections.remove(section.pk, based_on=seen, by=by, at=NOON)


def dissolve(scene, section, by):
    seen = scene.version
    return lambda: sections.dissolve(section.pk, based_on=seen, by=by, at=NOON)


def shift(section, way, by):
    return lambda: places.move_section(section.pk, shift=way, by=by, at=NOON)


PAIRS = {
    "both split one paragraph": lambda scene, one, two: (
        split(scene.paragraph("过去一年，"), one),
        split(scene.paragraph("过去一年，"), two),
    ),
    "one joins what the other edits": lambda scene, one, two: (
        join(scene.paragraph("下面我讲"), one),
        edit(scene.paragraph("今天的会议"), two),
    ),
    "one joins to what the other removes": lambda scene, one, two: (
        join(scene.paragraph("下面我讲"), one),
        remove(scene.paragraph("今天的会议"), two),
    ),
    "one moves into what the other removes": lambda scene, one, two: (
        before(scene.paragraph("成绩来之"), scene.paragraph("新修村道"), one),
        remove_section(scene, scene.section("民生持续"), two),
    ),
    "one moves what the other dissolves": lambda scene, one, two: (
        shift(scene.section("民生持续"), Shift.UP, one),
        dissolve(scene, scene.section("民生持续"), two),
    ),
    "both move one paragraph": lambda scene, one, two: (
        step(scene.paragraph("下面我讲"), Step.UP, one),
        before(scene.paragraph("下面我讲"), scene.paragraph("成绩来之"), two),
    ),
    "one writes in what the other removes": lambda scene, one, two: (
        edit(scene.paragraph("新建茶园"), one),
        remove_section(scene, scene.section("产业稳步"), two),
    ),
    "both drop before one another": lambda scene, one, two: (
        before(scene.paragraph("今天的会议"), scene.paragraph("成绩来之"), one),
        before(scene.paragraph("成绩来之"), scene.paragraph("今天的会议"), two),
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_whoever_comes_first_the_speech_is_whole(people, scene, pair):
    version = scene.version
    done = at_once(*pair(scene, people.dai, people.sana))

    made = [one for one in done if isinstance(one, int)]
    assert made
    assert all(isinstance(one, int | Refusal) for one in done)
    assert sorted(made) == list(range(version + 1, scene.version + 1))
    assert_whole(scene)


def test_fresh_words_are_not_taken_along_by_a_removal_that_did_not_see_them(people, scene):
    row = scene.paragraph("新建茶园")
    removal = remove_section(scene, scene.section("产业稳步"), people.sana)
    edit(row, people.dai)()

    with pytest.raises(Refusal):
        removal()

    assert Paragraph.objects.get(pk=row.pk).removed_in is None


def assert_whole(scene):
    """Every standing line once, in the places that history tells, with the authors that history gives."""
    manuscript = structure.manuscript_of(scene.speech.pk)
    told = text.version_of(scene.speech.pk, scene.version)
    lines = [node.key for node in manuscript.tree.lines()]
    assert len(set(lines)) == len(lines)
    assert lines == [node.key for node in told.tree.lines()]
    assert {key: manuscript.texts[key] for key in lines} == {key: told.texts[key] for key in lines}
    standing = Paragraph.objects.filter(speech=scene.speech, removed_in=None).count()
    assert standing == sum(key[0] == "paragraph" for key in lines)
    numbers = Event.objects.filter(speech=scene.speech, ordinal=0).order_by("version")
    assert list(numbers.values_list("version", flat=True)) == list(range(1, scene.version + 1))
    assert misfits_of(scene.speech.pk) == {}


def at_once(*acts):
    """Start all at the same moment; what each returned or was refused with."""
    start = Barrier(len(acts))

    def played(act):
        try:
            start.wait()
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(played, acts))
