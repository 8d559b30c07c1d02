"""A section as its signer sees it."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Opinion, Reentry, Words, digest
from speeches.domain.verdict import Verdict
from speeches.models import Section, Signature, Step
from speeches.queries import structure
from speeches.queries.moments import Choices, choices_of
from speeches.queries.route import Route, route_of, rules
from speeches.queries.seats import OpenSeat, open_seats
from speeches.queries.signatures import SignatureView, shown, signatures_on
from speeches.queries.since import Since, since_of
from speeches.queries.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class SigningSheet:
    """The exact words to sign, their hash, and every signature that was ever given on the section.

    `seats` are those at which the reader may sign it now, `since` what changed for him.
    """

    lines: tuple[Words, ...]
    digest: str
    signatures: tuple[SignatureView, ...]
    version: int
    route: Route
    seats: tuple[OpenSeat, ...]
    moments: Choices
    reentry: Reentry = Reentry.NOTHING
    since: Since | None = None

    @property
    def steps(self) -> list[tuple[Step, StepStatus]]:
        """The steps of the route, and where each stands."""
        statuses = self.route.statuses
        return [(step, statuses[step.pk]) for step in self.route.steps]

    def may_be_signed_by(self, person: User, may_sign: Verdict) -> bool:
        """Whether the person may sign now what he has not: at a seat, or freely where there is no route."""
        if self.route.steps:
            return bool(self.seats)
        return bool(may_sign) and not any(is_signed_by(view.row, person) for view in self.signatures)


def is_signed_by(signature: Signature, person: User) -> bool:
    """Whether a signature outside of a route is this person's and stands."""
    return signature.is_live and signature.by_id == person.pk and signature.seat_id is None


@snapshot()
def sheet_of(section: Section, reader: User, today: date, *, shown_in: int | None = None) -> SigningSheet:
    """The words of a section and their hash, taken from the same rows.

    Seven queries, six more where the speech has a route; `shown_in` is a version that was on the screen
    before, and costs a comparison.
    """
    speech = section.speech
    speech.refresh_from_db(fields=["version", "state", "lap"])
    manuscript = structure.manuscript_of(speech.pk)
    lines = manuscript.words_of(section.pk)
    route = route_of(speech)
    given = signatures_on(speech, section.pk)
    done = {one.seat_id for one in given if one.is_live and one.opinion is not Opinion.DISAGREE}
    seats = open_seats(speech, route, reader, today)
    return SigningSheet(
        lines=tuple(lines),
        digest=digest(lines),
        signatures=shown(given, reader, speech, manuscript.digest_of),
        version=speech.version,
        route=route,
        seats=tuple(one for one in seats if one.takes(section.pk) and one.pk not in done),
        moments=choices_of(speech, reader),
        reentry=rules().reentry,
        since=since_of(speech, shown_in, section.pk) if shown_in and shown_in <= speech.version else None,
    )
