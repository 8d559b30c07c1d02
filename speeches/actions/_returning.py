"""Where something that was removed belongs when it comes back."""

from collections.abc import Iterable
from dataclasses import replace

from speeches.domain.ranking import between
from speeches.domain.structure.tree import NoSuchPlace, Noun, Place
from speeches.models import Paragraph, Placement, Section
from speeches.queries import structure


def places_of(speech_id: int, paragraph: Paragraph) -> list[Place]:
    """The old place of a removed paragraph; a section that went with it comes back too.

    Raises NoSuchPlace when its section was removed by another change.
    """
    ended = _ended(speech_id, paragraph.removed_in)
    place = ended[Noun.PARAGRAPH, paragraph.pk]
    parent = Section.objects.get(pk=place.parent or 0)
    if parent.removed_in is None:
        return [_in_free_place(speech_id, place)]
    if parent.removed_in != paragraph.removed_in:
        raise NoSuchPlace
    return places_with_all(speech_id, parent)


def places_with_all(speech_id: int, section: Section) -> list[Place]:
    """The old places of a removed section and of all that went with it.

    Raises NoSuchPlace when the section around it is gone.
    """
    ended = _ended(speech_id, section.removed_in)
    top = ended[Noun.SECTION, section.pk]
    if top.parent is not None and Section.objects.filter(pk=top.parent, removed_in__isnull=False).exists():
        raise NoSuchPlace
    return [_in_free_place(speech_id, top), *_below(section.pk, ended.values())]


def _ended(speech_id: int, version: int | None) -> dict[tuple[Noun, int], Place]:
    """Where everything stood that was removed in a version."""
    gone = Placement.objects.filter(speech=speech_id, until=version)
    places = {}
    for row in gone:
        key = (Noun.SECTION, row.section_id) if row.section_id else (Noun.PARAGRAPH, row.paragraph_id or 0)
        places[key] = Place(key, row.parent_id, row.rank, row.numbering, row.pinned)
    return places


def _below(section_id: int, places: Iterable[Place]) -> list[Place]:
    known = list(places)
    own = [place for place in known if place.parent == section_id]
    deeper = [_below(place.key[1], known) for place in own if place.key[0] is Noun.SECTION]
    return [*own, *(place for held in deeper for place in held)]


def _in_free_place(speech_id: int, place: Place) -> Place:
    """The same place, or right behind whatever has taken it."""
    ranks = [node.rank for node in structure.tree_of(speech_id).children(place.parent)]
    if place.rank not in ranks:
        return place
    following = min((rank for rank in ranks if rank > place.rank), default="")
    return replace(place, rank=between(place.rank, following))
