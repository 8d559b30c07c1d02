"""What an open change did to the lines of its speech: their words before and after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from speeches.domain.anchors.carrying import Line, Passage
from speeches.models import Paragraph, Placement, Revision, Section


@dataclass
class Written:
    """What the open change did to lines, read from what it wrote; nothing is asked before somebody does."""

    speech_id: int
    version: int
    revisions: Sequence[Revision]
    placements: Sequence[Placement]
    old: dict[int, str] = field(default_factory=dict)
    new: dict[int, str] = field(default_factory=dict)

    @cached_property
    def written(self) -> list[Revision]:
        """The revisions of paragraphs."""
        return [row for row in self.revisions if row.paragraph_id]

    @cached_property
    def placed(self) -> set[int]:
        """The paragraphs that were put somewhere."""
        return {row.paragraph_id for row in self.placements if row.paragraph_id}

    @cached_property
    def passages(self) -> list[Passage]:
        """Paragraphs that a split or join ties are one passage, every other one is its own; three queries."""
        self.new = {row.paragraph_id or 0: row.text for row in self.written if not row.joined_into_id}
        self.old = dict(self._earlier())
        self._take_in_places()
        groups: dict[int, list[int]] = {}
        for paragraph in self._in_order():
            groups.setdefault(self._root(paragraph), []).append(paragraph)
        return [
            Passage(self._lines(group, self.old), self._lines(group, self.new)) for group in groups.values()
        ]

    @cached_property
    def headings(self) -> list[Passage]:
        """Headings that were written, taken out or brought back; three queries."""
        placed = {row.section_id for row in self.placements if row.section_id}
        ended = Placement.objects.filter(speech=self.speech_id, until=self.version, section__isnull=False)
        before = {section for section in ended.values_list("section", flat=True) if section}
        written = {row.section_id for row in self.revisions if row.section_id}
        stood = before | (written - placed)
        earlier = Revision.objects.filter(section__in=stood | placed | written, since__lt=self.version)
        latest = earlier.order_by("section", "-since").distinct("section")
        old = {section: text for section, text in latest.values_list("section", "text") if section in stood}
        standing = Section.objects.filter(pk__in=stood | placed | written, removed_in=None)
        new = dict(standing.values_list("pk", "heading"))
        return [
            Passage(*([(pk, texts[pk])] if texts.get(pk) else [] for texts in (old, new)))
            for pk in sorted(old.keys() | new.keys())
            if pk is not None
        ]

    def _earlier(self) -> Iterator[Line]:
        earlier = Revision.objects.filter(
            paragraph__in=[row.paragraph_id for row in self.written], since__lt=self.version
        )
        latest = earlier.order_by("paragraph", "-since").distinct("paragraph")
        for paragraph, text in latest.values_list("paragraph", "text"):
            if paragraph and text:
                yield paragraph, text

    def _take_in_places(self) -> None:
        """What was taken out has no new words, what came back no old ones; a split may leave its origin."""
        ended = Placement.objects.filter(speech=self.speech_id, until=self.version, paragraph__isnull=False)
        before = {paragraph for paragraph in ended.values_list("paragraph", flat=True) if paragraph}
        for paragraph in self.placed - before:
            self.old.pop(paragraph, None)
        unwritten = {*before, *self.placed, *self._origins()} - {*self.new}
        for row in Paragraph.objects.filter(pk__in=unwritten).only("text", "removed_in"):
            if row.removed_in is None:
                self.new[row.pk] = row.text
            if row.pk in before or row.pk not in self.placed:
                self.old[row.pk] = row.text

    def _origins(self) -> set[int]:
        return {row.split_from_id for row in self.written if row.split_from_id}

    def _root(self, paragraph: int) -> int:
        ties = {row.paragraph_id: row.split_from_id or row.joined_into_id for row in self.written}
        seen = {paragraph}
        while (origin := ties.get(paragraph)) and origin not in seen:
            seen.add(origin)
            paragraph = origin
        return paragraph

    def _in_order(self) -> list[int]:
        """Those that others came from or went into first, then as they were written."""
        told = [row.paragraph_id or 0 for row in self.written]
        roots = [self._root(paragraph) for paragraph in told]
        return list(dict.fromkeys([*roots, *told, *self.old, *self.new]))

    @staticmethod
    def _lines(group: Iterable[int], texts: dict[int, str]) -> list[Line]:
        return [(paragraph, texts[paragraph]) for paragraph in group if paragraph in texts]
