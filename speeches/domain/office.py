"""What an administrator lays down for the office."""

from enum import StrEnum


class OfficeDeed(StrEnum):
    """What was laid down: rules of signing, checks, a usual route, or that one is offered no longer."""

    RULES = "rules"
    CHECKS = "checks"
    ROUTE = "route"
    ROUTE_REMOVED = "route_removed"
