"""Several suggestions in one line: what is shown together is what comes of them one after the other."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.suggesting import Wording, fit, rivals
from speeches.domain.together import together
from tests.domain.drafts import edited, noise, paragraphs

BASE = "全镇完成投资12.6亿元，同比增长8.5%；建成农村公路36公里，群众拍手叫好。"


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, list[Wording]]:
    base = draw(noise | paragraphs())
    texts = draw(st.lists(edited(base), max_size=4))
    return base, [Wording(at, at, base, text) for at, text in enumerate(texts)]


@given(asked())
def test_each_is_taken_or_left(made):
    base, wordings = made

    found = together(base, wordings)

    assert sorted((*found.taken, *found.left)) == [one.thread for one in wordings]


@given(asked())
def test_it_is_what_accepting_them_one_by_one_would_write(made):
    base, wordings = made
    found = together(base, wordings)

    text = base
    for one in wordings:
        if one.thread in found.taken:
            fitting = fit(one.base, text, one.text)
            assert fitting and not fitting.is_doubtful
            text = fitting.text
    assert text == found.text


@given(asked())
def test_nothing_chosen_or_nothing_taken_leaves_the_line_as_it_is(made):
    base, _ = made

    assert together(base, []).text == base


def test_of_rivals_the_first_is_taken_and_the_other_left():
    one, other = (
        Wording(1, 1, BASE, BASE.replace("群众", "村民")),
        Wording(2, 2, BASE, BASE.replace("群众", "乡亲")),
    )

    assert rivals(BASE, [one, other]) == {1: (2,), 2: (1,)}
    assert (together(BASE, [one, other]).taken, together(BASE, [one, other]).left) == ((1,), (2,))


def test_after_a_split_the_others_are_read_by_themselves():
    split = Wording(1, 1, BASE, BASE.replace("；", "。\n"))
    other = Wording(2, 2, BASE, BASE.replace("群众", "村民"))

    assert together(BASE, [split, other]).left == (2,)
    assert together(BASE, [other, split]).left == ()
