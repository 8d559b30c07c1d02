"""Taking seats at steps, and leaving them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from accounts.models import User
from speeches.actions._change import Change
from speeches.actions._voiding import end_all
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Ending, Leaving, SpeechState
from speeches.domain.verdict import Refusal
from speeches.models import Absence, Membership, Seat, SeatSection, Section, StandIn, Step
from speeches.queries.route import rules


class AlreadySeated(Refusal):
    """This person has a seat at the step already."""


class NoSuchSection(Refusal):
    """One of the sections is not in the speech."""


def take(
    opened: Change,
    step: Step,
    person: User,
    sections: Collection[int] = (),
    *,
    instead_of: Seat | None = None,
) -> Seat:
    """Give a person a seat, and a part in the speech. Raises AlreadySeated, NoSuchSection."""
    if Seat.objects.filter(step=step, person=person, vacated_in=None, succeeded_in=None).exists():
        raise AlreadySeated
    standing = Section.objects.filter(speech=opened.speech, removed_in=None, pk__in=sections)
    if standing.count() != len(set(sections)):
        raise NoSuchSection
    let_in(opened, person, Role.REVIEWER if step.kind is StepKind.REVIEW else Role.READER)
    seat = Seat.objects.create(
        step=step, person=person, unit=person.unit, taken_in=opened.version, predecessor=instead_of
    )
    SeatSection.objects.bulk_create(SeatSection(seat=seat, section_id=pk) for pk in sorted(set(sections)))
    if opened.speech.state is not SpeechState.DRAFTING:
        apply_absences(opened)
    return seat


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to a day, both included."""

    since: date
    until: date


def let_stand_in(opened: Change, person: User, days: Days, *, absent: User) -> None:
    """Let a person sign in the seats of one who is away, and take part for that."""
    let_in(opened, person, Role.READER)
    StandIn.objects.create(
        speech=opened.speech,
        absent=absent,
        person=person,
        since=days.since,
        until=days.until,
        named_in=opened.version,
    )


def apply_absences(opened: Change) -> None:
    """Whoever is away, or will be, has his stand-in also on a speech that comes to him only now."""
    seated = Seat.objects.filter(
        step__speech=opened.speech, step__lap=opened.speech.lap, vacated_in=None, succeeded_in=None
    ).values("person")
    away = Absence.objects.filter(person__in=seated, ended_at=None, until__gte=localdate(opened.at))
    for one in away.filter(stand_in__is_active=True).select_related("person", "stand_in").order_by("pk"):
        named = StandIn.objects.filter(speech=opened.speech, absent=one.person, person=one.stand_in)
        if named.filter(ended_in=None, since__lte=one.since, until__gte=one.until).exists():
            continue
        let_stand_in(opened, one.stand_in, Days(one.since, one.until), absent=one.person)
        opened.record(Happening.STAND_IN_APPLIED, person=one.stand_in)


def let_in(opened: Change, person: User, role: Role) -> None:
    """Let a person take part who does not yet: nobody signs what does not exist for him."""
    _, is_new = Membership.objects.get_or_create(speech=opened.speech, user=person, defaults={"role": role})
    if is_new:
        opened.record(Happening.MEMBER_ADDED, person=person)


def leave(opened: Change, person: User) -> None:
    """Somebody takes part no more: his seats stay, vacant, and count until the owner fills them.

    What he signed stands or ends as the office has laid down; an objection stands.
    """
    speech = opened.speech
    for seat in Seat.objects.filter(
        step__speech=speech, step__lap=speech.lap, person=person, vacated_in=None, succeeded_in=None
    ).select_related("step"):
        seat.vacated_in = opened.version
        seat.save(update_fields=["vacated_in"])
        opened.record(Happening.SEAT_VACATED, person=person, step=seat.step)
    StandIn.objects.filter(speech=speech, person=person, ended_in=None).update(ended_in=opened.version)
    StandIn.objects.filter(speech=speech, absent=person, ended_in=None).update(ended_in=opened.version)
    # What made a speech final stays in its record, whoever leaves.
    if speech.state is not SpeechState.FINAL and rules().leaving is Leaving.VOID:
        his = Q(by=person) | Q(on_behalf_of=person)
        for section in end_all(speech, opened.version, Ending.LEFT, his):
            opened.record(Happening.SIGNATURE_VOIDED, section=section)
