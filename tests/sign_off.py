"""A speech on its way: a route that is laid, and people who sign at its steps."""

from datetime import datetime
from importlib import import_module

from django.apps import apps

from accounts.models import User
from speeches.actions import paragraphs, routes, signatures
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Opinion, Pledge, Statement
from speeches.models import Paragraph, Seat, Speech, UsualRoute
from speeches.queries.structure import manuscript_of


def offer_usual_routes() -> None:
    """Those that the migrations bring, also when an earlier test has emptied every table."""
    if not UsualRoute.objects.exists():
        import_module("speeches.migrations.0022_usual_routes").offer(apps, None)


def lay(speech: Speech, *stages: tuple[StepKind, str, list[User]], by: User, at: datetime) -> None:
    """Lay a route on which these people sign the whole, and set out on it."""
    steps = [
        PlannedStep(kind, name, tuple(PlannedSeat(person.pk) for person in people))
        for kind, name, people in stages
    ]
    routes.lay(speech.pk, steps=steps, by=by, at=at)
    routes.submit(speech.pk, by=by, at=at)
    speech.refresh_from_db()


def sign(
    person: User, speech: Speech, at: datetime, opinion: Opinion = Opinion.AGREE, remark: str = ""
) -> int:
    """A person signs the whole, as it stands, at his seat."""
    speech.refresh_from_db()
    seat = Seat.objects.get(person=person, step__speech=speech, succeeded_in=None, step__lap=speech.lap)
    pledge = Pledge(manuscript_of(speech.pk).digest_of(None), Statement(opinion, remark), seat.pk)
    return signatures.sign_whole(speech.pk, pledge=pledge, by=person, at=at)


def filled(speech: Speech, *, by: User, at: datetime) -> None:
    """No blank is left in the speech."""
    for row in Paragraph.objects.filter(speech=speech, text__contains="X"):
        text = row.text.replace("X", "三")
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=at)
