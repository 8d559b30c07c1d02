"""Writers who save as fast as they can, each in sentences of his own, and write down what they are told."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import httpx

from benches.browsing import Browser, Pen
from benches.ledger import TOKEN, Look, Outcome, Save, tokens

# One save in so many goes to the sentence that all share, so that writers meet.
SHARED_ONCE_IN = 8
# One acknowledged save in so many is sent again, as after an answer that was lost on its way.
REPLAYED_ONCE_IN = 6
TOKENS_KEPT = 2
SECONDS_TO_ANSWER = 60


class ServerGone(Exception):
    """No answer came, however often somebody asked."""


def sentences_for(writers: Sequence[int]) -> str:
    """A paragraph in which each of these writers has a sentence, and all share the last one."""
    own = "".join(f"{number:02}号写手在青石县记下了{first_token(number)}。" for number in writers)
    return f"{own}大家在会上一起定下了{first_token(0)}。"


def first_token(writer: int) -> str:
    """What stands in a writer's sentence from the start."""
    return f"〔{writer}.0〕"


def with_token(text: str, token: str, sentence: str) -> tuple[str, frozenset[str]]:
    """The text with the token in the sentence that begins so, and the older tokens that had to go there."""
    start = text.index(sentence)
    end = text.index("。", start)
    old = tokens(text[start:end])
    # The newest of his own stay a while; of the shared sentence everybody wants all.
    gone = frozenset(old if sentence.startswith("大家") else old[: len(old) + 1 - TOKENS_KEPT])
    kept = TOKEN.sub(lambda found: "" if found[0] in gone else found[0], text[start:end])
    return f"{text[:start]}{kept}{token}{text[end:]}", gone


@dataclass
class Writer:
    """A person who takes a paragraph in edit, adds a token, saves; in a conflict makes one text of both."""

    number: int
    username: str
    browser: Browser
    paragraph: int
    pace: float = 0
    saves: list[Save] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.number)

    def writes(self, *, until: float) -> None:
        """Save again and again, every `pace` seconds, until this moment of the monotonic clock."""
        count, due = 0, time.monotonic() + self._chance.random() * self.pace
        while max(due, time.monotonic()) < until:
            time.sleep(max(due - time.monotonic(), 0))
            count, due = count + 1, due + self.pace
            self._adds(f"〔{self.number}.{count}〕")

    def _adds(self, token: str) -> None:
        sentence = "大家" if self._chance.randrange(SHARED_ONCE_IN) == 0 else f"{self.number:02}号"
        pen: Pen | None = self._opens()
        removed: frozenset[str] = frozenset()
        while pen is not None:
            text = pen.text
            # A proposal for review has the token in it already; it is confirmed as it is.
            if pen.theirs or token not in text:
                text, removed = with_token(pen.theirs or text, token, sentence)
            draft = Save(
                self.username, self.paragraph, f"{pen.key} {token}", token, removed, 0, 0, Outcome.UNKNOWN
            )
            pen = self._sends(pen, text, draft)

    def _opens(self) -> Pen:
        while True:
            began = time.monotonic()
            try:
                pen = self.browser.opened(self.paragraph)
                break
            except httpx.HTTPError:
                self._waits(began)
        self.looks.append(Look(self.paragraph, pen.based_on, began, time.monotonic()))
        return pen

    def _sends(self, pen: Pen, text: str, draft: Save) -> Pen | None:
        """Sends until there is an answer; what a conflict shows, or nothing more to do."""
        began = time.monotonic()
        while time.monotonic() - began < SECONDS_TO_ANSWER:
            answer = self._asks(pen, text, draft)
            if answer is not None and answer.status_code == httpx.codes.CONFLICT:
                return Pen.of(self.paragraph, answer.text)
            if answer is not None and answer.is_success:
                if self._chance.randrange(REPLAYED_ONCE_IN) == 0:
                    self._asks(pen, text, draft)
                return None
            if answer is not None and answer.is_client_error:
                return None
            self._waits(began)
        return None

    def _waits(self, began: float) -> None:
        """A moment, as a person would while the server is away. Raises ServerGone after long."""
        if time.monotonic() - began > SECONDS_TO_ANSWER:
            raise ServerGone
        time.sleep(0.2)

    def _asks(self, pen: Pen, text: str, draft: Save) -> httpx.Response | None:
        began = time.monotonic()
        try:
            answer = self.browser.save(pen, text)
        except httpx.HTTPError:
            answer = None
        made = replace(draft, began=began, ended=time.monotonic())
        if answer is not None and answer.is_success:
            version = int(answer.headers["X-Speech-Version"])
            made = replace(made, outcome=Outcome.SAVED, version=version)
        elif answer is not None and answer.is_client_error:
            made = replace(made, outcome=Outcome.REFUSED)
        self.saves.append(made)
        return answer
