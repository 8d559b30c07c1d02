"""What holds of every route, whatever is signed on it."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from speeches.domain.sign_off.route import Given, StepStatus, is_complete, statuses
from speeches.domain.signing import Opinion
from tests.domain.sign_off.routes import AGREEING, places_of, stories

ORDER = [StepStatus.WAITING, StepStatus.OPEN, StepStatus.SKIPPED, StepStatus.PASSED]
BEHIND = {StepStatus.PASSED, StepStatus.SKIPPED}


def ranks(route, facts):
    return [ORDER.index(status) for status in statuses(route, facts).values()]


@given(stories(), AGREEING, st.data())
def test_one_more_agreement_takes_no_step_back(story, opinion, data):
    route, facts = story
    free = [
        place for place in places_of(route) if place not in {(one.seat, one.section) for one in facts.given}
    ]
    assume(free)
    seat, section = data.draw(st.sampled_from(free))
    more = replace(facts, given=(*facts.given, Given(seat, section, opinion)))

    assert all(after >= before for before, after in zip(ranks(route, facts), ranks(route, more), strict=True))


@given(stories())
def test_an_objection_always_holds_its_step(story):
    route, facts = story
    objected = {one.seat for one in facts.given if one.opinion is Opinion.DISAGREE}

    held = [step.pk for step in route if step.is_signed and objected & {seat.pk for seat in step.seats}]

    found = statuses(route, facts)
    assert all(found[pk] is not StepStatus.PASSED for pk in held)


@given(stories(), st.data(), st.booleans())
def test_whoever_leaves_passes_no_step(story, data, takes_signatures_along):
    """Also where the agreements of people who left do not count; their objections do."""
    route, facts = story
    assume(places_of(route))
    gone, _section = data.draw(st.sampled_from(places_of(route)))
    emptied = [
        replace(
            step,
            seats=tuple(replace(seat, is_vacant=seat.is_vacant or seat.pk == gone) for seat in step.seats),
        )
        for step in route
    ]
    kept = tuple(
        one
        for one in facts.given
        if one.seat != gone or one.opinion is Opinion.DISAGREE or not takes_signatures_along
    )

    left = ranks(emptied, replace(facts, given=kept))

    assert all(after <= before for before, after in zip(ranks(route, facts), left, strict=True))


@given(stories(), st.randoms(use_true_random=False))
def test_in_which_order_people_sign_does_not_matter(story, chance):
    route, facts = story
    shuffled = list(facts.given)
    chance.shuffle(shuffled)

    assert statuses(route, replace(facts, given=tuple(shuffled))) == statuses(route, facts)


@given(stories())
def test_at_most_one_step_is_open_with_all_before_it_behind_and_all_after_it_waiting(story):
    route, facts = story
    found = list(statuses(route, facts).values())

    first = next((at for at, status in enumerate(found) if status not in BEHIND), len(found))

    assert found[first : first + 1] in ([], [StepStatus.OPEN])
    assert set(found[first + 1 :]) <= {StepStatus.WAITING}
    assert is_complete(route, facts) == (first == len(found))
