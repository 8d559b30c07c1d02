"""The history of a speech, read like a diary."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Left
from django.utils.timezone import localdate

from accounts.models import User
from speeches.domain.happenings import Happening
from speeches.domain.outline.leads import headline
from speeches.domain.outline.parts import SectionKind
from speeches.domain.subjects import is_about_words
from speeches.models import Event, Milestone, Original, Placement, Revision
from speeches.queries.naming import names_of
from speeches.queries.wanted import EVERYTHING, Wanted

ENTRIES = 30
VERSIONS = 120
PAUSE = timedelta(minutes=10)
NAMED = 3
FIRST_WORDS = 20  # characters


@dataclass(frozen=True, slots=True)
class Deed:
    """One kind of event of a version with what it was about, as it was called then; `more` go untold.

    A section without a name is given by its kind.
    """

    kind: Happening
    subjects: tuple[str, ...]
    more: int
    person: User | None
    earlier: int | None


@dataclass(frozen=True, slots=True)
class Save:
    """A version: whose, through whom, when, what it did. `edited` is the paragraph if it wrote only one."""

    version: int
    by: User
    through: User | None
    at: datetime
    deeds: tuple[Deed, ...]
    touched: frozenset[int]
    edited: int | None

    @property
    def before(self) -> int:
        """The version in front of it."""
        return self.version - 1

    @property
    def has_changed_words(self) -> bool:
        """It wrote, added, moved or removed something."""
        return any(is_about_words(deed.kind) for deed in self.deeds)


@dataclass(slots=True)
class Entry:
    """A version, or a run of one person's edits of one paragraph, the latest first."""

    saves: list[Save]
    names: list[Milestone] = field(default_factory=list)

    @property
    def last(self) -> Save:
        """The latest version of the run."""
        return self.saves[0]

    @property
    def first(self) -> Save:
        """The earliest version of the run."""
        return self.saves[-1]

    @property
    def before(self) -> int:
        """The version in front of the run, with which it can be compared; 0 where there is none."""
        return self.first.before


@dataclass(frozen=True, slots=True)
class Diary:
    """A page of the history, the latest first, by day; `before` leads to the page of what was earlier."""

    days: tuple[tuple[date, tuple[Entry, ...]], ...]
    before: int | None
    original: str | None


@dataclass(slots=True)
class _Folding:
    """Entries in the making. A run goes on until its person pauses or its paragraph changes otherwise."""

    entries: list[Entry] = field(default_factory=list)
    open_runs: dict[int, Entry] = field(default_factory=dict)

    def takes(self, save: Save) -> bool:
        """Put in an earlier version; False when the page is full."""
        run = self.open_runs.get(save.edited or 0)
        if run and run.first.by == save.by and run.first.at - save.at <= PAUSE:
            run.saves.append(save)
            return True
        if len(self.entries) == ENTRIES:
            return False
        entry = Entry([save])
        self.entries.append(entry)
        for paragraph in save.touched:
            self.open_runs.pop(paragraph, None)
        if save.edited:
            self.open_runs[save.edited] = entry
        return True


def diary_of(speech_id: int, *, before: int, wanted: Wanted = EVERYTHING) -> Diary:
    """The page of a diary that begins right before a version; three queries, a fourth for a section."""
    folding = _Folding()
    looked_at, earliest = 0, before
    for save in saves_of(speech_id, before, wanted):
        if not folding.takes(save):
            looked_at = VERSIONS
            break
        looked_at, earliest = looked_at + 1, save.version
    _name(speech_id, folding.entries)
    days = groupby(folding.entries, key=lambda entry: localdate(entry.last.at))
    original = Original.objects.filter(speech=speech_id).values_list("name", flat=True).first()
    return Diary(
        days=tuple((day, tuple(entries)) for day, entries in days),
        before=earliest if earliest > 1 and looked_at == VERSIONS else None,
        original=original,
    )


