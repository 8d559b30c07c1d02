"""Whatever stands in a field, the answer is no mistake of ours, and a "no" leaves nothing."""

from urllib.parse import urlencode

import pytest

from speeches.models import Event, Paragraph
from tests.ledger import everything, undone
from tests.speeches.views.sign_off_rules import RULES
from tests.stage import SCRIPT, Scene, stage

# What people type; everything else that a form sends, the page has put there.
TYPED = frozenset(
    {
        "text",
        "heading",
        "remark",
        "speaker",
        "occasion",
        "place",
        "username",
        "title",
        "round_name",
        "called",
        "proposed",
    }
)
UNWRITABLE = {
    "NUL": "a\x00b",
    "bell": "a\x07b",
    "escape": "\x1b[31m",
    "delete": "a\x7fb",
    "C1": "a\x80b",
    "turned": "a\u202eb",
}
ABSURD = ["", "-1", "9" * 23, "1.5", "٣", "字" * 30_000, "\ud800", "a\r\nb"]
# Fields that the usual words of a route leave out.
MORE = {
    "speeches:paragraph_opinions": {"start", "end", "words", "proposed"},
    "speeches:section_opinions": {"start", "end", "words"},
    "speeches:rounds": {"milestone"},
    "speeches:paragraph_place": {"before", "after"},
    "speeches:section_place": {"before", "after"},
    "speeches:signature": {"remark"},
    "speeches:details": {"delivered_on", "target_minutes", "place"},
    "speeches:original": {"choose", "role-1", "role-999999999", "title"},
    "speeches:original_speech": {"role-1", "title"},
}
UNSAFE = sorted(name for name, rule in RULES.items() if rule.post and name.startswith("speeches:"))
WRITING = [name for name in UNSAFE if not name.startswith("speeches:original")]
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def send(room):
    """Post the usual words of a route, some of them replaced, as the first of those who may."""

    def sent(name, path, **replaced):
        rule = RULES[name]
        body = urlencode(rule.words(room.play) | replaced, errors="surrogatepass")
        browser = room.browsers[min(rule.post)]
        return browser.post(path, body, content_type=FORM, headers={"HX-Request": "true"})

    return sent


def fields_of(name, play):
    return {*RULES[name].words(play), *MORE.get(name, ())}


@pytest.mark.parametrize("name", WRITING)
def test_a_character_that_nobody_can_see_is_not_taken_in(send, room, name):
    typed = TYPED & fields_of(name, room.play)
    path, before = room.path(name), everything()

    surprises = {}
    for field in typed:
        for what, words in UNWRITABLE.items():
            with undone():
                answer = send(name, path, **{field: words})
                if not 400 <= answer.status_code < 500 or everything() != before:
                    surprises[field, what] = answer.status_code
    assert surprises == {}


@pytest.mark.parametrize("name", UNSAFE)
def test_nothing_that_is_sent_makes_a_mistake_of_ours(send, room, name):
    path, before = room.path(name), everything()

    surprises = {}
    for field in fields_of(name, room.play):
        for words in ABSURD:
            with undone():
                answer = send(name, path, **{field: words})
                is_left_alone = answer.status_code in {200, 204, 302} or everything() == before
                if answer.status_code >= 500 or not is_left_alone:
                    surprises[field, words[:20]] = answer.status_code
    assert surprises == {}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("speeches:changes", "since"),
        ("speeches:history", "before"),
        ("speeches:comparison_choice", "old"),
        ("speeches:comparison_choice", "new"),
    ],
)
def test_nothing_in_an_address_makes_a_mistake_of_ours(room, name, asked):
    path = room.path(name)

    answers = {
        words: room.browsers["leo"].get(
            f"{path}?{urlencode({'old': 1, 'new': 2} | {asked: words}, errors='surrogatepass')}"
        )
        for words in ABSURD
    }

    assert {words: answer.status_code for words, answer in answers.items() if answer.status_code >= 500} == {}


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 99), (99, 99), (10**30, 1), (0, 0)])
def test_versions_that_are_not_there_cannot_be_compared(room, old, new):
    assert room.browsers["leo"].get(room.path("speeches:comparison", old=old, new=new)).status_code == 404


def test_a_paragraph_is_not_put_before_one_of_another_speech(room, send):
    elsewhere = Scene(stage(room.play.cast, SCRIPT)).paragraph("今天的会议")
    path, before = room.path("speeches:paragraph_place"), everything()

    answer = send("speeches:paragraph_place", path, direction="", before=elsewhere.pk)

    assert answer.status_code == 404
    assert everything() == before


def test_fields_that_no_form_has_are_not_read(room, send):
    """Who wrote, in which state, as which version: said by the server only."""
    wanda = room.play.cast.wanda.pk
    claimed = {"by": wanda, "user": wanda, "at": "2001-01-01", "state": "final", "speech": 1}

    send(
        "speeches:text",
        room.path("speeches:text"),
        **claimed,
        rank="zz",
        kind="title",
        removed_in=1,
        runs="[]",
    )

    event = Event.objects.order_by("-version")[0]
    paragraph = Paragraph.objects.get(pk=event.paragraph_id or 0)
    assert (event.by, event.at.year > 2020, paragraph.speech) == (
        room.play.cast.dai,
        True,
        room.play.scene.speech,
    )
    assert (paragraph.kind, paragraph.removed_in, paragraph.speech.state) == ("body", None, "drafting")
