"""The page on which somebody signs: what changed for him, the text, who has signed, and his seat."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from accounts.models import User
from speeches.domain.grading import Effect
from speeches.domain.signing import Reentry
from speeches.models import Signature, Speech
from speeches.queries.moments import Choices, choices_of
from speeches.queries.route import route_of, rules
from speeches.queries.seats import OpenSeat, open_seats
from speeches.queries.signatures import SignatureView, shown, signatures_in
from speeches.queries.signed_parts import Part, Signed, parts_of
from speeches.queries.signed_steps import StepView, steps_of
from speeches.queries.since import Since, since_of
from speeches.queries.snapshot import snapshot
from speeches.queries.text import NamedSection, version_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see: at which of his seats, which section, and what changed since what.

    `shown` is the version that was on the screen when the words had changed; `is_full` shows everything
    also to who may confirm at a glance.
    """

    seat: int | None = None
    section: int | None = None
    since: str = ""
    shown: int | None = None
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A section to sign at a seat, on the way from the first to the last."""

    section: NamedSection
    is_signed: bool


@dataclass(frozen=True, slots=True)
class SigningPage:
    """Everything on the page; `section` None where the whole is signed, `seat` None for who only reads."""

    speech: Speech
    steps: tuple[StepView, ...]
    loose: tuple[SignatureView, ...]
    moments: Choices
    seats: tuple[OpenSeat, ...]
    seat: OpenSeat | None
    section: NamedSection | None
    stops: tuple[Stop, ...]
    digest: str
    parts: tuple[Part, ...]
    since: Since | None
    since_what: str
    confirms: Signature | None
    reentry: Reentry

    @property
    def is_owed(self) -> bool:
        """What is shown is left to sign at the seat."""
        target = self.section.pk if self.section else None
        return self.seat is not None and target in self.seat.owed

    @property
    def signed(self) -> int:
        """How many of the stops are behind."""
        return sum(stop.is_signed for stop in self.stops)

    @property
    def at(self) -> int:
        """The place among the stops, from 1; 0 where there are none."""
        pks = [stop.section.pk for stop in self.stops]
        return pks.index(self.section.pk) + 1 if self.section and self.section.pk in pks else 0

    @property
    def before(self) -> Stop | None:
        """The stop before this one."""
        return self.stops[self.at - 2] if self.at > 1 else None

    @property
    def after(self) -> Stop | None:
        """The stop behind this one."""
        return self.stops[self.at] if 0 < self.at < len(self.stops) else None


@snapshot()
def signing_page(speech: Speech, reader: User, today: date, asked: Asked) -> SigningPage:
    """The page as it stands, read at one moment; twenty-four queries at most."""
    speech.refresh_from_db(fields=["version", "state", "lap", "title"])
    past = cache(lambda version: version_of(speech.pk, version))
    text = past(speech.version)
    route = route_of(speech)
    given = signatures_in(speech)
    seats = open_seats(speech, route, reader, today)
    seat = next((one for one in seats if one.pk == asked.seat), seats[0] if seats else None)
    names = {section.pk: section for section in text.sections()}
    stops = _stops(seat, names)
    section = _section(asked, seat, stops, names)
    target = section.pk if section else None
    confirms = _to_confirm(given, reader, seat, target)
    moments = choices_of(speech, reader)
    base, what = _base(asked, moments, confirms, speech.version)
    own = [one for one in given if one.by_id == reader.pk]
    views = shown(given, reader, speech, text.digest_of)
    return SigningPage(
        speech=speech,
        steps=steps_of(route, views, names),
        loose=tuple(view for view in views if view.is_loose),
        moments=moments,
        seats=seats,
        seat=seat,
        section=section,
        stops=stops,
        digest=text.digest_of(target),
        parts=parts_of(text, target, Signed(text, own, past)),
        since=since_of(speech, base, target, past) if base else None,
        since_what=what,
        confirms=None if asked.is_full else confirms,
        reentry=rules().reentry,
    )


def _stops(seat: OpenSeat | None, names: dict[int, NamedSection]) -> tuple[Stop, ...]:
    if seat is None:
        return ()
    sections = seat.sections
    return tuple(Stop(one, pk not in seat.owed) for pk, one in names.items() if pk in sections)


def _section(
    asked: Asked, seat: OpenSeat | None, stops: tuple[Stop, ...], names: dict[int, NamedSection]
) -> NamedSection | None:
    """The section that is asked for, if it is signed at the seat; else the first that is left."""
    if seat is None:
        return None
    if asked.section in names and seat.takes(asked.section):
        return names[asked.section]
    left = [stop.section for stop in stops if not stop.is_signed]
    return next(iter([*left, *(stop.section for stop in stops)]), None)


def _to_confirm(
    given: list[Signature], reader: User, seat: OpenSeat | None, section: int | None
) -> Signature | None:
    """The latest signature at the seat on these words, where it is the reader’s and may stand again."""
    if seat is None or section not in seat.owed:
        return None
    there = (one for one in given if one.seat_id == seat.pk and one.section_id == section)
    latest = next(there, None)
    is_his = latest is not None and latest.by_id == reader.pk and latest.effect is Effect.CONFIRM
    return latest if is_his else None


def _base(asked: Asked, moments: Choices, confirms: Signature | None, version: int) -> tuple[int, str]:
    """The version with which the text is compared, 0 for none, and what it was to the reader."""
    if asked.shown and 0 < asked.shown <= version:
        return asked.shown, "shown"
    if confirms and not asked.is_full:
        return confirms.version, "confirm"
    if moments.read and (asked.since == "read" or not moments.signed):
        return moments.read, "read"
    return (moments.signed, "signed") if moments.signed else (0, "")
