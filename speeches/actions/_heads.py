"""Heads and history written together: what pages read now, and what every version said."""

from collections.abc import Iterable

from speeches.actions._change import Change
from speeches.domain import authorship
from speeches.domain.outline.parts import HEADED, ParagraphKind
from speeches.domain.ranking import fill
from speeches.domain.structure.tree import Key, Noun, Place, Tree
from speeches.domain.verdict import Gone
from speeches.models import Paragraph, Placement, Revision, Section


def paragraph_in(opened: Change, paragraph_id: int) -> Paragraph:
    """The paragraph as it stands, under the lock. Raises Gone."""
    paragraph = Paragraph.objects.select_related("section").get(pk=paragraph_id, speech=opened.speech)
    if paragraph.removed_in is not None:
        raise Gone
    return paragraph


def section_in(opened: Change, section_id: int) -> Section:
    """The section as it stands, under the lock. Raises Gone."""
    section = Section.objects.get(pk=section_id, speech=opened.speech)
    if section.removed_in is not None:
        raise Gone
    return section


def write(opened: Change, paragraph: Paragraph, text: str) -> None:
    """Give a paragraph another text; its runs say which version wrote what."""
    paragraph.runs = authorship.updated(paragraph.runs, paragraph.text, text, opened.version)
    _write_over(opened, paragraph, text)


def write_lines(opened: Change, paragraph: Paragraph, lines: list[str], *, upper: str) -> None:
    """Make several paragraphs of one, below the rank `upper`; every run keeps its author."""
    first, *others = authorship.split(paragraph.runs, paragraph.text, lines, opened.version)
    if lines[0] != paragraph.text:
        paragraph.runs = first
        _write_over(opened, paragraph, lines[0])
    ranks = fill(paragraph.rank, upper, len(others))
    for line, rank, runs in zip(lines[1:], ranks, others, strict=True):
        added = add_paragraph(
            opened, paragraph.section, line, rank=rank, kind=paragraph.kind, gap=paragraph.gap
        )
        added.runs = runs
        added.save(update_fields=["runs"])
        opened.revisions[-1].split_from = paragraph


def take_over(opened: Change, paragraph: Paragraph, tail: Paragraph, words: str) -> None:
    """Append `words`, the tail's text as it was typed; the authors of both stay."""
    write_joined(opened, paragraph, [tail], paragraph.text + words)


def write_apart(opened: Change, lines: dict[Paragraph, str]) -> None:
    """Part the first paragraph's text into lines, its own and those of others that stand already."""
    origin, *others = lines
    parted = authorship.split(origin.runs, origin.text, list(lines.values()), opened.version)
    for (paragraph, line), runs in zip(lines.items(), parted, strict=True):
        if paragraph in others or line != origin.text:
            paragraph.runs = runs
            _write_over(opened, paragraph, line)
            opened.revisions[-1].split_from = origin if paragraph in others else None


def write_joined(opened: Change, paragraph: Paragraph, tails: Iterable[Paragraph], text: str) -> None:
    """Give a paragraph the text of itself and its tails put together; the authors of all stay."""
    parts = [(part.text, part.runs) for part in (paragraph, *tails)]
    paragraph.runs = authorship.taken_over(parts, text, opened.version)
    _write_over(opened, paragraph, text)


def _write_over(opened: Change, paragraph: Paragraph, text: str) -> None:
    paragraph.text, paragraph.version = text, opened.version
    paragraph.save(update_fields=["text", "runs", "version"])
    opened.revisions.append(
        Revision(speech=opened.speech, paragraph=paragraph, since=opened.version, text=text)
    )
    opened.is_title_touched |= paragraph.kind is ParagraphKind.TITLE


def write_heading(opened: Change, section: Section, heading: str) -> None:
    """Give a section another heading."""
    section.heading, section.version = heading, opened.version
    section.save(update_fields=["heading", "version"])
    opened.revisions.append(
        Revision(speech=opened.speech, section=section, since=opened.version, text=heading)
    )


def add_paragraphs(opened: Change, like: Paragraph, texts: Iterable[str], *, upper: str) -> list[Paragraph]:
    """New paragraphs right behind `like` and of its kind, below the rank `upper`."""
    lines = list(texts)
    return [
        add_paragraph(opened, like.section, text, rank=rank, kind=like.kind, gap=like.gap)
        for text, rank in zip(lines, fill(like.rank, upper, len(lines)), strict=True)
    ]


