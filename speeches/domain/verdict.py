"""Answers to "may I?" that carry their reason, and the refusals that are raised with one."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something may not be done; the views hold a sentence for each."""

    NOT_EDITOR = "not_editor"
    NOT_COMMENTER = "not_commenter"
    NOT_SIGNER = "not_signer"
    NOT_OWNER = "not_owner"
    NOT_ASKER = "not_asker"
    NOT_YOURS = "not_yours"
    NOT_YOUR_COMMENT = "not_your_comment"
    NOT_DRAFTER = "not_drafter"
    NOT_YOUR_SECTION = "not_your_section"
    SUGGEST_ONLY = "suggest_only"
    NOT_ASKED = "not_asked"
    ROUND_CLOSED = "round_closed"
    READS_ONLY = "reads_only"
    FINAL = "final"
    NOT_SUBMITTED = "not_submitted"
    NO_SEAT = "no_seat"
    NOT_YOUR_TURN = "not_your_turn"
    STEP_PASSED = "step_passed"
    SOLE_AUTHOR = "sole_author"
    NOT_FINAL = "not_final"
    NOT_AWAY = "not_away"


class Refusal(Exception):
    """An anticipated "no": nothing was changed, and the person is told why."""


class NotPermitted(Refusal):
    """The person may read this speech but not do this."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """Truthy when allowed; otherwise it says why not."""

    reason: Reason | None = None

    def __bool__(self) -> bool:
        return self.reason is None

    def require(self) -> None:
        """Raise NotPermitted unless allowed."""
        if self.reason is not None:
            raise NotPermitted(self.reason)


ALLOWED = Verdict()


def denied(reason: Reason) -> Verdict:
    """A "no" for this reason."""
    return Verdict(reason)


class NoSuchSpeech(Refusal):
    """It is not there, or not there for this person."""


class Gone(Refusal):
    """What was to be changed has been removed meanwhile."""


class ChangedMeanwhile(Refusal):
    """Somebody wrote in it after this person last saw it."""


class NoSuchVersion(Refusal):
    """The speech has no version of that number."""


class NothingToSave(Refusal):
    """It says that already."""


class NoWords(Refusal):
    """Without words it cannot be kept."""
