"""Every route, with every method, as every person: exactly those get an answer whom the rules name."""

import re
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from speeches.templatetags.reasons import SENTENCES
from tests.ledger import everything, listening, undone
from tests.routes import routes
from tests.speeches.views.answers import ALONE, COURTESIES, QUIET
from tests.speeches.views.rules import ACTORS, EVERYBODY, OUTSIDE, SIGNED_IN
from tests.speeches.views.sign_off_rules import RULES

ROUTES = routes()
UNSAFE = sorted(name for name, rule in RULES.items() if rule.post)
GUARDED = sorted(name for name, rule in RULES.items() if not {rule.get, rule.post} & {SIGNED_IN, EVERYBODY})
UNKNOWN = 2_000_000_000
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
DONE = frozenset({200, 204, 302})
ASKED = [("GET", False), ("GET", True), ("POST", False), ("POST", True)]


@pytest.mark.parametrize("name", sorted(RULES))
def test_exactly_those_get_an_answer_whom_the_rules_name(room, name):
    path, words = room.path(name), RULES[name].words(room.play)
    before = everything()

    surprises = {}
    for actor, (method, htmx) in product(ACTORS, ASKED):
        with undone(), listening() as written:
            answer = room.send(actor, method, path, words if method == "POST" else None, htmx=htmx)
            is_changed = bool(written) and everything() != before
        is_allowed, wanted = _wanted(name, actor, method, htmx=htmx)
        must_change = is_allowed and method == "POST" and name not in QUIET
        if answer.status_code not in wanted or is_changed != must_change:
            surprises[actor, method, "htmx" if htmx else "plain"] = (answer.status_code, is_changed)
    assert surprises == {}


@pytest.mark.parametrize("name", [name for name in UNSAFE if name not in QUIET | ALONE | COURTESIES])
def test_who_may_is_told_the_new_version_or_led_back_to_the_speech(room, name):
    path, words = room.path(name), RULES[name].words(room.play)
    actor = min(RULES[name].post)

    with undone():
        region = room.send(actor, "POST", path, words, htmx=True)
        version = room.play.scene.version
    page = room.send(actor, "POST", path, words)

    assert (region.status_code, region["X-Speech-Version"]) == (200, str(version))
    assert "HX-Request" in region["Vary"]
    assert page.status_code == 302
    assert page["Location"].startswith(reverse("speeches:speech", args=[room.play.scene.speech.pk]))


@pytest.mark.parametrize("name", sorted(RULES))
def test_no_route_knows_another_method(room, name):
    path = room.path(name)
    offered = {"GET": RULES[name].get, "POST": RULES[name].post}
    others = ["PUT", "PATCH", "DELETE", "OPTIONS", *(method for method, who in offered.items() if not who)]

    with listening() as written:
        answers = {method: room.send("wanda", method, path).status_code for method in others}

    assert answers == dict.fromkeys(others, 405)
    assert written == []


@pytest.mark.parametrize("name", sorted(name for name in RULES if RULES[name].get))
def test_what_can_be_got_can_be_asked_for_its_head(room, name):
    path = room.path(name)

    head, whole = (room.send("wanda", method, path) for method in ("HEAD", "GET"))

    assert (head.status_code, head.content) == (whole.status_code, b"")


@pytest.mark.parametrize(
    ("outsider", "name"),
    [
        (who, name)
        for who in sorted(OUTSIDE)
        for name in GUARDED
        if who not in RULES[name].get | RULES[name].post
    ],
)
def test_for_an_outsider_it_is_as_if_it_were_not_there(room, outsider, name):
    method = "GET" if RULES[name].get else "POST"
    there, nowhere, beyond = (room.path(name, **_ids(name, number)) for number in (None, UNKNOWN, 10**30))

    foreign, missing, absurd = (room.send(outsider, method, path) for path in (there, nowhere, beyond))

    assert {answer.status_code for answer in (foreign, missing, absurd)} == {404}
    assert TOKEN.sub(b"", foreign.content) == TOKEN.sub(b"", missing.content)
    assert _timeless(foreign.headers) == _timeless(missing.headers)


@pytest.mark.parametrize("name", sorted(name for name, rule in RULES.items() if rule.why))
def test_a_member_without_the_right_is_told_why(room, name):
    rule = RULES[name]
    method = "POST" if rule.post else "GET"
    path, words = room.path(name), rule.words(room.play)

    answers = [room.send("leo", method, path, words, htmx=htmx) for htmx in (False, True)]

    assert rule.why
    sentence = escape(str(SENTENCES[rule.why]))
    assert [answer.status_code for answer in answers] == [403, 403]
    assert [sentence in answer.text for answer in answers] == [True, True]


@pytest.mark.parametrize("name", UNSAFE)
def test_nothing_is_written_without_the_token_of_the_page(room, name):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(room.play.cast.wanda)
    path, words = room.path(name), RULES[name].words(room.play)

    with listening() as written:
        answer = browser.post(path, words)

    assert (answer.status_code, written) == (403, [])


@pytest.mark.parametrize("name", UNSAFE)
def test_nothing_is_written_for_a_page_of_another_site(room, name):
    path, words = room.path(name), RULES[name].words(room.play)

    with listening() as written:
        answer = room.browsers["wanda"].post(path, words, headers={"Sec-Fetch-Site": "cross-site"})

    assert (answer.status_code, written) == (403, [])


def _timeless(headers):
    return {key: value for key, value in headers.items() if key != "Expires"}


def _ids(name, number):
    return {key: number for key in ROUTES[name].names if key.endswith("_id")} if number else {}


def _wanted(name, actor, method, *, htmx):
    """Whether the rules let them, and with which status they are answered."""
    rule = RULES[name]
    allowed = rule.get if method == "GET" else rule.post
    if actor in allowed:
        return True, DONE | ({422} if name in QUIET else set())
    if actor not in SIGNED_IN and EVERYBODY not in {rule.get, rule.post}:
        return False, {401 if htmx else 302}
    if not allowed:
        return False, {405}
    return False, {404 if actor in OUTSIDE or not rule.why else 403}
