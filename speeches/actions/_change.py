"""The one door: every write to a speech goes through `change()`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Subquery

from accounts.models import User
from speeches.actions import _bounds, _carrying, _evening, _settling, _strokes, _voiding
from speeches.actions._written import Written
from speeches.domain.happenings import TURNS, Happening
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.policy import Role, Terms
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import NoSuchSpeech, NotPermitted, Reason, Verdict
from speeches.live import notify
from speeches.models import (
    Event,
    Membership,
    Paragraph,
    Placement,
    Repair,
    Return,
    Revision,
    Round,
    Section,
    Signature,
    Speech,
    StandIn,
    Step,
    Waiver,
)
from speeches.models.guard import writing
from speeches.queries.standing import Standing, standing_in, standing_of

type Owned = Waiver | Paragraph | Section | Membership | Repair | Return | Round | Signature | StandIn | Step


class NothingRecorded(Exception):
    """A change was opened and left no event; always a bug."""


class AlreadyDone(Exception):
    """The save with this key was made before, by this person, as this version."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


@dataclass
class Change:
    """An open write: the locked speech, its next version, who and when, and what has happened so far."""

    speech: Speech
    by: User
    at: datetime
    standing: Standing
    version: int
    key: UUID | None = None
    events: list[Event] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    is_title_touched: bool = False
    repair: str = ""
    author: User | None = None

    def credit(self, author: User) -> None:
        """From now on what happens is this person's doing, carried out by the one who opened the change."""
        self.author = author

    def require(self, rule: Callable[[Role, Terms], Verdict]) -> None:
        """Judge the person on locked facts. Raises NotPermitted."""
        rule(self.standing.role, self.speech.terms).require()

    def record(
        self,
        kind: Happening,
        *,
        paragraph: int | None = None,
        section: int | None = None,
        person: User | None = None,
        step: Step | None = None,
        earlier: int | None = None,
    ) -> None:
        """Leave an event of this change."""
        self.events.append(
            Event(
                speech=self.speech,
                version=self.version,
                ordinal=len(self.events),
                kind=kind,
                paragraph_id=paragraph,
                section_id=section,
                person=person,
                step=step,
                earlier=earlier,
                by=self.author or self.by,
                through=self.by if self.author and self.author != self.by else None,
                at=self.at,
                key=None if self.events else self.key,
            )
        )

    def close(self) -> None:
        """Hand out the version, write history and events, wake the listeners."""
        if not self.events:
            raise NothingRecorded
        self._keep_final_words()
        # Asked of what was really written, whatever wrote it: who is limited to sections stays in them.
        if self.standing.is_limited:
            _bounds.require_own(self.standing, self.speech, self.version, self.revisions, self.placements)
        _evening.even_out(self.speech.pk, self.version, self.placements)
        # Here all changed words pass, whatever changed them: no way of writing can leave talk behind.
        made = Written(self.speech.pk, self.version, self.revisions, self.placements)
        for kind, paragraph in _carrying.carry_threads(made):
            self.record(kind, paragraph=paragraph)
        self._note_principal(made)
        Revision.objects.bulk_create(self.revisions)
        Placement.objects.bulk_create(self.placements)
        if self.is_title_touched:
            self.speech.title = _title_of(self.speech)
        # Asked at every change, whatever it did: a way of changing words that forgets to say so must not
        # leave a signature standing.
        for broken in _voiding.void_what_changed(self.speech, self.version, repair=self.repair):
            self.record(broken.kind, section=broken.section)
        for kind, step in _settling.settle(self.speech, self.version, self.at):
            self.record(kind, step=step)
        self.speech.version, self.speech.changed_at = self.version, self.at
        self.speech.save(update_fields=["version", "changed_at", "title", "principal_edits", "state", "lap"])
        Event.objects.bulk_create(self.events)
        notify.speech_changed(self.speech.pk, self.version)

    def _keep_final_words(self) -> None:
        """A final speech says what was signed, whatever would write in it. Raises NotPermitted."""
        is_written = self.revisions or self.placements
        if is_written and self.speech.state is SpeechState.FINAL and not self.repair:
            raise NotPermitted(Reason.FINAL)

    def _note_principal(self, made: Written) -> None:
        """What this change did to words of the principal, and what of it is his own."""
        doing = _strokes.Doing(self.speech, self.author or self.by, self.by, self.at, self.repair)
        for kind, paragraph, section in _strokes.carry_strokes(doing, made):
            self.record(kind, paragraph=paragraph, section=section)
        # Who undoes his change has nothing new to say.
        if self.events[0].kind not in TURNS:
            _strokes.note_edit(doing, made)


