"""One call of every action on a final speech, added to the others."""

from speeches.actions import checks, finals, milestones, repairs
from speeches.actions.repairs import Mending
from speeches.domain.milestones import SheetForm
from tests import check_play
from tests import final_play as story
from tests.architecture.examples import example
from tests.architecture.readiness_examples import EXAMPLES, name_of

__all__ = ["EXAMPLES", "name_of"]


@example(finals.lock, by="wanda")
def lock(play):
    return story.ready(play).pk, {"exceptions": ""}


@example(finals.unlock, by="wanda")
def unlock(play):
    return story.locked(play).pk, {"reason": "会议改期。"}


@example(repairs.repair, by="wanda")
def repair(play):
    story.locked(play)
    return story.slip(play).pk, {"mending": story.mending(play)}


@example(repairs.repair_heading, by="wanda")
def repair_heading(play):
    story.locked(play)
    return story.heading(play).pk, {"mending": Mending(**story.heading_repair(play))}


@example(repairs.acknowledge, by="sana")
def acknowledge(play):
    return story.repaired(play).pk, {}


@example(checks.waive, by="wanda")
def waive(play):
    found = check_play.finding(play)
    return play.scene.speech.pk, {"fingerprint": found.fingerprint, "reason": check_play.WHY}


@example(checks.heed, by="wanda")
def heed(play):
    return check_play.waived(play).pk, {}


@example(milestones.export_sheet, by="leo")
def export_sheet(play):
    return story.ready(play).pk, {"form": SheetForm.WORD}
