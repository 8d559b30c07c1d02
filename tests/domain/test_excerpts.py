"""Of a long paragraph a table shows the sentences in which something changed."""

from hypothesis import given

from speeches.domain.diff import Span, SpanKind, spans
from speeches.domain.excerpts import LEFT_OUT, excerpt
from tests.domain.drafts import noise

OPENING = "今年是关键一年。"
CLOSING = "大家要抓紧落实。希望各村配合！"


def test_the_sentences_around_a_change_are_shown_and_the_rest_is_an_ellipsis():
    old = f"{OPENING * 3}新建茶园30亩，带动农户。{CLOSING * 3}"
    new = f"{OPENING * 3}新建茶园50亩，带动农户。{CLOSING * 3}"

    shown = "".join(span.text for span in excerpt(spans(old, new)))

    assert shown == f"{LEFT_OUT}新建茶园3050亩，带动农户。{LEFT_OUT}"


def test_two_changes_far_apart_have_an_ellipsis_between_them():
    old = f"修路3条。{OPENING * 4}建桥2座。"
    new = f"修路4条。{OPENING * 4}建桥5座。"

    shown = "".join(span.text for span in excerpt(spans(old, new)))

    assert shown == f"修路34条。{LEFT_OUT}建桥25座。"


def test_a_text_that_only_moved_is_known_by_its_first_sentence():
    text = OPENING + CLOSING

    assert excerpt([Span(SpanKind.KEPT, text)]) == (Span(SpanKind.KEPT, OPENING + LEFT_OUT),)


@given(noise, noise)
def test_nothing_that_came_or_went_is_left_out(old, new):
    whole = spans(old, new)

    shown = excerpt(whole)

    changed = [span for span in whole if span.kind is not SpanKind.KEPT]
    assert [span for span in shown if span.kind is not SpanKind.KEPT] == changed


@given(noise, noise)
def test_an_excerpt_is_never_longer_and_of_one_sentence_the_whole(old, new):
    whole = spans(old, new)

    shown = excerpt(whole)

    assert sum(len(span.text) for span in shown) <= sum(len(span.text) for span in whole)
