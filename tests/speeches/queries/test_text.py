"""The text as of any version: what was read then is what is read now."""

import random
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from speeches.actions import paragraphs, places, sections
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import Refusal
from speeches.models import Paragraph, Section, Speech
from speeches.queries import structure, text

STEPS = 60
WORDS = ["要抓紧抓实。", "新增投资3.5亿元，", "惠及12个村，", "务必落到实处。", "青石县", "久久为功，"]


class Walk:
    """Somebody who changes a speech at random, and remembers how it read after each step."""

    def __init__(self, scene, cast, at, seed: int) -> None:
        self.scene, self.by, self.at = scene, cast.wanda, at
        self.dice = random.Random(seed)  # noqa: S311 - a fixed sequence, no secret
        self.read = {scene.version: structure.manuscript_of(scene.speech.pk)}

    def steps(self, count: int) -> None:
        while len(self.read) <= count:
            step = self.dice.choice(self.ways())
            try:
                step()
            except Refusal:
                continue
            self.read[self.scene.version] = structure.manuscript_of(self.scene.speech.pk)

    def ways(self) -> list[Callable[[], object]]:
        often = [self.edit, self.split, self.join, self.restore, self.move, self.add]
        seldom = [self.insert, self.remove, self.rename, self.renumber, self.dissolve]
        whole = [self.shift, self.promote, self.demote, self.remove_section, self.restore_section]
        return [*often, *often, *seldom, *whole]

    def paragraph(self, *, is_gone: bool = False) -> Paragraph:
        found = Paragraph.objects.filter(speech=self.scene.speech, removed_in__isnull=not is_gone)
        return self._any_of(found.order_by("pk"))

    def section(self, *, is_gone: bool = False) -> Section:
        found = Section.objects.filter(speech=self.scene.speech, removed_in__isnull=not is_gone)
        return self._any_of(found.order_by("pk"))

    def told(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}

    def edit(self) -> None:
        one = self.paragraph()
        words = one.text + self.dice.choice(WORDS)
        paragraphs.edit(one.pk, text=words, based_on=one.version, **self.told())

    def split(self) -> None:
        one = self.paragraph()
        at = self.dice.randrange(len(one.text))
        words = f"{one.text[:at]}\n{one.text[at:]}"
        paragraphs.edit(one.pk, text=words, based_on=one.version, **self.told())

    def join(self) -> None:
        one = self.paragraph()
        paragraphs.join(one.pk, text=one.text, based_on=one.version, **self.told())

    def insert(self) -> None:
        paragraphs.insert(self.paragraph().pk, text=self.dice.choice(WORDS), **self.told())

    def remove(self) -> None:
        one = self.paragraph()
        paragraphs.remove(one.pk, based_on=one.version, **self.told())

    def restore(self) -> None:
        one = self.paragraph(is_gone=self.dice.random() < 0.7)
        earlier = self.dice.randint(1, self.scene.version)
        paragraphs.restore(one.pk, version=earlier, **self.told())

    def move(self) -> None:
        step = self.dice.choice(list(places.Step))
        places.move_paragraph(self.paragraph().pk, step=step, **self.told())

    def add(self) -> None:
        way = self.dice.choice([sections.add_after, sections.add_inside])
        way(self.section().pk, heading=self.dice.choice(WORDS), **self.told())

    def rename(self) -> None:
        one = self.section()
        words = one.heading + self.dice.choice(WORDS)
        sections.rename(one.pk, heading=words, based_on=one.version, **self.told())

    def shift(self) -> None:
        self._shift(self.dice.choice([places.Shift.UP, places.Shift.DOWN]))

    def promote(self) -> None:
        self._shift(places.Shift.PROMOTE)

    def demote(self) -> None:
        self._shift(places.Shift.DEMOTE)

    def dissolve(self) -> None:
        sections.dissolve(self.section().pk, based_on=10**6, **self.told())

    def remove_section(self) -> None:
        one = self.section()
        if self.dice.random() < 0.3:
            sections.remove(one.pk, based_on=self.scene.version, **self.told())

    def restore_section(self) -> None:
        sections.restore(self.section(is_gone=True).pk, **self.told())

    def renumber(self) -> None:
        sections.renumber(self.section().pk, **self.told())

    def _any_of[Row](self, rows: Iterable[Row]) -> Row:
        found = list(rows)
        if not found:
            raise Refusal
        return self.dice.choice(found)

    def _shift(self, shift: places.Shift) -> None:
        places.move_section(self.section().pk, shift=shift, **self.told())


@pytest.fixture(params=[3, 17, 42, 99])
def walk(request, scene, cast, noon) -> Walk:
    walk = Walk(scene, cast, noon, request.param)
    walk.steps(STEPS)
    return walk


def test_history_at_the_head_equals_the_heads(walk):
    speech = walk.scene.speech

    folded = text.version_of(speech.pk, walk.scene.version)

    heads = structure.manuscript_of(speech.pk)
    assert folded.tree.nodes == heads.tree.nodes
    assert folded.texts == heads.texts
    for row, noun in ((Section, Noun.SECTION), (Paragraph, Noun.PARAGRAPH)):
        versions = dict(row.objects.filter(speech=speech, removed_in=None).values_list("pk", "version"))
        lines = [node for node in folded.tree.lines() if node.key[0] is noun]
        assert all(folded.written[line.key] == versions[line.key[1]] for line in lines)


def test_an_earlier_version_reads_as_it_did_then(walk):
    for version, read in walk.read.items():
        folded = text.version_of(walk.scene.speech.pk, version)

        assert folded.tree.nodes == read.tree.nodes
        assert folded.texts == read.texts
        assert [node.key for node in folded.tree.walk()] == [node.key for node in read.tree.walk()]


def test_a_version_shows_markers_and_lead_sentences_as_they_were(scene, cast, noon, reading):
    before, version = reading(scene.speech), scene.version
    sections.remove(scene.section("过去一年").pk, based_on=version, by=cast.wanda, at=noon)

    lines = list(text.version_of(scene.speech.pk, version).lines())

    assert [line.marker + line.lead + line.rest for line in lines] == before
    point = next(line for line in lines if line.rest.startswith("全年"))
    assert (point.marker, point.lead, point.is_heading) == ("一是", "狠抓项目建设。", False)


def test_before_the_first_version_there_was_nothing(scene):
    assert list(text.version_of(scene.speech.pk, 0).lines()) == []


def test_any_version_is_one_query(scene, cast, noon, django_assert_num_queries):
    first = scene.version
    for _ in range(12):
        paragraph = scene.paragraph("今天的会议")
        paragraphs.edit(
            paragraph.pk, text=paragraph.text + "是。", based_on=paragraph.version, by=cast.wanda, at=noon
        )

    for version in (first, scene.version):
        with django_assert_num_queries(1):
            text.version_of(scene.speech.pk, version)

    assert Speech.objects.get(pk=scene.speech.pk).version == first + 12
