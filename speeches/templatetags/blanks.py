"""Blanks of the text, marked for the eye."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from speeches.domain.blanks import placeholders_in

register = template.Library()


@register.filter
def with_blanks(text: str) -> SafeString:
    """The text with its runs of X to be filled (C11) set apart; everything else as it is."""
    pieces, end = [], 0
    for blank in placeholders_in(text):
        pieces.append((text[end : blank.start], blank.run))
        end = blank.end
    marked = format_html_join("", '{}<span class="blank">{}</span>', pieces)
    return format_html("{}{}", marked, text[end:])
