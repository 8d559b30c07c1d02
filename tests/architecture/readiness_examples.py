"""One call of every action about readiness and reviewers of sections, added to the others."""

from speeches.actions import readiness, reviewers
from tests.architecture.examples import example
from tests.architecture.sign_off_examples import EXAMPLES, name_of
from tests.speeches.views import board_bodies

__all__ = ["EXAMPLES", "name_of"]


@example(readiness.call_ready, by="dai")
def call_ready(play):
    return play.scene.section("过去一年").pk, {}


@example(readiness.call_all_ready, by="dai")
def call_all_ready(play):
    return play.scene.speech.pk, {}


@example(readiness.take_back, by="dai")
def take_back(play):
    return board_bodies.ready(play)["section_id"], {}


@example(reviewers.assign, by="wanda")
def assign(play):
    return board_bodies.to_review(play)["section_id"], {"person": play.cast.hans}


@example(reviewers.unassign, by="wanda")
def unassign(play):
    names = board_bodies.reviewed(play)
    return names["section_id"], {"seat": names["seat_id"]}
