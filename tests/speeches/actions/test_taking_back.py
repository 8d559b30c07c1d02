"""Taking back one change, one paragraph, one section, or all that one person did."""

import pytest

from speeches.actions import paragraphs, places, replacements, reversals, sections
from speeches.actions.places import Step
from speeches.actions.replacements import Hit, Replacement
from speeches.actions.reversals import BuiltOn
from speeches.domain.finding import Search
from speeches.domain.happenings import Happening
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import NothingToSave
from speeches.queries.diary import deeds_of
from speeches.queries.reversal_scopes import Scope
from tests.speeches.rewording import redo, text_of, undo, write

__all__ = ["redo", "undo", "write"]


@pytest.fixture
def take_back(scene, cast, noon):
    def taking(**scope):
        partial = scope.pop("is_partial", False)
        return reversals.take_back(
            scene.speech.pk, scope=Scope(**scope), is_partial=partial, by=cast.wanda, at=noon
        )

    return taking


def test_one_change_of_somebody_else_goes_and_later_ones_stay(cast, scene, write, take_back):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    version = write(first, "很重要", "非常重要", cast.dai)
    write(second, "三点", "四点", cast.dai)

    take_back(after=version - 1, until=version)

    assert (text_of(first), text_of(second)) == ("今天的会议很重要。", "下面我讲四点意见。")


def test_all_that_one_person_did_goes_and_what_others_did_between_stays(
    cast, scene, write, take_back, noon, reading
):
    since, before = scene.version, reading(scene.speech)
    paragraph = scene.paragraph("过去一年，")
    write(paragraph, "全镇", "全镇上下", cast.dai)
    write(paragraph, "8.5%", "8.6%", cast.sana)
    write(paragraph, "12.6亿元", "12.60亿元", cast.dai)
    places.move_paragraph(scene.paragraph("下面我讲").pk, step=Step.UP, by=cast.dai, at=noon)

    version = take_back(after=since, until=scene.version, person=cast.dai.pk)

    (deed,) = deeds_of(scene.speech.pk, version)
    assert (deed.kind, deed.person, deed.subjects) == (Happening.CHANGES_TAKEN_BACK, cast.dai, ())

    assert reading(scene.speech) == [line.replace("8.5%", "8.6%") for line in before]


def test_one_paragraph_goes_back_alone(cast, scene, write, take_back):
    since = scene.version
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    for old, new in (("很重要", "重要"), ("重要", "十分重要")):
        write(first, old, new, cast.dai)
        write(second, "意见", "意见建议", cast.sana)

    take_back(after=since, until=scene.version, paragraph=first.pk)

    assert text_of(first) == "今天的会议很重要。"
    assert "建议建议" in text_of(second)


def test_one_section_goes_back_alone(cast, scene, write, take_back, noon, reading):
    since, section = scene.version, scene.section("产业稳步")
    write(scene.paragraph("新建茶园"), "300户", "320户", cast.dai)
    sections.rename(section.pk, heading="产业向好", based_on=section.version, by=cast.dai, at=noon)
    paragraphs.insert_first(section.pk, text="先说一句。", by=cast.dai, at=noon)
    write(scene.paragraph("新修村道"), "18", "19", cast.dai)

    take_back(after=since, until=scene.version, section=section.pk)

    lines = reading(scene.speech)
    assert lines[5:7] == ["（一）产业稳步向好", "新建茶园XX亩，带动农户300户。"]
    assert "新修村道19公里，惠及6个村。" in lines


def test_what_others_built_on_can_be_left_and_the_rest_taken_back(cast, scene, write, take_back):
    since = scene.version
    first, second = scene.paragraph("今天的会议"), scene.paragraph("过去一年，")
    write(first, "很重要", "非常重要", cast.dai)
    write(second, "12.6", "12.7", cast.dai)
    write(second, "12.7", "12.8", cast.sana)
    scope = {"after": since, "until": scene.version, "person": cast.dai.pk}

    with pytest.raises(BuiltOn):
        take_back(**scope)
    take_back(**scope, is_partial=True)

    assert text_of(first) == "今天的会议很重要。"
    assert "12.8" in text_of(second)


def test_what_was_taken_back_can_be_undone_like_any_change(cast, scene, write, take_back, undo):
    paragraph = scene.paragraph("今天的会议")
    version = write(paragraph, "很重要", "非常重要", cast.dai)
    take_back(after=version - 1, until=version)

    undo(cast.wanda)

    assert text_of(paragraph) == "今天的会议非常重要。"


def test_what_reads_as_before_is_not_taken_back_again(cast, scene, write, take_back):
    paragraph = scene.paragraph("今天的会议")
    version = write(paragraph, "很重要", "非常重要", cast.dai)
    take_back(after=version - 1, until=version)

    with pytest.raises(NothingToSave):
        take_back(after=version - 1, until=version)


def test_words_replaced_in_many_places_go_back_everywhere_at_once(cast, scene, undo, noon, reading):
    before = reading(scene.speech)
    rows = [scene.paragraph("过去一年，"), scene.paragraph("新建茶园")]
    what = Replacement(Search("，"), "；")
    hits = [
        Hit((Noun.PARAGRAPH, row.pk), start, row.version)
        for row in rows
        for start in what.search.starts_in(row.text)
    ]
    replacements.replace(scene.speech.pk, hits=hits, by_what=what, by=cast.dai, at=noon)
    assert reading(scene.speech) != before

    undo(cast.dai)

    assert reading(scene.speech) == before
