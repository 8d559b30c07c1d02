"""The routes that the office usually takes."""

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from speeches.models import UsualRoute, UsualStep


def usual_routes() -> list[UsualRoute]:
    """All of them with their steps and people, by name; three queries."""
    return list(_loaded().order_by("name"))


def usual_route(pk: int) -> UsualRoute | None:
    """One of them; three queries."""
    return _loaded().filter(pk=pk).first()


def _loaded() -> QuerySet[UsualRoute]:
    people = Prefetch("people", User.objects.filter(is_active=True).order_by("unit", "name", "pk"))
    steps = UsualStep.objects.order_by("position").prefetch_related(people)
    return UsualRoute.objects.prefetch_related(Prefetch("steps", steps))
