"""Moving lines and sections."""

import pytest

from speeches.actions import places
from speeches.actions.places import Shift, Step
from speeches.domain.structure.tree import NoSuchPlace, OpensSection
from speeches.models import Event, Paragraph


def test_a_paragraph_moves_into_the_section_whose_heading_it_passes(cast, scene, noon, reading):
    paragraph = scene.paragraph("下面我讲")

    places.move_paragraph(paragraph.pk, step=Step.DOWN, by=cast.wanda, at=noon)

    lines = reading(scene.speech)
    assert lines.index("下面我讲三点意见。") == lines.index("一、过去一年的工作") + 1


def test_the_opener_of_a_run_in_section_takes_the_section_along(cast, scene, noon, reading):
    places.move_paragraph(scene.paragraph("狠抓作风").pk, step=Step.UP, by=cast.wanda, at=noon)

    assert reading(scene.speech)[-4:-1] == [
        "一是狠抓作风建设。干部要到村里去。",
        "二是狠抓项目建设。全年要开工12个项目。",
        "项目要挂图作战。",
    ]


def test_a_closing_thought_leaves_its_section_without_moving(cast, scene, noon, reading):
    paragraph, before = scene.paragraph("项目要挂图"), reading(scene.speech)

    places.move_paragraph(paragraph.pk, step=Step.OUT, by=cast.wanda, at=noon)

    paragraph.refresh_from_db()
    assert paragraph.section == scene.section("今年的主要")
    assert reading(scene.speech) == before


def test_a_paragraph_is_dropped_in_front_of_another(cast, scene, noon, reading):
    last, first = scene.paragraph("同志们"), scene.paragraph("今天的会议")

    places.move_before(last.pk, before_id=first.pk, by=cast.wanda, at=noon)

    assert reading(scene.speech)[1] == "同志们，让我们一起努力！"


def test_a_run_in_section_is_dropped_in_front_of_another(cast, scene, noon, reading):
    first, second = scene.paragraph("狠抓项目"), scene.paragraph("狠抓作风")

    places.move_before(second.pk, before_id=first.pk, by=cast.wanda, at=noon)

    assert reading(scene.speech)[-4:-1] == [
        "一是狠抓作风建设。干部要到村里去。",
        "二是狠抓项目建设。全年要开工12个项目。",
        "项目要挂图作战。",
    ]


def test_a_number_never_stays_behind_without_its_paragraph(cast, scene, noon, reading):
    opener, before = scene.paragraph("狠抓作风"), reading(scene.speech)

    with pytest.raises(NoSuchPlace):
        places.move_before(opener.pk, before_id=scene.paragraph("今天的会议").pk, by=cast.wanda, at=noon)
    with pytest.raises(OpensSection):
        places.move_paragraph(opener.pk, step=Step.OUT, by=cast.wanda, at=noon)

    assert reading(scene.speech) == before


def test_sections_change_places_and_numbers_follow(cast, scene, noon, reading):
    version = places.move_section(scene.section("今年的").pk, shift=Shift.UP, by=cast.wanda, at=noon)

    lines = reading(scene.speech)
    assert lines.index("一、今年的主要任务") < lines.index("二、过去一年的工作")
    assert Event.objects.get(speech=scene.speech, version=version).kind == "section.moved"


def test_promoting_restyles_the_markers(cast, scene, noon, reading):
    places.move_section(scene.section("民生持续").pk, shift=Shift.PROMOTE, by=cast.wanda, at=noon)

    assert "二、民生持续改善" in reading(scene.speech)
    assert "三、今年的主要任务" in reading(scene.speech)


def test_demoting_and_promoting_bring_everything_back(cast, scene, noon, reading):
    section, before = scene.section("今年的"), reading(scene.speech)

    places.move_section(section.pk, shift=Shift.DEMOTE, by=cast.wanda, at=noon)
    demoted = reading(scene.speech)
    places.move_section(section.pk, shift=Shift.PROMOTE, by=cast.wanda, at=noon)

    assert "（三）今年的主要任务" in demoted
    assert reading(scene.speech) == before


@pytest.mark.parametrize(
    ("heading", "shift"),
    [("过去一年", Shift.UP), ("今年的", Shift.DOWN), ("过去一年", Shift.PROMOTE), ("过去一年", Shift.DEMOTE)],
)
def test_what_is_at_the_edge_stays(cast, scene, noon, heading, shift):
    before = scene.version

    with pytest.raises(NoSuchPlace):
        places.move_section(scene.section(heading).pk, shift=shift, by=cast.wanda, at=noon)

    assert scene.version == before


def test_ranks_stay_short_however_often_lines_change_places(cast, scene, noon, reading):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    before = reading(scene.speech)

    for _ in range(150):
        places.move_before(second.pk, before_id=first.pk, by=cast.wanda, at=noon)
        places.move_before(first.pk, before_id=second.pk, by=cast.wanda, at=noon)

    longest = max(len(rank) for rank in Paragraph.objects.values_list("rank", flat=True))
    assert longest <= 40
    assert reading(scene.speech) == before
