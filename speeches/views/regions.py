"""Which regions of the editor page a browser has to draw anew."""

from collections.abc import Iterable
from dataclasses import dataclass

from speeches.domain.regions import Region
from speeches.queries import feed
from speeches.queries.lines import Block, ParagraphView
from speeches.queries.page import SpeechPage

WHOLE = (Region.MANUSCRIPT, Region.OUTLINE, Region.MARGIN, Region.PEOPLE)
TEMPLATES = {
    Region.MANUSCRIPT: "speeches/speech/_manuscript.html",
    Region.OUTLINE: "speeches/speech/_outline.html",
    Region.MARGIN: "speeches/speech/_margin.html",
    Region.PEOPLE: "speeches/speech/_people.html",
    Region.PARAGRAPH: "speeches/paragraph/_paragraph.html",
    Region.SECTION: "speeches/section/_head.html",
}


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region with its DOM id, its template and, for a line of the manuscript, that line."""

    name: str
    template: str
    block: Block | None = None


def changed_since(page: SpeechPage, version: int) -> list[RegionView]:
    """The regions touched after this version; all of them where the browser has seen nothing."""
    names = feed.regions_since(page.speech.pk, version) if version else set(WHOLE)
    whole = [RegionView(str(region), TEMPLATES[region]) for region in WHOLE if region in names]
    return whole if Region.MANUSCRIPT in names else [*_lines(page, names), *whole]


def _lines(page: SpeechPage, names: Iterable[str]) -> list[RegionView]:
    wanted, lines = set(names), []
    for block in page.blocks:
        kind = Region.PARAGRAPH if isinstance(block, ParagraphView) else Region.SECTION
        own = {f"{kind}-{block.pk}"}
        if isinstance(block, ParagraphView) and block.opens:
            # A run-in section is drawn with its first paragraph.
            own.add(f"section-{block.opens}")
        if own & wanted:
            lines.append(RegionView(f"{kind}-{block.pk}", TEMPLATES[kind], block))
    return lines
