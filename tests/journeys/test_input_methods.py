"""Chinese is typed through an input method: until it has ended, nothing is saved, split or swapped."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

WATER = "水利建设方面"
PROJECTS = "我们坚持项目为先"


CTRL = 2
TAKEN = 229  # the key code that a browser reports for a key that the input method took for itself


class InputMethod:
    """What the system's input method does to the focused field."""

    def __init__(self, page):
        self.devtools = page.context.new_cdp_session(page)

    def composes(self, letters):
        end = len(letters)
        self.devtools.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": end, "selectionEnd": end}
        )

    def takes(self, key, modifiers=0):
        pressed = {"key": key, "code": key, "modifiers": modifiers, "windowsVirtualKeyCode": TAKEN}
        self.devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **pressed})
        self.devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **pressed})

    def commits(self, characters):
        self.devtools.send("Input.insertText", {"text": characters})


@pytest.fixture
def field(wanda):
    opened = wanda.opens(wanda.line(WATER))
    wanda.puts_the_caret(opened, "整修山塘")
    return opened


@pytest.fixture
def method(wanda, field):
    return InputMethod(wanda.page)


@pytest.mark.parametrize("key", [("Enter",), ("Enter", CTRL), ("Escape",), ("Backspace",)])
def test_keys_pressed_while_composing_belong_to_the_input_method(wanda, field, method, key):
    sent = wanda.notes_what_it_writes()
    method.composes("jin'nian")

    method.takes(*key)

    method.commits("今年")
    expect(field).to_be_focused()
    assert "今年整修山塘13口" in field.input_value()
    assert sent == []
    wanda.saves(wanda.line_of(field))
    wanda.sees("今年整修山塘13口")


def test_what_others_write_waits_until_the_characters_are_chosen(wanda, sana, field, method):
    method.composes("jin'nian")

    sana.writes(sana.line(PROJECTS), "4.6亿元", "4.7亿元")
    wanda.page.wait_for_timeout(1000)
    wanda.misses("4.7亿元")
    method.commits("今年")
    wanda.page.keyboard.press("Control+Enter")

    wanda.sees("4.7亿元")
    wanda.sees("今年整修山塘13口")


@pytest.mark.parametrize("key", [("Enter",), ("Escape",)])
def test_a_composition_that_was_ended_leaves_the_next_key_to_the_page(wanda, field, method, key):
    method.composes("jin'nian")
    method.takes(*key)
    method.commits("今年")

    wanda.page.keyboard.press("Escape")

    expect(wanda.line_of(field).locator(".pen-ask")).to_be_visible()


def test_no_save_goes_out_by_the_button_while_characters_are_composed(wanda, field, method):
    sent = []
    wanda.page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    method.composes("jin'nian")

    field.evaluate("field => field.form.requestSubmit(field.form.querySelector('.pen-save'))")
    wanda.page.wait_for_timeout(500)

    assert [url for url in sent if url.endswith("/text/")] == []
    method.commits("今年")
    wanda.saves(wanda.line_of(field))
