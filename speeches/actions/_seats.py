"""Taking seats at steps, and leaving them."""

from collections.abc import Collection

from django.db.models import Q

from accounts.models import User
from speeches.actions._change import Change
from speeches.actions._voiding import end_all
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Ending, Leaving, SpeechState
from speeches.domain.verdict import Refusal
from speeches.models import Membership, Seat, SeatSection, Section, StandIn, Step
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
    return seat


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
