"""Taking changes back, and doing them again: the reverse of what versions did, as one new version."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _reversing, _talking
from speeches.actions._change import Change, change, once
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.reversal.state import Plan, Step
from speeches.domain.reversal.take_back import taken_back
from speeches.domain.verdict import NothingToSave, Refusal
from speeches.models import Event
from speeches.queries import reversal, reversal_scopes
from speeches.queries.reversal_scopes import Scope

# As many of one's own versions are looked at for one that still has something to take back.
LOOKED_AT = 10


class NothingToUndo(Refusal):
    """This person has changed nothing in this speech that could be taken back."""


class NothingToRedo(Refusal):
    """Nothing was undone, or this person has written something new since."""


class NotTakenBackHere(Refusal):
    """The last thing this person did is not about words; `before` is the change in front of it."""

    def __init__(self, version: int, before: int) -> None:
        super().__init__(version, before)
        self.version = version
        self.before = before


class BuiltOn(Refusal):
    """Others built on what was to be taken back; the plan says on what."""

    def __init__(self, plan: Plan, version: int = 0) -> None:
        super().__init__()
        self.plan = plan
        self.version = version


@once
def undo(
    speech_id: int, *, version: int | None = None, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Take back one's own last change of words or structure, at the latest `version` where that is given.

    Raises NothingToUndo, NotTakenBackHere, BuiltOn.
    """
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        turns = reversal.turns_for(opened.speech.pk, by)
        if version is None and turns.other and turns.undo:
            raise NotTakenBackHere(turns.other, turns.undo[0])
        wanted = [one for one in turns.undo if version is None or one <= version]
        done = _reverse_first(opened, wanted[:LOOKED_AT])
        if done is None:
            raise NothingToUndo
        _talking.open_what_ended_in(opened, done)
        _record(opened, Happening.CHANGE_UNDONE, done)
    return opened.version


@once
def redo(speech_id: int, *, by: User, at: datetime, key: UUID | None = None) -> int:
    """Do again what one's own last undo took back. Raises NothingToRedo, BuiltOn."""
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        done = _reverse_first(opened, reversal.turns_for(opened.speech.pk, by).redo[:LOOKED_AT])
        if done is None:
            raise NothingToRedo
        _record(opened, Happening.CHANGE_REDONE, done)
    return opened.version


@once
def take_back(
    speech_id: int,
    *,
    scope: Scope,
    is_partial: bool = False,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Take back what happened in a scope; with `is_partial` without what others built on.

    Raises BuiltOn, NothingToSave when it reads as before already.
    """
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        plan = reversal_scopes.plan_for(opened.speech, scope)
        if plan.obstacles and not is_partial:
            raise BuiltOn(plan)
        if not plan.touched:
            raise NothingToSave
        _reversing.carry_out(opened, plan)
        subject = _Subject.of(opened, scope.until) if scope.is_one_version else _Subject()
        opened.record(
            Happening.CHANGES_TAKEN_BACK,
            paragraph=scope.paragraph or subject.paragraph,
            section=scope.section or subject.section,
            person=User.objects.filter(pk=scope.person).first() if scope.person else None,
            earlier=scope.until,
        )
    return opened.version


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a version was about."""

    paragraph: int | None = None
    section: int | None = None

    @classmethod
    def of(cls, opened: Change, version: int) -> "_Subject":
        told = Event.objects.filter(speech=opened.speech, version=version, ordinal=0)
        paragraph, section = told.values_list("paragraph_id", "section_id").first() or (None, None)
        return cls(paragraph, section)


def _reverse_first(opened: Change, versions: Sequence[int]) -> int | None:
    """Reverse the first of these versions that still has something to reverse; which one it was."""
    steps = {step.version: step for step in reversal.steps_of(opened.speech.pk, versions)}
    now = reversal.state_at(opened.speech.pk, opened.speech.version)
    reversal.note_gone(now, opened.speech.pk, steps.values())
    for version in versions:
        plan = taken_back(now, _only(steps, version))
        if plan.obstacles:
            raise BuiltOn(plan, version)
        if plan.touched:
            _reversing.carry_out(opened, plan)
            return version
    return None


def _only(steps: dict[int, Step], version: int) -> Collection[Step]:
    return [steps[version]] if version in steps else []


def _record(opened: Change, kind: Happening, version: int) -> None:
    subject = _Subject.of(opened, version)
    opened.record(kind, paragraph=subject.paragraph, section=subject.section, earlier=version)
