"""Laws of taking back, on plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.reversal.rewind import rewound, section_rewound
from speeches.domain.reversal.state import Hindrance, Part, Plan, State, Step
from speeches.domain.reversal.steps import about, squeezed
from speeches.domain.reversal.take_back import taken_back
from speeches.domain.structure.tree import Node, NoSuchPlace, Noun, Place

S, P = Noun.SECTION, Noun.PARAGRAPH
WORDS = st.text("甲乙丙12，。", min_size=1, max_size=12)


def state_of(*texts):
    """One section with these paragraphs, in order: 1, 2, 3, …"""
    nodes = [Node((S, 1), SectionKind.OPENING, None, "V")]
    nodes += [Node((P, at), ParagraphKind.BODY, 1, f"{at}V") for at in range(1, len(texts) + 1)]
    said = {(P, at): text for at, text in enumerate(texts, start=1)}
    return State({node.key: node for node in nodes}, {(S, 1): "", **said})


def place_of(state, pk):
    node = state.nodes[P, pk]
    return Place(node.key, node.parent, node.rank)


def done(state, version, *parts):
    """The state after a step, and the step."""
    then = state.copy()
    for part in parts:
        if part.is_out:
            del then.nodes[part.key], then.texts[part.key]
            then.gone[part.key] = version
            continue
        if part.put:
            then.nodes[part.key] = Node(part.key, part.kind, part.put.parent, part.put.rank)
        then.texts[part.key] = part.says
    return then, Step(version, parts)


def reworded(state, pk, words):
    return Part((P, pk), ParagraphKind.BODY, said=state.texts[P, pk], says=words)


def removed(state, pk):
    return Part((P, pk), ParagraphKind.BODY, was=place_of(state, pk), said=state.texts[P, pk])


def same(one, other):
    return (one.nodes, one.texts) == (other.nodes, other.texts)


@given(before=WORDS, after=WORDS, other=WORDS)
def test_a_rewording_taken_back_is_as_if_it_had_not_been(before, after, other):
    start = state_of(before, other)
    now, step = done(start, 2, reworded(start, 1, after))

    plan = taken_back(now, [step])

    assert not plan.obstacles
    assert same(plan.then, start)


@given(texts=st.tuples(WORDS, WORDS), mine=WORDS, theirs=WORDS)
def test_of_two_changes_of_two_paragraphs_one_goes_and_the_other_stays(texts, mine, theirs):
    start = state_of(*texts)
    now, step = done(start, 2, reworded(start, 1, mine))
    now, _ = done(now, 3, reworded(now, 2, theirs))

    plan = taken_back(now, [step])

    assert not plan.obstacles
    assert (plan.then.texts[P, 1], plan.then.texts[P, 2]) == (texts[0], theirs)


@given(before=WORDS, mine=WORDS, theirs=WORDS)
def test_a_rewording_that_was_reworded_goes_through_the_merge_or_stays(before, mine, theirs):
    start = state_of(before)
    now, step = done(start, 2, reworded(start, 1, mine))
    now, _ = done(now, 3, reworded(now, 1, theirs))

    plan = taken_back(now, [step])

    if plan.obstacles:
        assert same(plan.then, now)
        assert {one.kind for one in plan.obstacles} == {Hindrance.REWORDED}


@given(texts=st.lists(WORDS, min_size=1, max_size=5), data=st.data())
def test_what_was_removed_comes_back_where_it_stood(texts, data):
    start = state_of(*texts)
    now, step = done(start, 2, removed(start, data.draw(st.integers(1, len(texts)))))

    assert same(taken_back(now, [step]).then, start)


def test_what_took_the_place_of_something_removed_keeps_it():
    start = state_of("甲", "乙")
    now, step = done(start, 2, removed(start, 1))
    taken = Part((P, 3), ParagraphKind.BODY, put=place_of(start, 1), says="丙")
    now, _ = done(now, 3, taken)

    then = taken_back(now, [step]).then

    ranks = [then.nodes[P, pk].rank for pk in (3, 1, 2)]
    assert ranks == sorted(set(ranks))


@given(head=WORDS, tail=WORDS)
def test_a_join_taken_back_gives_both_their_words_and_says_where_they_parted(head, tail):
    start = state_of(head, tail)
    gone = Part((P, 2), ParagraphKind.BODY, was=place_of(start, 2), said=tail, joined_into=1)
    now, step = done(start, 2, reworded(start, 1, head + tail), gone)

    plan = taken_back(now, [step])

    assert same(plan.then, start)
    assert plan.then.split == {2: 1}


@given(head=WORDS, tail=WORDS)
def test_a_split_taken_back_is_one_paragraph_again(head, tail):
    start = state_of(head + tail)
    place = Place((P, 2), 1, "2V")
    half = Part((P, 2), ParagraphKind.BODY, put=place, says=tail, split_from=1)
    now, step = done(start, 2, reworded(start, 1, head), half)

    plan = taken_back(now, [step])

    assert same(plan.then, start)
    assert plan.then.joined == {2: 1}


def test_what_was_put_between_the_halves_of_a_split_is_in_the_way():
    start = state_of("甲乙")
    half = Part((P, 3), ParagraphKind.BODY, put=Place((P, 3), 1, "3V"), says="乙", split_from=1)
    now, step = done(start, 2, reworded(start, 1, "甲"), half)
    now, _ = done(now, 3, Part((P, 2), ParagraphKind.BODY, put=Place((P, 2), 1, "2V"), says="丙"))

    plan = taken_back(now, [step])

    assert [one.kind for one in plan.obstacles] == [Hindrance.MOVED]
    assert same(plan.then, now)


@given(st.lists(WORDS, min_size=2, max_size=6, unique=True))
def test_rewordings_in_a_row_squeeze_into_one(texts):
    state, steps = state_of(texts[0]), []
    for version, words in enumerate(texts[1:], start=2):
        state, step = done(state, version, reworded(state, 1, words))
        steps.append(step)

    (only,) = squeezed(steps)

    assert [(part.said, part.says) for part in only.parts] == [(texts[0], texts[-1])]
    assert same(taken_back(state, [only]).then, taken_back(state, steps).then)


def test_a_step_about_one_half_of_a_join_is_about_the_other_too():
    start = state_of("甲", "乙", "丙")
    gone = Part((P, 2), ParagraphKind.BODY, was=place_of(start, 2), said="乙", joined_into=1)
    step = Step(2, (reworded(start, 1, "甲乙"), gone, reworded(start, 3, "丁")))

    (narrow,) = about([step], {(P, 2)})

    assert [part.key for part in narrow.parts] == [(P, 1), (P, 2)]


class TestRewinding:
    """Back to a whole state, or to a section of it."""

    def test_the_speech_is_what_it_was(self):
        then, now = state_of("甲", "乙"), state_of("甲", "丁", "戊")

        plan = rewound(now, then)

        assert same(plan.then, then)
        assert set(plan.touched) == {(P, 2), (P, 3)}

    def test_a_section_has_its_words_again_and_what_is_new_in_it_goes(self):
        then, now = state_of("甲", "乙"), state_of("丁", "乙", "戊")

        plan = section_rewound(now, then, 1)

        assert plan.then.texts == {(S, 1): "", (P, 1): "甲", (P, 2): "乙"}
        assert isinstance(plan, Plan)

    def test_a_section_that_did_not_stand_then_has_nothing_to_go_back_to(self):
        with pytest.raises(NoSuchPlace):
            section_rewound(state_of("甲"), state_of("甲"), 9)
