"""Rounds of consultation: begun, described, people asked and no longer asked, closed, reopened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from accounts.models import User
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import ParagraphKind
from speeches.domain.plain_text import typed_comment, typed_line
from speeches.domain.rounds import LONGEST_NAME
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import NoSuchSpeech, NoSuchVersion, NothingToSave, NoWords, Refusal
from speeches.models import Invitation, Milestone, Reopening, Round, Thread
from speeches.queries.text import version_of

# What a milestone is called by; one made for a round gets no longer name.
LONGEST_MILESTONE = 40


class NobodyAsked(Refusal):
    """A round asks somebody, and whoever is asked is not asked once more."""


class SpokenApart(Refusal):
    """What was said for the office alone is not shown to others afterwards."""


class StillOpen(Refusal):
    """Some of what was said in the round has no outcome yet."""


class RoundClosed(Refusal):
    """The round was closed meanwhile."""


class RoundOpen(Refusal):
    """The round is open already."""


class NoLongerAsked(Refusal):
    """The person is not asked any more."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a round is called, until when answers are awaited, whether units see only their own."""

    name: str
    due_on: date
    is_apart: bool = True


@once
def begin(  # noqa: PLR0913  whom, about what, on which terms
    speech_id: int,
    *,
    terms: Terms,
    people: Iterable[int],
    milestone: int | str,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Ask people about a milestone, given by its id, or by the name that the latest version gets.

    Raises NoWords, NobodyAsked, NoSuchVersion for a milestone of another speech.
    """
    name = _named(terms)
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_consult)
        asked = _milestone_in(opened, milestone)
        latest = Round.objects.filter(speech=opened.speech).order_by("-number").first()
        new = Round.objects.create(
            speech=opened.speech,
            number=(latest.number if latest else 0) + 1,
            name=name,
            milestone=asked,
            title=_title_in(opened.speech.pk, asked.version),
            due_on=terms.due_on,
            is_apart=terms.is_apart,
            opened_in=opened.version,
            opened_at=at,
            opened_by=by,
        )
        opened.record(Happening.ROUND_OPENED, earlier=asked.version)
        if not _ask(opened, new, people):
            raise NobodyAsked
    return opened.version


def describe(round_id: int, *, terms: Terms, by: User, at: datetime) -> int:
    """Change the terms of an open round. Raises NoWords, RoundClosed, NothingToSave, SpokenApart."""
    name = _named(terms)
    with change(speech_of(Round, round_id), by=by, at=at) as opened:
        one = _open_round_in(opened, round_id)
        if (one.name, one.due_on, one.is_apart) == (name, terms.due_on, terms.is_apart):
            raise NothingToSave
        if one.is_apart and not terms.is_apart and Thread.objects.filter(invitation__round=one).exists():
            raise SpokenApart
        one.name, one.due_on, one.is_apart = name, terms.due_on, terms.is_apart
        one.save(update_fields=["name", "due_on", "is_apart"])
        opened.record(Happening.ROUND_DESCRIBED, earlier=one.milestone.version)
    return opened.version


def invite(round_id: int, *, people: Sequence[int], by: User, at: datetime) -> int:
    """Ask more people. Raises RoundClosed, and NobodyAsked where all of them are asked already."""
    with change(speech_of(Round, round_id), by=by, at=at) as opened:
        one = _open_round_in(opened, round_id)
        if not _ask(opened, one, people):
            raise NobodyAsked
    return opened.version


def dismiss(invitation_id: int, *, by: User, at: datetime) -> int:
    """Ask somebody no longer: there is no round for him; what he said stays. Raises NoLongerAsked."""
    asked = Invitation.objects.filter(pk=invitation_id).values_list("round", flat=True).first()
    if asked is None:
        raise NoSuchSpeech
    with change(speech_of(Round, asked), by=by, at=at) as opened:
        one = _open_round_in(opened, asked)
        invitation = Invitation.objects.select_related("person").get(pk=invitation_id, round=one)
        if invitation.ended_in is not None:
            raise NoLongerAsked
        invitation.ended_in = opened.version
        invitation.save(update_fields=["ended_in"])
        opened.record(Happening.ROUND_DISMISSED, person=invitation.person, earlier=one.milestone.version)
    return opened.version


def close(round_id: int, *, by: User, at: datetime) -> int:
    """End a round in which everything has its outcome. Raises StillOpen, RoundClosed."""
    with change(speech_of(Round, round_id), by=by, at=at) as opened:
        one = _open_round_in(opened, round_id)
        if Thread.objects.filter(invitation__round=one, resolved_at=None).exists():
            raise StillOpen
        one.closed_in, one.closed_at, one.closed_by = opened.version, at, by
        one.save(update_fields=["closed_in", "closed_at", "closed_by"])
        opened.record(Happening.ROUND_CLOSED, earlier=one.milestone.version)
    return opened.version


def reopen(round_id: int, *, reason: str, by: User, at: datetime) -> int:
    """Open a closed round again, for a reason. Raises NoWords, RoundOpen."""
    words = typed_comment(reason)
    with change(speech_of(Round, round_id), by=by, at=at) as opened:
        opened.require(policy.may_consult)
        one = _round_in(opened, round_id)
        if not words:
            raise NoWords
        if one.closed_in is None or one.closed_at is None or one.closed_by is None:
            raise RoundOpen
        Reopening.objects.create(
            round=one,
            closed_in=one.closed_in,
            closed_at=one.closed_at,
            closed_by=one.closed_by,
            version=opened.version,
            at=at,
            by=by,
            reason=words,
        )
        one.closed_in = one.closed_at = one.closed_by = None
        one.save(update_fields=["closed_in", "closed_at", "closed_by"])
        opened.record(Happening.ROUND_REOPENED, earlier=one.milestone.version)
    return opened.version


def _named(terms: Terms) -> str:
    name = typed_line(terms.name)[:LONGEST_NAME]
    if not name:
        raise NoWords
    return name


def _round_in(opened: Change, round_id: int) -> Round:
    rounds = Round.objects.select_related("milestone", "closed_by")
    return rounds.get(pk=round_id, speech=opened.speech)


def _open_round_in(opened: Change, round_id: int) -> Round:
    opened.require(policy.may_consult)
    one = _round_in(opened, round_id)
    if one.is_closed:
        raise RoundClosed
    return one


def _milestone_in(opened: Change, wanted: int | str) -> Milestone:
    if isinstance(wanted, int):
        found = Milestone.objects.filter(pk=wanted, speech=opened.speech).first()
        if found is None:
            raise NoSuchVersion
        return found
    name = typed_line(wanted)[:LONGEST_MILESTONE]
    if not name:
        raise NoWords
    latest = opened.version - 1
    made, is_new = Milestone.objects.get_or_create(
        speech=opened.speech, version=latest, name=name, defaults={"by": opened.by, "at": opened.at}
    )
    if is_new:
        opened.record(Happening.MILESTONE_NAMED, earlier=latest)
    return made


def _ask(opened: Change, one: Round, people: Iterable[int]) -> bool:
    """Whether anybody was asked who was not before."""
    asked = set(Invitation.objects.filter(round=one, ended_in=None).values_list("person", flat=True))
    new = User.objects.filter(pk__in=set(people) - asked, is_active=True).order_by("pk")
    for person in new:
        Invitation.objects.create(round=one, person=person, unit=person.unit, asked_in=opened.version)
        opened.record(Happening.ROUND_INVITED, person=person, earlier=one.milestone.version)
    return bool(new)


def _title_in(speech_id: int, version: int) -> str:
    past = version_of(speech_id, version)
    lines = [node for node in past.tree.lines() if node.key[0] is Noun.PARAGRAPH]
    return "\n".join(past.texts[node.key] for node in lines if node.kind is ParagraphKind.TITLE)
