"""A file as it came in, ready to be read as a speech."""

from collections.abc import Mapping
from dataclasses import dataclass

from speeches.domain.outline import markdown
from speeches.domain.outline.roles import LineRole
from speeches.exchange.text_reader import text_of

MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, what its marks said of its lines, and how its characters were written.

    `written` is the text with its marks, line for line.
    """

    text: str
    written: str
    marked: Mapping[int, LineRole]
    encoding: str
    has_mark: bool


def source_of(content: bytes, name: str) -> Source:
    """Decode a file; of Markdown the marks are taken off. Raises UnreadableText."""
    read = text_of(content)
    if not name.lower().endswith(MARKDOWN):
        return Source(read.text, read.text, {}, read.encoding, read.has_mark)
    lines = markdown.plain(read.text)
    return Source(lines.text, read.text, lines.decisions, read.encoding, read.has_mark)
