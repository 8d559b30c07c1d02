"""What became of a line, in a word; filters and no templates, since a comparison draws hundreds."""

import html
from collections.abc import Iterable
from functools import cache
from typing import Any, Protocol

from django import template
from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from speeches.domain.comparison import Row, RowKind
from speeches.domain.diff import SpanKind
from speeches.domain.lineage import Block
from speeches.domain.mentions import Fact

register = template.Library()


class Shown(Protocol):
    """A row that is drawn as a line of the manuscript."""

    @property
    def anchor(self) -> str:
        """Its place on the page."""

    @property
    def is_heading(self) -> bool:
        """It is a heading line."""

    @property
    def level(self) -> int:
        """Of its heading."""

    @property
    def block(self) -> Block:
        """The line that it is known by."""


class Told(Protocol):
    """A row of a comparison."""

    @property
    def kind(self) -> RowKind:
        """What became of it."""

    @property
    def is_left_out(self) -> bool:
        """It is a line of a file that became nothing."""


class Levelled(Protocol):
    """A row that may be a heading's."""

    @property
    def row(self) -> Row:
        """What became of it."""


FATES: dict[RowKind, Promise] = {
    RowKind.CHANGED: gettext_lazy("changed"),
    RowKind.ADDED: gettext_lazy("added"),
    RowKind.REMOVED: gettext_lazy("removed"),
    RowKind.MOVED: gettext_lazy("moved"),
    RowKind.SPLIT: gettext_lazy("split"),
    RowKind.JOINED: pgettext_lazy("paragraphs", "joined"),
}

FACTS: dict[Fact, Promise] = {
    Fact.NUMBER: gettext_lazy("figure"),
    Fact.DATE: gettext_lazy("date"),
    Fact.PERSON: pgettext_lazy("fact", "person"),
    Fact.POST: pgettext_lazy("fact", "post"),
    Fact.PLACE: pgettext_lazy("fact", "place"),
    Fact.TITLE: gettext_lazy("title of a text"),
}


@register.filter
def fate(kind: RowKind) -> str:
    """What became of the line; a stub is no change."""
    return str(FATES.get(kind, ""))


@register.filter
def relevelled(row: Levelled) -> str:
    """By how many levels a heading went down or up; nothing where it stayed on its own."""
    if row.row.levels > 0:
        sentence = ngettext("demoted by %(counter)s level", "demoted by %(counter)s levels", row.row.levels)
        return sentence % {"counter": row.row.levels}
    return _("promoted to a higher level") if row.row.levels < 0 else ""


@register.filter
def became(row: Told) -> str:
    """What became of the line; of a file's line also that it was left out."""
    return _("left out at import") if row.is_left_out else fate(row.kind)


@register.filter
def fact_name(fact: Fact) -> str:
    """What kind of fact it is."""
    return str(FACTS[fact])


@register.filter
def opening(text: str, length: int) -> str:
    """So many characters of a text, the last one an ellipsis where there are more."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


@register.filter
def named(people: Iterable[object]) -> str:
    """Several people in one line."""
    return pgettext("between names", ", ").join(map(str, people))


@register.filter
def marked(spans: Iterable[tuple[SpanKind, str]]) -> SafeString:
    """The words with what came underlined and what went struck, which is also told to who does not see it."""
    around = _signs(get_language())
    # A comparison has thousands: format_html takes ten times as long, Django's escape four times.
    return SafeString(
        "".join(f"{around[kind][0]}{html.escape(text)}{around[kind][1]}" for kind, text in spans)
    )


@cache
def _signs(language: str | None) -> dict[SpanKind, tuple[str, str]]:
    # The words are those of the language.
    del language
    sign = '<{}><span class="visually-hidden">{} </span>'
    return {
        SpanKind.KEPT: ("", ""),
        SpanKind.ADDED: (format_html(sign, "ins", _("added:")), "</ins>"),
        SpanKind.REMOVED: (format_html(sign, "del", _("removed:")), "</del>"),
    }


class ToldFact(Protocol):
    """A fact that changed, and the row that it stands in."""

    fact: Fact
    old: str
    new: str

    @property
    def row(self) -> Any:
        """Where."""


@register.filter
def fact_rows(facts: Iterable[ToldFact]) -> SafeString:
    """The rows of the table of facts; put together by hand, since a report has hundreds."""
    gone, absent = _quiet(_("gone")), _quiet(_("not there"))
    names = {fact: escape(fact_name(fact)) for fact in Fact}
    places: dict[str, str] = {}
    drawn: list[str] = []
    for fact in facts:
        if fact.row.anchor not in places:
            places[fact.row.anchor] = _place(fact.row)
        old = f"<del>{html.escape(fact.old)}</del>" if fact.old else absent
        new = f"<ins>{html.escape(fact.new)}</ins>" if fact.new else gone
        where = places[fact.row.anchor]
        drawn.append(f"<tr><td>{names[fact.fact]}</td><td>{old}</td><td>{new}</td><td>{where}</td></tr>")
    return SafeString("".join(drawn))


def _place(row: Any) -> str:
    where = f'<a href="#{escape(row.anchor)}">{escape(opening(row.block.text, 18))}</a>'
    return f"{where} {_quiet(named(row.people))}"


def _quiet(words: str) -> str:
    return f'<span class="quiet">{escape(words)}</span>'


@register.filter
def plain_lines(rows: Iterable[Shown]) -> SafeString:
    """Lines in which nothing changed; put together by hand, since most of a report is folded away."""
    return SafeString("".join(map(plain_line, rows)))


@register.filter
def plain_line(row: Shown) -> SafeString:
    """One line in which nothing changed."""
    marker = f'<span class="marker">{escape(row.block.marker)}</span>' if row.block.marker else ""
    words = f'<p class="line-text {line_class(row)}">{marker}{escape(row.block.text)}</p>'
    return SafeString(f'<div id="{escape(row.anchor)}" class="line">{words}</div>')


@register.filter
def line_class(row: Shown) -> str:
    """How its type is set."""
    return f"is-heading level-{row.level}" if row.is_heading else f"is-{row.block.kind}"
