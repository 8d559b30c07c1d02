"""The same words replaced in many places, as one version."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _heads
from speeches.actions._change import Change, change, once
from speeches.domain import policy
from speeches.domain.finding import Search, carried, replaced
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_line
from speeches.domain.structure.tree import Key, Noun
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NoWords
from speeches.models import Paragraph, Section
from speeches.queries import history


@dataclass(frozen=True, slots=True)
class Hit:
    """A place to replace: in which line, where, and the version of that line that was on the screen."""

    key: Key
    start: int
    version: int


@dataclass(frozen=True, slots=True)
class Replacement:
    """What was looked for, and what shall stand there instead; nothing takes the words away."""

    search: Search
    words: str


@once
def replace(
    speech_id: int,
    *,
    hits: Iterable[Hit],
    by_what: Replacement,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> int:
    """Replace the chosen places. One whose words were changed meanwhile is left as it is.

    Raises NothingToSave, ChangedMeanwhile where no place is left, NoWords where a line would be empty.
    """
    words = typed_line(by_what.words)
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        chosen = _by_line(hits)
        if not chosen or words == by_what.search.words:
            raise NothingToSave
        lines = _lines(opened, chosen)
        for row in lines:
            _replace_in(opened, row, chosen[_key_of(row)], by_what.search, words)
        if not opened.events:
            raise ChangedMeanwhile
    return opened.version


def _by_line(hits: Iterable[Hit]) -> dict[Key, list[Hit]]:
    chosen: dict[Key, list[Hit]] = defaultdict(list)
    for hit in hits:
        chosen[hit.key].append(hit)
    return dict(chosen)


def _lines(opened: Change, chosen: Mapping[Key, object]) -> list[Paragraph | Section]:
    """The lines that are still there; ids of other speeches name nothing."""
    paragraphs = [pk for noun, pk in chosen if noun is Noun.PARAGRAPH]
    sections = [pk for noun, pk in chosen if noun is Noun.SECTION]
    standing = {"speech": opened.speech, "removed_in": None}
    return [
        *Section.objects.filter(pk__in=sections, **standing).order_by("pk"),
        *Paragraph.objects.filter(pk__in=paragraphs, **standing).select_related("section").order_by("pk"),
    ]


def _key_of(row: Paragraph | Section) -> Key:
    return (Noun.PARAGRAPH if isinstance(row, Paragraph) else Noun.SECTION, row.pk)


def _replace_in(
    opened: Change, row: Paragraph | Section, hits: list[Hit], search: Search, words: str
) -> None:
    text = row.text if isinstance(row, Paragraph) else row.heading
    standing = set(search.starts_in(text)) & _carried(row, text, hits, len(search.words))
    if not standing:
        return
    line = typed_line(replaced(text, standing, len(search.words), words))
    if not line:
        raise NoWords
    if isinstance(row, Paragraph):
        _heads.write(opened, row, line)
        opened.record(Happening.WORDS_REPLACED, paragraph=row.pk)
    else:
        _heads.write_heading(opened, row, line)
        opened.record(Happening.WORDS_REPLACED, section=row.pk)


def _carried(row: Paragraph | Section, text: str, hits: list[Hit], length: int) -> set[int]:
    """Where the chosen places are now."""
    places: set[int] = set()
    for version in {hit.version for hit in hits}:
        starts = [hit.start for hit in hits if hit.version == version]
        if version < row.version:
            starts = carried(history.line_at(row, version), text, starts, length)
        places.update(starts)
    return places