def deeds_of(speech_id: int, version: int) -> tuple[Deed, ...]:
    """What a version did to the speech, in the words of then; one query."""
    told = Event.objects.filter(speech=speech_id, version=version).exclude(kind=Happening.DRAFTERS_TALKED)
    events = told.select_related("by", "through", "person")
    made = list(events.annotate(**_names()).order_by("ordinal"))
    return tuple(_deeds(made, {event.kind for event in made}))


def _name(speech_id: int, entries: Iterable[Entry]) -> None:
    named = names_of(speech_id, (save.version for entry in entries for save in entry.saves))
    for entry in entries:
        entry.names = [name for save in entry.saves for name in named.get(save.version, [])]


def making_of(speech_id: int, version: int) -> Event | None:
    """The event that made a version; None for one that is not there. One query."""
    return (
        Event.objects.filter(speech=speech_id, version=version, ordinal=0)
        .select_related("by", "through", "speech")
        .first()
    )


def saves_of(speech_id: int, before: int, wanted: Wanted = EVERYTHING) -> Iterator[Save]:
    """The latest VERSIONS wanted versions in front of one, the latest first; one query, two for a section."""
    met = Event.objects.filter(wanted.condition(speech_id), speech=speech_id, version__lt=before)
    versions = met.order_by("-version").values("version").distinct()[:VERSIONS]
    events = Event.objects.filter(speech=speech_id, version__in=versions).exclude(kind__in=wanted.unheard)
    told = (
        events.select_related("by", "through", "person").annotate(**_names()).order_by("-version", "ordinal")
    )
    for version, of_version in groupby(told, key=lambda event: event.version):
        made = list(of_version)
        kinds = {event.kind for event in made}
        touched = frozenset(event.paragraph_id for event in made if event.paragraph_id)
        is_one_edit = kinds == {Happening.PARAGRAPH_EDITED} and len(touched) == 1
        yield Save(
            version=version,
            by=made[0].by,
            through=made[0].through,
            at=made[0].at,
            deeds=tuple(_deeds(made, kinds)),
            touched=touched,
            edited=next(iter(touched)) if is_one_edit else None,
        )


def _deeds(made: Iterable[Any], kinds: set[Happening]) -> Iterator[Deed]:
    """Events of a kind told as one. A split is recorded besides the edit that made it, and says enough."""
    by_kind: dict[Happening, list[Any]] = {}
    for event in made:
        by_kind.setdefault(event.kind, []).append(event)
    if Happening.PARAGRAPH_SPLIT in kinds:
        by_kind.pop(Happening.PARAGRAPH_EDITED, None)
    for kind, events in by_kind.items():
        subjects = tuple(filter(None, map(_subject, events[:NAMED])))
        more = len(events) - len(subjects) if subjects else 0
        yield Deed(kind, subjects, more, events[0].person, events[0].earlier)


def _subject(event: Any) -> str:
    if event.step_name:
        return str(event.step_name)
    if event.heading or event.opening:
        return headline(event.heading or event.opening)
    words: str = event.words or event.section_kind or ""
    return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS]}…"


def _names() -> dict[str, Any]:
    """The first words or heading of what an event is about, as of its version."""
    then = Revision.objects.filter(since__lte=OuterRef("version"), joined_into=None)
    derived = Q(section__kind__in=[SectionKind.RUN_IN, SectionKind.LEAD])
    opener = Placement.objects.filter(
        Q(until=None) | Q(until__gte=OuterRef("version")),
        speech=OuterRef("speech"),
        parent=OuterRef("section"),
        paragraph__isnull=False,
        since__lte=OuterRef("version"),
    ).order_by("rank")
    return {
        "words": _latest(then.filter(paragraph=OuterRef("paragraph"))),
        "heading": _latest(then.filter(section=OuterRef("section"))),
        "opener": Case(When(derived, then=Subquery(opener.values("paragraph")[:1]))),
        "opening": _latest(then.filter(paragraph=OuterRef("opener"))),
        "section_kind": F("section__kind"),
        "step_name": F("step__name"),
    }


def _latest(revisions: QuerySet[Revision]) -> BaseExpression:
    return Subquery(revisions.order_by("-since").values(start=Left("text", 3 * FIRST_WORDS))[:1])
