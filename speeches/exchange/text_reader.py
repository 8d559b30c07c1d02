"""Bytes of a text file, or pasted text → text; refusals say what is wrong and what to do."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from speeches.domain.outline.lines import BLANK
from speeches.domain.verdict import Refusal

LARGEST: Final = 5 * 1024 * 1024

UTF_8: Final = "utf-8"
GB18030: Final = "gb18030"
_MARKS = (
    (UTF_8, codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Tabs, line ends, page breaks and separators that word processors paste are white space, not control.
_CONTROL = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


class UnreadableText(Refusal):
    """What was given is not the text of a speech; the message is for the person who gave it."""

    message = _("This is not a text that can be read.")

    def __str__(self) -> str:
        return str(self.message)


class EmptyText(UnreadableText):
    """Nothing but white space."""

    message = _("There is no text in it.")


class TextTooLarge(UnreadableText):
    """More than 5 MB."""

    message = _(
        "It is larger than 5 MB. A speech is never that long: please check whether it is the right file."
    )


class WordDocument(UnreadableText):
    """A .docx, .wps, .xlsx or another zip container."""

    message = _(
        "This is a Word, WPS or compressed file, not text. Open it and save it as .txt, or paste the text."
    )


class OldOfficeDocument(UnreadableText):
    """A .doc, .wps or .xls of the old kind (OLE)."""

    message = _("This is an old Word or WPS file. Open it and save it as .txt, or paste the text.")


class PdfDocument(UnreadableText):
    """A PDF."""

    message = _("This is a PDF file. Open it, copy the text and paste it here.")


class RichText(UnreadableText):
    """An .rtf."""

    message = _("This is a rich text file (.rtf). Open it and save it as .txt, or paste the text.")


class PictureOrArchive(UnreadableText):
    """A picture, a compressed archive or a program."""

    message = _("This is a picture, an archive or a program, not a text.")


class NullCharacters(UnreadableText):
    """NUL characters: binary, or UTF-16 without a byte order mark."""

    message = _("It holds null characters, so it is not plain text. Save it as .txt in UTF-8 and try again.")


class ControlCharacters(UnreadableText):
    """Control characters that no text has."""

    message = _(
        "It holds control characters, so it is not plain text. Save it as .txt in UTF-8 and try again."
    )


class BrokenCharacters(UnreadableText):
    """Lone surrogates: halves of characters."""

    message = _("It holds halves of characters. Copy the text again from where it came.")


class UnknownEncoding(UnreadableText):
    """Neither UTF-8, UTF-16 with a mark, nor GB18030."""

    message = _(
        "Its characters cannot be read: neither UTF-8 nor GB18030. Save it as .txt in UTF-8 and try again."
    )


_BEGINNINGS: tuple[tuple[bytes, type[UnreadableText]], ...] = (
    (b"PK\x03\x04", WordDocument),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldOfficeDocument),
    (b"%PDF-", PdfDocument),
    (b"{\\rtf", RichText),
    (b"\x89PNG\r\n\x1a\n", PictureOrArchive),
    (b"\xff\xd8\xff", PictureOrArchive),
    (b"GIF8", PictureOrArchive),
    (b"Rar!\x1a\x07", PictureOrArchive),
    (b"7z\xbc\xaf\x27\x1c", PictureOrArchive),
    (b"\x1f\x8b\x08", PictureOrArchive),
    (b"MZ\x90\x00", PictureOrArchive),
    (b"\x7fELF", PictureOrArchive),
)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text with all that is needed to write the same bytes again."""

    text: str
    encoding: str
    has_mark: bool


def text_of(raw: bytes) -> ReadText:
    """The text of a file: byte order mark, else strict UTF-8, else GB18030. Raises UnreadableText."""
    if len(raw) > LARGEST:
        raise TextTooLarge
    for beginning, refusal in _BEGINNINGS:
        if raw.startswith(beginning):
            raise refusal
    read = _decoded(raw)
    _check(read.text)
    return read


def bytes_of(text: str, *, encoding: str = UTF_8, has_mark: bool = False) -> bytes:
    """The bytes of a text in the encoding it came in: `bytes_of` after `text_of` gives the same file.

    Raises UnicodeEncodeError for lone surrogates; each of the encodings holds every character.
    """
    mark = dict(_MARKS)[encoding] if has_mark else b""
    return mark + text.encode(encoding)


def checked(text: str) -> str:
    """Pasted text as it is. Raises UnreadableText by the same rules as for a file."""
    if len(text) > LARGEST:
        raise TextTooLarge
    _check(text)
    if len(text.encode()) > LARGEST:
        raise TextTooLarge
    return text


def _decoded(raw: bytes) -> ReadText:
    for encoding, mark in _MARKS:
        if raw.startswith(mark):
            return ReadText(_strictly(raw[len(mark) :], encoding), encoding, has_mark=True)
    if b"\x00" in raw:
        raise NullCharacters
    try:
        return ReadText(raw.decode(UTF_8), UTF_8, has_mark=False)
    except UnicodeDecodeError:
        return ReadText(_strictly(raw, GB18030), GB18030, has_mark=False)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as unreadable:
        raise UnknownEncoding from unreadable


def _check(text: str) -> None:
    if _SURROGATE.search(text):
        raise BrokenCharacters
    if "\x00" in text:
        raise NullCharacters
    if _CONTROL.search(text):
        raise ControlCharacters
    if not text.strip(BLANK):
        raise EmptyText
