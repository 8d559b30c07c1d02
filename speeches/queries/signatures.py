"""Signatures as they are shown: what stands, what ended and why, and what may be done with them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from accounts.models import User
from speeches.domain import policy
from speeches.domain.verdict import Verdict
from speeches.models import Keeping, Signature, Speech
from speeches.queries.route import in_lap


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A signature before a reader: `withdrawal` says whether he may take it back.

    `is_loose` where it was given at no seat of the present route, `is_past` where it counts no more because
    of that, `is_outdated` for an objection to words that have changed since.
    """

    row: Signature
    withdrawal: Verdict
    is_loose: bool
    is_past: bool
    is_outdated: bool

    @property
    def is_live(self) -> bool:
        """It stands, and counts."""
        return self.row.is_live and not self.is_past


def signatures_on(speech: Speech, section: int) -> list[Signature]:
    """Every signature on a section, and those on the whole that hold it, the latest first; two queries."""
    return _given(speech, Q(section=section) | Q(section=None))


def signatures_in(speech: Speech) -> list[Signature]:
    """Every signature in the present lap, and those that belong to no route; two queries."""
    return _given(speech, in_lap(speech))


def _given(speech: Speech, which: Q) -> list[Signature]:
    keepings = Prefetch("keepings", Keeping.objects.order_by("version"))
    given = Signature.objects.filter(which, speech=speech).select_related(
        "by", "on_behalf_of", "section", "seat__step", "seat__person"
    )
    return list(given.prefetch_related(keepings).order_by("-pk"))


def shown(
    given: Iterable[Signature], reader: User, speech: Speech, digest_of: Callable[[int | None], str]
) -> tuple[SignatureView, ...]:
    """These signatures before a reader; no query."""
    return tuple(_shown(one, reader, speech, digest_of) for one in given)


def _shown(
    one: Signature, reader: User, speech: Speech, digest_of: Callable[[int | None], str]
) -> SignatureView:
    step = one.seat.step if one.seat and one.seat.step.lap == speech.lap else None
    may = policy.may_withdraw(
        speech.terms,
        is_own=reader.pk in {one.by_id, one.on_behalf_of_id},
        status=step.status if step else None,
    )
    is_past = one.seat is not None and step is None and not one.is_objection
    is_outdated = one.is_objection and digest_of(one.section_id) != one.digest
    return SignatureView(one, may, step is None, is_past, is_outdated)
