"""One call of every action of talk, added to the others."""

from speeches.actions import comments, threads
from tests.architecture.examples import example
from tests.architecture.reversing_examples import EXAMPLES, name_of
from tests.stage import NOON

__all__ = ["EXAMPLES", "name_of"]


@example(threads.open_on, by="rhea")
def open_on(play):
    return play.scene.paragraph("新建茶园").pk, {"text": "请核实。"}


@example(threads.open_on_section, by="rhea")
def open_on_section(play):
    return play.scene.section("产业稳步").pk, {"text": "这一节再压一压。"}


@example(threads.open_on_speech, by="rhea")
def open_on_speech(play):
    return play.scene.speech.pk, {"text": "全文再压一压。"}


@example(threads.reply, by="rhea")
def reply(play):
    return play.thread().pk, {"text": "已核实。"}


@example(comments.reword, by="rhea")
def reword(play):
    return play.comment().pk, {"text": "请再核实。"}


@example(comments.withdraw, by="rhea")
def withdraw_comment(play):
    return play.comment().pk, {}


@example(threads.resolve, by="rhea")
def resolve(play):
    return play.thread().pk, {}


@example(threads.reopen, by="rhea")
def reopen(play):
    thread = play.thread()
    threads.resolve(thread.pk, by=play.cast.rhea, at=NOON)
    return thread.pk, {}