def add_paragraph(
    opened: Change, section: Section, text: str, *, rank: str, kind: ParagraphKind, gap: str
) -> Paragraph:
    """A new paragraph at a place."""
    paragraph = Paragraph.objects.create(
        speech=opened.speech,
        section=section,
        rank=rank,
        kind=kind,
        text=text,
        gap=gap,
        runs=authorship.of_new(text, opened.version),
        version=opened.version,
    )
    opened.revisions.append(
        Revision(speech=opened.speech, paragraph=paragraph, since=opened.version, text=text)
    )
    opened.placements.append(
        Placement(speech=opened.speech, paragraph=paragraph, parent=section, rank=rank, since=opened.version)
    )
    opened.is_title_touched |= kind is ParagraphKind.TITLE
    return paragraph


def add_section(opened: Change, section: Section) -> Section:
    """A new section with its first place and, where it has a heading line, its heading."""
    section.speech, section.version = opened.speech, opened.version
    section.save()
    if section.kind in HEADED:
        opened.revisions.append(
            Revision(speech=opened.speech, section=section, since=opened.version, text=section.heading)
        )
    opened.placements.append(
        Placement(
            speech=opened.speech,
            section=section,
            parent_id=section.parent_id,
            rank=section.rank,
            numbering=section.numbering,
            pinned=section.pinned,
            since=opened.version,
        )
    )
    return section


def place(opened: Change, places: Iterable[Place]) -> None:
    """Put nodes where they belong now; the last word on each counts."""
    latest = {one.key: one for one in places}
    _end_placements(opened, latest)
    opened.is_title_touched |= _holds_a_title(pk for noun, pk in latest if noun is Noun.PARAGRAPH)
    for one in latest.values():
        noun, pk = one.key
        if noun is Noun.SECTION:
            Section.objects.filter(pk=pk).update(
                parent=one.parent,
                rank=one.rank,
                numbering=one.numbering,
                pinned=one.pinned,
                removed_in=None,
            )
        else:
            Paragraph.objects.filter(pk=pk).update(section=one.parent, rank=one.rank, removed_in=None)
        opened.placements.append(
            Placement(
                speech=opened.speech,
                section_id=pk if noun is Noun.SECTION else None,
                paragraph_id=pk if noun is Noun.PARAGRAPH else None,
                parent_id=one.parent,
                rank=one.rank,
                numbering=one.numbering,
                pinned=one.pinned,
                since=opened.version,
            )
        )


def remove(opened: Change, keys: Iterable[Key], *, joined_into: Paragraph | None = None) -> None:
    """Take nodes out of the speech; their history stays."""
    gone = list(keys)
    _end_placements(opened, gone)
    sections = [pk for noun, pk in gone if noun is Noun.SECTION]
    paragraphs = [pk for noun, pk in gone if noun is Noun.PARAGRAPH]
    Section.objects.filter(pk__in=sections).update(removed_in=opened.version)
    Paragraph.objects.filter(pk__in=paragraphs).update(removed_in=opened.version)
    opened.is_title_touched |= _holds_a_title(paragraphs)
    if joined_into is not None:
        opened.revisions += [
            Revision(
                speech=opened.speech, paragraph_id=pk, since=opened.version, text="", joined_into=joined_into
            )
            for pk in paragraphs
        ]


def with_all_it_holds(tree: Tree, section_id: int) -> list[Key]:
    """A section and everything under it."""
    return [tree.section(section_id).key, *(node.key for node in tree.walk(section_id))]


def _holds_a_title(paragraphs: Iterable[int]) -> bool:
    return Paragraph.objects.filter(pk__in=list(paragraphs), kind=ParagraphKind.TITLE).exists()


def _end_placements(opened: Change, keys: Iterable[Key]) -> None:
    sections = [pk for noun, pk in keys if noun is Noun.SECTION]
    paragraphs = [pk for noun, pk in keys if noun is Noun.PARAGRAPH]
    standing = Placement.objects.filter(speech=opened.speech, until=None)
    standing.filter(section__in=sections).update(until=opened.version)
    standing.filter(paragraph__in=paragraphs).update(until=opened.version)
