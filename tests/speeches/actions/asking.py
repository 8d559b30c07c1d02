"""A suggestion to decide on, and short ways to do so."""

from speeches.actions import decisions, suggestions
from speeches.domain.suggesting import Acceptance
from speeches.models import Paragraph, Suggestion
from tests.stage import NOON

VALUE = "过去一年，全镇实现产值12.6亿元，同比增长8.5%。"
BETTER = VALUE.replace("12.6", "12.8")


def suggested(paragraph: Paragraph, text: str, *, by) -> int:
    """The id of the thread of a suggestion made now."""
    seen = paragraph.version
    version = suggestions.reword(paragraph.pk, text=text, based_on=seen, by=by, at=NOON)
    return Suggestion.objects.get(thread__opened_in=version).thread_id


def accepted(thread: int, *, by, seen: int = 10**6, text: str | None = None, reason: str = "") -> int:
    """The version that accepted it."""
    return decisions.accept(thread, acceptance=Acceptance(seen, text), reason=reason, by=by, at=NOON)


def said(paragraph: Paragraph) -> str:
    """What the paragraph says now."""
    return Paragraph.objects.get(pk=paragraph.pk).text
