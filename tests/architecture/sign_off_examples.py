"""One call of every action that signs a speech off, added to the others."""

from datetime import timedelta

from speeches.actions import reminders, returns, routes, signatures, stand_ins
from speeches.actions.returns import Destination
from tests import sign_off_play as story
from tests.architecture.examples import example
from tests.architecture.round_examples import EXAMPLES, name_of
from tests.stage import NOON

__all__ = ["EXAMPLES", "name_of"]


@example(routes.lay, by="wanda")
def lay(play):
    return play.scene.speech.pk, {"steps": story.planned(play)}


@example(routes.submit, by="wanda")
def submit(play):
    return story.laid(play).pk, {}


@example(routes.skip, by="wanda")
def skip(play):
    return story.step(story.submitted(play), 1).pk, {"reason": "已当面核过。"}


@example(routes.resume, by="wanda")
def resume(play):
    return story.skipped(play).pk, {}


@example(reminders.remind, by="wanda")
def remind(play):
    return story.step(story.submitted(play), 1).pk, {}


@example(routes.set_due, by="wanda")
def set_due(play):
    return story.step(story.laid(play), 1).pk, {"due_on": NOON.date()}


@example(routes.reseat, by="wanda")
def reseat(play):
    speech = story.submitted(play)
    rheas = story.seat(speech, play.cast.rhea)
    return rheas.step_id, {"seat": rheas.pk, "person": play.cast.hans}


@example(signatures.sign_whole, by="rhea")
def sign_whole(play):
    speech = story.submitted(play)
    return speech.pk, {"pledge": story.pledge(speech, story.seat(speech, play.cast.rhea))}


@example(returns.send_back, by="rhea")
def send_back(play):
    return story.submitted(play).pk, {"to": Destination(), "reason": "请补数字。"}


@example(stand_ins.name, by="rhea")
def name(play):
    until = NOON.date() + timedelta(days=3)
    days = {"since": NOON.date(), "until": until}
    return story.submitted(play).pk, {"person": play.cast.hans, **days}


@example(stand_ins.end, by="rhea")
def end(play):
    return story.stand_in(play).pk, {}
