"""Routes of any shape, with any signatures on them."""

from hypothesis import strategies as st

from speeches.domain.sign_off.route import Facts, Given, Seat, Step, StepKind
from speeches.domain.signing import Opinion

SECTIONS = (1, 2, 3)
AGREEING = st.sampled_from([Opinion.AGREE, Opinion.AGREE_WITH_REMARK])


@st.composite
def routes(draw):
    """Up to four steps of up to three seats each, for the whole or for sections, some of which are gone."""
    steps = []
    for pk in range(1, draw(st.integers(1, 4)) + 1):
        seats = tuple(
            Seat(pk * 10 + at, frozenset(draw(st.sets(st.sampled_from(SECTIONS), max_size=2))))
            for at in range(draw(st.integers(0, 3)))
        )
        needed = draw(st.none() | st.integers(1, 3))
        kind = draw(st.sampled_from(StepKind))
        steps.append(Step(pk, kind, seats, needed, is_skipped=draw(st.booleans())))
    return steps


def places_of(steps):
    """Where something can be signed: each seat with each of its sections, or the whole."""
    return [
        (seat.pk, section)
        for step in steps
        for seat in step.seats
        for section in (sorted(seat.sections) or [None])
    ]


@st.composite
def stories(draw):
    """A route, and what stands on it."""
    steps = draw(routes())
    chosen = draw(st.sets(st.sampled_from(places))) if (places := places_of(steps)) else set()
    given = tuple(
        Given(seat, section, draw(st.sampled_from(Opinion))) for seat, section in sorted(chosen, key=repr)
    )
    standing = frozenset(draw(st.sets(st.sampled_from(SECTIONS))))
    return steps, Facts(given, standing, is_consulted=draw(st.booleans()))
