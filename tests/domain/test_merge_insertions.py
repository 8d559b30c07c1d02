"""The laws of putting words in at the same time: each lands where it was made, the same words once."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.merge import MergeVerdict, merge
from tests.domain.drafts import CLAUSES, noise, paragraphs

# Shorter ones may be in both by chance: six characters in a row are called the same words (3.3).
LONG = [clause for clause in CLAUSES if len(clause) >= 8]


@given(paragraphs(), st.data())
def test_insertions_at_different_places_both_land_where_they_were_made(base, choice):
    first, last = sorted(choice.draw(st.tuples(st.integers(0, len(base)), st.integers(0, len(base)))))
    theirs, yours = base[:first] + "甲" + base[first:], base[:last] + "乙" + base[last:]

    merged = merge(base=base, theirs=theirs, yours=yours)

    if first == last:
        assert merged.verdict is MergeVerdict.CONFLICT
    elif merged.text is not None:
        assert merged.text == base[:first] + "甲" + base[first:last] + "乙" + base[last:]


@given(paragraphs())
def test_insertions_in_different_clauses_are_clean(base):
    theirs, yours = "甲" + base, base + "乙"

    merged = merge(base=base, theirs=theirs, yours=yours)

    assert (merged.verdict, merged.text) == (MergeVerdict.CLEAN, "甲" + base + "乙")


@given(noise | paragraphs(), st.data())
def test_different_insertions_at_one_place_are_a_conflict(base, choice):
    place = choice.draw(st.integers(0, len(base)))

    merged = merge(
        base=base, theirs=f"{base[:place]}甲{base[place:]}", yours=f"{base[:place]}乙{base[place:]}"
    )

    assert merged.verdict is MergeVerdict.CONFLICT


def test_a_common_insertion_found_at_two_places_is_not_doubled():
    base = "完成投资12.6亿元。"
    theirs = base + "过去一年。"

    merged = merge(base=base, theirs=theirs, yours=theirs + "甲")

    assert merged.text is None


@given(paragraphs(), st.data())
def test_an_edit_saved_by_both_is_taken_once_when_one_of_them_went_on(base, choice):
    place = choice.draw(st.integers(0, len(base)))
    sentence = choice.draw(st.sampled_from([clause for clause in CLAUSES if clause not in base])) + "。"
    theirs = base[:place] + sentence + base[place:]
    farther = [
        spot for spot in range(len(theirs) + 1) if not place - 12 <= spot <= place + len(sentence) + 12
    ]
    spot = choice.draw(st.sampled_from(farther or [len(theirs)]))
    yours = theirs[:spot] + choice.draw(st.sampled_from(("甲", "，乙丙丁", "人民至上。"))) + theirs[spot:]

    merged = merge(base=base, theirs=theirs, yours=yours)

    assert merged.text in (yours, None)


@given(paragraphs(), st.data())
def test_the_same_sentence_put_in_by_both_at_one_place_stands_there_once(base, choice):
    place = choice.draw(st.integers(0, len(base)))
    sentence = choice.draw(st.sampled_from([clause for clause in CLAUSES if clause not in base])) + "。"
    edit = base[:place] + sentence + base[place:]

    merged = merge(base=base, theirs=edit, yours=edit)

    assert (merged.verdict, merged.text) == (MergeVerdict.CLEAN, edit)


@given(paragraphs(), st.data())
def test_the_same_sentence_put_in_at_two_places_is_never_taken_twice_in_silence(base, choice):
    first, last = sorted(choice.draw(st.tuples(st.integers(0, len(base)), st.integers(0, len(base)))))
    sentence = (
        choice.draw(
            st.sampled_from([clause for clause in LONG if clause not in base] or ["家家户户挂起了新灯笼"])
        )
        + "。"
    )
    theirs = base[:first] + sentence + base[first:]
    yours = base[:last] + sentence + base[last:]

    merged = merge(base=base, theirs=theirs, yours=yours)

    assert merged.verdict is not MergeVerdict.CLEAN or (merged.text or "").count(sentence) == 1
