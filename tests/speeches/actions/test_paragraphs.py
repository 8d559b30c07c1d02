"""Writing together: nothing typed is lost, nothing is doubled."""

from uuid import uuid4

import pytest

from speeches.actions import paragraphs, places
from speeches.actions.conflicts import EditConflict
from speeches.actions.places import Step
from speeches.domain.structure.tree import OpensSection
from speeches.domain.verdict import ChangedMeanwhile, Gone, NothingToSave, NotPermitted, NoWords
from speeches.models import Event, Revision, Speech


def test_an_edit_is_the_next_version_with_its_revision_and_event(cast, scene, noon):
    paragraph = scene.paragraph("今天的会议")
    before = scene.version

    version = paragraphs.edit(
        paragraph.pk, text="今天的会议非常重要。", based_on=paragraph.version, by=cast.wanda, at=noon
    )

    assert version == before + 1 == scene.version
    assert Revision.objects.get(paragraph=paragraph, since=version).text == "今天的会议非常重要。"
    assert Event.objects.get(speech=scene.speech, version=version).by == cast.wanda


def test_late_edit_merges_with_what_happened_meanwhile(cast, scene, noon):
    paragraph = scene.paragraph("过去一年，")
    seen = paragraph.version
    first = paragraph.text.replace("12.6亿元", "13.1亿元")
    second = paragraph.text.replace("过去一年", "过去的一年")

    paragraphs.edit(paragraph.pk, text=first, based_on=seen, by=cast.wanda, at=noon)
    paragraphs.edit(paragraph.pk, text=second, based_on=seen, by=cast.dai, at=noon)

    paragraph.refresh_from_db()
    assert paragraph.text == "过去的一年，全镇实现产值13.1亿元，同比增长8.5%。"


def test_edits_of_the_same_figure_are_shown_to_the_second_writer(cast, scene, noon):
    paragraph = scene.paragraph("过去一年，")
    seen, text = paragraph.version, paragraph.text
    paragraphs.edit(paragraph.pk, text=text.replace("12.6", "126"), based_on=seen, by=cast.wanda, at=noon)
    version = scene.version

    with pytest.raises(EditConflict) as conflict:
        paragraphs.edit(paragraph.pk, text=text.replace("12.6", "12.8"), based_on=seen, by=cast.dai, at=noon)

    assert "126" in conflict.value.merge.theirs
    assert "12.8" in conflict.value.merge.yours
    assert scene.version == version


def test_a_line_break_splits_the_paragraph(cast, scene, noon, reading):
    paragraph = scene.paragraph("今天的会议")

    paragraphs.edit(
        paragraph.pk,
        text="今天的会议\r\n\r\n　　很重要。 \n第三行。",
        based_on=paragraph.version,
        by=cast.wanda,
        at=noon,
    )

    assert reading(scene.speech)[1:5] == ["今天的会议", "很重要。", "第三行。", "下面我讲三点意见。"]


def test_a_replayed_save_answers_the_same_version_and_writes_nothing(cast, scene, noon):
    paragraph = scene.paragraph("今天的会议")
    save = {"text": "改过的话。", "based_on": paragraph.version, "by": cast.wanda, "at": noon, "key": uuid4()}

    versions = [paragraphs.edit(paragraph.pk, **save) for _ in range(3)]

    assert versions == [scene.version] * 3
    assert Revision.objects.filter(paragraph=paragraph).count() == 2


def test_joining_appends_to_the_paragraph_before_with_what_was_typed(cast, scene, noon, reading):
    second = scene.paragraph("下面我讲")

    paragraphs.join(second.pk, text="下面讲三点。", based_on=second.version, by=cast.wanda, at=noon)

    assert reading(scene.speech)[1:3] == ["今天的会议很重要。下面讲三点。", "一、过去一年的工作"]
    assert Revision.objects.get(paragraph=second, joined_into__isnull=False).since == scene.version


def test_a_paragraph_that_opens_a_section_is_not_joined(cast, scene, noon):
    opener = scene.paragraph("狠抓作风")

    with pytest.raises(OpensSection):
        paragraphs.join(opener.pk, text=opener.text, based_on=opener.version, by=cast.wanda, at=noon)


def test_removing_the_only_paragraph_of_a_run_in_section_removes_the_section(cast, scene, noon, reading):
    opener = scene.paragraph("狠抓作风")

    paragraphs.remove(opener.pk, based_on=opener.version, by=cast.wanda, at=noon)

    assert reading(scene.speech)[-3:] == [
        "一是狠抓项目建设。全年要开工12个项目。",
        "项目要挂图作战。",
        "同志们，让我们一起努力！",
    ]


def test_what_somebody_changed_meanwhile_is_not_removed_unseen(cast, scene, noon):
    paragraph = scene.paragraph("今天的会议")
    paragraphs.edit(paragraph.pk, text="新的话。", based_on=paragraph.version, by=cast.dai, at=noon)

    with pytest.raises(ChangedMeanwhile):
        paragraphs.remove(paragraph.pk, based_on=paragraph.version, by=cast.wanda, at=noon)


