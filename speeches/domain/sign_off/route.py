"""The route of a speech: steps in order, the seats of each, and which of them are done.

Where the route stands is never set by hand: it follows from the signatures that stand.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from speeches.domain.signing import Opinion


class StepKind(StrEnum):
    """核稿, 征求意见, 会签, 审签, 签发 (domain.md 4)."""

    REVIEW = "review"
    CONSULT = "consult"
    COSIGN = "cosign"
    APPROVE = "approve"
    ISSUE = "issue"


class StepStatus(StrEnum):
    """Whether a step is yet to come, is the one that is waited for, or is behind."""

    WAITING = "waiting"
    OPEN = "open"
    PASSED = "passed"
    SKIPPED = "skipped"


# Nobody is waited for there any more.
BEHIND = frozenset({StepStatus.PASSED, StepStatus.SKIPPED})


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at a step: what its holder signs, the whole speech or some sections.

    `is_vacant` when its holder has left; the seat still counts among those that are needed.
    """

    pk: int
    sections: frozenset[int] = frozenset()
    is_vacant: bool = False

    @property
    def is_whole(self) -> bool:
        """Its holder signs the speech as a whole."""
        return not self.sections


@dataclass(frozen=True, slots=True)
class Given:
    """A signature that stands: at which seat, on which section (None: the whole), saying what."""

    seat: int
    section: int | None
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its seats; `needed` seats have to be done, None means all of them."""

    pk: int
    kind: StepKind
    seats: tuple[Seat, ...] = ()
    needed: int | None = None
    is_skipped: bool = False

    @property
    def is_signed(self) -> bool:
        """People sign at it; in a consultation they give opinions."""
        return self.kind is not StepKind.CONSULT

    @property
    def quorum(self) -> int:
        """How many seats have to be done. A vacant one counts, so nobody's leaving passes a step."""
        return len(self.seats) if self.needed is None else self.needed


@dataclass(frozen=True, slots=True)
class Facts:
    """What a route is judged by: the signatures that stand, which sections there are, what was consulted.

    `is_objected` where somebody disagrees beside the route, or on one of before, who can still lift that.
    """

    given: tuple[Given, ...] = ()
    sections: frozenset[int] = frozenset()
    is_consulted: bool = False
    is_objected: bool = False


def owed(seat: Seat, facts: Facts) -> frozenset[int | None]:
    """What is left to sign at a seat; None stands for the whole speech."""
    signed = {
        one.section for one in facts.given if one.seat == seat.pk and one.opinion is not Opinion.DISAGREE
    }
    if seat.is_whole:
        return frozenset[int | None]({None}) - signed
    standing = seat.sections & facts.sections
    # Sections that are gone are not agreed to: the owner says what is to be signed here instead.
    return frozenset[int | None](standing or seat.sections) - signed


def is_vetoed(step: Step, given: Iterable[Given]) -> bool:
    """Somebody disagrees at this step; one such word outweighs every agreement."""
    seats = {seat.pk for seat in step.seats}
    return any(one.seat in seats and one.opinion is Opinion.DISAGREE for one in given)


def is_passed(step: Step, facts: Facts) -> bool:
    """Enough seats are done, and nobody disagrees; a consultation, when it was held and is over."""
    if not step.is_signed:
        return facts.is_consulted
    done = sum(1 for seat in step.seats if not owed(seat, facts))
    return 0 < step.quorum <= done and not is_vetoed(step, facts.given)


def statuses(route: Sequence[Step], facts: Facts) -> dict[int, StepStatus]:
    """Where each step stands: the first that is not behind is open, and those after it wait."""
    found: dict[int, StepStatus] = {}
    is_reached = True
    for step in route:
        is_behind = step.is_skipped or is_passed(step, facts)
        if not is_reached:
            found[step.pk] = StepStatus.WAITING
        elif step.is_skipped:
            found[step.pk] = StepStatus.SKIPPED
        else:
            found[step.pk] = StepStatus.PASSED if is_behind else StepStatus.OPEN
        is_reached = is_reached and is_behind
    return found


def is_complete(route: Sequence[Step], facts: Facts) -> bool:
    """Every step is behind and nobody objects; a route without a step never is."""
    found = statuses(route, facts).values()
    return bool(found) and set(found) <= BEHIND and not facts.is_objected


class Fault(StrEnum):
    """Why a route cannot be set out on."""

    NO_STEP = "no_step"
    NOBODY_SEATED = "nobody_seated"
    TOO_FEW_SEATED = "too_few_seated"
    LAST_IS_NOT_WHOLE = "last_is_not_whole"


def faults_of(route: Sequence[Step]) -> list[tuple[int | None, Fault]]:
    """What is wrong with a route, by step: so that it can end, and ends with a signature on the whole."""
    if not route:
        return [(None, Fault.NO_STEP)]
    found: list[tuple[int | None, Fault]] = []
    for step in filter(lambda one: one.is_signed, route):
        filled = [seat for seat in step.seats if not seat.is_vacant]
        if not filled:
            found.append((step.pk, Fault.NOBODY_SEATED))
        elif len(filled) < step.quorum:
            found.append((step.pk, Fault.TOO_FEW_SEATED))
    if not route[-1].is_signed or not all(seat.is_whole for seat in route[-1].seats):
        found.append((route[-1].pk, Fault.LAST_IS_NOT_WHOLE))
    return found


def is_read_by_another(route: Iterable[Step], section: int | None, others: Collection[int]) -> bool:
    """Some step cannot be passed without one of these seats, where these words are signed.

    domain.md 5: the drafter is never the sole reviewer. `others` are the seats of those who wrote none of
    them; who is one of several of whom any will do is no such reader.
    """
    for step in route:
        reading = sum(
            1 for seat in step.seats if seat.pk in others and (seat.is_whole or section in seat.sections)
        )
        if step.is_signed and not step.is_skipped and len(step.seats) - reading < step.quorum:
            return True
    return False
