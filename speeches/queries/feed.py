"""What happened after a version, as regions of the page to look at again."""

from itertools import groupby

from speeches.domain.happenings import Happening
from speeches.domain.regions import Region, regions_of
from speeches.live.wire import Frame
from speeches.models import Event

type Fact = tuple[int, Happening, int | None, int | None]


def since(speech_id: int, version: int) -> list[Frame]:
    """One frame for each version after this one, in order; one query."""
    facts = (
        Event.objects.filter(speech=speech_id, version__gt=version)
        .order_by("version", "ordinal")
        .values_list("version", "kind", "paragraph_id", "section_id")
    )
    return [
        Frame(number, tuple(sorted({name for fact in of_version for name in _names(fact)})))
        for number, of_version in groupby(facts, key=lambda fact: fact[0])
    ]


def regions_since(speech_id: int, version: int) -> set[str]:
    """All regions touched after this version; one query."""
    return {name for frame in since(speech_id, version) for name in frame.regions}


def _names(fact: Fact) -> set[str]:
    _, kind, paragraph, section = fact
    regions = regions_of(kind)
    plain = {str(region) for region in regions - {Region.PARAGRAPH, Region.SECTION}}
    if Region.PARAGRAPH in regions and paragraph:
        plain.add(f"paragraph-{paragraph}")
    if Region.SECTION in regions and section:
        plain.add(f"section-{section}")
    return plain
