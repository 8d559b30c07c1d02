"""One thing that waits for somebody."""

from dataclasses import dataclass
from datetime import datetime

from speeches.domain.talk import Outcome
from speeches.domain.waiting import WaitKind


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: why, in which speech and thread, who did it last, when, in which version.

    `words` are how what was said begins; never sent by mail. `count` is how many there are where several
    are one line, which has no thread of its own: `thread` is the first of them. An opinion is due in a
    `round`, until a day. `keys` tell each thing apart from all others, so that nobody is told of one twice.
    """

    kind: WaitKind
    speech: int
    title: str
    thread: int
    version: int
    who: str
    at: datetime
    words: str = ""
    count: int = 1
    outcome: Outcome | None = None
    round: int = 0
    due: datetime | None = None
    keys: tuple[str, ...] = ()
