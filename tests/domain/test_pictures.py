"""What is a photo of a page, and what only says so."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.pictures import LARGEST, NotAPicture, PictureKind, PictureTooLarge, picture_in
from tests.domain.pictures import jpeg, png, webp

KINDS = [
    (png, PictureKind.PNG),
    (jpeg, PictureKind.JPEG),
    (webp, PictureKind.WEBP),
    (lambda w=4, h=3: webp(w, h, b"VP8L"), PictureKind.WEBP),
    (lambda w=4, h=3: webp(w, h, b"VP8 "), PictureKind.WEBP),
]


@pytest.mark.parametrize(("make", "kind"), KINDS)
def test_a_picture_says_its_format_and_size(make, kind):
    found = picture_in(make(3000, 4000))

    assert (found.kind, found.width, found.height) == (kind, 3000, 4000)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7",
        b"GIF89a" + b"\0" * 40,
        png() + b"<html>",
        png() + b"PK\x03\x04",
        jpeg(remark=b"<ScRiPt>alert(1)</script>"),
        jpeg()[:-2],
        webp() + b"more",
        png(0, 3),
        jpeg(0, 0),
        b"\xff\xd8\xff\xd9",
    ],
)
def test_anything_else_is_refused(content):
    with pytest.raises(NotAPicture):
        picture_in(content)


@pytest.mark.parametrize("make", [png, jpeg])
def test_what_would_unpack_to_a_hall_full_of_pixels_is_refused(make):
    with pytest.raises(PictureTooLarge):
        picture_in(make(19_000, 19_000))
    with pytest.raises(PictureTooLarge):
        picture_in(make(60_000, 1))


def test_more_than_ten_megabytes_are_refused_unread():
    with pytest.raises(PictureTooLarge):
        picture_in(jpeg() + b"\0" * LARGEST)


def test_a_telephone_may_put_something_behind_the_end():
    assert picture_in(jpeg() + b"\0second picture").kind is PictureKind.JPEG


@given(st.sampled_from([png(), jpeg(), webp()]), st.data())
def test_whatever_is_wrong_in_it_is_a_refusal_or_a_picture(content, choice):
    cut = choice.draw(st.integers(0, len(content)))
    other = choice.draw(st.binary(max_size=8))
    try:
        found = picture_in(content[:cut] + other + content[cut + len(other) :])
    except (NotAPicture, PictureTooLarge):
        return
    assert found.width > 0


@pytest.mark.parametrize("filler", [b"\xff", b"\xff\xd0", b"\xff\xe1\x00\x02", b"\xff\xe1\x00\x00"])
def test_ten_megabytes_of_markers_are_read_at_once(filler):
    begun = time.process_time()

    with pytest.raises(NotAPicture):
        picture_in(b"\xff\xd8" + filler * ((LARGEST - 2) // len(filler)))

    assert time.process_time() - begun < 1
