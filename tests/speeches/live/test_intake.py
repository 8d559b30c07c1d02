"""What reaches a page is the whole of what was sent."""

import asyncio

import pytest

from config.intake import BrokenOff, TooLarge, TooSlow, drained, handed_on


def sender(*messages):
    waiting = list(messages)

    async def receive():
        return waiting.pop(0) if waiting else await asyncio.Event().wait()

    return receive


def piece(body, *, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_in_pieces_is_put_together():
    receive = sender(piece(b"abc", more=True), piece(b"", more=True), piece(b"def"))

    assert asyncio.run(drained(receive, limit=6)) == b"abcdef"


def test_a_save_that_was_cut_off_is_no_shorter_save():
    receive = sender(piece(b"text=half a sen", more=True), {"type": "http.disconnect"})

    with pytest.raises(BrokenOff):
        asyncio.run(drained(receive, limit=1000))


def test_too_much_is_heard_to_its_end_and_refused():
    receive = sender(piece(b"x" * 7, more=True), piece(b"x"))

    with pytest.raises(TooLarge):
        asyncio.run(drained(receive, limit=6))


def test_who_never_finishes_is_not_waited_for():
    receive = sender(piece(b"x", more=True))

    with pytest.raises(TooSlow):
        asyncio.run(drained(receive, limit=6, seconds=0.01))


def test_after_the_body_a_page_hears_what_the_server_says():
    gone = {"type": "http.disconnect"}
    receive = handed_on(b"abc", sender(gone))

    async def heard():
        return [await receive(), await receive()]

    assert asyncio.run(heard()) == [piece(b"abc"), gone]
