"""Suggested words: they fit or they do not, they say what they change, and rivals know of each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.suggesting import Fit, Wording, core, fit, rivals, wanted
from tests.domain.drafts import edited, noise, paragraphs, rival_edits

BASE = "全镇完成投资12.6亿元，同比增长8.5%；建成农村公路36公里，群众拍手叫好。"


def wording(thread: int, old: str, new: str) -> Wording:
    return Wording(thread, by=thread, base=BASE, text=BASE.replace(old, new))


def applied(now: str, changes) -> str:
    """The text with these changes made, from the last to the first."""
    for one in reversed(changes):
        now = now[: one.start] + one.words + now[one.end :]
    return now


class TestFitting:
    @given(rival_edits())
    def test_on_the_words_it_was_made_for_it_is_taken_as_it_is(self, texts):
        base, text, _ = texts

        assert fit(base, base, text) == Fit(text)

    @given(rival_edits())
    def test_where_somebody_wrote_the_same_nothing_is_left_to_change(self, texts):
        base, text, _ = texts

        assert fit(base, text, text) == Fit(text)
        assert wanted(text, (Wording(1, 1, base, text),)) == ()

    @given(rival_edits())
    def test_what_others_wrote_elsewhere_stays(self, texts):
        base, now, text = texts
        fitting = fit(base, now, text)

        if fitting and not fitting.is_doubtful:
            assert fit(base, text, now) == fitting

    def test_a_change_of_the_same_words_fits_no_more(self):
        assert fit(BASE, BASE.replace("12.6", "13.1"), BASE.replace("12.6", "12.8")) is None

    def test_a_change_in_the_same_clause_has_to_be_read(self):
        now, text = BASE.replace("农村公路", "乡村公路"), BASE.replace("36公里", "41公里")

        assert fit(BASE, now, text) == Fit(now.replace("36公里", "41公里"), is_doubtful=True)

    def test_after_a_split_the_half_with_the_words_takes_it(self):
        half = BASE[BASE.index("建成") :]

        assert fit(BASE, half, BASE.replace("群众", "村民")) == Fit(half.replace("群众", "村民"))

    def test_after_a_join_the_whole_takes_it(self):
        whole = "各项事业全面进步。" + BASE

        assert fit(BASE, whole, BASE.replace("群众", "村民")) == Fit(whole.replace("群众", "村民"))


class TestShowing:
    @given(rival_edits())
    def test_the_changes_shown_make_the_text_that_would_be_written(self, texts):
        base, now, text = texts
        fitting = fit(base, now, text)
        shown = wanted(now, (Wording(1, 1, base, text),))

        assert applied(now, shown) == (fitting.text if fitting else now)

    def test_those_of_several_people_stand_in_the_order_of_reading(self):
        shown = wanted(BASE, (wording(1, "群众", "村民"), wording(2, "全镇", "全县")))

        assert [(BASE[one.start : one.end], one.words, one.by) for one in shown] == [
            ("镇", "县", 2),
            ("群众", "村民", 1),
        ]

    def test_one_that_fits_no_more_is_not_shown_in_the_text(self):
        assert wanted(BASE.replace("群众", "乡亲"), (wording(1, "群众", "村民"),)) == ()


class TestRivals:
    @pytest.mark.parametrize(
        ("one", "other", "are_rivals"),
        [
            (("群众", "村民"), ("群众", "乡亲"), True),
            (("12.6亿", "126亿"), ("12.6亿", "12.8亿"), True),
            (("，群众拍手叫好", ""), ("拍手叫好", "交口称赞"), True),
            (("群众", "村民"), ("全镇", "全县"), False),
            (("群众", "村民"), ("群众", "村民"), False),
            (("群众", "沿线群众"), ("拍手叫好", "交口称赞"), False),
        ],
    )
    def test_they_are_those_that_change_the_same_words_otherwise(self, one, other, are_rivals):
        found = rivals(BASE, [wording(1, *one), wording(2, *other)])

        assert found == ({1: (2,), 2: (1,)} if are_rivals else {1: (), 2: ()})

    @given(rival_edits(), st.data())
    def test_everybody_who_has_a_rival_is_one(self, texts, data):
        now, *edits = texts
        drawn = [Wording(at, at, now, text) for at, text in enumerate([*edits, data.draw(edited(now))])]

        found = rivals(now, drawn)

        assert all(one in found[other] for one, others in found.items() for other in others)

    @given(rival_edits())
    def test_of_two_that_are_none_it_does_not_matter_which_is_accepted_first(self, texts):
        now, one, other = texts
        first, second = Wording(1, 1, now, one), Wording(2, 2, now, other)

        if not rivals(now, [first, second])[1] and one != other:
            assert fit(now, one, other) == fit(now, other, one)

    @given(rival_edits())
    def test_what_was_accepted_leaves_none_of_its_rivals_fitting(self, texts):
        now, one, other = texts

        if rivals(now, [Wording(1, 1, now, one), Wording(2, 2, now, other)])[1]:
            assert fit(now, one, other) is None


class TestCore:
    @given(noise | paragraphs(), st.data())
    def test_it_is_a_range_of_the_text_with_words_in_it_where_the_text_has_any(self, base, data):
        start, end = core(base, data.draw(edited(base)))

        assert 0 <= start <= end <= len(base)
        assert bool(base[start:end].strip()) is bool(base.strip())

    def test_it_reaches_from_the_first_to_the_last_change(self):
        start, end = core(BASE, BASE.replace("12.6", "13.1").replace("36公里", "41公里"))

        assert BASE[start:end].startswith("2.6") and BASE[start:end].endswith("36")

    @pytest.mark.parametrize("at", [0, BASE.index("群众"), len(BASE)])
    def test_of_an_insertion_it_is_the_words_beside_it(self, at):
        start, end = core(BASE, BASE[:at] + "新" + BASE[at:])

        assert start <= at <= end and 0 < end - start <= 9
