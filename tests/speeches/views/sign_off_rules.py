"""The same table for the routes of signing, locking and the board."""

from tests.speeches.views import board_bodies, rules
from tests.speeches.views.bodies import KEY
from tests.speeches.views.rules import EDIT, EDITING, MEMBERS, OWN, OWNING, SIGNED_IN, Rule

__all__ = ["RULES", "Rule"]

RULES: dict[str, Rule] = {
    **rules.RULES,
    "speeches:board": Rule(get=SIGNED_IN),
    "speeches:work": Rule(get=MEMBERS),
    "speeches:section_work": Rule(get=MEMBERS),
    "speeches:readiness": Rule(post=EDITING, why=EDIT, words=lambda _: {"key": KEY}),
    "speeches:unreadiness": Rule(
        post=EDITING, why=EDIT, words=lambda _: {"key": KEY}, names=board_bodies.ready
    ),
    "speeches:all_readiness": Rule(post=EDITING, why=EDIT, words=lambda _: {"key": KEY}),
    "speeches:reviewers": Rule(
        post=OWNING,
        why=OWN,
        words=lambda play: {"key": KEY, "person": play.cast.hans.pk},
        names=board_bodies.to_review,
    ),
    "speeches:reviewer_removal": Rule(post=OWNING, why=OWN, names=board_bodies.reviewed),
}