def test_a_removed_paragraph_comes_back_where_it_stood(cast, scene, noon, reading):
    paragraph = scene.paragraph("今天的会议")
    before = reading(scene.speech)
    paragraphs.remove(paragraph.pk, based_on=paragraph.version, by=cast.wanda, at=noon)

    paragraphs.restore(paragraph.pk, version=paragraph.version, by=cast.wanda, at=noon)

    assert reading(scene.speech) == before


def test_the_opener_of_a_section_comes_back_with_its_section(cast, scene, noon, reading):
    opener, before = scene.paragraph("狠抓作风"), reading(scene.speech)
    paragraphs.remove(opener.pk, based_on=opener.version, by=cast.wanda, at=noon)

    paragraphs.restore(opener.pk, version=opener.version, by=cast.wanda, at=noon)

    assert reading(scene.speech) == before


def test_a_joined_paragraph_comes_back_with_its_last_words(cast, scene, noon, reading):
    second = scene.paragraph("下面我讲")
    paragraphs.join(second.pk, text=second.text, based_on=second.version, by=cast.wanda, at=noon)

    paragraphs.restore(second.pk, version=scene.version, by=cast.wanda, at=noon)

    assert reading(scene.speech)[2] == "下面我讲三点意见。"


def test_editing_what_was_removed_meanwhile_is_refused(cast, scene, noon):
    paragraph = scene.paragraph("今天的会议")
    paragraphs.remove(paragraph.pk, based_on=paragraph.version, by=cast.wanda, at=noon)

    with pytest.raises(Gone):
        paragraphs.edit(paragraph.pk, text="我的话", based_on=paragraph.version, by=cast.dai, at=noon)


@pytest.mark.parametrize(("text", "refusal"), [(" \n　", NoWords), ("今天的会议很重要。", NothingToSave)])
def test_a_save_without_a_change_makes_no_version(cast, scene, noon, text, refusal):
    paragraph = scene.paragraph("今天的会议")
    before = scene.version

    with pytest.raises(refusal):
        paragraphs.edit(paragraph.pk, text=text, based_on=paragraph.version, by=cast.wanda, at=noon)

    assert scene.version == before


def test_a_reviewer_does_not_edit(cast, scene, noon):
    paragraph = scene.paragraph("今天的会议")

    with pytest.raises(NotPermitted):
        paragraphs.edit(paragraph.pk, text="别的话", based_on=paragraph.version, by=cast.rhea, at=noon)


def test_the_title_of_the_speech_follows_its_title_lines(cast, scene, noon):
    title = scene.paragraph("在临江镇")

    paragraphs.edit(title.pk, text="在临江镇\n党代会上的讲话", based_on=title.version, by=cast.wanda, at=noon)

    assert Speech.objects.get(pk=scene.speech.pk).title == "在临江镇\n党代会上的讲话"


def test_a_title_line_that_comes_back_or_changes_places_is_in_the_title(cast, scene, noon):
    title = scene.paragraph("在临江镇")
    paragraphs.edit(title.pk, text="在临江镇\n大会上的讲话", based_on=title.version, by=cast.wanda, at=noon)
    second = scene.paragraph("大会上")
    paragraphs.remove(second.pk, based_on=second.version, by=cast.wanda, at=noon)

    paragraphs.restore(second.pk, version=second.version, by=cast.wanda, at=noon)
    restored = Speech.objects.get(pk=scene.speech.pk).title
    places.move_paragraph(second.pk, step=Step.UP, by=cast.wanda, at=noon)

    assert restored == "在临江镇\n大会上的讲话"
    assert Speech.objects.get(pk=scene.speech.pk).title == "大会上的讲话\n在临江镇"


def test_new_paragraphs_follow_the_one_they_were_put_behind(cast, scene, noon, reading):
    after = scene.paragraph("今天的会议")

    paragraphs.insert(after.pk, text="第一句。\n第二句。", by=cast.wanda, at=noon)
    paragraphs.insert_first(scene.section("产业稳步").pk, text="开头。", by=cast.wanda, at=noon)

    lines = reading(scene.speech)
    assert lines[2:4] == ["第一句。", "第二句。"]
    assert lines[lines.index("（一）产业稳步向好") + 1] == "开头。"


def test_words_are_appended_only_to_the_paragraph_that_was_seen_before_them(cast, scene, noon):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    paragraphs.insert(first.pk, text="插进来一句。", by=cast.wanda, at=noon)

    with pytest.raises(ChangedMeanwhile):
        paragraphs.join(
            second.pk, text=second.text, based_on=second.version, to=first.pk, by=cast.dai, at=noon
        )

    assert scene.paragraph("插进来一句").text == "插进来一句。"
    assert scene.paragraph("下面我讲") == second
