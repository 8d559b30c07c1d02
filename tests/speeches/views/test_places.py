"""Moves in the page."""

import pytest
from django.urls import reverse

UP, DOWN = {"direction": "up"}, {"direction": "down"}


@pytest.fixture
def move(room):
    def moved(row, words, *, htmx=True):
        noun = type(row).__name__.lower()
        return room.send("dai", "POST", reverse(f"speeches:{noun}_place", args=[row.pk]), words, htmx=htmx)

    return moved


@pytest.fixture
def scene(room):
    return room.play.scene


def test_a_moved_paragraph_is_shown_at_its_new_place(scene, move):
    answer = move(scene.paragraph("下面我讲"), UP)

    assert answer.text.index("下面我讲三点意见。") < answer.text.index("今天的会议很重要。")
    assert 'hx-target="#manuscript"' in answer.text


def test_a_paragraph_is_put_in_front_of_another(scene, move):
    last = scene.paragraph("成绩来之")

    answer = move(last, {"before": scene.paragraph("今天的会议").pk})

    assert answer.text.index(last.text) < answer.text.index("今天的会议很重要。")


def test_a_paragraph_is_put_behind_the_last_of_a_section(scene, move):
    last = scene.paragraph("新建茶园")

    answer = move(scene.paragraph("成绩来之"), {"after": last.pk})

    assert answer.text.index("新建茶园") < answer.text.index("成绩来之") < answer.text.index("民生持续")


@pytest.mark.parametrize(("word", "first"), [("before", "民生持续改善"), ("after", "产业稳步向好")])
def test_a_section_is_put_beside_a_sibling(scene, move, word, first):
    sibling = scene.section("产业稳步")
    if word == "after":
        move(scene.section("民生持续"), {"before": sibling.pk})

    answer = move(scene.section("民生持续"), {word: sibling.pk})

    lines = answer.text.partition('id="manuscript"')[2].partition('id="outline"')[0]
    names = ("民生持续改善", "产业稳步向好")
    assert min(names, key=lines.index) == first


@pytest.mark.parametrize("word", ["before", "after"])
def test_what_is_not_of_this_speech_is_no_neighbour(scene, move, word):
    before = scene.version

    assert move(scene.section("民生持续"), {word: 10**8}).status_code == 404
    assert move(scene.paragraph("成绩来之"), {word: 10**8}).status_code == 404
    assert scene.version == before


def test_a_moved_section_takes_its_words_and_its_number_along(scene, move):
    answer = move(scene.section("民生持续"), UP)

    assert answer.text.index("新修村道18公里") < answer.text.index("带动农户300户")
    assert answer.text.index("民生持续改善") < answer.text.index("（二）")


def test_without_scripts_the_way_leads_to_what_was_moved(scene, move):
    line = scene.paragraph("下面我讲")

    assert move(line, UP, htmx=False)["Location"].endswith(f"#paragraph-{line.pk}")


@pytest.mark.parametrize("words", [{}, {"direction": "sideways"}, {"direction": "promote"}, {"before": "x"}])
def test_a_step_that_does_not_exist_is_refused_and_nothing_moves(scene, move, words):
    before = scene.version

    answer = move(scene.paragraph("下面我讲"), words)

    assert (answer.status_code, answer["HX-Reswap"]) == (409, "none")
    assert scene.version == before


def test_what_stands_first_does_not_go_higher(scene, move):
    assert move(scene.section("产业稳步"), UP).status_code == 409


def test_a_section_has_the_steps_of_sections_only(scene, move):
    assert move(scene.section("民生持续"), {"direction": "in"}).status_code == 409
