"""Pieces of a page that show what they are given and nothing else: drawn once, then remembered."""

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

register = template.Library()

# A kilobyte or two each; a long report has some three hundred.
REMEMBERED = 4096


@register.simple_tag
def piece(template_name: str, **shown: Hashable) -> str:
    """The template with these values alone: no request, person or clock, so that equal ones look equal."""
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(template_name, get_language(), tuple(shown.items()))


@lru_cache(REMEMBERED)
def _drawn(template_name: str, language: str | None, shown: tuple[tuple[str, Hashable], ...]) -> str:
    # The words of a template are those of the language, so it is part of what is remembered.
    del language
    return render_to_string(template_name, dict(shown))


# For those who measure the first drawing.
forget = _drawn.cache_clear
