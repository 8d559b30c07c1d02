"""Writing in the page: what is saved is shown, what is not saved is still there."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from speeches.actions import paragraphs
from speeches.models import Paragraph
from tests.stage import NOON

TYPED = "这是我打了很久的一句话。"
WRITING = ["speeches:text", "speeches:paragraph_next", "speeches:first_paragraph", "speeches:join"]


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("过去一年，")


@pytest.fixture
def save(room, line):
    """Save words of the paragraph that were written in the version on the screen, as Dai."""

    def saved(text, *, based_on=line.version, key=None, htmx=True, verb="text"):
        words = {"text": text, "based_on": based_on, "key": key or uuid4()}
        return room.send("dai", "POST", reverse(f"speeches:{verb}", args=[line.pk]), words, htmx=htmx)

    return saved


@pytest.fixture
def meanwhile(room, line):
    """Wanda is quicker."""

    def written(old, new):
        paragraphs.edit(
            line.pk, text=line.text.replace(old, new), based_on=line.version, by=room.play.cast.wanda, at=NOON
        )

    return written


def field(answer, name):
    """What a field of the form in the answer holds."""
    return re.findall(rf'name="{name}" value="([^"]*)"', answer.text)[0]


def text_now(line):
    return Paragraph.objects.get(pk=line.pk).text


def test_a_paragraph_opens_in_place_with_its_words(room, line):
    answer = room.send("dai", "GET", reverse("speeches:text", args=[line.pk]), htmx=True)

    assert line.text in answer.text
    assert field(answer, "based_on") == str(line.version)
    assert answer.text.lstrip().startswith("<article")


def test_without_scripts_it_opens_on_a_page_of_its_own(room, line):
    answer = room.send("dai", "GET", reverse("speeches:text", args=[line.pk]))

    assert line.text in answer.text
    assert answer.text.lstrip().startswith("<!doctype html>")


def test_a_save_shows_the_words_and_the_outline_as_they_are_now(line, save):
    answer = save("今年的产值是13亿元。")

    assert text_now(line) == "今年的产值是13亿元。"
    assert "今年的产值是13亿元。" in answer.text
    assert 'hx-target="#outline"' in answer.text


def test_a_line_break_makes_two_paragraphs_of_the_whole_sheet(save):
    answer = save("第一段。\n第二段。")

    assert 'hx-target="#manuscript"' in answer.text
    assert answer.text.count("第一段。") == answer.text.count("第二段。") == 1


def test_saving_what_it_says_already_is_no_version(room, line, save):
    before = room.play.scene.version

    answer = save(line.text)

    assert (answer.status_code, answer["X-Speech-Version"]) == (200, str(before))
    assert room.play.scene.version == before


def test_changes_in_different_places_are_put_together(line, save, meanwhile):
    meanwhile("12.6亿元", "13.1亿元")

    answer = save(line.text.replace("过去一年", "过去的一年"))

    assert answer.status_code == 200
    assert text_now(line) == "过去的一年，全镇实现产值13.1亿元，同比增长8.5%。"


def test_changes_of_the_same_words_are_both_shown_and_neither_is_lost(room, line, save, meanwhile):
    meanwhile("12.6", "126")
    before = room.play.scene.version

    answer = save(line.text.replace("12.6", "12.8"))

    assert answer.status_code == 409
    assert line.text.replace("12.6", "126") in answer.text
    assert line.text.replace("12.6", "12.8") in answer.text
    assert "王文" in answer.text
    assert room.play.scene.version == before


def test_what_was_made_of_both_is_saved_over_what_was_shown(line, save, meanwhile):
    meanwhile("12.6", "126")
    shown = save(line.text.replace("12.6", "12.8"))

    answer = save("产值为12.8亿元。", based_on=field(shown, "based_on"), key=field(shown, "key"))

    assert answer.status_code == 200
    assert text_now(line) == "产值为12.8亿元。"


def test_changes_in_one_clause_are_put_together_and_shown_before_they_are_saved(line, save, meanwhile):
    meanwhile("全镇实现产值", "全镇共实现产值")

    answer = save(line.text.replace("亿元", "亿元人民币"))

    assert answer.status_code == 409
    assert "全镇共实现产值12.6亿元人民币" in answer.text
    assert text_now(line) == "过去一年，全镇共实现产值12.6亿元，同比增长8.5%。"


@pytest.mark.parametrize("verb", ["text", "join", "paragraph_next"])
@pytest.mark.parametrize("htmx", [True, False])
def test_what_was_typed_in_a_removed_paragraph_is_still_there(room, line, save, verb, htmx):
    paragraphs.remove(line.pk, based_on=line.version, by=room.play.cast.wanda, at=NOON)

    answer = save(TYPED, verb=verb, htmx=htmx)

    assert answer.status_code == 409
    assert TYPED in answer.text
    assert "王文" in answer.text


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_was_typed_in_a_form_that_is_not_whole_is_still_there(room, name, htmx):
    answer = room.post("dai", name, text=TYPED, key="broken", htmx=htmx)

    assert answer.status_code == 422
    assert TYPED in answer.text
    assert "data-must-save" in answer.text


@pytest.mark.parametrize("name", WRITING)
def test_a_refused_save_leaves_the_field_as_it_is(room, name):
    answer = room.post("dai", name, text=f"{TYPED}\x07")

    assert (answer.status_code, answer["HX-Reswap"]) == (409, "none")
    assert "U+0007" in answer.text


@pytest.mark.parametrize("name", ["speeches:text", "speeches:paragraph_next", "speeches:first_paragraph"])
def test_no_words_are_not_saved(room, name):
    before = room.play.scene.version

    answer = room.post("dai", name, text=" \n　")

    assert answer.status_code == 409
    assert room.play.scene.version == before


def test_one_form_sent_twice_is_one_save(room, save):
    key = uuid4()

    first, second = (save(TYPED, key=key) for _ in range(2))

    assert first["X-Speech-Version"] == second["X-Speech-Version"] == str(room.play.scene.version)


def test_other_words_in_the_same_form_are_another_save(line, save):
    key = uuid4()
    save(TYPED, key=key)

    save("另一句话。", key=key, based_on=line.version + 99)

    assert text_now(line) == "另一句话。"


@pytest.mark.parametrize("name", ["speeches:paragraph_next", "speeches:first_paragraph"])
def test_new_paragraphs_are_shown_in_the_sheet(room, name):
    answer = room.post("dai", name, text="补充两句。\n请大家记住。")

    assert 'hx-target="#manuscript"' in answer.text
    assert answer.text.index("补充两句。") < answer.text.index("请大家记住。")


def test_a_join_says_what_cannot_be_joined(room):
    opener = room.play.scene.paragraph("狠抓作风")
    words = {"text": opener.text, "based_on": opener.version, "key": uuid4()}

    answer = room.send("dai", "POST", reverse("speeches:join", args=[opener.pk]), words, htmx=True)

    assert (answer.status_code, answer["HX-Reswap"]) == (409, "none")
    assert "data-reason" in answer.text


def test_what_changed_meanwhile_is_not_removed_unseen(room, line, meanwhile):
    meanwhile("12.6", "126")
    words = {"based_on": line.version, "key": uuid4()}

    answer = room.send("dai", "POST", reverse("speeches:paragraph_removal", args=[line.pk]), words, htmx=True)

    assert answer.status_code == 409
    assert text_now(line) == line.text.replace("12.6", "126")


def test_a_paragraph_shows_every_wording_with_its_author_the_latest_first(room, line, meanwhile):
    meanwhile("12.6", "126")

    answer = room.send("leo", "GET", reverse("speeches:paragraph_versions", args=[line.pk]), htmx=True)

    assert answer.text.count('class="revision"') == 2
    assert answer.text.index("<ins") < answer.text.index('class="revision"', answer.text.index("<ins"))
    assert "王文" in answer.text


def test_a_removed_paragraph_has_its_history_and_comes_back_from_there(room, line):
    paragraphs.remove(line.pk, based_on=line.version, by=room.play.cast.wanda, at=NOON)
    shown = room.send("dai", "GET", reverse("speeches:paragraph_versions", args=[line.pk]), htmx=True)

    words = {"version": field(shown, "version"), "key": field(shown, "key")}
    answer = room.send("dai", "POST", reverse("speeches:restoration", args=[line.pk]), words, htmx=True)

    assert answer.status_code == 200
    assert Paragraph.objects.get(pk=line.pk).removed_in is None


def test_a_paragraph_that_is_gone_is_not_read(room, line):
    paragraphs.remove(line.pk, based_on=line.version, by=room.play.cast.wanda, at=NOON)

    answer = room.send("leo", "GET", reverse("speeches:paragraph", args=[line.pk]), htmx=True)

    assert answer.status_code == 409
