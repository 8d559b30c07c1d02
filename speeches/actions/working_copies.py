"""Keeping what is typed and not saved, for the one who types it: no version, no event, nobody is woken."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.domain.pens import OF_TEXTS, PenKind, kept_words
from speeches.domain.verdict import NoSuchSpeech
from speeches.models import Paragraph, Section, WorkingCopy


class NoSuchCopy(NoSuchSpeech):
    """This person keeps no words under this number."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a field holds, and which field it is."""

    kind: PenKind
    of: Paragraph | Section
    text: str
    based_on: int | None = None

    @property
    def saved(self) -> str:
        """What the speech says there already."""
        if self.kind in OF_TEXTS and isinstance(self.of, Paragraph):
            return self.of.text
        return self.of.heading if self.kind is PenKind.HEADING and isinstance(self.of, Section) else ""


def keep(pen: UUID, *, typed: Typed, by: User, at: datetime) -> None:
    """Keep what a field holds, over what was kept of it before; one query.

    Where nothing is left to keep, nothing is kept. Raises Unwritable, TooLong.
    """
    words = kept_words(typed.text, typed.saved)
    if not words:
        let_go(pen, by=by, at=at)
        return
    is_paragraph = isinstance(typed.of, Paragraph)
    copy = WorkingCopy(
        pen=pen,
        by=by,
        speech_id=typed.of.speech_id,
        kind=typed.kind,
        paragraph_id=typed.of.pk if is_paragraph else None,
        section_id=None if is_paragraph else typed.of.pk,
        based_on=typed.based_on,
        text=words,
        at=at,
    )
    WorkingCopy.objects.bulk_create(
        [copy], update_conflicts=True, unique_fields=["by", "pen"], update_fields=["based_on", "text", "at"]
    )


def let_go(pen: UUID, *, by: User, at: datetime) -> None:
    """Forget what was kept of a field: it was saved, or its change was discarded; one query."""
    del at
    WorkingCopy.objects.filter(pen=pen, by=by).delete()


def throw_away(copy_id: int, *, by: User, at: datetime) -> None:
    """Forget kept words that were offered again. Raises NoSuchCopy."""
    del at
    forgotten, _ = WorkingCopy.objects.filter(pk=copy_id, by=by).delete()
    if not forgotten:
        raise NoSuchCopy