@contextmanager
def change(speech_id: int | Subquery, *, by: User, at: datetime, key: UUID | None = None) -> Iterator[Change]:
    """Lock a speech, judge, write, and give the lot the next version; a raise leaves nothing.

    Raises NoSuchSpeech to outsiders and AlreadyDone when the key was used before.
    """
    with _locked(speech_id, standing_of, by=by, at=at, key=key) as opened:
        yield opened


@contextmanager
def consulting(round_id: int, *, by: User, at: datetime, key: UUID | None = None) -> Iterator[Change]:
    """The same for a round of consultation; those who were asked in it and are no members read only."""
    with _locked(
        speech_of(Round, round_id),
        lambda person, speech_id: standing_in(person, speech_id, round_id),
        by=by,
        at=at,
        key=key,
    ) as opened:
        yield opened


@contextmanager
def founding(*, by: User, at: datetime, key: UUID | None = None) -> Iterator[Change]:
    """Begin a new speech, owned by its founder, with version 1. Raises AlreadyDone for a used key."""
    with transaction.atomic(durable=True), writing():
        if key and Event.objects.filter(by=by, key=key).exists():
            raise AlreadyDone(1)
        speech = Speech.objects.create(created_by=by, created_at=at, changed_at=at)
        Membership.objects.create(speech=speech, user=by, role=Role.OWNER)
        opened = Change(speech, by, at, Standing(Role.OWNER), version=1, key=key)
        yield opened
        opened.close()


@contextmanager
def tending(speech_id: int) -> Iterator[None]:
    """Lock a speech to put right what is only derived from its history: no version, nobody's doing."""
    with transaction.atomic(durable=True), writing():
        Speech.objects.select_for_update().get(pk=speech_id)
        yield


def once[**Given](action: Callable[Given, int]) -> Callable[Given, int]:
    """Let a replayed save answer with the version that it made the first time."""

    @wraps(action)
    def replayable(*args: Given.args, **options: Given.kwargs) -> int:
        try:
            return action(*args, **options)
        except AlreadyDone as done:
            return done.version

    return replayable


def speech_of(row: type[Owned], pk: int) -> Subquery:
    """The speech that a row belongs to, found in the statement that locks it; it never changes."""
    return Subquery(row.objects.filter(pk=pk).values("speech_id")[:1])


@contextmanager
def _locked(
    speech_id: int | Subquery,
    standing: Callable[[User, int], Standing | None],
    *,
    by: User,
    at: datetime,
    key: UUID | None,
) -> Iterator[Change]:
    with transaction.atomic(durable=True), writing():
        speech = Speech.objects.select_for_update().filter(pk=speech_id).first()
        who = standing(by, speech.pk) if speech else None
        if speech is None or who is None:
            raise NoSuchSpeech
        done = Event.objects.filter(_own(key, by)).values_list("version", flat=True).first() if key else None
        if done:
            raise AlreadyDone(done)
        opened = Change(speech, by, at, who, speech.version + 1, key)
        yield opened
        opened.close()


def _own(key: UUID, by: User) -> Q:
    """This person's save with this key: of his own words, or of somebody else's that he carried out."""
    return Q(by=by, through=None, key=key) | Q(through=by, key=key)


def _title_of(speech: Speech) -> str:
    lines = Paragraph.objects.filter(
        speech=speech, kind=ParagraphKind.TITLE, section__kind=SectionKind.FRONT, removed_in=None
    )
    return "\n".join(lines.order_by("rank").values_list("text", flat=True))
