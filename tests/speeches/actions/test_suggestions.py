"""Suggesting: nothing of the text changes, and what was meant is kept with the words it was made for."""

import pytest

from speeches.actions import paragraphs, suggestions, threads
from speeches.domain.happenings import Happening
from speeches.domain.structure.tree import NoSuchPlace, OpensSection
from speeches.domain.suggesting import SuggestionKind
from speeches.domain.talk import Outcome
from speeches.domain.verdict import Gone, NothingToSave, NotPermitted, NoWords
from speeches.models import Comment, Event, Suggestion, Thread
from speeches.queries.nearby import Beside
from tests.stage import NOON

VALUE = "过去一年，全镇实现产值12.6亿元，同比增长8.5%。"


@pytest.fixture
def suggest(scene, cast):
    """Rhea suggests other words for a paragraph."""

    def do(old: str, new: str, *, line: str = "过去一年，", by=None, **more) -> Suggestion:
        paragraph = scene.paragraph(line)
        words = {"text": paragraph.text.replace(old, new), "based_on": paragraph.version, **more}
        version = suggestions.reword(paragraph.pk, **words, by=by or cast.rhea, at=NOON)
        return Suggestion.objects.get(thread__opened_in=version, thread__speech=scene.speech)

    return do


def test_the_text_stays_and_the_suggestion_has_its_words_its_base_and_its_reason(suggest, scene, cast):
    made = suggest("12.6", "12.8", reason="以统计局数据为准。")

    assert scene.paragraph("过去一年，").text == VALUE
    assert (made.kind, made.base, made.text) == (SuggestionKind.REWORD, VALUE, VALUE.replace("12.6", "12.8"))
    assert (made.by, made.based_on) == (cast.rhea, 1)
    assert made.thread.quote == made.thread.words == "6"
    assert [(one.text, one.by) for one in Comment.objects.all()] == [("以统计局数据为准。", cast.rhea)]
    assert Event.objects.get(version=made.thread.opened_in).kind is Happening.SUGGESTION_MADE


def test_without_a_reason_nothing_is_said(suggest):
    suggest("12.6", "12.8")

    assert not Comment.objects.exists()


def test_made_on_earlier_words_it_stands_where_these_are_now(suggest, scene, cast):
    paragraph = scene.paragraph("过去一年，")
    seen = paragraph.version
    paragraphs.edit(paragraph.pk, text="同志们，" + VALUE, based_on=seen, by=cast.dai, at=NOON)

    words = VALUE.replace("12.6亿", "126亿")
    suggestions.reword(paragraph.pk, text=words, based_on=seen, by=cast.rhea, at=NOON)

    made = Suggestion.objects.get()
    assert made.base == VALUE
    assert ("同志们，" + VALUE)[made.thread.start : made.thread.end] == made.thread.words


def test_a_line_break_suggests_a_split(suggest):
    assert suggest("，同比", "。\n同比").text == "过去一年，全镇实现产值12.6亿元。\n同比增长8.5%。"


@pytest.mark.parametrize(
    ("text", "refusal"), [("  \n ", NoWords), (VALUE, NothingToSave), (f" {VALUE} ", NothingToSave)]
)
def test_what_says_nothing_new_is_refused(scene, cast, text, refusal):
    paragraph = scene.paragraph("过去一年，")

    with pytest.raises(refusal):
        suggestions.reword(paragraph.pk, text=text, based_on=1, by=cast.rhea, at=NOON)

    assert not Thread.objects.exists()


def test_a_heading_is_suggested_for_a_section_that_has_one(scene, cast):
    section = scene.section("产业稳步")

    suggestions.rename(section.pk, heading="产业加快升级", based_on=1, by=cast.rhea, at=NOON)

    made = Suggestion.objects.get()
    assert (made.kind, made.base, made.text) == (SuggestionKind.RENAME, "产业稳步向好", "产业加快升级")
    assert made.thread.section == section
    with pytest.raises(NoWords):
        opened = scene.opened_by("狠抓项目")
        suggestions.rename(opened.pk, heading="x", based_on=1, by=cast.rhea, at=NOON)


