"""One call of every action of a route, added to the others."""

from datetime import timedelta

from speeches.actions import returns, routes, stand_ins
from speeches.actions.returns import Destination
from tests import route_play
from tests.architecture.examples import example
from tests.architecture.round_examples import EXAMPLES, name_of
from tests.stage import NOON

__all__ = ["EXAMPLES", "name_of"]


@example(routes.lay, by="wanda")
def lay(play):
    return play.scene.speech.pk, {"steps": route_play.plan(play.cast)}


@example(routes.submit, by="wanda")
def submit(play):
    return route_play.laid(play).pk, {}


@example(routes.skip, by="wanda")
def skip(play):
    route_play.under_way(play)
    return route_play.step(play, 1).pk, {"reason": "已当面核过。"}


@example(routes.resume, by="wanda")
def resume(play):
    route_play.under_way(play)
    step = route_play.step(play, 1)
    routes.skip(step.pk, reason="已当面核过。", by=play.cast.wanda, at=NOON)
    return step.pk, {}


@example(routes.set_due, by="wanda")
def set_due(play):
    route_play.laid(play)
    return route_play.step(play, 2).pk, {"due_on": NOON.date()}


@example(routes.reseat, by="wanda")
def reseat(play):
    route_play.under_way(play)
    seat = route_play.seat(play, play.cast.rhea)
    return seat.step_id, {"seat": seat.pk, "person": play.cast.dai}


@example(returns.send_back, by="wanda")
def send_back(play):
    return route_play.under_way(play).pk, {"to": Destination(), "reason": "请补数字。"}


@example(stand_ins.name, by="rhea")
def name(play):
    route_play.under_way(play)
    days = {"since": NOON.date(), "until": NOON.date() + timedelta(days=3)}
    return play.scene.speech.pk, {"person": play.cast.hans, **days}


@example(stand_ins.end, by="rhea")
def end(play):
    route_play.under_way(play)
    return route_play.stand_in(play).pk, {}
