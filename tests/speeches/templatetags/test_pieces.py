"""Pieces of a page are drawn once for each language, from what they are given and nothing else."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from speeches.queries.lines import Signing
from speeches.templatetags import pieces

STATE = "speeches/section/_state.html"


@dataclass(frozen=True)
class Line:
    """Something that a template shows."""

    text: str


@pytest.fixture
def drawings(monkeypatch):
    """Every drawing that really took place, as a template and what it was given."""
    done = []
    pieces.forget()

    def draw(template_name, context):
        done.append((template_name, context))
        return f"<p>{context['line'].text}</p>"

    monkeypatch.setattr(pieces, "render_to_string", draw)
    yield done
    pieces.forget()


def shown(text):
    return pieces.piece("_line.html", line=Line(text))


def test_equal_values_are_drawn_once(drawings):
    first, second = shown("春耕"), shown("春耕")

    assert first == second == "<p>春耕</p>"
    assert len(drawings) == 1


def test_other_values_are_drawn_for_themselves(drawings):
    assert shown("春耕") != shown("秋收")
    assert len(drawings) == 2


def test_each_language_has_its_own_piece():
    with translation.override("en"):
        in_english = pieces.piece(STATE, signing=Signing())
    with translation.override("zh-hans"):
        in_chinese = pieces.piece(STATE, signing=Signing())

    assert "not signed" in in_english
    assert in_chinese != in_english


def test_who_works_on_the_templates_sees_each_change(drawings):
    with override_settings(DEBUG=True):
        shown("春耕")
        shown("春耕")

    assert len(drawings) == 2


def test_words_are_escaped_and_the_piece_is_not_escaped_again():
    template = Template('{% load pieces %}{% piece "speeches/section/_label.html" section=section %}')

    drawn = template.render(Context({"section": Heading("<b>春耕</b>")}))

    assert drawn.strip() == "&lt;b&gt;春耕&lt;/b&gt;"


@dataclass(frozen=True)
class Heading:
    """A section, as far as its label asks."""

    heading: str
