"""What later versions wrote in a speech, played again for something that is said of an earlier one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q

from speeches.domain.anchors.carrying import Line, Passage
from speeches.domain.anchors.following import Step
from speeches.models import Placement, Revision


class _Written(NamedTuple):
    """A text that a version gave to a paragraph, and the one that a split or join ties it to."""

    paragraph: int
    text: str
    split_from: int | None
    joined_into: int | None


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a version did to paragraphs."""

    written: list[_Written] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)

    def touched(self) -> list[int]:
        """The paragraphs that it did something to, what others came from or went into first."""
        told = [row.paragraph for row in self.written]
        origins = [row.split_from for row in self.written if row.split_from]
        roots = [self.root(paragraph) for paragraph in told]
        return list(dict.fromkeys([*roots, *told, *origins, *sorted(self.ended | self.placed)]))

    def root(self, paragraph: int) -> int:
        """The paragraph that splits and joins of this version tie it to in the end."""
        ties = {row.paragraph: row.split_from or row.joined_into for row in self.written}
        seen = {paragraph}
        while (origin := ties.get(paragraph)) and origin not in seen:
            seen.add(origin)
            paragraph = origin
        return paragraph


def steps_since(speech_id: int, version: int) -> Iterator[Step]:
    """What each later version wrote, split, joined, took out and brought back, in order; four queries.

    As the door saw it when it carried the threads that were there (`actions/_carrying.py`).
    """
    deeds = _deeds(speech_id, version)
    touched = {paragraph for deed in deeds.values() for paragraph in deed.touched()}
    texts = _texts_in(touched, version)
    standing = _standing_in(touched, version)
    for later in sorted(deeds):
        deed = deeds[later]
        lines = deed.touched()
        olds = {paragraph: texts[paragraph] for paragraph in lines if paragraph in standing}
        texts |= {row.paragraph: row.text for row in deed.written if not row.joined_into}
        standing = (standing - deed.ended) | deed.placed
        news = {paragraph: texts[paragraph] for paragraph in lines if paragraph in standing}
        yield later, _passages(deed, lines, olds, news)


def _deeds(speech_id: int, version: int) -> Mapping[int, _Deed]:
    deeds: dict[int, _Deed] = defaultdict(_Deed)
    written = Revision.objects.filter(speech=speech_id, since__gt=version, paragraph__isnull=False)
    columns = ("since", "paragraph", "text", "split_from", "joined_into")
    for since, *row in written.order_by("since", "pk").values_list(*columns):
        deeds[since].written.append(_Written._make(row))
    placed = Placement.objects.filter(
        Q(since__gt=version) | Q(until__gt=version), speech=speech_id, paragraph__isnull=False
    )
    for paragraph, since, until in placed.values_list("paragraph", "since", "until"):
        if since > version:
            deeds[since].placed.add(paragraph or 0)
        if until:
            deeds[until].ended.add(paragraph or 0)
    return deeds


def _texts_in(paragraphs: Iterable[int], version: int) -> dict[int, str]:
    written = Revision.objects.filter(paragraph__in=paragraphs, since__lte=version, joined_into=None)
    latest = written.order_by("paragraph", "-since").distinct("paragraph")
    return {paragraph or 0: text for paragraph, text in latest.values_list("paragraph", "text")}


def _standing_in(paragraphs: Iterable[int], version: int) -> set[int]:
    there = Placement.objects.filter(Q(until=None) | Q(until__gt=version), since__lte=version)
    return {
        paragraph or 0
        for paragraph in there.filter(paragraph__in=paragraphs).values_list("paragraph", flat=True)
    }


def _passages(
    deed: _Deed, lines: Sequence[int], olds: Mapping[int, str], news: Mapping[int, str]
) -> list[Passage]:
    """Paragraphs that a split or join ties are one passage, every other one is its own."""
    groups: dict[int, list[int]] = defaultdict(list)
    for paragraph in lines:
        groups[deed.root(paragraph)].append(paragraph)
    return [Passage(_lines(group, olds), _lines(group, news)) for group in groups.values()]


def _lines(group: Iterable[int], texts: Mapping[int, str]) -> list[Line]:
    return [(paragraph, texts[paragraph]) for paragraph in group if paragraph in texts]
