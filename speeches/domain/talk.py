"""Who may follow what is said, and how talk ends."""

from enum import StrEnum

from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.verdict import ALLOWED, Reason, Verdict, denied


class Audience(StrEnum):
    """Who may know of a thread: all who read the speech, or those who draft it."""

    ALL = "all"
    DRAFTERS = "drafters"


class Outcome(StrEnum):
    """What became of an opinion or suggestion (采纳, 部分采纳, 不采纳; 撤回)."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Which(StrEnum):
    """Which threads of a speech are shown: all open ones, those I spoke in, those that call me."""

    OPEN = "open"
    MINE = "mine"
    CALLING = "calling"
    SUGGESTIONS = "suggestions"
    RESOLVED = "resolved"


_DRAFTING = frozenset({Role.OWNER, Role.DRAFTER})


def audiences_of(role: Role) -> frozenset[Audience]:
    """The threads that exist for somebody with this role."""
    return frozenset(Audience) if role in _DRAFTING else frozenset({Audience.ALL})


def may_speak_to(role: Role, audience: Audience) -> Verdict:
    """Whoever drafts may keep talk among those who draft."""
    return ALLOWED if audience in audiences_of(role) else denied(Reason.NOT_DRAFTER)


def unheard_by(role: Role) -> frozenset[Happening]:
    """What the history does not tell somebody with this role."""
    return frozenset() if Audience.DRAFTERS in audiences_of(role) else frozenset({Happening.DRAFTERS_TALKED})


def needs_reason(*, is_opener: bool) -> bool:
    """Whoever opened a thread may close it without a word; of others' it is said how it was dealt with."""
    return not is_opener
