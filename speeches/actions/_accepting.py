"""What is done when a suggestion is accepted, of each kind, with what the accepter had before him."""

from collections.abc import Callable

from speeches.actions import _editing, _heads
from speeches.actions._change import Change
from speeches.actions._merging import merged
from speeches.actions.conflicts import FitsNoMore
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_line, typed_lines
from speeches.domain.suggesting import Acceptance, Fit, SuggestionKind, fit
from speeches.domain.talk import Outcome
from speeches.domain.verdict import ChangedMeanwhile, Gone, NoWords
from speeches.models import Paragraph, Section, Suggestion


def carried_out(opened: Change, asked: Suggestion, acceptance: Acceptance) -> Outcome:
    """Do what was asked; whether all of it was taken as it was asked.

    Raises FitsNoMore, ChangedMeanwhile, EditConflict, NoWords, NoSuchPlace, OpensSection, Gone.
    """
    return _ACCEPTING[asked.kind](opened, asked, acceptance)


def _reworded(opened: Change, asked: Suggestion, acceptance: Acceptance) -> Outcome:
    paragraph = _paragraph(opened, asked)
    fitting = fit(asked.base, paragraph.text, asked.text)
    if acceptance.text is not None:
        yours = "\n".join(typed_lines(acceptance.text))
        words = merged(paragraph, yours, acceptance.seen) if yours else ""
    else:
        words = _fitting(fitting, paragraph, acceptance).text
    lines = typed_lines(words)
    if not lines:
        raise NoWords
    if lines != [paragraph.text]:
        _editing.put(opened, paragraph, lines)
    return Outcome.ADOPTED if fitting and lines == typed_lines(fitting.text) else Outcome.PARTLY


def _renamed(opened: Change, asked: Suggestion, acceptance: Acceptance) -> Outcome:
    section = _heads.section_in(opened, asked.thread.section_id or 0)
    fitting = fit(asked.base, section.heading, asked.text)
    if acceptance.text is None:
        words = typed_line(_fitting(fitting, section, acceptance).text)
    elif section.version > acceptance.seen:
        raise ChangedMeanwhile
    else:
        words = typed_line(acceptance.text)
    if not words:
        raise NoWords
    if words != section.heading:
        _heads.write_heading(opened, section, words)
        opened.record(Happening.SECTION_RENAMED, section=section.pk)
    return Outcome.ADOPTED if fitting and words == fitting.text else Outcome.PARTLY


def _inserted(opened: Change, asked: Suggestion, acceptance: Acceptance) -> Outcome:
    after = _paragraph(opened, asked)
    lines = typed_lines(asked.text if acceptance.text is None else acceptance.text)
    if not lines:
        raise NoWords
    _editing.put_behind(opened, after, lines)
    return Outcome.ADOPTED if lines == typed_lines(asked.text) else Outcome.PARTLY


def _removed(opened: Change, asked: Suggestion, acceptance: Acceptance) -> Outcome:
    paragraph = _paragraph(opened, asked)
    if paragraph.text != asked.base and paragraph.version > acceptance.seen:
        raise ChangedMeanwhile
    _editing.take_out(opened, paragraph)
    return Outcome.ADOPTED


def _moved(opened: Change, asked: Suggestion, _acceptance: Acceptance) -> Outcome:
    paragraph = _paragraph(opened, asked)
    if asked.beside is None or asked.beside.removed_in is not None:
        raise Gone
    (_editing.move_behind if asked.is_behind else _editing.move_before)(opened, paragraph, asked.beside)
    return Outcome.ADOPTED


_ACCEPTING: dict[SuggestionKind, Callable[[Change, Suggestion, Acceptance], Outcome]] = {
    SuggestionKind.REWORD: _reworded,
    SuggestionKind.RENAME: _renamed,
    SuggestionKind.INSERT: _inserted,
    SuggestionKind.REMOVE: _removed,
    SuggestionKind.MOVE: _moved,
}


def _paragraph(opened: Change, asked: Suggestion) -> Paragraph:
    return _heads.paragraph_in(opened, asked.thread.paragraph_id or 0)


def _fitting(found: Fit | None, row: Paragraph | Section, acceptance: Acceptance) -> Fit:
    """The text with the suggestion in it, as it was on the screen where it is doubtful."""
    if found is None:
        raise FitsNoMore
    if found.is_doubtful and row.version > acceptance.seen:
        raise ChangedMeanwhile
    return found
