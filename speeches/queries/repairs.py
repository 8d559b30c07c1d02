"""What was repaired in a final speech, and which of its signers have seen it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from speeches.domain.diff import Span, spans
from speeches.domain.excerpts import close_up
from speeches.models import Acknowledgement, Repair, Revision, Seal, Signature, Speech

_AROUND = 20


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair with the marked change, who of the signers has seen it, and who has not."""

    repair: Repair
    spans: tuple[Span, ...]
    seen: tuple[Acknowledgement, ...]
    unseen: tuple[User, ...]

    @property
    def before(self) -> int:
        """The version in front of it."""
        return self.repair.version - 1


def signers_at(repair: Repair) -> set[int]:
    """Those on whose signatures the repaired text stands, and for whom others signed; two queries."""
    return {person.pk for person in _signers(_signatures_of(repair.speech), repair, _laps(repair.speech))}


def repairs_of(speech: Speech) -> list[RepairView]:
    """All repairs of a speech, the latest first; five queries."""
    made = Repair.objects.filter(speech=speech).select_related("by").order_by("-version")
    repairs = list(made)
    if not repairs:
        return []
    words = _words_of(repairs)
    given, laps = _signatures_of(speech), _laps(speech)
    told = Acknowledgement.objects.filter(repair__speech=speech).select_related("person").order_by("pk")
    seen: dict[int, list[Acknowledgement]] = {}
    for one in told:
        seen.setdefault(one.repair_id, []).append(one)
    return [_shown(one, words[_line_of(one)], seen, _signers(given, one, laps)) for one in repairs]


def _shown(
    one: Repair,
    words: list[tuple[int, str]],
    seen: dict[int, list[Acknowledgement]],
    signers: list[User],
) -> RepairView:
    before = next((text for since, text in reversed(words) if since < one.version), "")
    after = next((text for since, text in reversed(words) if since <= one.version), "")
    told = tuple(seen.get(one.pk, ()))
    # Who made it needs not be shown it.
    have = {one.by_id, *(row.person_id for row in told)}
    return RepairView(
        one,
        close_up(spans(before, after), _AROUND),
        told,
        tuple(person for person in signers if person.pk not in have),
    )


def _line_of(row: Repair | Revision) -> tuple[int | None, int | None]:
    return row.paragraph_id, row.section_id


def _words_of(repairs: Iterable[Repair]) -> dict[tuple[int | None, int | None], list[tuple[int, str]]]:
    """What each repaired line said, and from which version on."""
    lines = {_line_of(one) for one in repairs}
    found: dict[tuple[int | None, int | None], list[tuple[int, str]]] = {line: [] for line in lines}
    own = Q(paragraph__in=[pk for pk, _ in lines if pk]) | Q(section__in=[pk for _, pk in lines if pk])
    for row in Revision.objects.filter(own).order_by("since"):
        found[_line_of(row)].append((row.since, row.text))
    return found


def _laps(speech: Speech) -> dict[int, int]:
    """In which lap each version was sealed."""
    seals = Seal.objects.filter(milestone__speech=speech)
    return dict(seals.values_list("milestone__version", "lap"))


def _signatures_of(speech: Speech) -> list[Signature]:
    at_seats = Signature.objects.filter(speech=speech, seat__isnull=False, withdrawn_in=None)
    return list(at_seats.select_related("by", "on_behalf_of", "seat__step").order_by("pk"))


def _signers(given: list[Signature], repair: Repair, laps: dict[int, int]) -> list[User]:
    """Whose signatures stood when it was repaired, each once."""
    found: dict[int, User] = {}
    for one in given:
        if one.seat is None or one.seat.step.lap != laps.get(repair.version) or one.version >= repair.version:
            continue
        if one.voided_in is None or one.voided_in > repair.version:
            found |= {person.pk: person for person in (one.by, one.on_behalf_of) if person}
    return list(found.values())
