"""The words of a paragraph with what is to be seen in them: its lead, blanks, and what talk is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from speeches.domain.at_names import called_in
from speeches.domain.blanks import placeholders_in
from speeches.domain.presence import colour_of
from speeches.domain.suggesting import Wanted, Wording, wanted

register = template.Library()


class Mark(Protocol):
    """A range of the text that a thread is about."""

    start: int
    end: int
    thread: int
    by: int


class Stroke(Protocol):
    """A range of the text that the principal wrote, in his change of this number."""

    start: int
    end: int
    number: int


class Calls(Protocol):
    """The people whom a comment calls, as a related manager has them."""

    def all(self) -> Iterable[Any]:
        """Each with its person."""


class Comment(Protocol):
    """Something that was said."""

    said: str
    mentions: Calls


class Written(Protocol):
    """A paragraph or heading as the page shows it."""

    text: str
    lead: str
    marks: Sequence[Mark]
    wordings: tuple[Wording, ...]
    strokes: Sequence[Stroke]


@register.filter
def with_marks(paragraph: Written) -> SafeString:
    """The text: its lead sentence strong, runs of X to be filled (C11) set apart, words of threads and of
    the principal marked.

    What would go and come if all that is suggested were accepted stands in it, struck out and put in.
    """
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
def asked_in(thread: Any, asked: Mapping[int, Any]) -> Any:
    """What a thread suggests; None for one that suggests nothing."""
    return asked.get(thread.pk)


@register.filter
def colour_class(person: int) -> str:
    """The class of the colour of a person, by id."""
    return f"who-{colour_of(person)}"


def _pieces(paragraph: Written, first: int, last: int) -> Iterator[SafeString]:
    """What stands between two places, cut wherever a blank or a mark begins or ends."""
    blanks = placeholders_in(paragraph.text)
    marks = [mark for mark in paragraph.marks if mark.start < last and mark.end > first]
    strokes = [stroke for stroke in paragraph.strokes if stroke.start < last and stroke.end > first]
    changes = wanted(paragraph.text, paragraph.wordings)
    ranges = [(one.start, one.end) for one in blanks] + [(one.start, one.end) for one in marks]
    ranges += [(one.start, one.end) for one in changes]
    ranges += [(one.start, one.end) for one in strokes]
    edges = {first, last, *(min(max(edge, first), last) for one in ranges for edge in one)}
    if first == 0 < last:
        yield from _coming(changes, 0)
    for start, end in pairwise(sorted(edges)):
        words = paragraph.text[start:end]
        is_blank = any(blank.start <= start < blank.end for blank in blanks)
        shown = format_html('<span class="blank">{}</span>', words) if is_blank else format_html("{}", words)
        shown = _written(shown, [stroke for stroke in strokes if stroke.start <= start < stroke.end])
        about = [mark for mark in marks if mark.start <= start < mark.end]
        said = _marked(shown, about) if about else shown
        going = [one for one in changes if one.start <= start < one.end]
        yield _going(said, going) if going else said
        yield from _coming(changes, end)


def _going(shown: SafeString, changes: Sequence[Wanted]) -> SafeString:
    threads = " ".join(str(one.thread) for one in changes)
    return format_html(
        '<del class="asked {}" data-threads="{}">{}</del>', colour_class(changes[0].by), threads, shown
    )


def _coming(changes: Iterable[Wanted], place: int) -> Iterator[SafeString]:
    """The words suggested at this place, each suggestion's by itself."""
    for one in changes:
        if one.end == place and one.words:
            yield format_html(
                '<ins class="asked {}" data-threads="{}">{}</ins>',
                colour_class(one.by),
                one.thread,
                one.words.replace("\n", "¶"),
            )


def _marked(shown: SafeString, about: Sequence[Mark]) -> SafeString:
    threads = " ".join(str(mark.thread) for mark in about)
    # Of marks that overlap the shortest is seen: the others are seen beside it.
    nearest = min(about, key=lambda mark: mark.end - mark.start)
    return format_html(
        '<mark class="said {}" data-threads="{}">{}</mark>', colour_class(nearest.by), threads, shown
    )


def _written(shown: SafeString, his: Sequence[Stroke]) -> SafeString:
    """The words with the mark of the principal's changes that wrote them, if any did."""
    if not his:
        return shown
    number = _(", ").join(str(stroke.number) for stroke in his)
    told = _("principal’s change no. %(number)s") % {"number": number}
    return format_html('<span class="stroke" title="{}">{}</span>', told, shown)


def _strung(pieces: Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
