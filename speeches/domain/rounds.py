"""Rounds of consultation (征求意见): who was asked, what became of it, and what may still be said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from speeches.domain.policy import Terms
from speeches.domain.signing import SpeechState
from speeches.domain.talk import Outcome
from speeches.domain.verdict import ALLOWED, Reason, Verdict, denied

# Longer names do not fit into the head of a table.
LONGEST_NAME = 80
# What an office decides about an opinion; taking it back is its author's affair.
DECIDED = (Outcome.ADOPTED, Outcome.PARTLY, Outcome.DECLINED)


class Answer(StrEnum):
    """How far a unit has come: asked, looked, said that it has nothing to say (无意见), said something."""

    ASKED = "asked"
    SEEN = "seen"
    NOTHING = "nothing"
    SPOKE = "spoke"


class RoundForm(StrEnum):
    """The form in which a round leaves: 意见采纳情况表 for Word or Excel, 修改情况说明."""

    TABLE_WORD = "table_word"
    TABLE_SHEET = "table_sheet"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose name somebody speaks: his unit, or himself where he has none."""

    unit: str
    person: int = 0

    @classmethod
    def of(cls, unit: str, person: int) -> "Voice":
        """Colleagues of one unit are one voice."""
        return cls(unit) if unit else cls("", person)


def answer_of(opinions: int, *, has_nothing: bool, has_looked: bool) -> Answer:
    """What a unit has answered; whoever said something has answered, whatever else he marked."""
    if opinions:
        return Answer.SPOKE
    if has_nothing:
        return Answer.NOTHING
    return Answer.SEEN if has_looked else Answer.ASKED


def is_overdue(answer: Answer, due_on: date, today: date) -> bool:
    """The day has gone by, and nothing was said, not even that there is nothing to say."""
    return today > due_on and answer in {Answer.ASKED, Answer.SEEN}


def may_answer(terms: Terms, *, is_asked: bool, is_closed: bool) -> Verdict:
    """Who was asked speaks, whatever his role, until the round is closed or the speech final."""
    if not is_asked:
        return denied(Reason.NOT_ASKED)
    if terms.state is SpeechState.FINAL:
        return denied(Reason.FINAL)
    return denied(Reason.ROUND_CLOSED) if is_closed else ALLOWED


def may_take_back(terms: Terms, *, is_own: bool, is_closed: bool) -> Verdict:
    """An opinion is taken back by the one who gave it, while opinions are given."""
    if not is_own:
        return denied(Reason.NOT_YOUR_COMMENT)
    return may_answer(terms, is_asked=True, is_closed=is_closed)
