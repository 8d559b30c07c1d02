"""A comparison in the words of a table."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from speeches.domain.comparison import Block
from speeches.domain.diff import Span, SpanKind
from speeches.domain.excerpts import excerpt
from speeches.exchange.change_table import ChangeTable, TableLine
from speeches.exchange.table import Marked
from speeches.models import Event, Speech
from speeches.queries.changed_rows import RowView
from speeches.queries.comparison import SpeechComparison
from speeches.queries.whereabouts import Whereabouts, whereabouts_of
from speeches.templatetags.changes import fate, named, relevelled
from speeches.views.spots import spot_told


def table_of(speech: Speech, compared: SpeechComparison) -> ChangeTable:
    """Every change of a comparison as a line; no query."""
    places = whereabouts_of(compared)
    return ChangeTable(
        title=_("Table of changes: %(title)s") % {"title": speech},
        caption=caption_of(compared),
        columns=(
            _("No."),
            _("Where"),
            _("Change"),
            _("Original text"),
            _("Changed to"),
            _("Changed by"),
            _("Time"),
        ),
        lines=tuple(_line(row, places[row.block.id]) for row in compared.numbered),
    )


def caption_of(compared: SpeechComparison) -> str:
    """Which versions are compared, and from when they are."""
    old, new = compared.old, compared.new
    return _("from version %(old)s (%(then)s) to version %(new)s (%(now)s)") % {
        "old": old.version,
        "then": _moment(old),
        "new": new.version,
        "now": _moment(new),
    }


def _line(row: RowView, where: Whereabouts) -> TableLine:
    shown = excerpt(row.row.spans)
    return TableLine(
        number=row.number,
        place=_place(where),
        fate=_("; ").join(filter(None, (fate(row.kind), relevelled(row)))),
        was=_wording(row.row.olds, shown, SpanKind.REMOVED),
        now=_wording(row.row.news, shown, SpanKind.ADDED),
        who=named(row.people),
        when=_moment(row.event) if row.event else "",
    )


def _place(where: Whereabouts) -> str:
    here = spot_told(where.here)
    before = spot_told(where.before) if where.before else here
    if before == here:
        return here
    return _("%(here)s (before: %(before)s)") % {"here": here, "before": before}


def _wording(blocks: tuple[Block, ...], shown: Iterable[Span], own: SpanKind) -> Marked:
    """One side of the change behind the number in front of it; nothing for what was not there."""
    if not blocks:
        return ()
    words = tuple((span.kind, span.text) for span in shown if span.kind in {own, SpanKind.KEPT})
    return ((SpanKind.KEPT, blocks[0].marker), *words) if blocks[0].marker else words


def _moment(event: Event) -> str:
    return date_format(localtime(event.at), "SHORT_DATETIME_FORMAT")
