"""A person at a browser, as far as the server can tell: signs in through the form, opens, saves, listens."""

import threading
from dataclasses import dataclass
from typing import Self

import httpx
from lxml import html

PATIENCE = 30  # seconds until an answer is given up
HTMX = {"HX-Request": "true"}


class SignInFailed(Exception):
    """The form did not let the person in."""


class StreamDidNotOpen(Exception):
    """No first byte came in time."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A paragraph in edit: the words shown, the version they are of, the key of the form.

    After a conflict `theirs` is what the others wrote meanwhile, and `text` the server's proposal.
    """

    paragraph: int
    text: str
    based_on: int
    key: str
    token: str
    theirs: str = ""

    @classmethod
    def of(cls, paragraph: int, page: str) -> Self:
        """Read from a form in a page or fragment."""
        tree = html.fromstring(f"<div>{page}</div>")
        pen = "//form[contains(@class, 'pen')]"
        return cls(
            paragraph,
            text=_first(tree, f"{pen}//textarea").removeprefix("\n"),
            based_on=int(_first(tree, f"{pen}//input[@name='based_on']/@value")),
            key=_first(tree, f"{pen}//input[@name='key']/@value"),
            token=_first(tree, f"{pen}//input[@name='csrfmiddlewaretoken']/@value"),
            theirs=_first(tree, "//button[@data-pen='take']/@data-text"),
        )


class Browser:
    """One person's browser: one connection kept alive, its cookies."""

    def __init__(self, url: str) -> None:
        self.client = httpx.Client(base_url=url, timeout=PATIENCE, headers={"Accept-Language": "zh-Hans"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def sign_in(self, username: str, password: str) -> None:
        """Through the form. Raises SignInFailed."""
        page = html.fromstring(self.client.get("/sign-in/").text)
        token = _first(page, "//form[.//input[@name='password']]//input[@name='csrfmiddlewaretoken']/@value")
        fields = {"csrfmiddlewaretoken": token, "username": username, "password": password, "next": ""}
        if self.client.post("/sign-in/", data=fields).status_code != httpx.codes.FOUND:
            raise SignInFailed(username)

    def opened(self, paragraph: int) -> Pen:
        """Take a paragraph in edit. Raises httpx.HTTPError."""
        answer = self.client.get(f"/paragraphs/{paragraph}/text/", headers=HTMX)
        return Pen.of(paragraph, answer.raise_for_status().text)

    def save(self, pen: Pen, text: str) -> httpx.Response:
        """Send what was typed. Raises httpx.HTTPError where no answer comes."""
        fields = {
            "text": text,
            "based_on": str(pen.based_on),
            "key": pen.key,
            "csrfmiddlewaretoken": pen.token,
        }
        return self.client.post(f"/paragraphs/{pen.paragraph}/text/", data=fields, headers=HTMX)


class Listener:
    """An open stream of one speech, read in a thread of its own; `heard` are the versions told so far."""

    def __init__(self, browser: Browser, speech_id: int, *, after: int) -> None:
        self.after, self.heard = after, list[int]()
        self._is_open = threading.Event()
        asked = (f"/speeches/{speech_id}/events/", {"after": str(after)})
        self._thread = threading.Thread(target=self._listen, args=[browser.client, *asked], daemon=True)
        self._thread.start()
        if not self._is_open.wait(PATIENCE):
            raise StreamDidNotOpen

    def end(self) -> None:
        """Wait for the stream to end; the server has been told to stop."""
        self._thread.join(PATIENCE)

    def _listen(self, client: httpx.Client, path: str, query: dict[str, str]) -> None:
        with client.stream("GET", path, params=query) as answer:
            for line in answer.raise_for_status().iter_lines():
                self._is_open.set()
                name, _, value = line.partition(": ")
                if name == "id":
                    self.heard.append(int(value))


def _first(tree: html.HtmlElement, path: str) -> str:
    """The text of what stands at this XPath, empty where nothing does."""
    return str(tree.xpath(f"string({path})"))
