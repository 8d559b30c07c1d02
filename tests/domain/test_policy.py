"""Who may do what: the whole table, and a reason with every no."""

from itertools import product

import pytest

from speeches.domain import policy
from speeches.domain.policy import Role, Terms
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import ALLOWED, NotPermitted, Reason, denied

OPEN = set(SpeechState) - {SpeechState.FINAL}
EVERYWHERE = set(SpeechState)
# Nobody signs in these: it was not sent on its way, or is behind.
SHUT = {SpeechState.DRAFTING, SpeechState.FINAL}

ALLOWED_WHERE = {
    policy.may_edit: ({Role.OWNER, Role.DRAFTER, Role.SIGNER}, OPEN),
    policy.may_decide: ({Role.OWNER, Role.DRAFTER, Role.SIGNER}, OPEN),
    policy.may_set_terms: ({Role.OWNER}, OPEN),
    policy.may_suggest: (set(Role) - {Role.READER}, OPEN),
    policy.may_comment: (set(Role) - {Role.READER}, OPEN),
    policy.may_sign: ({Role.SIGNER}, OPEN),
    policy.may_invite: ({Role.OWNER}, EVERYWHERE),
    policy.may_export: (set(Role), EVERYWHERE),
    policy.may_edit_somewhere: ({Role.OWNER, Role.DRAFTER, Role.SIGNER}, OPEN),
    policy.may_tell_where: ({Role.OWNER, Role.DRAFTER, Role.SIGNER}, OPEN),
    policy.may_ask_to_leave: ({Role.OWNER}, OPEN),
    policy.may_consult: ({Role.OWNER}, OPEN),
    policy.may_name_principal: ({Role.OWNER}, OPEN),
    policy.may_tend_principal: ({Role.OWNER, Role.DRAFTER, Role.SIGNER}, OPEN),
    policy.may_assign: ({Role.OWNER}, OPEN),
    policy.may_name_versions: (set(Role) - {Role.READER}, EVERYWHERE),
    policy.may_lay_route: ({Role.OWNER}, OPEN),
    policy.may_submit: ({Role.OWNER}, OPEN),
    policy.may_skip: ({Role.OWNER}, OPEN),
    policy.may_remind: ({Role.OWNER}, OPEN),
    policy.may_lock: ({Role.OWNER}, OPEN),
    policy.may_unlock: ({Role.OWNER}, {SpeechState.FINAL}),
    policy.may_repair: ({Role.OWNER, Role.DRAFTER}, {SpeechState.FINAL}),
    policy.may_call_ready: ({Role.OWNER, Role.DRAFTER, Role.SIGNER}, OPEN),
    policy.may_waive: ({Role.OWNER, Role.DRAFTER, Role.SIGNER}, OPEN),
    policy.may_stand_in: (set(Role), OPEN),
}
# What is signed at a seat: where its step stands, and None for who holds none.
STATUSES = [None, *StepStatus]


@pytest.mark.parametrize("rule", ALLOWED_WHERE, ids=lambda rule: rule.__name__)
def test_exactly_these_may_in_exactly_these_states(rule):
    roles, states = ALLOWED_WHERE[rule]

    allowed = {(role, state) for role, state in product(Role, SpeechState) if rule(role, Terms(state))}

    assert allowed == set(product(roles, states))


def test_every_rule_of_the_policy_is_in_this_table():
    rules = {name for name in vars(policy) if name.startswith("may_")}

    assert rules == {rule.__name__ for rule in ALLOWED_WHERE} | {
        "may_withdraw",
        "may_edit_here",
        "may_take_back_words",
        "may_sign_at",
        "may_send_back",
    }


@pytest.mark.parametrize(
    ("role", "state", "is_limited", "is_own"),
    list(product(Role, SpeechState, [True, False], [True, False])),
)
def test_a_limit_takes_away_what_is_not_ones_own_and_gives_nothing(role, state, is_limited, is_own):
    anywhere = policy.may_edit(role, Terms(state))

    here = policy.may_edit_here(role, Terms(state), is_limited=is_limited, is_own=is_own)

    assert bool(here) is (bool(anywhere) and (is_own or not is_limited))
    assert here.reason in {anywhere.reason, Reason.NOT_YOUR_SECTION}


