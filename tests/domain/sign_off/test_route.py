"""What a step needs, and what is wrong with a route, case by case."""

import pytest

from speeches.domain.sign_off.moves import MOVES, Move, NoSuchMove, after
from speeches.domain.sign_off.route import (
    Facts,
    Fault,
    Given,
    Seat,
    Step,
    StepKind,
    StepStatus,
    faults_of,
    is_complete,
    owed,
    statuses,
)
from speeches.domain.signing import Opinion, SpeechState

YES, REMARK, NO = Opinion.AGREE, Opinion.AGREE_WITH_REMARK, Opinion.DISAGREE
REVIEW, CONSULT, ISSUE = StepKind.REVIEW, StepKind.CONSULT, StepKind.ISSUE
OPEN, WAIT, PASS, SKIP = StepStatus.OPEN, StepStatus.WAITING, StepStatus.PASSED, StepStatus.SKIPPED
BOTH = (Seat(1), Seat(2))
LAST = Step(9, ISSUE, (Seat(9),))
PARTS = Seat(1, frozenset({5, 6}))


@pytest.mark.parametrize(
    ("step", "given", "status"),
    [
        (Step(1, REVIEW, BOTH), [], OPEN),
        (Step(1, REVIEW, BOTH), [(1, YES)], OPEN),
        (Step(1, REVIEW, BOTH), [(1, YES), (2, REMARK)], PASS),
        (Step(1, REVIEW, BOTH), [(1, YES), (2, NO)], OPEN),
        (Step(1, REVIEW, BOTH, needed=1), [(2, YES)], PASS),
        (Step(1, REVIEW, BOTH, needed=1), [(1, YES), (2, NO)], OPEN),
        (Step(1, REVIEW, BOTH, needed=3), [(1, YES), (2, YES)], OPEN),
        (Step(1, REVIEW), [], OPEN),
        (Step(1, REVIEW, (Seat(1), Seat(2, is_vacant=True))), [(1, YES)], OPEN),
        (Step(1, REVIEW, BOTH, is_skipped=True), [], SKIP),
        (Step(1, CONSULT), [], OPEN),
    ],
)
def test_a_step_is_passed_when_enough_seats_are_done_and_nobody_disagrees(step, given, status):
    facts = Facts(tuple(Given(seat, None, opinion) for seat, opinion in given))

    assert statuses([step, LAST], facts)[1] is status


def test_a_consultation_is_behind_when_it_was_held_and_is_over():
    assert statuses([Step(1, CONSULT), LAST], Facts(is_consulted=True)) == {1: PASS, 9: OPEN}


@pytest.mark.parametrize(
    ("signed", "sections", "left"),
    [
        ([], {5, 6}, {5, 6}),
        ([(5, YES)], {5, 6}, {6}),
        ([(5, YES), (6, NO)], {5, 6}, {6}),
        ([(5, YES)], {5}, set()),
        ([], set(), {5, 6}),
        ([(None, YES)], {5, 6}, {5, 6}),
    ],
)
def test_a_seat_for_sections_owes_those_that_are_there_and_not_agreed_to(signed, sections, left):
    given = tuple(Given(1, section, opinion) for section, opinion in signed)

    assert owed(PARTS, Facts(given, frozenset(sections))) == left


def test_a_route_without_a_step_is_never_complete():
    assert not is_complete([], Facts())


def test_what_is_skipped_waits_until_it_is_reached():
    route = [Step(1, REVIEW, BOTH), Step(2, REVIEW, BOTH, is_skipped=True), LAST]

    assert list(statuses(route, Facts()).values()) == [OPEN, WAIT, WAIT]


@pytest.mark.parametrize(
    ("route", "faults"),
    [
        ([], [(None, Fault.NO_STEP)]),
        ([LAST], []),
        ([Step(1, REVIEW), LAST], [(1, Fault.NOBODY_SEATED)]),
        ([Step(1, REVIEW, (Seat(1, is_vacant=True),)), LAST], [(1, Fault.NOBODY_SEATED)]),
        ([Step(1, REVIEW, BOTH, needed=3), LAST], [(1, Fault.TOO_FEW_SEATED)]),
        ([Step(1, REVIEW, (Seat(1), Seat(2, is_vacant=True))), LAST], [(1, Fault.TOO_FEW_SEATED)]),
        ([Step(1, REVIEW, (Seat(1), Seat(2, is_vacant=True)), needed=1), LAST], []),
        ([Step(1, CONSULT), LAST], []),
        ([LAST, Step(1, CONSULT)], [(1, Fault.LAST_IS_NOT_WHOLE)]),
        ([Step(1, ISSUE, (PARTS,))], [(1, Fault.LAST_IS_NOT_WHOLE)]),
        ([Step(1, ISSUE)], [(1, Fault.NOBODY_SEATED)]),
        ([Step(1, REVIEW), Step(2, REVIEW), LAST], [(1, Fault.NOBODY_SEATED), (2, Fault.NOBODY_SEATED)]),
    ],
)
def test_what_is_in_the_way_of_setting_out_is_named_by_its_step(route, faults):
    assert faults_of(route) == faults


@pytest.mark.parametrize("state", SpeechState)
@pytest.mark.parametrize("move", Move)
def test_what_the_table_does_not_name_leads_nowhere(state, move):
    if (state, move) in MOVES:
        assert after(state, move) is MOVES[state, move]
    else:
        with pytest.raises(NoSuchMove):
            after(state, move)
