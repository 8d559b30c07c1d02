"""One thing that waits for somebody."""

from dataclasses import dataclass
from datetime import datetime

from speeches.domain.signing import Ending
from speeches.domain.talk import Outcome
from speeches.domain.waiting import WaitKind


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: why, in which speech, who did it last, when, in which version.

    `words` are how what was said begins; never sent by mail. `count` is how many there are where several
    are one line, which has no thread of its own: `thread` is the first of them. An opinion is due in a
    `round`. On a route `who` is the other one whom it is about (for whom one stands in, who has left),
    `people` are waited for, `step` what the step is called, `seat` where one signs, `by` who ended one's
    signature and `ending` why; `is_reminded` where the owner asked one to sign. It is `due` on a day;
    `days_late` since when that is over. `keys` tell each thing apart from all others, so that nobody is
    told of one twice.
    """

    kind: WaitKind
    speech: int
    title: str
    version: int
    who: str
    at: datetime
    thread: int = 0
    words: str = ""
    count: int = 1
    outcome: Outcome | None = None
    round: int = 0
    people: tuple[str, ...] = ()
    step: str = ""
    seat: int = 0
    by: str = ""
    ending: Ending | None = None
    due: datetime | None = None
    days_late: int = 0
    is_soon: bool = False
    is_reminded: bool = False
    keys: tuple[str, ...] = ()
