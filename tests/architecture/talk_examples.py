"""One call of every action of talk, added to the others."""

from speeches.actions import comments, decisions, suggestions, threads
from speeches.domain.suggesting import Acceptance
from speeches.queries.nearby import Beside
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


@example(suggestions.reword, by="rhea")
def suggest_words(play):
    paragraph = play.scene.paragraph("今天的会议")
    return paragraph.pk, {"text": "今天的会议非常重要。", "based_on": paragraph.version}


@example(suggestions.rename, by="rhea")
def suggest_heading(play):
    section = play.scene.section("产业稳步")
    return section.pk, {"heading": "产业向好", "based_on": section.version}


@example(suggestions.insert, by="rhea")
def suggest_paragraph(play):
    return play.scene.paragraph("今天的会议").pk, {"text": "补一句。"}


@example(suggestions.remove, by="rhea")
def suggest_removal(play):
    paragraph = play.scene.paragraph("今天的会议")
    return paragraph.pk, {"based_on": paragraph.version}


@example(suggestions.move, by="rhea")
def suggest_place(play):
    first = play.scene.paragraph("今天的会议")
    return play.scene.paragraph("下面我讲").pk, {"to": Beside(first.pk)}


@example(decisions.accept, by="dai")
def accept(play):
    return play.suggestion().pk, {"acceptance": Acceptance(play.scene.version)}


@example(decisions.decline, by="dai")
def decline(play):
    return play.suggestion().pk, {"reason": "以年报为准。"}


@example(decisions.withdraw, by="rhea")
def withdraw_suggestion(play):
    return play.suggestion().pk, {}


@example(decisions.reopen, by="dai")
def reopen_suggestion(play):
    thread, reason = decline(play)
    decisions.decline(thread, **reason, by=play.cast.dai, at=NOON)
    return thread, {}
