"""What the office lays down about signing, and the routes that it usually takes.

They belong to no speech, so there is no version and no event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from speeches.domain.plain_text import typed_line
from speeches.domain.sign_off.route import StepKind
from speeches.domain.verdict import Gone, NothingToSave, NoWords, Refusal
from speeches.models import SigningRules, UsualRoute, UsualStep


class NotAnAdministrator(Refusal):
    """Only administrators say what holds for the office."""


class NameTaken(Refusal):
    """Another usual route is called like this."""


@dataclass(frozen=True, slots=True)
class UsualPlan:
    """A step of a usual route; `days` after the one before it should be done."""

    kind: StepKind
    name: str
    people: tuple[int, ...] = ()
    needed: int | None = None
    days: int | None = None
    is_skippable: bool = False


def set_rules(*, rules: Mapping[str, Any], by: User, at: datetime) -> None:
    """Say what changes do to signatures, and what else holds. Raises NotAnAdministrator."""
    del at
    _require(by)
    SigningRules.objects.update_or_create(pk=1, defaults=dict(rules))


@transaction.atomic
def lay_usual_route(
    *, route: int | None, name: str, steps: Sequence[UsualPlan], by: User, at: datetime
) -> int:
    """Lay down a usual route, a new one where `route` is None; speeches under way keep theirs.

    Raises NotAnAdministrator, NoWords for a nameless one, NothingToSave for one without a step, NameTaken,
    Gone for one that was removed.
    """
    del at
    _require(by)
    called = typed_line(name)
    if not called or not all(typed_line(step.name) for step in steps):
        raise NoWords
    if not steps:
        raise NothingToSave
    if UsualRoute.objects.filter(name=called).exclude(pk=route or 0).exists():
        raise NameTaken
    found = UsualRoute() if route is None else UsualRoute.objects.filter(pk=route).first()
    if found is None:
        raise Gone
    found.name = called
    found.save()
    UsualStep.objects.filter(route=found).delete()
    for position, step in enumerate(steps, start=1):
        UsualStep.objects.create(
            route=found,
            position=position,
            kind=step.kind,
            name=typed_line(step.name),
            needed=step.needed,
            days=step.days,
            is_skippable=step.is_skippable and step.kind is not StepKind.ISSUE,
        ).people.set(User.objects.filter(is_active=True, pk__in=step.people))
    return found.pk


def remove_usual_route(*, route: int, by: User, at: datetime) -> None:
    """No longer offer it; speeches that took it keep theirs. Raises NotAnAdministrator."""
    del at
    _require(by)
    UsualRoute.objects.filter(pk=route).delete()


def _require(person: User) -> None:
    if not (person.is_staff and person.is_active):
        raise NotAnAdministrator
