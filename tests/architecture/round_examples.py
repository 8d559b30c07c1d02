"""One call of every action of a round of consultation, added to the others."""

from speeches.actions import milestones, opinions, rounds
from speeches.actions.opinions import Place
from speeches.actions.rounds import Terms
from speeches.domain.rounds import RoundForm
from speeches.domain.talk import Outcome
from tests.architecture.examples import example
from tests.architecture.principal_examples import EXAMPLES, name_of
from tests.stage import NOON

__all__ = ["EXAMPLES", "name_of"]


@example(rounds.begin, by="wanda")
def begin(play):
    asked = {"people": [play.cast.greta.pk], "milestone": "征求意见稿"}
    return play.scene.speech.pk, {"terms": Terms("第一轮", NOON.date()), **asked}


@example(rounds.describe, by="wanda")
def describe(play):
    return play.round().pk, {"terms": Terms("第一轮（延期）", NOON.date(), is_apart=False)}


@example(rounds.invite, by="wanda")
def invite(play):
    return play.round().pk, {"people": [play.cast.hans.pk]}


@example(rounds.dismiss, by="wanda")
def dismiss(play):
    return play.invitation().pk, {}


@example(rounds.close, by="wanda")
def close(play):
    return play.round().pk, {}


@example(rounds.reopen, by="wanda")
def reopen(play):
    return play.closed().pk, {"reason": "还有意见未到。"}


@example(opinions.give, by="greta")
def give(play):
    return play.round().pk, {"text": "建议再压一压。", "on": Place()}


@example(opinions.reply, by="greta")
def reply(play):
    return play.opinion().pk, {"text": "补充一句。"}


@example(opinions.withdraw, by="greta")
def withdraw(play):
    return play.opinion().pk, {}


@example(opinions.have_none, by="greta")
def have_none(play):
    return play.round().pk, {}


@example(opinions.end, by="dai")
def end(play):
    return play.opinion().pk, {"outcome": Outcome.PARTLY, "text": "部分吸收。"}


@example(milestones.export_suggestions, by="leo")
def export_suggestions(play):
    return play.scene.speech.pk, {"form": RoundForm.TABLE_WORD}


@example(milestones.export_opinions, by="leo")
def export_opinions(play):
    return play.round().pk, {"form": RoundForm.TABLE_SHEET}
