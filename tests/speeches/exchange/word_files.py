"""Looking into Word files: their lines, and what stands in which part."""

from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import nsmap, qn
from lxml import etree


def parts_of(word: bytes) -> dict[str, bytes]:
    """Every part by its path."""
    with ZipFile(BytesIO(word)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root_of(word: bytes, path: str) -> etree._Element:
    """A part, read without any help of the library that wrote it."""
    return etree.fromstring(parts_of(word)[path])


def lines_of(word: bytes) -> list[str]:
    """The text of each paragraph of the body, tabs included."""
    return [text_of(paragraph) for paragraph in root_of(word, "word/document.xml").iter(qn("w:p"))]


def text_of(element: etree._Element) -> str:
    """The text of a paragraph or run, tabs included."""
    return "".join(
        "\t" if leaf.tag == qn("w:tab") else leaf.text or "" for leaf in element.iter(qn("w:t"), qn("w:tab"))
    )


def values(element: etree._Element, path: str) -> list[str]:
    """The attributes that an XPath with the prefix w finds."""
    found = etree.XPath(path, namespaces={"w": nsmap["w"]})(element)
    return [str(value) for value in found] if isinstance(found, list) else []


def element_of(root: etree._Element, path: str) -> etree._Element:
    """The one element at this path with the prefix w. Raises ValueError if there is none, or more."""
    (found,) = root.iterfind(path, {"w": nsmap["w"]})
    return found
