"""The same table for the routes of signing, locking and the board."""

from tests.speeches.views import route_rules, rules
from tests.speeches.views.rules import Rule

__all__ = ["RULES", "Rule"]

RULES: dict[str, Rule] = {
    **rules.RULES,
    **route_rules.RULES,
}
