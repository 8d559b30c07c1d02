"""The file that was imported, beside what became of it."""

import pytest

from speeches.actions import imports, paragraphs, places, sections
from speeches.actions.places import Shift
from speeches.domain.comparison import RowKind
from speeches.domain.outline.roles import LineRole
from speeches.models import Original, Paragraph, Section, Speech
from speeches.queries.imported import comparison_with_file
from tests.speeches.invented import TEXTS, WEB_COPY

MARKDOWN = """\
# 在青石县教育大会上的讲话

同志们：

## 一、认清形势

办好教育是**全县**的大事。

---

- 谢谢大家！
"""


@pytest.fixture
def bring(cast, noon):
    """Import a text; the speech."""

    def brought(text, name="稿.txt", title=""):
        given = {"content": text.encode(), "name": name, "by": cast.wanda, "at": noon}
        try:
            made = imports.bring(**given, title="")
        except imports.TitleMissing:
            made = imports.bring(**given, title=title)
        return Speech.objects.get(pk=made)

    return brought


@pytest.fixture
def compared():
    """The file beside a version, the latest unless another is named."""

    def with_file(speech, version=None):
        original = Original.objects.get(speech=speech)
        latest = Speech.objects.get(pk=speech.pk).version
        return comparison_with_file(speech, original, version or latest)

    return with_file


def told(comparison, *kinds):
    """The words of the rows that these things happened to."""
    return [row.block.text for row in comparison.rows if row.kind in kinds]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_at_import_nothing_but_left_out_lines_differs(bring, compared, text):
    title = "没有题目的讲话"
    comparison = compared(bring(text, title=title), 1)

    rest = [(row.kind, row.block.text) for row in comparison.numbered if not row.is_left_out]
    assert rest in ([], [(RowKind.ADDED, title)])
    assert {row.kind for row in comparison.rows if row.is_left_out} <= {RowKind.REMOVED}


def test_what_the_web_put_around_a_speech_is_shown_where_it_stood(bring, compared):
    comparison = compared(bring(WEB_COPY))

    lines = [line for line in WEB_COPY.splitlines() if line]
    assert [row.block.marker + row.block.text for row in comparison.rows] == lines
    assert [row.block.text for row in comparison.rows if row.is_left_out] == [
        "时间:2026-02-11 08:30:02",
        "青石县春季茶园管理动员会讲话",
        "上一篇：青石县防汛工作会议讲话",
        "下一篇：青石县植树节讲话",
    ]
    assert (comparison.left_out, comparison.changes) == (4, 4)


def test_what_a_person_decided_to_leave_out_is_shown_too(cast, noon, compared):
    original = imports.receive(content=WEB_COPY.encode(), name="稿.txt", by=cast.wanda, at=noon)
    number = WEB_COPY.splitlines().index("加工厂少,品牌弱,茶农等客上门。") + 1
    decisions = {number: LineRole.NOISE}
    made = imports.confirm(original.pk, decisions=decisions, title="", by=cast.wanda, at=noon)

    comparison = compared(Speech.objects.get(pk=made))

    (row,) = [row for row in comparison.rows if row.block.text.startswith("加工厂少")]
    assert row.is_left_out
    assert row.headings == ("一、认清形势", "(二)短板也明显")


def test_marks_of_markdown_are_what_import_took_away(bring, compared):
    comparison = compared(bring(MARKDOWN, "稿.md"))

    marked = ["# 在青石县", "## 认清", "办好教育是**全县**的", "- 谢谢"]
    olds = [row.row.olds[0].text for row in comparison.rows if row.kind is RowKind.CHANGED]
    assert [old.startswith(mark) for old, mark in zip(olds, marked, strict=True)] == [True] * 4
    assert told(comparison, RowKind.REMOVED) == ["---"]


def test_later_changes_are_told_with_who_made_them(cast, noon, bring, compared):
    speech = bring(WEB_COPY)
    line = Paragraph.objects.get(speech=speech, text__startswith="茶叶是")
    paragraphs.edit(line.pk, text="茶叶是主导产业。", based_on=1, by=cast.wanda, at=noon)
    gone = Paragraph.objects.get(speech=speech, text__startswith="加工厂少")
    paragraphs.remove(gone.pk, based_on=2, by=cast.wanda, at=noon)
    moved = Section.objects.get(speech=speech, heading__startswith="抓好落实")
    places.move_section(moved.pk, shift=Shift.UP, by=cast.wanda, at=noon)

    comparison = compared(speech)

    (row,) = [row for row in comparison.numbered if row.kind is RowKind.CHANGED]
    assert row.event and (row.event.version, row.event.by) == (2, cast.wanda)
    removed = {row.block.text[:4]: row for row in comparison.numbered if row.kind is RowKind.REMOVED}
    assert removed["加工厂少"].event and not removed["加工厂少"].is_left_out
    assert removed["上一篇："].event is None and removed["上一篇："].people == ()
    assert told(comparison, RowKind.MOVED)


def test_a_new_number_is_no_change(cast, noon, bring, compared):
    speech = bring(WEB_COPY)
    first = Section.objects.get(speech=speech, heading__startswith="认清形势")
    sections.remove(first.pk, based_on=1, by=cast.wanda, at=noon)

    comparison = compared(speech)

    (kept,) = [row for row in comparison.rows if row.block.text == "抓好落实"]
    assert (kept.kind, kept.block.marker) == (RowKind.KEPT, "一、")


def test_a_split_paragraph_is_known_as_such(cast, noon, bring, compared):
    speech = bring(WEB_COPY)
    line = Paragraph.objects.get(speech=speech, text__startswith="同志们,春光")
    text = "同志们,春光不等人,\n大家马上干起来!"
    paragraphs.edit(line.pk, text=text, based_on=1, by=cast.wanda, at=noon)

    assert [row.kind for row in compared(speech).numbered if not row.is_left_out] == [RowKind.SPLIT]


def test_it_costs_the_same_whatever_was_left_out(cast, noon, bring, django_assert_num_queries):
    speech = bring(WEB_COPY)
    line = Paragraph.objects.get(speech=speech, text__startswith="茶叶是")
    paragraphs.edit(line.pk, text="茶叶是\n主导产业。", based_on=1, by=cast.wanda, at=noon)
    original = Original.objects.get(speech=speech)

    with django_assert_num_queries(7):
        assert comparison_with_file(speech, original, 2).changes == 5
