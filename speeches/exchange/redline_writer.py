"""Two versions of a speech as one Word file with tracked changes, each by who made it and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from speeches.domain.comparison import BlockId
from speeches.domain.outline.leads import lead_sentence
from speeches.domain.outline.parts import ParagraphKind
from speeches.domain.redline import NEW, Fate, RedLine
from speeches.exchange.word import styles
from speeches.exchange.word.package import packed
from speeches.exchange.word.remarks import Maker, Remark
from speeches.exchange.word.tracks import TrackedLine, TrackedRun, Tracks

NO_REMARKS: Mapping[BlockId, tuple[Remark, ...]] = {}

_STYLE_OF_KIND: Mapping[str, str] = {
    ParagraphKind.TITLE: styles.TITLE,
    ParagraphKind.SUBTITLE: styles.SUBTITLE,
    ParagraphKind.SALUTATION: styles.SALUTATION,
    ParagraphKind.BODY: styles.BODY,
}


def tracked_word_of(
    lines: Sequence[tuple[RedLine, int]],
    makers: Mapping[int, Maker],
    *,
    title: str,
    version: int,
    remarks: Mapping[BlockId, tuple[Remark, ...]] = NO_REMARKS,
) -> bytes:
    """The bytes of a .docx: accepting all of its changes gives the new version, rejecting all the old.

    Each line comes with its level, 0 for those of no section. `version` is the new one: the file tells it, so
    that what comes back can be compared with what went out. `remarks` hang on the lines of the new version,
    and on those that were removed: what is said about them is open still.
    """
    tracks = Tracks(makers)
    standing = {line.block.id for line, _level in lines if _stands(line)}
    named: set[str] = set()
    elements: list[etree._Element] = []
    for line, level in lines:
        is_gone = line.block.id not in standing
        tracked = _tracked(line, level, named)
        hung = remarks.get(line.block.id, ()) if tracked.bookmark or is_gone else ()
        elements += tracks.paragraph(replace(tracked, remarks=hung))
    return packed(elements, title=title, tracked_version=version, remarks=tracks.remarks)


def _stands(line: RedLine) -> bool:
    """It, or a part of it, is in the new version."""
    return any(run.fate in NEW for run in (*line.runs, line.end))


def _tracked(line: RedLine, level: int, named: set[str]) -> TrackedLine:
    noun, pk = line.block.id
    is_heading = noun == "section"
    bookmark = f"{'ss' if is_heading else 'sp'}_{pk}"
    stands = _stands(line) and bookmark not in named
    if stands:
        named.add(bookmark)
    lead_style = styles.lead(level) if level and not is_heading else ""
    moved = line.move if any(run.fate in {Fate.PUT, Fate.TAKEN} for run in line.runs) else None
    return TrackedLine(
        style=styles.heading(level) if is_heading else _STYLE_OF_KIND[line.block.kind],
        runs=tuple(_runs(line, lead_style)),
        end=TrackedRun(line.end.fate, "", line.end.version),
        bookmark=bookmark if stands else "",
        move=f"move_{moved[0]}_{moved[1]}_{pk}" if moved else "",
    )


def _runs(line: RedLine, lead_style: str) -> Iterator[TrackedRun]:
    """The runs, those of the sentence that leads a section in its type."""
    whole = line.block.marker + line.block.text
    led = len(line.block.marker) + len(lead_sentence(line.block.text)[0]) if lead_style else 0
    at = min(led, len(whole))
    for run in line.runs:
        head, tail = run.text[:at], run.text[at:]
        for text, style in ((head, lead_style), (tail, "")):
            if text:
                yield TrackedRun(run.fate, text, run.version, style)
        if run.fate in NEW:
            at = max(0, at - len(run.text))
