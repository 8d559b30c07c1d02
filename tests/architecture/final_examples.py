"""One call of every action that makes a speech final, and of what is done then, added to the others."""

from speeches.actions import finals, milestones, repairs
from speeches.domain.milestones import SheetForm
from tests.architecture.examples import example
from tests.architecture.readiness_examples import EXAMPLES, name_of
from tests.sign_off import final, repaired, signed

__all__ = ["EXAMPLES", "name_of"]


@example(finals.lock, by="wanda")
def lock(play):
    return signed(play).pk, {}


@example(finals.unlock, by="wanda")
def unlock(play):
    return final(play).pk, {"reason": "会议改期。"}


@example(repairs.repair, by="wanda")
def repair(play):
    final(play)
    row = play.scene.paragraph("新修村道")
    text = row.text.replace("，", "、", 1)
    return row.pk, {"text": text, "based_on": row.version, "reason": "标点有误。"}


@example(repairs.acknowledge, by="sana")
def acknowledge(play):
    return repaired(play).pk, {}


@example(milestones.export_sheet, by="leo")
def export_sheet(play):
    return play.scene.speech.pk, {"form": SheetForm.WORD}
