"""A change of a comparison, by hand: a template takes five times as long over each of hundreds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speeches.domain.comparison import RowKind
from speeches.domain.diff import SpanKind
from speeches.templatetags.changes import became, line_class, marked, named, opening, relevelled
from speeches.templatetags.regions import fresh_key

register = template.Library()

NOTHING = SafeString("")
# No row of the database has this number.
_STAND_IN = 2**62


@dataclass(frozen=True, slots=True)
class Common:
    """What all rows of a page have in common: how they are shown, addresses by a number, and words.

    `taking_back` and `restoring` are empty for whoever may not edit.
    """

    is_beside: bool
    version: Callable[[int], str]
    restoration: Callable[[int], str]
    taking_back: str
    restoring: str
    token: str

    @property
    def may_edit(self) -> bool:
        """There are ways back."""
        return bool(self.taking_back)


@register.simple_tag(takes_context=True)
def common(context: Context) -> Common:
    """Worked out once for the page."""
    speech, may_edit = context["speech"], context.get("may") and context["may"].edit
    taking_back = ""
    if may_edit:
        compared, way = context["comparison"], reverse("speeches:reversal", args=[speech.pk])
        taking_back = f"{way}?after={compared.old.version}&until={compared.new.version}"
    return Common(
        is_beside=bool(context.get("is_beside")),
        version=_addresses("speeches:version", speech.pk),
        restoration=_addresses("speeches:restoration"),
        taking_back=taking_back,
        restoring=context.get("restoring") or "",
        token=str(context.get("csrf_token", "")) if may_edit else "",
    )


@register.filter
def change(row: Any, page: Common) -> SafeString:
    """A change: what became of the line, its words, and the ways back. A stub says what stood here."""
    if row.kind is RowKind.STUB:
        return _stub(row)
    return format_html(
        '<article id="{0}" class="change is-{1}" tabindex="-1" data-change="{2}"'
        ' aria-labelledby="change-{2}"><header class="change-head">{3}</header>'
        '<div class="change-lines">{4}</div>{5}{6}</article>',
        row.anchor,
        row.kind,
        str(row.number),
        _head(row, page),
        _lines(row),
        _sides(row) if page.is_beside else NOTHING,
        _restoring(row, page) if page.may_edit else NOTHING,
    )


@register.filter
def index_entries(rows: Iterable[Any]) -> SafeString:
    """The changes in the index, under the headings of the sections that they stand in."""
    drawn: list[str] = []
    above: tuple[str, ...] = ()
    for row in rows:
        if row.headings and row.headings != above:
            drawn.append(format_html('<li class="index-where">{}</li>', " › ".join(row.headings)))
        above = row.headings
        drawn.append(_entry(row))
    return SafeString("".join(drawn))


def _entry(row: Any) -> SafeString:
    return format_html(
        '<li><a href="#{0}" data-goto="{1}"><span class="number">{1}</span>'
        ' <span class="index-kind">{2}</span> {3} <span class="quiet">{4}</span></a></li>',
        row.anchor,
        str(row.number),
        became(row),
        opening(row.block.text, 14),
        named(row.people),
    )


def _stub(row: Any) -> SafeString:
    stood = ngettext(
        "“%(words)s” stood here.", "“%(words)s” and what follows it stood here.", len(row.row.olds)
    )
    return format_html(
        '<p id="{}" class="stub">{} <a href="#{}">{}</a></p>',
        row.anchor,
        stood % {"words": opening(row.block.text, 16)},
        row.other,
        _("To its new place"),
    )


def _head(row: Any, page: Common) -> SafeString:
    """Its number, what became of it, by whom and when, where it stands, and the way to take it back."""
    return format_html(
        '<h2 id="change-{0}" class="change-kind"><span class="number">{0}</span> {1} {2}</h2>{3}{4}{5}{6}',
        str(row.number),
        became(row),
        format_html('<span class="change-level">{}</span>', relevelled(row)) if row.row.levels else NOTHING,
        _made(row, page) if row.event else NOTHING,
        format_html('<p class="change-where">{}</p>', " › ".join(row.headings)) if row.headings else NOTHING,
        _way_to_stub(row.other) if row.kind is RowKind.MOVED and row.other else NOTHING,
        _way_back(row, page) if page.may_edit else NOTHING,
    )


def _made(row: Any, page: Common) -> SafeString:
    version, at = row.event.version, localtime(row.event.at)
    return format_html(
        '<p class="meta"><span class="change-who">{}</span> <time datetime="{}">{}</time>'
        ' <a href="{}">{}</a></p>',
        named(row.people),
        at.isoformat(),
        date_format(at, "DATETIME_FORMAT"),
        page.version(version),
        _("version %(version)s") % {"version": version},
    )


def _way_to_stub(anchor: str) -> SafeString:
    return format_html('<p class="change-where"><a href="#{}">{}</a></p>', anchor, _("Where it stood before"))


def _way_back(row: Any, page: Common) -> SafeString:
    noun, pk = row.block.id
    address = f"{page.taking_back}&{noun}={pk}"
    return format_html('<p class="meta"><a href="{}">{}</a></p>', address, _("Take back this change"))


def _lines(row: Any) -> SafeString:
    """A line for each paragraph that was or is, the first with the marker."""
    markers = chain([_marker(row)], repeat(NOTHING))
    return SafeString("".join(map(_line, repeat(row), markers, row.lines)))


def _line(row: Any, marker: str, spans: Iterable[tuple[SpanKind, str]]) -> SafeString:
    return format_html('<p class="line-text {}">{}{}</p>', line_class(row), marker, marked(spans))


def _marker(row: Any) -> SafeString:
    marker = row.block.marker
    return format_html('<span class="marker">{}</span>', marker) if marker else NOTHING


def _sides(row: Any) -> SafeString:
    return format_html(
        '<div class="change-sides"><div class="change-was">{}</div><div class="change-now">{}</div></div>',
        _line(row, NOTHING, row.was),
        _line(row, _marker(row) if row.row.news else NOTHING, row.now),
    )


def _restoring(row: Any, page: Common) -> SafeString:
    if row.restorable:
        return format_html(
            '<p class="change-back"><button class="button" form="restoring" formaction="{}"'
            ' name="key" value="{}">{}</button></p>',
            page.restoration(row.restorable),
            fresh_key(),
            page.restoring,
        )
    if row.returnable:
        return format_html(
            '<form class="change-back" method="post" action="{}">'
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
            '<button class="button">{}</button></form>',
            reverse("speeches:section_restoration", args=[row.returnable]),
            page.token,
            _("Bring the whole section back"),
        )
    return NOTHING


def _addresses(route: str, *args: int) -> Callable[[int], str]:
    """The addresses of a route by its last number, which is set in: looking each up takes its time."""
    before, _stand_in, behind = reverse(route, args=[*args, _STAND_IN]).rpartition(str(_STAND_IN))
    return lambda number: f"{before}{number}{behind}"
