"""Suggestions in short, as the margin shows them beside the words that they would change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Left

from speeches.domain.diff import Span, SpanKind, spans
from speeches.domain.excerpts import close_up
from speeches.domain.suggesting import Fit, SuggestionKind, Wording, fit, rivals
from speeches.domain.talk import Outcome
from speeches.models import Comment, Rewording, Suggestion, Thread
from speeches.queries.lines import Block
from speeches.queries.page import SpeechPage

# As much as is read at a glance.
_AROUND, _LONGEST, _LONGEST_REASON = 8, 90, 140


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """A suggestion in short. `at` is the DOM id of the line it stands at.

    `spans` say what it would change of what stands there now, or where it does not fit of what stood there
    when it was made; `rivals` are those who suggest other words instead. `reason` is empty where none was
    given.
    """

    pk: int
    at: str
    kind: SuggestionKind
    spans: tuple[Span, ...]
    beside: str
    is_behind: bool
    is_gone: bool
    fits: bool
    is_doubtful: bool
    rivals: tuple[str, ...]
    outcome: Outcome | None
    by: str
    colour: int
    said_at: datetime
    reason: str
    answers: int
    start: int = 0

    @property
    def is_open(self) -> bool:
        """Nobody has decided on it."""
        return self.outcome is None


def suggestion_cards(page: SpeechPage, threads: QuerySet[Thread]) -> list[SuggestionCard]:
    """The suggestions among these threads; one query."""
    return _Making(page, list(_rows(threads))).cards()


def _rows(threads: QuerySet[Thread]) -> Iterable[Suggestion]:
    first = Comment.objects.filter(thread=OuterRef("pk"), is_reason=False).order_by("pk")
    later = Rewording.objects.filter(comment=OuterRef("pk")).order_by("-version")
    told = first.annotate(now=Coalesce(Subquery(later.values("text")[:1]), "text"))
    opened = told.filter(version=OuterRef("thread__opened_in"))
    return (
        Suggestion.objects.filter(thread__in=threads)
        .select_related("by", "thread", "beside")
        .annotate(
            reason=Left(Subquery(opened.values("now")[:1]), _LONGEST_REASON),
            remarks=Count("thread__comments"),
        )
        .order_by("pk")
    )


@dataclass
class _Making:
    page: SpeechPage
    rows: list[Suggestion]
    lines: dict[str, Block] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = {
            f"{'section' if line.is_heading else 'paragraph'}-{line.pk}": line for line in self.page.blocks
        }

    def cards(self) -> list[SuggestionCard]:
        names = {row.pk: str(row.by) for row in self.rows}
        facing = self._rivals()
        return [
            self._card(row, tuple(names[one] for one in facing.get(row.pk, ()) if one in names))
            for row in self.rows
        ]

    def _rivals(self) -> dict[int, tuple[int, ...]]:
        """Who is against whom, over all lines."""
        found: dict[int, tuple[int, ...]] = {}
        for line in self.page.blocks:
            if len(line.wordings) > 1:
                found |= rivals(line.text, line.wordings)
        return found

    def _card(self, row: Suggestion, facing: tuple[str, ...]) -> SuggestionCard:
        line = self.lines.get(_place(row.thread))
        fitting = _fitting(row.wording, line)
        reason = getattr(row, "reason", None) or ""
        remarks = getattr(row, "remarks", 0)
        return SuggestionCard(
            pk=row.pk,
            at=_place(row.thread),
            kind=row.kind,
            spans=close_up(_spans(row, line, fitting), _AROUND),
            beside=row.beside.text[:_LONGEST] if row.beside else "",
            is_behind=row.is_behind,
            is_gone=line is None and row.thread.is_open,
            fits=_fits(row, line, fitting),
            is_doubtful=_is_doubtful(row, line, fitting),
            rivals=facing,
            outcome=row.thread.outcome,
            by=str(row.by),
            colour=row.by_id,
            said_at=row.at,
            reason=reason,
            answers=remarks - bool(reason),
            start=row.thread.start or 0,
        )


def _place(thread: Thread) -> str:
    return f"section-{thread.section_id}" if thread.section_id else f"paragraph-{thread.paragraph_id}"


def _fitting(wording: Wording | None, line: Block | None) -> Fit | None:
    return fit(wording.base, line.text, wording.text) if wording and line else None


def _fits(row: Suggestion, line: Block | None, fitting: Fit | None) -> bool:
    if line is None:
        return False
    if row.kind is SuggestionKind.MOVE:
        return row.beside is not None and row.beside.removed_in is None
    return fitting is not None or row.wording is None


def _is_doubtful(row: Suggestion, line: Block | None, fitting: Fit | None) -> bool:
    """What stands there is not what it was made for, so that it has to be read once more."""
    if row.kind is SuggestionKind.REMOVE:
        return line is not None and line.text != row.base
    return fitting is not None and fitting.is_doubtful


def _spans(row: Suggestion, line: Block | None, fitting: Fit | None) -> tuple[Span, ...]:
    if row.kind is SuggestionKind.INSERT:
        return (Span(SpanKind.ADDED, _short(row.text)),)
    if row.kind is SuggestionKind.REMOVE:
        return (Span(SpanKind.REMOVED, _short(line.text if line else row.base)),)
    if row.kind is SuggestionKind.MOVE:
        return (Span(SpanKind.KEPT, _short(line.text if line else row.base)),)
    if row.thread.is_open and line and fitting:
        return spans(line.text, fitting.text)
    return spans(row.base, row.text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
