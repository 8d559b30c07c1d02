"""Who is to sign at which step of the route, and what was signed there."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models import User
from speeches.domain.sign_off.route import StepStatus
from speeches.models import Seat, Speech, Step
from speeches.queries.route import Route, route_of
from speeches.queries.signatures import SignatureView, shown, signatures_in
from speeches.queries.snapshot import snapshot
from speeches.queries.text import NamedSection, version_of


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat of the route with what was signed there."""

    seat: Seat
    signatures: tuple[SignatureView, ...]
    sections: tuple[NamedSection, ...]
    is_done: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the route with its seats, and where it stands."""

    step: Step
    status: StepStatus
    seats: tuple[SeatView, ...]


@dataclass(frozen=True, slots=True)
class SigningNews:
    """What became of a page on which somebody signs; `is_stale` where its words are others now."""

    speech: Speech
    steps: tuple[StepView, ...]
    loose: tuple[SignatureView, ...]
    is_stale: bool


@snapshot()
def signing_news(speech: Speech, reader: User, version: int, section: int | None) -> SigningNews:
    """Who has signed, and whether the words are those of a version; twelve queries at most."""
    speech.refresh_from_db(fields=["version", "state", "lap"])
    text = version_of(speech.pk, speech.version)
    then = text if version == speech.version else version_of(speech.pk, version)
    views = shown(signatures_in(speech), reader, speech, text.digest_of)
    return SigningNews(
        speech=speech,
        steps=steps_of(route_of(speech), views, {one.pk: one for one in text.sections()}),
        loose=tuple(view for view in views if view.is_loose),
        is_stale=then.digest_of(section) != text.digest_of(section),
    )


def steps_of(
    route: Route, views: tuple[SignatureView, ...], names: Mapping[int, NamedSection]
) -> tuple[StepView, ...]:
    """The steps of a route with these signatures, and sections by their ids; no query."""
    return tuple(
        StepView(
            step,
            route.statuses[step.pk],
            tuple(_seat(route, seat, views, names) for seat in step.seats.all()),
        )
        for step in route.steps
    )


def _seat(
    route: Route, seat: Seat, views: tuple[SignatureView, ...], names: Mapping[int, NamedSection]
) -> SeatView:
    scope = {one.section_id for one in seat.scope.all()}
    return SeatView(
        seat,
        tuple(view for view in views if view.row.seat_id == seat.pk),
        tuple(section for pk, section in names.items() if pk in scope),
        is_done=not route.owed(seat),
    )
