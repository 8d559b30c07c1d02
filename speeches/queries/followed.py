"""What was written since a version to the paragraphs that one of them came to be, step by step."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from speeches.domain.anchors.carrying import Line, Passage
from speeches.domain.anchors.following import Step
from speeches.models import Placement, Revision


def steps_since(speech_id: int, paragraph_id: int, version: int) -> Iterator[Step]:
    """What each later version did to a paragraph and those tied to it by splits and joins; 3 queries."""
    past = _past_of(_tied_to(speech_id, paragraph_id, version))
    olds = past.lines_in(version)
    for later in sorted(one for one in past.versions if one > version):
        news = past.lines_in(later)
        if news != olds:
            yield later, Passage(olds, news)
        olds = news


@dataclass
class _Past:
    """Texts and places of some paragraphs, in reading order as far as splits and joins tell it."""

    order: Sequence[int]
    texts: dict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    places: dict[int, list[tuple[int, int | None]]] = field(default_factory=lambda: defaultdict(list))
    versions: set[int] = field(default_factory=set)

    def lines_in(self, version: int) -> list[Line]:
        """Those that stood in a version, with their words."""
        standing = [paragraph for paragraph in self.order if self._stands(paragraph, version)]
        return [(paragraph, self._text(paragraph, version)) for paragraph in standing]

    def _stands(self, paragraph: int, version: int) -> bool:
        return any(
            since <= version and (until is None or version < until) for since, until in self.places[paragraph]
        )

    def _text(self, paragraph: int, version: int) -> str:
        return next((text for since, text in reversed(self.texts[paragraph]) if since <= version), "")


def _past_of(order: Sequence[int]) -> _Past:
    past = _Past(order)
    written = Revision.objects.filter(paragraph__in=order, joined_into=None).order_by("since")
    for paragraph, since, text in written.values_list("paragraph", "since", "text"):
        past.texts[paragraph or 0].append((since, text))
        past.versions.add(since)
    placed = Placement.objects.filter(paragraph__in=order).order_by("since")
    for paragraph, since, until in placed.values_list("paragraph", "since", "until"):
        past.places[paragraph or 0].append((since, until))
        past.versions |= {since, until or since}
    return past


def _tied_to(speech_id: int, paragraph_id: int, version: int) -> list[int]:
    """The paragraph and all that splits and joins tied to it since, each behind what it came from."""
    tied = Revision.objects.filter(
        Q(split_from__isnull=False) | Q(joined_into__isnull=False), speech=speech_id, since__gt=version
    ).order_by("since")
    pairs = [
        (origin or into or 0, own or 0)
        for own, origin, into in tied.values_list("paragraph", "split_from", "joined_into")
    ]
    order = [paragraph_id]
    while grown := _grown(order, pairs):
        order = grown
    return order


def _grown(order: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[int] | None:
    """The order with one more paragraph; None when nothing is missing."""
    for former, latter in pairs:
        if former in order and latter not in order:
            at = order.index(former) + 1
            return [*order[:at], latter, *order[at:]]
        if latter in order and former not in order:
            at = order.index(latter)
            return [*order[:at], former, *order[at:]]
    return None
