"""The lines around a paragraph, as a writer sees them."""

from dataclasses import dataclass

from speeches.domain.structure.tree import NoSuchPlace
from speeches.models import Paragraph
from speeches.queries import structure


@dataclass(frozen=True, slots=True)
class Beside:
    """A place in front of another paragraph, or behind it."""

    paragraph_id: int
    is_behind: bool = False


def line_beside(paragraph: Paragraph, *, is_behind: bool) -> Beside:
    """The place one line further down, or up, past a heading where one stands between; two queries.

    Raises NoSuchPlace at the edge, and where no paragraph stands beyond the heading.
    """
    lines = structure.tree_of(paragraph.speech_id).lines()
    at = next(at for at, node in enumerate(lines) if not node.is_section and node.key[1] == paragraph.pk)
    step = 1 if is_behind else -1
    beyond = lines[at + step :: step] if at + step >= 0 else []
    if not beyond:
        raise NoSuchPlace
    if not beyond[0].is_section:
        return Beside(beyond[0].key[1], is_behind)
    if len(beyond) == 1 or beyond[1].is_section:
        raise NoSuchPlace
    # Past a heading it comes to stand at the nearer edge of the section beyond.
    return Beside(beyond[1].key[1], not is_behind)
