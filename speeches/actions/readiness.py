"""Calling sections ready for review, and taking that back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.verdict import Refusal
from speeches.models import Assignment, Readiness, Section
from speeches.queries.assigned import own_sections
from speeches.queries.section_work import sections_around, sections_in


class AlreadyReady(Refusal):
    """It was called ready before, with all it holds."""


class NotReady(Refusal):
    """Nobody has called it ready."""


class NothingOfYours(Refusal):
    """No section of the speech is this person's to write that is not ready already."""


@once
def call_ready(section_id: int, *, by: User, at: datetime, key: UUID | None = None) -> int:
    """Say that a section, with all it holds, is ready for review. Raises AlreadyReady, Gone."""
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        _require(opened, section_id)
        _heads.section_in(opened, section_id)
        if not _call(opened, sections_in(opened.speech.pk, section_id)):
            raise AlreadyReady
    return opened.version


@once
def call_all_ready(speech_id: int, *, by: User, at: datetime, key: UUID | None = None) -> int:
    """The same of all sections that a person writes: those assigned to him, all where nothing is assigned.

    Raises NothingOfYours.
    """
    with change(speech_id, by=by, at=at, key=key) as opened:
        written = _written_by(opened)
        _require_own(opened, is_own=bool(written))
        if not _call(opened, written):
            raise NothingOfYours
    return opened.version


@once
def take_back(section_id: int, *, by: User, at: datetime, key: UUID | None = None) -> int:
    """Say that a section is not ready after all, nor what is in it or around it. Raises NotReady, Gone."""
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        _require(opened, section_id)
        _heads.section_in(opened, section_id)
        held = sections_in(opened.speech.pk, section_id)
        around = sections_around(opened.speech.pk, section_id)
        ready = Readiness.objects.filter(section__in=[*held, *around], ended_in=None).order_by("section")
        ended = list(ready.values_list("section", flat=True))
        if not ended:
            raise NotReady
        ready.update(ended_in=opened.version)
        for section in ended:
            opened.record(Happening.SECTION_UNREADY, section=section)
    return opened.version


def _require(opened: Change, section_id: int) -> None:
    """Who is limited to sections calls only his own ready."""
    own = own_sections(opened.standing, opened.speech.pk) if opened.standing.is_limited else set()
    _require_own(opened, is_own=section_id in own)


def _require_own(opened: Change, *, is_own: bool) -> None:
    opened.require(policy.may_call_ready)
    role, is_limited = opened.standing.role, opened.standing.is_limited
    policy.may_edit_here(role, opened.speech.terms, is_limited=is_limited, is_own=is_own).require()


def _call(opened: Change, sections: Iterable[int]) -> list[int]:
    """Call those ready that are not yet; which they were."""
    wanted = list(sections)
    ready = set(Readiness.objects.filter(section__in=wanted, ended_in=None).values_list("section", flat=True))
    called = [section for section in wanted if section not in ready]
    Readiness.objects.bulk_create(
        Readiness(section_id=section, by=opened.by, at=opened.at, version=opened.version)
        for section in called
    )
    for section in called:
        opened.record(Happening.SECTION_READY, section=section)
    return called


def _written_by(opened: Change) -> list[int]:
    standing = set(Section.objects.filter(speech=opened.speech, removed_in=None).values_list("pk", flat=True))
    is_divided = Assignment.objects.filter(speech=opened.speech).exists()
    if is_divided or opened.standing.is_limited:
        standing &= own_sections(opened.standing, opened.speech.pk)
    return sorted(standing)
