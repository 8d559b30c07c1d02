"""The same table for the routes of signing, locking and the board."""

from speeches.domain.verdict import Reason
from tests.speeches.views import account_rules, board_bodies, final_rules, route_rules, rules, sign_off_bodies
from tests.speeches.views.bodies import KEY
from tests.speeches.views.rules import EDIT, EDITING, MEMBERS, OWN, OWNING, SIGNED_IN, Rule

__all__ = ["RULES", "Rule"]

# Rhea holds the seat at the step that is open.
SEATED = frozenset({"rhea"})

RULES: dict[str, Rule] = {
    **account_rules.RULES,
    **rules.RULES,
    "speeches:speech_signature": Rule(
        get=MEMBERS,
        post=SEATED,
        why=Reason.NO_SEAT,
        names=sign_off_bodies.routed,
        words=sign_off_bodies.signature_at_a_seat,
    ),
    "speeches:speech_signing_news": Rule(get=MEMBERS, names=sign_off_bodies.routed),
    "speeches:section_signing_news": Rule(get=MEMBERS, names=sign_off_bodies.routed),
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
    **route_rules.RULES,
    **final_rules.RULES,
}
