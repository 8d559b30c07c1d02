"""Rows that stand on words of a line and go along with them."""

from django.db import models

from speeches.domain.anchors.anchor import Anchor
from speeches.models.guard import GuardedModel


class AnchoredModel(GuardedModel):
    """Something on words of a paragraph or heading, carried with them by the door.

    `quote` are the words that it was made on; `words`, `before` and `after` are those of its anchor now;
    `lost_in` is the version that took its words away, of which a point is left.
    """

    quote = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    words = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    lost_in = models.PositiveIntegerField(null=True)
    # Declared by every kind of row: its reverse name differs.
    paragraph_id: int | None

    class Meta:
        abstract = True

    @property
    def anchor(self) -> Anchor | None:
        """Its words; None for what is not on words of a paragraph."""
        return self.anchor_in(self.paragraph_id)

    def anchor_in(self, line: int | None) -> Anchor | None:
        """Its words in a line; None without one, or for what is on no words."""
        if line is None or self.start is None or self.end is None:
            return None
        is_lost = self.lost_in is not None
        place = line, self.start, self.end
        return Anchor(*place, self.words, self.before, self.after, self.quote, is_lost=is_lost)

    def stand_on(self, anchor: Anchor, version: int) -> None:
        """Take over where its words are now, or that this version took them away; does not save."""
        self.paragraph_id = anchor.paragraph
        self.take_over(anchor, version)

    def take_over(self, anchor: Anchor, version: int) -> None:
        """The same within its line."""
        self.start, self.end, self.words = anchor.start, anchor.end, anchor.words
        self.before, self.after = anchor.before, anchor.after
        self.lost_in = (self.lost_in or version) if anchor.is_lost else None


ANCHOR_COLUMNS = ("paragraph", "start", "end", "words", "before", "after", "lost_in")
