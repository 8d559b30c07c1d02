"""What the office lays down about signing and checks, and the routes that it usually takes.

They belong to no speech, so there is no version and no event, but a record of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from speeches.actions import _leaving, _office
from speeches.domain.checks.check import Check, CheckLevel
from speeches.domain.office import OfficeDeed
from speeches.domain.plain_text import typed_line
from speeches.domain.sign_off.route import StepKind
from speeches.domain.verdict import Gone, NothingToSave, NoWords, Refusal
from speeches.models import CheckRule, UsualRoute, UsualStep
from speeches.queries.checks import levels as levels_now


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


def set_rules(*, rules: Mapping[str, Any], by: User, at: datetime, seen: int | None = None) -> None:
    """Say what changes do to signatures, and what else holds.

    `seen` is the latest record of it that was on the screen. Raises NotAnAdministrator, LaidDownMeanwhile.
    """
    _require(by)
    with transaction.atomic():
        held = _office.wait_for_others()
        _office.require_seen(OfficeDeed.RULES, seen)
        before = {name: getattr(held, name) for name in rules}
        for name, value in rules.items():
            setattr(held, name, value)
        held.save()
        _office.note(OfficeDeed.RULES, by, at, told=_office.differences(before, rules))
    if "leaving" in rules and before["leaving"] is not rules["leaving"]:
        _leaving.settle_routes_of_the_gone(at=at)


@transaction.atomic
def lay_usual_route(
    *,
    route: int | None,
    name: str,
    steps: Sequence[UsualPlan],
    by: User,
    at: datetime,
    seen: int | None = None,
) -> int:
    """Lay down a usual route, a new one where `route` is None; speeches under way keep theirs.

    `seen` is the latest record of a usual route that was on the screen. Raises NotAnAdministrator,
    LaidDownMeanwhile, NoWords for a nameless one, NothingToSave for one without a step, NameTaken, Gone for
    one that was removed.
    """
    _require(by)
    _office.wait_for_others()
    _office.require_seen(OfficeDeed.ROUTE, seen)
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
        _lay_usual_step(found, position, step)
    _office.note(OfficeDeed.ROUTE, by, at, name=called)
    return found.pk


def _lay_usual_step(route: UsualRoute, position: int, step: UsualPlan) -> None:
    UsualStep.objects.create(
        route=route,
        position=position,
        kind=step.kind,
        name=typed_line(step.name),
        needed=step.needed,
        days=step.days,
        is_skippable=step.is_skippable and step.kind is not StepKind.ISSUE,
    ).people.set(User.objects.filter(is_active=True, pk__in=step.people))


@transaction.atomic
def remove_usual_route(*, route: int, by: User, at: datetime) -> None:
    """No longer offer it; speeches that took it keep theirs. Raises NotAnAdministrator."""
    _require(by)
    for found in UsualRoute.objects.filter(pk=route):
        _office.note(OfficeDeed.ROUTE_REMOVED, by, at, name=found.name)
        found.delete()


@transaction.atomic
def set_levels(
    *, levels: Mapping[Check, CheckLevel], by: User, at: datetime, seen: int | None = None
) -> None:
    """Say how much each check weighs. Raises NotAnAdministrator, LaidDownMeanwhile."""
    _require(by)
    _office.wait_for_others()
    _office.require_seen(OfficeDeed.CHECKS, seen)
    before = levels_now()
    for check, level in levels.items():
        CheckRule.objects.update_or_create(check_name=check, defaults={"level": level})
    _office.note(OfficeDeed.CHECKS, by, at, told=_office.differences(before, levels))


def _require(person: User) -> None:
    if not (person.is_staff and person.is_active):
        raise NotAnAdministrator
