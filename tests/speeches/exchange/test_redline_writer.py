"""Tracked Word files: nothing but both versions is in them, and every change has its author."""

import pytest
from docx.oxml.ns import qn

from tests.speeches.exchange.drafted_pairs import MAKERS, Pair, read_of
from tests.speeches.exchange.tracked_files import read_as
from tests.speeches.exchange.word_files import root_of, values


@pytest.mark.parametrize("seed", range(150))
def test_accepting_all_gives_the_new_version_and_rejecting_all_the_old(seed):
    pair = Pair(seed, 40 if seed % 2 else 600)

    word = pair.word()

    assert read_as(word, "accepted") == read_of(pair.news)
    assert read_as(word, "rejected") == read_of(pair.olds)


def test_no_two_elements_of_a_file_have_the_same_id_or_bookmark():
    root = root_of(Pair(7, 5_000).word(), "word/document.xml")
    again = ("bookmarkEnd", "moveFromRangeEnd", "moveToRangeEnd", "commentRangeEnd", "commentReference")
    ends = values(root, " | ".join(f"//w:{name}/@w:id" for name in again))

    ids, names = values(root, "//@w:id"), values(root, "//w:bookmarkStart/@w:name")

    assert len(ids) - len(set(ids)) == len(ends)
    assert len(names) == len(set(names))


def test_every_change_has_an_author_and_a_time():
    root = root_of(Pair(3, 5_000).word(), "word/document.xml")
    told = {(maker.name, maker.at.strftime("%Y-%m-%dT%H:%M:%SZ")) for maker in MAKERS.values()}

    changes = [one for one in root.iter() if one.tag in {qn("w:ins"), qn("w:del"), qn("w:moveTo")}]

    assert changes
    assert {(one.get(qn("w:author")), one.get(qn("w:date"))) for one in changes} <= told


def test_readers_go_on_tracking_and_the_file_tells_its_version():
    word = Pair(3, 100).word()

    assert root_of(word, "word/settings.xml")[0].tag == qn("w:trackRevisions")
    assert "".join(map(str, root_of(word, "docProps/custom.xml").itertext())).strip() == "9"


def test_every_remark_stands_at_its_line_with_its_author_and_time():
    pair = Pair(3, 100)
    word = pair.word()

    hung = [
        line
        for line in root_of(word, "word/document.xml").iter(qn("w:p"))
        if line.find(qn("w:commentRangeStart")) is not None
    ]

    said = [
        (
            one.get(qn("w:author")),
            one.get(qn("w:date")),
            "/".join("".join(map(str, line.itertext())) for line in one),
        )
        for one in root_of(word, "word/comments.xml")
    ]
    assert len(hung) == len(pair.remarks)
    assert said[:2] == [
        ("文达", "2026-03-02T01:01:00Z", "这个数准吗？"),
        ("Sana Ó", "2026-03-02T01:02:00Z", "准。/已核。"),
    ]
    assert len(said) == 2 * len(pair.remarks)
