"""The words of a paragraph with what is to be seen in them: its lead, blanks, and what talk is about."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from speeches.domain.at_names import called_in
from speeches.domain.blanks import placeholders_in
from speeches.domain.presence import colour_of

register = template.Library()


class Mark(Protocol):
    """A range of the text that a thread is about."""

    start: int
    end: int
    thread: int
    by: int


class Calls(Protocol):
    """The people whom a comment calls, as a related manager has them."""

    def all(self) -> Iterable[Any]:
        """Each with its person."""


class Comment(Protocol):
    """Something that was said."""

    said: str
    mentions: Calls


class Written(Protocol):
    """A paragraph as the page shows it."""

    text: str
    lead: str
    marks: Sequence[Mark]


@register.filter
def with_marks(paragraph: Written) -> SafeString:
    """The text: its lead sentence strong, runs of X to be filled (C11) set apart, words of threads marked."""
    cut = len(paragraph.lead)
    lead = _strung(_pieces(paragraph, 0, cut))
    rest = _strung(_pieces(paragraph, cut, len(paragraph.text)))
    return format_html('<strong class="lead">{}</strong>{}', lead, rest) if lead else rest


@register.filter
def with_names(comment: Comment) -> SafeString:
    """What a comment says, the people that it calls set apart."""
    names = {mention.person_id: str(mention.person) for mention in comment.mentions.all()}
    pieces, done = [], 0
    for called in called_in(comment.said, names):
        pieces.append((comment.said[done : called.start], comment.said[called.start : called.end]))
        done = called.end
    told = format_html_join("", '{}<strong class="called">{}</strong>', pieces)
    return format_html("{}{}", told, comment.said[done:])


@register.filter
def colour_class(person: int) -> str:
    """The class of the colour of a person, by id."""
    return f"who-{colour_of(person)}"


def _pieces(paragraph: Written, first: int, last: int) -> Iterator[SafeString]:
    """What stands between two places, cut wherever a blank or a mark begins or ends."""
    blanks = placeholders_in(paragraph.text)
    marks = [mark for mark in paragraph.marks if mark.start < last and mark.end > first]
    ranges = [(one.start, one.end) for one in blanks] + [(one.start, one.end) for one in marks]
    edges = {first, last, *(min(max(edge, first), last) for one in ranges for edge in one)}
    for start, end in pairwise(sorted(edges)):
        words = paragraph.text[start:end]
        is_blank = any(blank.start <= start < blank.end for blank in blanks)
        shown = format_html('<span class="blank">{}</span>', words) if is_blank else format_html("{}", words)
        about = [mark for mark in marks if mark.start <= start < mark.end]
        yield _marked(shown, about) if about else shown


def _marked(shown: SafeString, about: Sequence[Mark]) -> SafeString:
    threads = " ".join(str(mark.thread) for mark in about)
    # Of marks that overlap the shortest is seen: the others are seen beside it.
    nearest = min(about, key=lambda mark: mark.end - mark.start)
    return format_html(
        '<mark class="said {}" data-threads="{}">{}</mark>', colour_class(nearest.by), threads, shown
    )


def _strung(pieces: Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
