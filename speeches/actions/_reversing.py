"""A plan carried out: what would read otherwise is put, written or taken out, and no more."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from speeches.actions import _heads
from speeches.actions._change import Change
from speeches.domain.reversal.state import Plan
from speeches.domain.structure.tree import Key, Noun, Place
from speeches.models import Paragraph, Section


def carry_out(opened: Change, plan: Plan) -> None:
    """Make the speech stand as planned. The number of statements depends on what is touched alone."""
    touched = plan.touched
    paragraphs = Paragraph.objects.filter(pk__in=[pk for noun, pk in touched if noun is Noun.PARAGRAPH])
    sections = Section.objects.filter(pk__in=[pk for noun, pk in touched if noun is Noun.SECTION])
    _Work(opened, plan, paragraphs.in_bulk(), sections.in_bulk()).do(touched)


@dataclass
class _Work:
    opened: Change
    plan: Plan
    paragraphs: dict[int, Paragraph]
    sections: dict[int, Section]
    tails: dict[int, list[int]] = field(init=False)
    ends: dict[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        now, then = self.plan.now.nodes, self.plan.then.nodes
        self.tails = self._tied(self.plan.then.joined, then=then, now=now)
        ends = self._tied(self.plan.then.split, then=now, now=then)
        self.ends = {origin: pks for origin, pks in ends.items() if origin not in self.tails}

    def do(self, touched: Iterable[Key]) -> None:
        """Places first, so that words are written into what stands."""
        then, now = self.plan.then.nodes, self.plan.now.nodes
        joined = {(Noun.PARAGRAPH, pk) for pks in self.tails.values() for pk in pks}
        keys = list(touched)
        _heads.remove(self.opened, [key for key in keys if key not in then and key not in joined])
        for heir, pks in self.tails.items():
            tails = [(Noun.PARAGRAPH, pk) for pk in pks]
            _heads.remove(self.opened, tails, joined_into=self.paragraphs[heir])
        standing = [then[key] for key in keys if key in then]
        _heads.place(
            self.opened,
            [
                Place(node.key, node.parent, node.rank, node.numbering, node.pinned)
                for node in standing
                if node != now.get(node.key)
            ],
        )
        for noun, pk in (node.key for node in standing):
            (self._write if noun is Noun.PARAGRAPH else self._rename)(pk)

    def _rename(self, pk: int) -> None:
        words, section = self.plan.then.texts[Noun.SECTION, pk], self.sections[pk]
        if words != section.heading:
            _heads.write_heading(self.opened, section, words)

    def _write(self, pk: int) -> None:
        words, paragraph = self._words(pk), self.paragraphs[pk]
        if pk in self.ends:
            ends = {self.paragraphs[one]: self._words(one) for one in self.ends[pk]}
            _heads.write_apart(self.opened, {paragraph: words} | ends)
        elif pk in self.tails:
            _heads.write_joined(
                self.opened, paragraph, [self.paragraphs[one] for one in self.tails[pk]], words
            )
        elif words != paragraph.text and not any(pk in ends for ends in self.ends.values()):
            _heads.write(self.opened, paragraph, words)

    def _words(self, pk: int) -> str:
        return self.plan.then.texts[Noun.PARAGRAPH, pk]

    def _tied(
        self, ties: Mapping[int, int], *, then: Container[Key], now: Container[Key]
    ) -> dict[int, list[int]]:
        """The paragraphs tied to each other that stand `now` and not `then`; the other stands in both."""
        found: dict[int, list[int]] = {}
        for pk, other in sorted(ties.items()):
            one, both = (Noun.PARAGRAPH, pk), (Noun.PARAGRAPH, other)
            if one in now and one not in then and both in now and both in then and other in self.paragraphs:
                found.setdefault(other, []).append(pk)
        return found
