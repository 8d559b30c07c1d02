"""What the pages say of undo, taking back and restoring."""

import pytest
from django.urls import reverse

from speeches.actions import paragraphs, threads
from tests.speeches.rewording import text_of, write

__all__ = ["write"]

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def in_english(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"


@pytest.fixture
def at(scene):
    """`at("undo")` is the address of the speech's undo."""
    return lambda name, *more: reverse(f"speeches:{name}", args=[scene.speech.pk, *more])


@pytest.fixture
def conflict(cast, scene, write):
    """Dai's change, and Sana's on top of it."""
    row = scene.paragraph("过去一年，")
    write(row, "12.6", "12.7", cast.dai)
    write(row, "12.7", "12.8", cast.sana)
    return row


def test_an_undo_draws_the_page_and_offers_to_redo(cast, scene, write, as_person, at):
    row = scene.paragraph("今天的会议")
    write(row, "很重要", "非常重要", cast.dai)

    answer = as_person(cast.dai).post(at("undo"), headers=HTMX)

    assert answer["X-Speech-Version"] == str(scene.version)
    assert "Taken back: reworded" in " ".join(answer.text.split())
    assert f'action="{at("redo")}"' in answer.text
    assert f'data-place="paragraph-{row.pk}"' in answer.text


def test_without_scripts_an_undo_leads_back_to_the_place_and_says_what_it_did(
    cast, scene, write, as_person, at
):
    row = scene.paragraph("今天的会议")
    write(row, "很重要", "非常重要", cast.dai)

    answer = as_person(cast.dai).post(at("undo"), follow=True)

    assert answer.redirect_chain[0][0].endswith(f"#paragraph-{row.pk}")
    assert "Taken back: reworded" in answer.text


def test_a_redo_and_an_undo_of_it_are_told_by_what_it_all_began_with(cast, scene, write, as_person, at):
    write(scene.paragraph("今天的会议"), "很重要", "非常重要", cast.dai)
    browser = as_person(cast.dai)
    browser.post(at("undo"))

    redone, undone = (browser.post(at(name), headers=HTMX) for name in ("redo", "undo"))

    assert "Done again: reworded" in " ".join(redone.text.split())
    assert "Taken back: reworded" in " ".join(undone.text.split())


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_in_the_way_is_shown_with_both_texts_and_one_to_edit(
    cast, scene, conflict, as_person, at, headers
):
    before = scene.version

    answer = as_person(cast.dai).post(at("undo"), headers=headers)

    assert (answer.status_code, scene.version) == (409, before)
    assert all(words in answer.text for words in ("沙娜", "<ins>12.8</ins>", "One text of both"))
    assert reverse("speeches:text", args=[conflict.pk]) in answer.text


def test_the_text_made_of_both_is_an_ordinary_edit(cast, scene, conflict, as_person, at):
    browser = as_person(cast.dai)
    browser.post(at("undo"))
    typed = text_of(conflict).replace("12.8", "12.75")
    words = {"text": typed, "based_on": scene.version, "key": "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"}

    browser.post(reverse("speeches:text", args=[conflict.pk]), words)

    assert text_of(conflict) == typed


def test_a_comment_is_named_and_the_change_before_it_offered(cast, scene, write, as_person, at, noon):
    row = scene.paragraph("今天的会议")
    version = write(row, "很重要", "非常重要", cast.dai)
    threads.open_on(row.pk, text="请核实。", by=cast.dai, at=noon)

    answer = as_person(cast.dai).post(at("undo"), headers=HTMX)
    assert "commented on" in answer.text
    assert f'name="version" value="{version}"' in answer.text

    as_person(cast.dai).post(at("undo"), {"version": version}, headers=HTMX)
    assert text_of(row) == "今天的会议很重要。"


def test_who_changed_nothing_is_told_so(cast, as_person, at):
    answer = as_person(cast.dai).post(at("undo"))

    assert answer.status_code == 409
    assert "You have changed nothing here" in answer.text


class TestTakingBack:
    """The page that shows what taking back would do."""

    def test_it_shows_the_change_reversed_and_writes_nothing(self, cast, scene, write, as_person, at):
        version = write(scene.paragraph("今天的会议"), "很重要", "非常重要", cast.dai)

        address = f"{at('reversal')}?after={version - 1}&until={version}"
        answer = as_person(cast.wanda).get(address)

        assert answer.status_code == 200
        assert "Take this back" in answer.text
        assert "戴岩" in answer.text
        assert scene.version == version

    def test_what_is_in_the_way_is_named_and_the_rest_can_go(
        self, cast, scene, conflict, write, as_person, at
    ):
        since, row = scene.version - 2, scene.paragraph("今天的会议")
        write(row, "很重要", "非常重要", cast.dai)
        scope = {"after": since, "until": scene.version, "person": cast.dai.pk}
        browser = as_person(cast.wanda)

        answer = browser.get(at("reversal"), scope)
        assert "Take back the rest" in answer.text

        words = {"key": "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"}
        assert browser.post(at("reversal"), scope | words).status_code == 409
        browser.post(at("reversal"), scope | words | {"is_partial": "on"})
        assert (text_of(row), "12.8" in text_of(conflict)) == ("今天的会议很重要。", True)

    @pytest.mark.parametrize("scope", ["after=3&until=2", "after=x&until=2", "after=3", "after=99&until=999"])
    def test_changes_that_are_not_there_are_not_found(self, cast, as_person, at, scope):
        assert as_person(cast.wanda).get(f"{at('reversal')}?{scope}").status_code == 404

    def test_the_history_and_the_comparison_lead_there(self, cast, scene, write, as_person, at):
        row = scene.paragraph("今天的会议")
        version = write(row, "很重要", "非常重要", cast.dai)
        browser = as_person(cast.wanda)

        diary = browser.get(at("history")).text
        compared = browser.get(at("comparison", version - 1, version)).text

        ways = f"after={version - 1}&amp;until={version}"
        assert f"{ways}&amp;person={cast.dai.pk}&amp;paragraph={row.pk}" in diary
        assert f"{ways}&amp;paragraph={row.pk}" in compared

    def test_readers_see_no_way_there(self, cast, scene, write, as_person, at):
        version = write(scene.paragraph("今天的会议"), "很重要", "非常重要", cast.dai)
        browser = as_person(cast.leo)
        pages = [at("speech"), at("history"), at("comparison", version - 1, version), at("version", 1)]

        for page in pages:
            text = browser.get(page).text
            assert not any(at(name) in text for name in ("undo", "redo", "reversal"))


class TestRestoring:
    """The page that shows what going back would replace."""

    def test_it_says_whose_work_is_replaced_and_how_much(self, cast, scene, write, as_person, at):
        before = scene.version
        write(scene.paragraph("今天的会议"), "很重要", "非常重要", cast.dai)
        write(scene.paragraph("下面我讲"), "三点", "四点", cast.sana)

        text = as_person(cast.wanda).get(at("speech_restoration", before)).text

        assert "戴岩: 1 line" in text
        assert "沙娜: 1 line" in text

    def test_work_that_came_meanwhile_is_shown_before_anything_is_replaced(
        self, cast, scene, write, as_person, at
    ):
        seen, row = scene.version, scene.paragraph("今天的会议")
        write(row, "很重要", "非常重要", cast.dai)
        words = {"based_on": seen, "key": "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"}
        browser = as_person(cast.wanda)

        answer = browser.post(at("speech_restoration", seen), words)
        assert answer.status_code == 409
        assert f'name="based_on" value="{scene.version}"' in answer.text
        assert "非常" in text_of(row)

        browser.post(at("speech_restoration", seen), words | {"based_on": scene.version})
        assert text_of(row) == "今天的会议很重要。"

    def test_a_version_that_is_not_there_is_not_found(self, cast, as_person, at):
        assert as_person(cast.wanda).get(at("speech_restoration", 999)).status_code == 404


@pytest.mark.parametrize("count", [3, 60])
def test_an_undo_asks_as_often_however_much_happened(
    cast, scene, write, as_person, at, noon, count, django_assert_max_num_queries
):
    row = scene.paragraph("今天的会议")
    for number in range(count):
        row.refresh_from_db()
        words = {"text": f"今天的会议第{number}重要。", "based_on": row.version}
        paragraphs.edit(row.pk, **words, by=(cast.wanda, cast.dai)[number % 2], at=noon)
    browser = as_person(cast.dai if count % 2 == 0 else cast.wanda)

    with django_assert_max_num_queries(60) as asked:
        assert browser.post(at("undo"), headers=HTMX).status_code == 200

    assert len(asked) == ASKED.setdefault("undo", len(asked))


ASKED: dict[str, int] = {}