def test_new_paragraphs_are_suggested_behind_another(scene, cast):
    after = scene.paragraph("新建茶园")

    suggestions.insert(after.pk, text="茶园全部绿色认证。\n", by=cast.rhea, at=NOON)

    made = Suggestion.objects.get()
    assert (made.kind, made.text, made.thread.paragraph) == (
        SuggestionKind.INSERT,
        "茶园全部绿色认证。",
        after,
    )


def test_that_a_paragraph_goes_is_suggested_on_the_whole_of_it(scene, cast):
    paragraph = scene.paragraph("成绩来之不易")

    suggestions.remove(paragraph.pk, based_on=1, by=cast.rhea, at=NOON)

    made = Suggestion.objects.get()
    assert (made.kind, made.thread.paragraph, made.thread.is_on_words) == (
        SuggestionKind.REMOVE,
        paragraph,
        False,
    )


class TestMoving:
    def test_a_later_place_takes_the_place_of_the_one_before(self, scene, cast):
        paragraph = scene.paragraph("下面我讲")
        earlier, later = scene.paragraph("今天的会议"), scene.paragraph("过去一年，")

        for to in (Beside(earlier.pk), Beside(later.pk, is_behind=True)):
            suggestions.move(paragraph.pk, to=to, by=cast.rhea, at=NOON)

        first, second = Suggestion.objects.order_by("pk")
        assert (first.thread.outcome, second.thread.outcome) == (Outcome.WITHDRAWN, None)
        assert (second.beside, second.is_behind) == (later, True)

    def test_somebody_elses_stays(self, scene, cast):
        paragraph = scene.paragraph("下面我讲")

        for person in (cast.rhea, cast.sana):
            suggestions.move(paragraph.pk, to=Beside(scene.paragraph("今天的会议").pk), by=person, at=NOON)

        assert Thread.objects.filter(resolved_at=None).count() == 2

    def test_where_it_cannot_go_is_refused(self, scene, cast):
        with pytest.raises(NoSuchPlace):
            title = scene.paragraph("在临江镇")
            suggestions.move(scene.paragraph("下面我讲").pk, to=Beside(title.pk), by=cast.rhea, at=NOON)
        with pytest.raises(OpensSection):
            opener = scene.paragraph("狠抓项目")
            suggestions.move(opener.pk, to=Beside(scene.paragraph("今天的会议").pk), by=cast.rhea, at=NOON)


def test_readers_suggest_nothing_and_removed_lines_take_no_suggestion(suggest, scene, cast):
    with pytest.raises(NotPermitted):
        suggest("12.6", "12.8", by=cast.leo)
    paragraph = scene.paragraph("过去一年，")
    paragraphs.remove(paragraph.pk, based_on=1, by=cast.dai, at=NOON)
    with pytest.raises(Gone):
        suggestions.reword(paragraph.pk, text="别的话。", based_on=1, by=cast.rhea, at=NOON)


def test_the_suggestion_goes_with_its_words_into_the_paragraph_that_they_are_split_into(suggest, scene, cast):
    made = suggest("8.5", "8.8")
    paragraph = scene.paragraph("过去一年，")

    paragraphs.edit(paragraph.pk, text=VALUE.replace("，同", "。\n同"), based_on=1, by=cast.dai, at=NOON)

    assert Thread.objects.get(pk=made.pk).paragraph == scene.paragraph("同比增长")


def test_its_thread_ends_with_the_decision_alone(suggest, cast):
    made = suggest("12.6", "12.8")

    threads.reply(made.pk, text="同意。", by=cast.dai, at=NOON)
    for end in (threads.resolve, threads.reopen):
        with pytest.raises(threads.EndsByDecision):
            end(made.pk, by=cast.wanda, at=NOON)
