"""The words a signature stands on, and the state that signatures give a section."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.signing import Opinion, SectionState, Statement, Words, digest, state_by

LINES = st.lists(
    st.builds(Words, st.integers(0, 3), st.sampled_from(["body", "standalone"]), st.text(max_size=6)),
    max_size=6,
)


@given(LINES, LINES)
def test_equal_digests_mean_equal_words(one, other):
    assert (digest(one) == digest(other)) == (one == other)


def test_words_moved_over_a_line_end_are_other_words():
    assert digest([Words(1, "body", "甲乙"), Words(1, "body", "丙")]) != digest(
        [Words(1, "body", "甲"), Words(1, "body", "乙丙")]
    )


@given(st.lists(st.sampled_from(Opinion)))
def test_one_objection_outweighs_every_agreement(opinions):
    state = state_by([*opinions, Opinion.DISAGREE], was_signed=True)

    assert state is SectionState.OBJECTED


def test_without_a_live_signature_a_section_was_signed_once_or_never():
    assert state_by([], was_signed=True) is SectionState.VOID
    assert state_by([], was_signed=False) is SectionState.DRAFTING
    assert state_by([Opinion.AGREE, Opinion.AGREE_WITH_REMARK], was_signed=True) is SectionState.SIGNED


def test_anything_but_agreement_says_what_it_is():
    assert Statement().is_complete
    assert not Statement(Opinion.AGREE_WITH_REMARK).is_complete
    assert Statement(Opinion.DISAGREE, "数字未核实").is_complete
