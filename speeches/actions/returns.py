"""Sending a speech back (退回): to an earlier step, or to those who draft."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from accounts.models import User
from speeches.actions._change import Change, change, once
from speeches.actions._voiding import end_all
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_comment
from speeches.domain.sign_off.moves import Move, after
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Ending
from speeches.domain.verdict import NoWords, Refusal
from speeches.models import Membership, Readiness, Return, Section, Step
from speeches.queries.route import Route, route_of
from speeches.queries.section_work import sections_in
from speeches.queries.stand_ins import absent_for


class NotBehind(Refusal):
    """It is sent back to a step that people have signed at, or to those who draft."""


class NotADrafter(Refusal):
    """It is sent back to somebody who takes part."""


@dataclass(frozen=True, slots=True)
class Destination:
    """An earlier step, or drafting (None); to whom and about which section, if said."""

    step: int | None = None
    person: int | None = None
    section: int | None = None


@once
def send_back(
    speech_id: int, *, to: Destination, reason: str, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Send the speech back and say why; what was signed at that step and later is to be signed anew.

    Sent back to drafting, what was signed stands until its words change.
    Raises NoWords, NotBehind, NotADrafter, Gone.
    """
    why = typed_comment(reason)
    with change(speech_id, by=by, at=at, key=key) as opened:
        route = route_of(opened.speech)
        current = next((step for step in route.steps if route.statuses[step.pk] is StepStatus.OPEN), None)
        people = {opened.by.pk} | absent_for(opened.speech.pk, opened.by.pk, localdate(at))
        status = route.status_for(people)
        policy.may_send_back(opened.standing.role, opened.speech.terms, status).require()
        if not why:
            raise NoWords
        _go_back(opened, route, current, to)
        Return.objects.create(
            speech=opened.speech,
            from_step=current,
            to_step_id=to.step,
            to_person=_person(opened, to),
            section=_section(opened, to),
            reason=why,
            by=by,
            at=at,
            version=opened.version,
        )
        opened.record(Happening.ROUTE_SENT_BACK, section=to.section)
    return opened.version


def _go_back(opened: Change, route: Route, current: Step | None, to: Destination) -> None:
    speech = opened.speech
    if to.step is None:
        speech.state = after(speech.state, Move.SEND_BACK)
        if current:
            # When it is submitted again, it is waited for anew from then on.
            current.status, current.since = StepStatus.WAITING, opened.at
            current.save(update_fields=["status", "since"])
        _end_readiness(opened, to.section)
        return
    behind = [step for step in route.steps if current is None or step.position < current.position]
    target = next((step for step in behind if step.pk == to.step), None)
    if target is None or route.statuses[target.pk] is not StepStatus.PASSED or not target.seats.all():
        raise NotBehind
    sections = end_all(
        speech,
        opened.version,
        Ending.SENT_BACK,
        Q(seat__step__position__gte=target.position),
    )
    for section in sections:
        opened.record(Happening.SIGNATURE_VOIDED, section=section)


def _end_readiness(opened: Change, section_id: int | None) -> None:
    """What goes back to those who draft is not ready: the section with all it holds, or everything."""
    ready = Readiness.objects.filter(section__speech=opened.speech, ended_in=None)
    if section_id is not None:
        ready = ready.filter(section__in=sections_in(opened.speech.pk, section_id))
    for section in list(ready.order_by("section").values_list("section", flat=True)):
        opened.record(Happening.SECTION_UNREADY, section=section)
    ready.update(ended_in=opened.version)


def _person(opened: Change, to: Destination) -> User | None:
    if to.person is None:
        return None
    member = Membership.objects.filter(speech=opened.speech, user=to.person).select_related("user").first()
    if member is None:
        raise NotADrafter
    return member.user


def _section(opened: Change, to: Destination) -> Section | None:
    if to.section is None:
        return None
    found = Section.objects.filter(pk=to.section, speech=opened.speech, removed_in=None).first()
    if found is None:
        raise NotBehind
    return found
