"""Comments in the margin of a Word file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from speeches.exchange.word.characters import visible
from speeches.exchange.word.lines import add, add_run


@dataclass(frozen=True, slots=True)
class Maker:
    """Who did something, and when."""

    name: str
    at: datetime

    @property
    def signed(self) -> dict[str, str]:
        """The attributes by which Word knows it."""
        return {"author": visible(self.name), "date": self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says about a line; answers are remarks behind it."""

    maker: Maker
    text: str


def hang(line: etree._Element, number: str) -> etree._Element:
    """Hang the remark of this number on all words of a `w:p`; the run with its sign, at their end."""
    start = OxmlElement("w:commentRangeStart")
    start.set(qn("w:id"), number)
    line.insert(1, start)
    add(line, "w:commentRangeEnd", id=number)
    run = add(line, "w:r")
    add(run, "w:commentReference", id=number)
    return run


def remarks_part(remarks: Iterable[tuple[str, Remark]]) -> BaseOxmlElement:
    """The `w:comments` of these remarks, each with the number by which lines refer to it."""
    root = parse_xml(f"<w:comments {nsdecls('w')}/>")
    for number, remark in remarks:
        holder = add(root, "w:comment", id=number, initials="", **remark.maker.signed)
        for line in remark.text.splitlines() or [""]:
            add_run(add(holder, "w:p"), line)
    return root
