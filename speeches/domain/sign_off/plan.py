"""What the owner lays down: the steps of a route, before it is set out on."""

from dataclasses import dataclass
from datetime import date

from speeches.domain.sign_off.route import StepKind


@dataclass(frozen=True, slots=True)
class PlannedSeat:
    """A person to sign the whole, or these sections."""

    person: int
    sections: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step to come; `needed` None: everybody seated at it."""

    kind: StepKind
    name: str
    seats: tuple[PlannedSeat, ...] = ()
    needed: int | None = None
    due_on: date | None = None
    is_skippable: bool = False
