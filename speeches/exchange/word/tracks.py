"""Tracked changes as Word writes them: runs and paragraph ends that were added, removed or moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from speeches.domain.redline import Fate
from speeches.exchange.word.lines import add, add_run
from speeches.exchange.word.remarks import Maker, Remark, hang

_TAGS = {Fate.ADDED: "w:ins", Fate.REMOVED: "w:del", Fate.TAKEN: "w:moveFrom", Fate.PUT: "w:moveTo"}


@dataclass(frozen=True, slots=True)
class TrackedRun:
    """Words in the type of `style`, or of the paragraph, and what became of them."""

    fate: Fate
    text: str
    version: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class TrackedLine:
    """A paragraph to be, and what is said about it.

    `bookmark` names it, `move` ties it to the other place of the same move.
    """

    style: str
    runs: tuple[TrackedRun, ...]
    end: TrackedRun
    bookmark: str = ""
    move: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(slots=True)
class Tracks:
    """The changes of one document, and the remarks hung up so far: no two elements have the same id."""

    makers: Mapping[int, Maker]
    remarks: dict[str, Remark] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def paragraph(self, line: TrackedLine) -> list[etree._Element]:
        """The `w:p` of a line, between the ends of its move if it was moved."""
        element = OxmlElement("w:p")
        properties = add(element, "w:pPr")
        add(properties, "w:pStyle", val=line.style)
        if line.end.fate is not Fate.KEPT:
            add(add(properties, "w:rPr"), _TAGS[line.end.fate], **self._change(line.end.version))
        name = next(self._ids)
        if line.bookmark:
            add(element, "w:bookmarkStart", id=str(name), name=line.bookmark)
        for run in line.runs:
            self._add_run(element, run)
        if line.bookmark:
            add(element, "w:bookmarkEnd", id=str(name))
        for remark in line.remarks:
            self._hang(element, line, remark)
        return self._between_ends(element, line) if line.move else [element]

    def _add_run(self, element: etree._Element, run: TrackedRun) -> None:
        if run.fate is Fate.KEPT:
            add_run(element, run.text, style=run.style)
            return
        holder = add(element, _TAGS[run.fate], **self._change(run.version))
        add_run(holder, run.text, style=run.style)
        if run.fate is Fate.REMOVED:
            for words in holder.iter(qn("w:t")):
                words.tag = qn("w:delText")

    def _hang(self, element: etree._Element, line: TrackedLine, remark: Remark) -> None:
        number = str(next(self._ids))
        self.remarks[number] = remark
        sign = hang(element, number)
        fates = {run.fate for run in line.runs}
        if fates and (fates <= {Fate.ADDED, Fate.PUT} or fates == {Fate.REMOVED}):
            # Its sign comes and goes with the line: LibreOffice would leave an empty line to it.
            add(element, _TAGS[line.runs[-1].fate], **self._change(line.runs[-1].version)).append(sign)

    def _between_ends(self, element: etree._Element, line: TrackedLine) -> list[etree._Element]:
        tag = "w:moveTo" if any(run.fate is Fate.PUT for run in line.runs) else "w:moveFrom"
        key = str(next(self._ids))
        version = next(run.version for run in line.runs if run.fate in {Fate.PUT, Fate.TAKEN})
        start = OxmlElement(f"{tag}RangeStart")
        for name, value in {**self._change(version), "id": key, "name": line.move}.items():
            start.set(qn(f"w:{name}"), value)
        end = OxmlElement(f"{tag}RangeEnd")
        end.set(qn("w:id"), key)
        return [start, element, end]

    def _change(self, version: int) -> dict[str, str]:
        return {"id": str(next(self._ids)), **self.makers[version].signed}
