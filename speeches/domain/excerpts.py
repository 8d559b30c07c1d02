"""The sentences in which something changed, out of a long paragraph."""

from collections.abc import Iterator, Sequence

from speeches.domain.diff import Span, SpanKind
from speeches.domain.tokens import Tokens

LEFT_OUT = "……"


def excerpt(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The change with the sentences around it; what lies further off is an ellipsis.

    Nothing that was removed or added is left out. Where nothing was, the first sentence stands for the text.
    """
    if len(spans) == 1 and spans[0].kind is SpanKind.KEPT:
        return tuple(_kept(spans[0].text, is_after=True, is_before=False))
    last = len(spans) - 1
    shown: list[Span] = []
    for place, span in enumerate(spans):
        if span.kind is SpanKind.KEPT:
            shown += _kept(span.text, is_after=place > 0, is_before=place < last)
        else:
            shown.append(span)
    return tuple(shown)


def close_up(spans: Sequence[Span], around: int) -> tuple[Span, ...]:
    """The changes with at most so many characters between and around them; what lies further off is left out.

    Nothing that was removed or added is.
    """
    last = len(spans) - 1
    shown: list[Span] = []
    for place, span in enumerate(spans):
        words = span.text
        if span.kind is SpanKind.KEPT and len(words) > around * 2 + len(LEFT_OUT):
            head = words[:around] if place else ""
            tail = words[-around:] if place < last else ""
            words = head + LEFT_OUT + tail
        shown.append(Span(span.kind, words))
    return tuple(shown)


def _kept(text: str, *, is_after: bool, is_before: bool) -> Iterator[Span]:
    """A run of kept words that comes after a change, before one, or between two."""
    ends = Tokens(text).sentence_ends
    head = ends[0] if is_after and ends else len(text) if is_after else 0
    inner = [end for end in ends if end < len(text)]
    tail = inner[-1] if is_before and inner else 0 if is_before else len(text)
    if tail - head <= len(LEFT_OUT):
        yield Span(SpanKind.KEPT, text)
        return
    yield Span(SpanKind.KEPT, text[:head] + LEFT_OUT + text[tail:])