@pytest.mark.parametrize("role", Role)
def test_where_all_but_the_owner_only_suggest_nobody_else_writes_and_nobody_loses_anything_else(role):
    terms = Terms(SpeechState.DRAFTING, is_suggest_only=True)

    assert bool(policy.may_edit(role, terms)) is (role is Role.OWNER)
    assert policy.may_decide(role, terms) == policy.may_edit(role, terms)
    for rule in (policy.may_suggest, policy.may_comment, policy.may_sign):
        assert rule(role, terms) == rule(role, Terms(SpeechState.DRAFTING))


@pytest.mark.parametrize("role", Role)
def test_only_drafters_are_limited(role):
    assert policy.is_limited(role, is_limited=True) is (role is Role.DRAFTER)
    assert not policy.is_limited(role, is_limited=False)


@pytest.mark.parametrize(("role", "state"), list(product(Role, SpeechState)))
def test_a_signature_is_withdrawn_by_its_giver_until_the_speech_is_final(role, state):
    own = policy.may_withdraw(Terms(state), is_own=True, status=None)

    assert bool(own) is (state is not SpeechState.FINAL)
    assert policy.may_withdraw(Terms(state), is_own=False, status=None).reason is Reason.NOT_YOURS


@pytest.mark.parametrize(("state", "status"), list(product(SpeechState, STATUSES)))
def test_who_holds_a_seat_signs_while_its_step_is_open_and_the_speech_under_way(state, status):
    verdict = policy.may_sign_at(Terms(state, has_route=True), status)

    assert bool(verdict) is (status is StepStatus.OPEN and state not in SHUT)
    assert verdict.reason is not Reason.NOT_SUBMITTED or state is SpeechState.DRAFTING
    assert (verdict.reason is Reason.FINAL) is (state is SpeechState.FINAL)


@pytest.mark.parametrize(("role", "state"), list(product(Role, SpeechState)))
def test_where_there_is_a_route_no_role_signs_without_a_seat(role, state):
    assert policy.may_sign(role, Terms(state, has_route=True)).reason is Reason.NO_SEAT


@pytest.mark.parametrize(("role", "state", "status"), list(product(Role, SpeechState, STATUSES)))
def test_it_is_sent_back_by_who_may_sign_now_and_by_the_owner_as_long_as_it_is_under_way(role, state, status):
    terms = Terms(state, has_route=True)

    verdict = policy.may_send_back(role, terms, status)

    is_the_owners = role is Role.OWNER and state in {SpeechState.IN_REVIEW, SpeechState.SIGNED}
    assert bool(verdict) is (is_the_owners or bool(policy.may_sign_at(terms, status)))
    assert (verdict.reason is None) is bool(verdict)


@pytest.mark.parametrize(("state", "status"), list(product(SpeechState, STATUSES)))
def test_a_signature_at_a_seat_is_withdrawn_until_its_step_is_behind(state, status):
    own = policy.may_withdraw(Terms(state, has_route=True), is_own=True, status=status)
    anothers = policy.may_withdraw(Terms(state, has_route=True), is_own=False, status=status)

    is_behind = status in {StepStatus.PASSED, StepStatus.SKIPPED}
    assert bool(own) is (not is_behind and state is not SpeechState.FINAL)
    assert anothers.reason is Reason.NOT_YOURS


@pytest.mark.parametrize(("rule", "role", "state"), list(product(ALLOWED_WHERE, Role, SpeechState)))
def test_every_no_has_its_reason_and_no_yes_has_one(rule, role, state):
    verdict = rule(role, Terms(state))

    assert (verdict.reason is None) is bool(verdict)


def test_who_never_could_is_not_told_that_the_speech_is_final():
    """The reason that will not go away comes first."""
    assert policy.may_edit(Role.READER, Terms(SpeechState.FINAL)).reason is Reason.NOT_EDITOR
    assert policy.may_edit(Role.OWNER, Terms(SpeechState.FINAL)).reason is Reason.FINAL


def test_a_denied_verdict_raises_what_it_says():
    with pytest.raises(NotPermitted) as refused:
        denied(Reason.NOT_SIGNER).require()

    assert refused.value.reason is Reason.NOT_SIGNER


def test_an_allowed_verdict_raises_nothing():
    ALLOWED.require()

    assert ALLOWED
