"""Reading tracked Word files without the code that writes them."""

from docx.oxml.ns import qn
from lxml import etree

from tests.speeches.exchange.word_files import root_of

GONE = {"accepted": {"del", "moveFrom"}, "rejected": {"ins", "moveTo"}}


def read_as(word: bytes, verdict: str) -> list[str]:
    """The paragraphs after all changes were "accepted" or "rejected"."""
    gone = {qn(f"w:{name}") for name in GONE[verdict]}
    read, waiting = list[str](), ""
    for paragraph in root_of(word, "word/document.xml").iter(qn("w:p")):
        waiting += "".join(_words(paragraph, gone))
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        if mark is None or not any(child.tag in gone for child in mark):
            read.append(waiting)
            waiting = ""
    return [*read, waiting] if waiting else read


def _words(paragraph: etree._Element, gone: set[str]) -> list[str]:
    return [
        "\t" if leaf.tag == qn("w:tab") else leaf.text or ""
        for leaf in paragraph.iter(qn("w:t"), qn("w:delText"), qn("w:tab"))
        if not any(above.tag in gone for above in leaf.iterancestors())
    ]
