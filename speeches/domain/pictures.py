"""Photos of a page, known by their first bytes and never by their name; nothing is decoded here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speeches.domain.verdict import Refusal

LARGEST = 10 * 1024 * 1024
# A phone takes 12 to 50 million pixels; what unpacks to more is no photo of a page.
MOST_PIXELS = 64_000_000
LONGEST_SIDE = 20_000

_PNG = b"\x89PNG\r\n\x1a\n"
_LAST_CHUNK = b"\x00\x00\x00\x00IEND\xaeB`\x82"
# Of the segments in front of a picture photos have a few dozen.
_MOST_SEGMENTS = 5_000
_ALONE = {0x01, *range(0xD0, 0xD8)}
# Frame headers of JPEG: all of C0 to CF but tables (C4, CC) and an extension (C8).
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9
# A file that is a picture and a page at once is for somebody else's browser (reliability.md 5).
_OF_PAGES = (b"<html", b"<script", b"<svg", b"<!doctype", b"<iframe", b"%pdf-")


class PictureKind(StrEnum):
    """The formats that cameras and scanners make; the value is the name on the web."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"

    @property
    def ending(self) -> str:
        """What its files are called by."""
        return {self.JPEG: ".jpg", self.PNG: ".png", self.WEBP: ".webp"}[self]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a file says of itself: its format, its width and height in pixels."""

    kind: PictureKind
    width: int
    height: int


class NotAPicture(Refusal):
    """Not a whole JPEG, PNG or WebP file, or something else besides."""


class PictureTooLarge(Refusal):
    """More bytes, or more pixels, than a photo of a page has."""

    most_bytes = LARGEST
    most_pixels = MOST_PIXELS


def picture_in(content: bytes) -> Picture:
    """The picture that these bytes are. Raises NotAPicture, PictureTooLarge; linear time."""
    if len(content) > LARGEST:
        raise PictureTooLarge
    try:
        found = _read(content)
    except (IndexError, StopIteration):
        raise NotAPicture from None
    lower = content.lower()
    if found.width < 1 or found.height < 1 or any(mark in lower for mark in _OF_PAGES):
        raise NotAPicture
    if max(found.width, found.height) > LONGEST_SIDE or found.width * found.height > MOST_PIXELS:
        raise PictureTooLarge
    return found


def _read(content: bytes) -> Picture:
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _webp(content)
    raise NotAPicture


def _png(content: bytes) -> Picture:
    if content[8:16] != b"\x00\x00\x00\rIHDR" or not content.endswith(_LAST_CHUNK):
        raise NotAPicture
    at = len(_PNG)
    while content[at + 4 : at + 8] != b"IEND":
        at += 12 + _number(content, at, 4)
    if at + len(_LAST_CHUNK) != len(content):
        raise NotAPicture
    return Picture(PictureKind.PNG, _number(content, 16, 4), _number(content, 20, 4))


def _jpeg(content: bytes) -> Picture:
    size = next((at for marker, at in _segments(content) if marker in _FRAMES), None)
    # Telephones put a second picture or a film behind the end: the end is looked for, not the last bytes.
    if size is None or content.find(b"\xff\xd9", size) < 0:
        raise NotAPicture
    return Picture(PictureKind.JPEG, _number(content, size + 5, 2), _number(content, size + 3, 2))


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """The markers in front of the picture itself, and where what they say begins."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if content[at] != 0xFF:
            raise NotAPicture
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in {_SCAN, _END}:
            return
        else:
            yield marker, at + 2
            at += 2 + max(2, _number(content, at + 2, 2))


def _webp(content: bytes) -> Picture:
    if 8 + int.from_bytes(content[4:8], "little") != len(content):
        raise NotAPicture
    form, said = content[12:16], content[20:30]
    if len(said) < 10:
        raise NotAPicture
    if form == b"VP8X":
        return _of_webp(1 + _little(said, 4, 3), 1 + _little(said, 7, 3))
    if form == b"VP8L" and said[0] == 0x2F:
        bits = _little(said, 1, 4)
        return _of_webp(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if form == b"VP8 " and said[3:6] == b"\x9d\x01\x2a":
        return _of_webp(_little(said, 6, 2) & 0x3FFF, _little(said, 8, 2) & 0x3FFF)
    raise NotAPicture


def _of_webp(width: int, height: int) -> Picture:
    return Picture(PictureKind.WEBP, width, height)


def _number(content: bytes, at: int, length: int) -> int:
    part = content[at : at + length]
    if len(part) < length:
        raise IndexError
    return int.from_bytes(part, "big")


def _little(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "little")
