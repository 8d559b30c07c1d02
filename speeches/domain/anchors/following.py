"""Words of an earlier version followed to where they stand now."""

from collections.abc import Iterable, Sequence

from speeches.domain.anchors.anchor import Anchor
from speeches.domain.anchors.carrying import Passage, carry

type Step = tuple[int, Sequence[Passage]]


def follow(anchor: Anchor, steps: Iterable[Step]) -> tuple[Anchor, int | None]:
    """The anchor after what each version wrote, the earliest first, as if it had been there all the time.

    Besides, the version that took its words away, where they are gone.
    """
    lost_in = None
    for version, passages in steps:
        anchor = carry({0: anchor}, passages).get(0, anchor)
        lost_in = (lost_in or version) if anchor.is_lost else None
    return anchor, lost_in
