"""The same table for the routes of signing, locking and the board."""

from speeches.domain.verdict import Reason
from tests.speeches.views import rules
from tests.speeches.views.bodies import KEY
from tests.speeches.views.rules import MEMBERS, NOBODY, Rule

__all__ = ["RULES", "Rule"]

RULES: dict[str, Rule] = {
    **rules.RULES,
    "speeches:final": Rule(get=MEMBERS, post=NOBODY, why=Reason.NOT_OWNER, words=lambda _: {"key": KEY}),
    "speeches:unlocking": Rule(
        post=NOBODY, why=Reason.NOT_FINAL, words=lambda _: {"key": KEY, "reason": "改期。"}
    ),
    "speeches:repair": Rule(get=NOBODY, post=NOBODY, why=Reason.NOT_FINAL),
    "speeches:acknowledgement": Rule(),
    "speeches:sheet": Rule(get=MEMBERS),
    "speeches:sheet_word": Rule(post=MEMBERS),
    "speeches:sheet_print": Rule(post=MEMBERS),
}
