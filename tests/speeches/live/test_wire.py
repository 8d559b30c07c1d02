"""What travels to the browser."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.live.notify import Announcement
from speeches.live.wire import BadRegion, Frame, encoded, here

regions = st.lists(st.from_regex(r"[a-z]{1,8}(-[0-9]{1,4})?", fullmatch=True), max_size=3).map(tuple)


@st.composite
def histories(draw):
    counts = draw(st.lists(st.integers(1, 4), max_size=6))
    return [
        Frame(version, draw(regions)) for version, count in enumerate(counts, start=1) for _ in range(count)
    ]


@given(histories())
def test_only_the_last_frame_of_a_version_carries_its_id(frames):
    sent = b"".join(part for _, part in encoded(frames)).decode()

    events = sent.split("\n\n")[:-1]

    last = [frame.version != after.version for frame, after in pairwise(frames)]
    carried = [re.search(r"^id: (\d+)$", event, re.MULTILINE) for event in events]
    assert [found and int(found[1]) for found in carried] == [
        frame.version if is_last else None for frame, is_last in zip(frames, [*last, True], strict=False)
    ]


@given(histories())
def test_every_region_arrives_in_order(frames):
    sent = b"".join(part for _, part in encoded(frames)).decode()

    lines = [line.removeprefix("data: ") for line in sent.splitlines() if line.startswith("data:")]

    assert [tuple(line.split()) for line in lines] == [frame.regions for frame in frames]


@pytest.mark.parametrize("words", ["全镇经济 总量", "a b", "outline\ndata: x", "outline\n", "", "12"])
def test_words_of_a_speech_cannot_be_a_region(words):
    with pytest.raises(BadRegion):
        Frame(1, (words,))


@pytest.mark.parametrize(
    "token", ["王文", "12:王文", "12 13", "12:paragraph-7\ndata: x", "12:7", "", "paragraph-7", "@3"]
)
def test_names_and_words_cannot_say_who_is_here(token):
    with pytest.raises(BadRegion):
        here([token])


def test_who_is_here_is_told_in_numbers_and_without_a_version():
    told = here(["12", "15:paragraph-7,section-3", "@3:12:paragraph-7"])

    assert told == b"event: here\ndata: 12 15:paragraph-7,section-3 @3:12:paragraph-7\n\n"


def test_an_announcement_is_read_as_it_was_written():
    announcement = Announcement(7, 42)

    assert Announcement.read(str(announcement)) == announcement


@pytest.mark.parametrize("payload", ["", "7", "7:", "7:x", "7:1:2"])
def test_other_notifications_are_no_announcements(payload):
    with pytest.raises(ValueError, match=r".*"):
        Announcement.read(payload)
