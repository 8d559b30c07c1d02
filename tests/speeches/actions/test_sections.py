"""Sections are added, renamed, renumbered, removed, dissolved; numbers follow by themselves."""

import pytest
from django.db import connection

from speeches.actions import paragraphs, sections
from speeches.domain.structure.tree import NoSuchPlace
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NoWords
from speeches.models import Section


def heads(lines):
    return [line for line in lines if line[0] in "一二三四（"]


def test_a_new_section_takes_the_style_of_its_neighbour_and_numbers_follow(cast, scene, noon, reading):
    first = scene.section("产业稳步")

    sections.add_after(first.pk, heading="城乡面貌焕新", by=cast.wanda, at=noon)

    assert heads(reading(scene.speech))[1:4] == [
        "（一）产业稳步向好",
        "（二）城乡面貌焕新",
        "（三）民生持续改善",
    ]


def test_a_section_behind_the_opening_is_of_the_first_level(cast, scene, noon, reading):
    sections.add_after(scene.section("opening").pk, heading="形势判断", by=cast.wanda, at=noon)

    assert heads(reading(scene.speech))[:2] == ["一、形势判断", "二、过去一年的工作"]


def test_a_section_like_a_run_in_one_begins_with_its_paragraph(cast, scene, noon, reading):
    sections.add_after(
        scene.opened_by("狠抓项目").pk, heading="狠抓民生改善。把实事办好。", by=cast.wanda, at=noon
    )

    assert "二是狠抓民生改善。把实事办好。" in reading(scene.speech)
    assert "三是狠抓作风建设。干部要到村里去。" in reading(scene.speech)


def test_a_subsection_takes_the_style_of_the_level(cast, scene, noon, reading):
    sections.add_inside(scene.section("产业稳步").pk, heading="茶产业", by=cast.wanda, at=noon)

    assert "1.茶产业" in reading(scene.speech)


def test_nothing_is_added_behind_the_closing(cast, scene, noon):
    with pytest.raises(NoSuchPlace):
        sections.add_after(scene.section("closing").pk, heading="附", by=cast.wanda, at=noon)


def test_a_heading_renamed_by_somebody_else_meanwhile_is_not_overwritten(cast, scene, noon):
    section = scene.section("今年的主要")
    sections.rename(section.pk, heading="今年的重点任务", based_on=section.version, by=cast.dai, at=noon)

    with pytest.raises(ChangedMeanwhile):
        sections.rename(section.pk, heading="今年怎么干", based_on=section.version, by=cast.wanda, at=noon)


@pytest.mark.parametrize(("heading", "refusal"), [(" ", NoWords), ("今年的主要任务", NothingToSave)])
def test_a_heading_is_renamed_to_other_words_or_not_at_all(cast, scene, noon, heading, refusal):
    section = scene.section("今年的主要")

    with pytest.raises(refusal):
        sections.rename(section.pk, heading=heading, based_on=section.version, by=cast.wanda, at=noon)


def test_a_section_goes_with_all_it_holds(cast, scene, noon, reading):
    section = scene.section("过去一年")

    sections.remove(section.pk, based_on=scene.version, by=cast.wanda, at=noon)

    lines = reading(scene.speech)
    assert "一、今年的主要任务" in lines
    assert not any("茶园" in line for line in lines)


def test_a_section_that_changed_after_it_was_seen_stays(cast, scene, noon):
    section, seen = scene.section("过去一年"), scene.version
    sections.add_inside(section.pk, heading="新情况", by=cast.dai, at=noon)

    with pytest.raises(ChangedMeanwhile):
        sections.remove(section.pk, based_on=seen, by=cast.wanda, at=noon)


def test_a_removed_section_comes_back_with_all_it_held(cast, scene, noon, reading):
    section, before = scene.section("过去一年"), reading(scene.speech)
    sections.remove(section.pk, based_on=scene.version, by=cast.wanda, at=noon)

    sections.restore(section.pk, by=cast.dai, at=noon)

    assert reading(scene.speech) == before


def test_what_was_removed_before_the_section_stays_away(cast, scene, noon, reading):
    section, line = scene.section("过去一年"), scene.paragraph("新建茶园")
    paragraphs.remove(line.pk, based_on=line.version, by=cast.wanda, at=noon)
    before = reading(scene.speech)
    sections.remove(section.pk, based_on=scene.version, by=cast.wanda, at=noon)

    sections.restore(section.pk, by=cast.wanda, at=noon)

    assert reading(scene.speech) == before


def test_a_subsection_does_not_come_back_into_a_section_that_is_gone(cast, scene, noon):
    inner, outer = scene.section("产业稳步"), scene.section("过去一年")
    sections.remove(inner.pk, based_on=scene.version, by=cast.wanda, at=noon)
    sections.remove(outer.pk, based_on=scene.version, by=cast.wanda, at=noon)

    with pytest.raises(NoSuchPlace):
        sections.restore(inner.pk, by=cast.wanda, at=noon)


def test_dissolving_leaves_the_text_where_it_is_read(cast, scene, noon, reading):
    before = reading(scene.speech)

    sections.dissolve(scene.section("产业稳步").pk, based_on=scene.version, by=cast.wanda, at=noon)

    expected = [line.replace("（二）民", "（一）民") for line in before if line != "（一）产业稳步向好"]
    assert reading(scene.speech) == expected


def test_irregular_numbers_stay_until_somebody_lets_them_follow(cast, scene, noon, reading):
    second = scene.section("民生持续")
    sections.add_after(second.pk, heading="生态更美", by=cast.wanda, at=noon)
    pin(second, 4)

    before = heads(reading(scene.speech))[1:4]
    sections.renumber(second.pk, by=cast.wanda, at=noon)

    assert before == ["（一）产业稳步向好", "（四）民生持续改善", "（五）生态更美"]
    assert heads(reading(scene.speech))[1:4] == ["（一）产业稳步向好", "（二）民生持续改善", "（三）生态更美"]


def pin(section: Section, number: int) -> None:
    """As an import does that finds （四） behind （一）."""
    with connection.cursor() as cursor:
        cursor.execute("update speeches_section set pinned = %s where id = %s", [number, section.pk])


def test_a_heading_that_was_written_meanwhile_is_not_taken_away_unread(cast, scene, noon):
    section, seen = scene.section("产业稳步"), scene.version
    sections.rename(section.pk, heading="产业大为向好", based_on=section.version, by=cast.dai, at=noon)

    with pytest.raises(ChangedMeanwhile):
        sections.dissolve(section.pk, based_on=seen, by=cast.wanda, at=noon)

    assert scene.section("产业大为向好")
