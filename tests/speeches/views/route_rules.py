"""The table for the routes of a route, and what is sent to them."""

from datetime import timedelta
from typing import Any

from speeches.actions import absences, routes
from speeches.domain.checks.check import Check
from speeches.domain.grading import Grade
from speeches.domain.verdict import Reason
from tests import route_play
from tests.play import Play
from tests.speeches.views.bodies import KEY
from tests.speeches.views.rules import ADMINISTERING, MEMBERS, OWNING, SIGNED_IN, SPEAKING, Rule
from tests.stage import NOON


def steps(play: Play) -> dict[str, Any]:
    """A route of one step."""
    named = {"1-kind": "issue", "1-step_name": "签发", "1-people": [play.cast.sana.pk]}
    return {"steps": [1], "act": "lay", "key": KEY, **named}


def laid(play: Play) -> dict[str, int]:
    return {"speech_id": route_play.laid(play).pk}


def under_way(play: Play) -> dict[str, int]:
    return {"speech_id": route_play.under_way(play).pk}


def open_step(play: Play) -> dict[str, int]:
    route_play.under_way(play)
    return {"step_id": route_play.step(play, 1).pk}


def skipped(play: Play) -> dict[str, int]:
    names = open_step(play)
    routes.skip(names["step_id"], reason="已当面核过。", by=play.cast.wanda, at=NOON)
    return names


def seated(play: Play) -> dict[str, int]:
    route_play.under_way(play)
    return {"seat_id": route_play.seat(play, play.cast.rhea).pk}


def stood_in(play: Play) -> dict[str, int]:
    route_play.under_way(play)
    return {"stand_in_id": route_play.stand_in(play).pk}


def away(play: Play) -> dict[str, Any]:
    return {"person": play.cast.hans.pk, "since": "2026-03-05", "until": "2036-03-09"}


def usual_id(_: Play) -> dict[str, int]:
    return {"usual_id": route_play.usual_route().pk}


def usual(play: Play) -> dict[str, Any]:
    return {**steps(play), "route_name": "乡镇三步", "1-days": 2}


def rules_of_signing(_: Play) -> dict[str, Any]:
    return {**{grade.value: "confirm" for grade in Grade}, "leaving": "void", "reentry": "password"}


def declared(play: Play) -> dict[str, int]:
    days = {"since": NOON.date(), "until": NOON.date() + timedelta(days=9000)}
    one = absences.declare(person=play.cast.hans, **days, by=play.cast.rhea, at=NOON)
    return {"absence_id": one.pk}


# Rhea, Dai and Sana hold seats.
SEATED = frozenset({"rhea", "dai", "sana"})
OWN = Reason.NOT_OWNER
REASON = {"reason": "请补数字。", "key": KEY}

RULES: dict[str, Rule] = {
    "speeches:route": Rule(get=MEMBERS, names=under_way),
    "speeches:route_changes": Rule(get=MEMBERS),
    "speeches:laying": Rule(get=OWNING, post=OWNING, why=OWN, words=steps),
    "speeches:submission": Rule(post=OWNING, why=OWN, words=lambda _: {"key": KEY}, names=laid),
    "speeches:returns": Rule(
        post=OWNING | SPEAKING, why=Reason.NO_SEAT, words=lambda _: REASON, names=under_way
    ),
    "speeches:stand_ins": Rule(post=SEATED, why=Reason.NO_SEAT, words=away, names=under_way),
    "speeches:stand_in_end": Rule(post=OWNING | SPEAKING, why=Reason.NOT_AWAY, names=stood_in),
    "speeches:skipping": Rule(post=OWNING, why=OWN, words=lambda _: REASON, names=open_step),
    "speeches:resumption": Rule(post=OWNING, why=OWN, names=skipped),
    "speeches:reminder": Rule(post=OWNING, why=OWN, words=lambda _: {"key": KEY}, names=open_step),
    "speeches:step_due": Rule(
        post=OWNING, why=OWN, words=lambda _: {"due_on": "2026-03-20"}, names=open_step
    ),
    "speeches:seat_holder": Rule(
        post=OWNING, why=OWN, words=lambda play: {"person": play.cast.dai.pk}, names=seated
    ),
    "speeches:office_signing": Rule(get=ADMINISTERING, post=ADMINISTERING, words=rules_of_signing),
    "speeches:office_checks": Rule(post=ADMINISTERING, words=lambda _: dict.fromkeys(Check, "shown")),
    "speeches:usual_routes": Rule(get=ADMINISTERING, post=ADMINISTERING, words=usual),
    "speeches:usual_route": Rule(get=ADMINISTERING, post=ADMINISTERING, words=usual, names=usual_id),
    "speeches:usual_route_removal": Rule(post=ADMINISTERING, names=usual_id),
    "speeches:absence": Rule(get=SIGNED_IN, post=SIGNED_IN),
    "speeches:absence_end": Rule(post=SPEAKING, names=declared),
}
# Forms on pages of their own.
ALONE = {name for name, rule in RULES.items() if rule.post}
# It does its work where somebody holds a seat, and is sent empty here.
QUIET = {"speeches:absence"}
