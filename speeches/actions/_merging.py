"""What becomes of a text that was typed while others wrote."""

from speeches.actions.conflicts import EditConflict
from speeches.domain.merge import MergeVerdict, merge
from speeches.models import Paragraph
from speeches.queries import history


def merged(paragraph: Paragraph, yours: str, based_on: int) -> str:
    """Your text together with what the paragraph says now. Raises EditConflict."""
    if based_on >= paragraph.version:
        return yours
    base = history.text_at(paragraph.pk, based_on)
    met = merge(base=base, theirs=paragraph.text, yours=yours)
    if met.verdict is not MergeVerdict.CLEAN or met.text is None:
        raise EditConflict(paragraph, met)
    return met.text
