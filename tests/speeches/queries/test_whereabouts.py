"""Where the changes of a comparison stand, as somebody finds them on paper."""

import pytest

from speeches.actions import paragraphs, places, sections
from speeches.actions.places import Shift
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.queries.comparison import comparison_of
from speeches.queries.whereabouts import Spot, whereabouts_of

PAST_YEAR = ("一、过去一年的工作",)
TASKS = ("二、今年的主要任务",)


@pytest.fixture
def whereabouts(scene, django_assert_num_queries):
    """Where the changes since a version stand, one for each row."""

    def since(old):
        compared = comparison_of(scene.speech, old, scene.version)
        with django_assert_num_queries(0):
            places = whereabouts_of(compared)
        return [places[row.block.id] for row in compared.numbered]

    return since


def rewrite(scene, beginning, words, cast, noon):
    paragraph = scene.paragraph(beginning)
    paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.dai, at=noon)


@pytest.mark.parametrize(
    ("beginning", "spot"),
    [
        ("在临江镇", Spot((), SectionKind.FRONT, ParagraphKind.TITLE)),
        ("下面我讲", Spot((), SectionKind.OPENING, ParagraphKind.BODY, 2)),
        ("成绩来之", Spot(PAST_YEAR, SectionKind.STANDALONE, ParagraphKind.BODY, 2)),
        ("狠抓作风", Spot(TASKS, SectionKind.STANDALONE, ParagraphKind.BODY, 2)),
        ("项目要挂", Spot((*TASKS, "一是狠抓项目建设"), SectionKind.RUN_IN, ParagraphKind.BODY, 2)),
        ("同志们，让", Spot((), SectionKind.CLOSING, ParagraphKind.BODY, 1)),
    ],
)
def test_a_paragraph_is_counted_in_its_section(cast, scene, noon, whereabouts, beginning, spot):
    old = scene.version
    rewrite(scene, beginning, "换了说法。", cast, noon)

    [where] = whereabouts(old)

    assert (where.here, where.before) == (spot, None)


def test_a_heading_stands_under_those_above_it(cast, scene, noon, whereabouts):
    old, section = scene.version, scene.section("产业稳步")
    sections.rename(section.pk, heading="产业持续向好", based_on=old, by=cast.dai, at=noon)

    [where] = whereabouts(old)

    assert where.here == Spot(PAST_YEAR, SectionKind.STANDALONE, SectionKind.STANDALONE)


def test_what_was_removed_stands_where_it_stood(cast, scene, noon, whereabouts):
    old, paragraph = scene.version, scene.paragraph("下面我讲")
    paragraphs.remove(paragraph.pk, based_on=paragraph.version, by=cast.dai, at=noon)

    [where] = whereabouts(old)

    assert (where.here.part, where.here.number) == (SectionKind.OPENING, 2)


def test_what_moved_tells_both_places(cast, scene, noon, whereabouts):
    old = scene.version
    after = scene.paragraph("今天的会议").pk
    places.move_behind(scene.paragraph("成绩来之").pk, after_id=after, by=cast.dai, at=noon)

    [where] = whereabouts(old)

    assert where.here == Spot((), SectionKind.OPENING, ParagraphKind.BODY, 2)
    assert where.before == Spot(PAST_YEAR, SectionKind.STANDALONE, ParagraphKind.BODY, 2)


def test_a_moved_section_is_found_under_its_old_number(cast, scene, noon, whereabouts):
    old = scene.version
    places.move_section(scene.section("今年的主要").pk, shift=Shift.UP, by=cast.dai, at=noon)
    rewrite(scene, "项目要挂", "项目一律挂图作战。", cast, noon)

    changed = next(where for where in whereabouts(old) if where.before and where.here.number)

    assert changed.here.headings[0] in {"一、今年的主要任务", "一、过去一年的工作"}
    assert changed.before.headings[0] != changed.here.headings[0]
