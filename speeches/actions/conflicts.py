"""What a person has to look at before his words are saved."""

from speeches.domain.merge import Merge
from speeches.domain.verdict import Refusal
from speeches.models import Paragraph


class EditConflict(Refusal):
    """Others changed the same words, or the same clause, meanwhile."""

    def __init__(self, paragraph: Paragraph, merge: Merge) -> None:
        super().__init__()
        self.paragraph = paragraph
        self.merge = merge


class FitsNoMore(Refusal):
    """The same words were changed since, so that somebody has to make one text of both."""


class NoPrincipal(Refusal):
    """Nobody is named as the principal of this speech."""
