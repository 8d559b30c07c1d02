"""Where the work on each section stands: who calls it ready for review, and who reviews it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import F

from speeches.domain.sign_off.route import BEHIND, StepKind
from speeches.domain.signing import SectionState
from speeches.models import Readiness, SeatSection, Section, Step
from speeches.queries.lines import Signing


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody with a seat at the step of review that is for a section, `name` as others see it."""

    seat: int
    name: str


def with_work(speech_id: int, signings: Mapping[int, Signing]) -> dict[int, Signing]:
    """What signers say of each section, with who calls it ready and who reviews it; two queries."""
    ready, reviewers = ready_in(speech_id), reviewers_in(speech_id)
    found = dict(signings)
    for section in {*ready, *reviewers}:
        one = found.get(section, Signing())
        is_ready = one.state is SectionState.DRAFTING and section in ready
        found[section] = replace(
            one,
            state=SectionState.IN_REVIEW if is_ready else one.state,
            ready_by=ready.get(section, ""),
            reviewers=tuple(reviewer.name for reviewer in reviewers.get(section, ())),
        )
    return found


def ready_in(speech_id: int) -> dict[int, str]:
    """The sections that are called ready, by whom; one query."""
    rows = Readiness.objects.filter(section__speech=speech_id, ended_in=None).select_related("by")
    return {row.section_id: str(row.by) for row in rows}


def reviewers_in(speech_id: int) -> dict[int, tuple[Reviewer, ...]]:
    """Who reviews which section by name at a step of review, in the present lap; one query."""
    rows = SeatSection.objects.filter(
        seat__step__speech=speech_id,
        seat__step__lap=F("seat__step__speech__lap"),
        seat__step__kind=StepKind.REVIEW,
        seat__succeeded_in=None,
        seat__vacated_in=None,
    ).select_related("seat__person")
    found: dict[int, list[Reviewer]] = defaultdict(list)
    for row in rows.order_by("seat", "section"):
        found[row.section_id].append(Reviewer(row.seat_id, str(row.seat.person)))
    return {section: tuple(held) for section, held in found.items()}


def has_review(speech_id: int) -> bool:
    """The route of the present lap has a step of review that is not behind; one query."""
    steps = Step.objects.filter(speech=speech_id, lap=F("speech__lap"), kind=StepKind.REVIEW)
    return steps.exclude(status__in=BEHIND).exists()


def sections_in(speech_id: int, section_id: int) -> list[int]:
    """A section and all that stand in it; one query."""
    parents = _parents(speech_id)
    return [section for section in parents if section_id in _way_up(section, parents)]


def sections_around(speech_id: int, section_id: int) -> list[int]:
    """The sections in which one stands; one query."""
    return list(_way_up(section_id, _parents(speech_id)))[1:]


def _parents(speech_id: int) -> dict[int, int | None]:
    standing = Section.objects.filter(speech=speech_id, removed_in=None)
    return dict(standing.order_by("pk").values_list("pk", "parent"))


def _way_up(section: int | None, parents: Mapping[int, int | None]) -> Iterator[int]:
    while section is not None:
        yield section
        section = parents.get(section)
