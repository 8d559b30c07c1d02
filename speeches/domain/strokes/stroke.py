"""One place where the principal's pen changed the words."""

from dataclasses import dataclass, replace

from speeches.domain.anchors.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Stroke:
    """Words that he wrote, where they stand now, and words that he struck out there.

    Where he only struck out, the anchor has no words of its own: it is a point, and lost from the first.
    """

    anchor: Anchor
    removed: str = ""

    @property
    def is_removal(self) -> bool:
        """He struck words out and wrote none."""
        return not self.anchor.origin

    @property
    def standing(self) -> str:
        """What stands there of what he wrote or, brought back, of what he struck out."""
        return "" if self.anchor.is_lost else self.anchor.words

    @property
    def is_as_written(self) -> bool:
        """The words are as he wrote them."""
        return self.standing == self.anchor.origin

    def on(self, anchor: Anchor) -> "Stroke":
        """The same stroke where its words stand now."""
        if self.is_removal and anchor.is_lost:
            # What was struck out is missed at its place only, not looked for elsewhere.
            anchor = replace(anchor, words="")
        return replace(self, anchor=anchor)


def struck_out(paragraph: int, text: str, at: int, removed: str) -> Stroke:
    """Words that are gone from this place of a text."""
    point = Anchor(paragraph, at, at, "", "", "", "").at(paragraph, text, at, at)
    return Stroke(point.lost_at(paragraph, at), removed)
