"""Small pictures, made by hand, and what pretends to be one."""

import struct
import zlib


def png(width=4, height=3):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xc8" * min(width, 64) for _ in range(min(height, 64)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    )


def jpeg(width=4, height=3, remark=b""):
    """The frame of one; no browser would find a picture in it."""
    comment = b"\xff\xfe" + struct.pack(">H", 2 + len(remark)) + remark if remark else b""
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + b"\0" * 9 + comment + frame + b"\xff\xda\x00\x02\x12\xff\xd9"


def webp(width=4, height=3, form=b"VP8X"):
    if form == b"VP8X":
        said = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif form == b"VP8L":
        said = b"\x2f" + (width - 1 | height - 1 << 14).to_bytes(4, "little") + b"\0" * 5
    else:
        said = b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height)
    body = b"WEBP" + form + struct.pack("<I", len(said)) + said
    return b"RIFF" + struct.pack("<I", len(body)) + body
