"""An owner asks people to leave a section: a sentence at their fields and nothing more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now

from speeches.domain.policy import Role
from speeches.domain.verdict import Refusal
from speeches.live import notify
from speeches.models import LeaveRequest, Paragraph, Section

# Who has not left by then was not going to.
LASTS = timedelta(minutes=10)

# The places in edit, by member.
type Held = Mapping[int, frozenset[str]]


class NobodyThere(Refusal):
    """Nobody else writes in this section."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A section that is to be left, who asks, and the places in it that others still hold."""

    section_id: int
    member_id: int
    places: tuple[str, ...]


def ask(section: Section, *, by: int, held: Held) -> None:
    """Ask everybody else who writes in the section or below it to leave. Raises NobodyThere.

    `by` is the member who asks.
    """
    if not _held_by_others(_inside(section.speech_id, {section.pk})[section.pk], held, by):
        raise NobodyThere
    LeaveRequest.objects.bulk_create(
        [LeaveRequest(section=section, speech_id=section.speech_id, by_id=by)],
        update_conflicts=True,
        unique_fields=["section"],
        update_fields=["by", "asked_at"],
    )
    notify.presence_changed([section.speech_id])


def withdraw(section: Section) -> None:
    """Take the request back; nothing happens where there is none any more."""
    LeaveRequest.objects.filter(section=section).delete()
    notify.presence_changed([section.speech_id])


def open_requests(speech_ids: Sequence[int], held: Mapping[int, Held]) -> dict[int, list[Asked]]:
    """What is asked in each speech; a request that is over is dropped. One query where nothing is asked."""
    rows = list(LeaveRequest.objects.filter(speech__in=speech_ids).order_by("pk"))
    if not rows:
        return {}
    alive = LeaveRequest.objects.filter(
        Q(asked_at__gt=Now() - LASTS), by__role=Role.OWNER, pk__in=[row.pk for row in rows]
    )
    alive_ids = set(alive.values_list("pk", flat=True))
    asked: dict[int, list[Asked]] = defaultdict(list)
    for row in rows:
        inside = _inside(row.speech_id, {row.section_id})[row.section_id]
        places = _held_by_others(inside, held.get(row.speech_id, {}), row.by_id)
        if places and row.pk in alive_ids:
            asked[row.speech_id].append(Asked(row.section_id, row.by_id, places))
        else:
            LeaveRequest.objects.filter(pk=row.pk, asked_at=row.asked_at).delete()
    return asked


def _held_by_others(inside: frozenset[str], held: Held, asker: int) -> tuple[str, ...]:
    others = {place for member, places in held.items() if member != asker for place in places}
    return tuple(sorted(others & inside))


def _inside(speech_id: int, wanted: Iterable[int]) -> dict[int, frozenset[str]]:
    """The places in each of these sections and below; two queries."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for pk, parent in Section.objects.filter(speech=speech_id).values_list("pk", "parent_id"):
        children[parent].append(pk)
    lines: dict[int, list[int]] = defaultdict(list)
    for pk, section in Paragraph.objects.filter(speech=speech_id).values_list("pk", "section_id"):
        lines[section].append(pk)
    return {pk: frozenset(_places(pk, children, lines)) for pk in wanted}


def _places(
    section: int, children: Mapping[int | None, list[int]], lines: Mapping[int, list[int]]
) -> Iterable[str]:
    waiting = [section]
    while waiting:
        at = waiting.pop()
        waiting += children.get(at, ())
        yield f"section-{at}"
        yield from (f"paragraph-{pk}" for pk in lines.get(at, ()))
