"""Writing, inserting, joining, removing and restoring paragraphs."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _editing, _heads, _returning
from speeches.actions._change import Change, change, once, speech_of
from speeches.actions._crediting import credit_principal
from speeches.actions._merging import merged
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.plain_text import typed_lines
from speeches.domain.ranking import fill
from speeches.domain.structure.tree import NoSuchPlace, Noun, OpensSection
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NoWords
from speeches.models import Paragraph, Section
from speeches.queries import history, structure


@once
def edit(  # noqa: PLR0913  what was typed, what was seen, and whose it is
    paragraph_id: int,
    *,
    text: str,
    based_on: int,
    by: User,
    at: datetime,
    is_principals: bool = False,
    key: UUID | None = None,
) -> int:
    """Replace a paragraph's text, merging with what others wrote since `based_on`; a line break splits it.

    With `is_principals` it is the principal's change, entered for him. Raises NoPrincipal, NoWords,
    NothingToSave, EditConflict, Gone.
    """
    yours = typed_lines(text)
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        credit_principal(opened, is_principals=is_principals)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        lines = typed_lines(merged(paragraph, "\n".join(yours), based_on)) if yours else []
        if not lines:
            raise NoWords
        if lines == [paragraph.text]:
            raise NothingToSave
        is_alone = based_on >= paragraph.version
        kind = Happening.PARAGRAPH_EDITED if is_alone else Happening.PARAGRAPH_MERGED
        # Their words are the revision before this one; the base is nowhere else.
        opened.record(kind, paragraph=paragraph_id, earlier=None if is_alone else based_on)
        _editing.put(opened, paragraph, lines)
    return opened.version


@once
def insert(
    after_id: int,
    *,
    text: str,
    by: User,
    at: datetime,
    is_principals: bool = False,
    key: UUID | None = None,
) -> int:
    """Put new paragraphs, one a line, right behind another. Raises NoWords, Gone."""
    lines = typed_lines(text)
    with change(speech_of(Paragraph, after_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        credit_principal(opened, is_principals=is_principals)
        after = _heads.paragraph_in(opened, after_id)
        if not lines:
            raise NoWords
        _editing.put_behind(opened, after, lines)
    return opened.version


@once
def insert_first(
    section_id: int,
    *,
    text: str,
    by: User,
    at: datetime,
    is_principals: bool = False,
    key: UUID | None = None,
) -> int:
    """Put new paragraphs, one a line, at the start of a section. Raises NoWords, Gone."""
    lines = typed_lines(text)
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        credit_principal(opened, is_principals=is_principals)
        section = _heads.section_in(opened, section_id)
        if not lines:
            raise NoWords
        held = structure.tree_of(opened.speech.pk).children(section_id)
        ranks = fill("", held[0].rank if held else "", len(lines))
        kind = ParagraphKind.TITLE if section.kind is SectionKind.FRONT else ParagraphKind.BODY
        for line, rank in zip(lines, ranks, strict=True):
            added = _heads.add_paragraph(opened, section, line, rank=rank, kind=kind, gap=section.gap)
            opened.record(Happening.PARAGRAPH_INSERTED, paragraph=added.pk)
    return opened.version


@once
def join(  # noqa: PLR0913  what was typed, and both things that were seen
    paragraph_id: int,
    *,
    text: str,
    based_on: int,
    by: User,
    at: datetime,
    to: int | None = None,
    is_principals: bool = False,
    key: UUID | None = None,
) -> int:
    """Append a paragraph, as typed, to the one before it; `to` is the one that was seen there.

    Raises ChangedMeanwhile where another one stands there now, OpensSection, NoSuchPlace behind a heading,
    EditConflict, Gone.
    """
    yours = " ".join(typed_lines(text))
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        credit_principal(opened, is_principals=is_principals)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        earlier = _heads.paragraph_in(opened, _line_before(opened, paragraph))
        if to is not None and earlier.pk != to:
            raise ChangedMeanwhile
        words = merged(paragraph, yours, based_on)
        _heads.take_over(opened, earlier, paragraph, words)
        _heads.remove(opened, [(Noun.PARAGRAPH, paragraph_id)], joined_into=earlier)
        opened.record(Happening.PARAGRAPH_JOINED, paragraph=earlier.pk)
    return opened.version


@once
def remove(
    paragraph_id: int,
    *,
    based_on: int,
    by: User,
    at: datetime,
    is_principals: bool = False,
    key: UUID | None = None,
) -> int:
    """Take a paragraph out; a section that it opened and that holds nothing else goes with it.

    Raises ChangedMeanwhile, OpensSection, Gone.
    """
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        credit_principal(opened, is_principals=is_principals)
        paragraph = _heads.paragraph_in(opened, paragraph_id)
        if paragraph.version > based_on:
            raise ChangedMeanwhile
        _editing.take_out(opened, paragraph)
    return opened.version


@once
def restore(paragraph_id: int, *, version: int, by: User, at: datetime, key: UUID | None = None) -> int:
    """Give a paragraph the words it had in a version; one that was removed comes back where it stood.

    Raises NothingToSave, and NoSuchPlace when its section is gone too.
    """
    with change(speech_of(Paragraph, paragraph_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        paragraph = Paragraph.objects.select_related("section").get(pk=paragraph_id)
        words = history.text_at(paragraph_id, version)
        if not words:
            raise NoWords
        if paragraph.removed_in is None and words == paragraph.text:
            raise NothingToSave
        if paragraph.removed_in is not None:
            _heads.place(opened, _returning.places_of(opened.speech.pk, paragraph))
        if words != paragraph.text:
            _heads.write(opened, paragraph, words)
        opened.record(Happening.PARAGRAPH_RESTORED, paragraph=paragraph_id, earlier=version)
    return opened.version


def _line_before(opened: Change, paragraph: Paragraph) -> int:
    tree = structure.tree_of(opened.speech.pk)
    node = tree.paragraph(paragraph.pk)
    if tree.opened_by(node):
        raise OpensSection
    lines = tree.lines()
    at = lines.index(node)
    if at == 0 or lines[at - 1].is_section or lines[at - 1].kind is not node.kind:
        raise NoSuchPlace
    return lines[at - 1].key[1]
