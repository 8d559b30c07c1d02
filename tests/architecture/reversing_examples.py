"""One call of every action that takes something back or goes back, added to the others."""

from speeches.actions import paragraphs, restorations, reversals
from speeches.queries.reversal_scopes import Scope
from tests.architecture.examples import EXAMPLES, edit, example, name_of
from tests.stage import NOON

__all__ = ["EXAMPLES", "name_of"]


def edited(play):
    """Dai's last change."""
    subject, words = edit(play)
    return paragraphs.edit(subject, **words, by=play.cast.dai, at=NOON)


@example(reversals.undo, by="dai")
def undo(play):
    edited(play)
    return play.scene.speech.pk, {}


@example(reversals.redo, by="dai")
def redo(play):
    edited(play)
    reversals.undo(play.scene.speech.pk, by=play.cast.dai, at=NOON)
    return play.scene.speech.pk, {}


@example(reversals.take_back, by="wanda")
def take_back(play):
    version = edited(play)
    return play.scene.speech.pk, {"scope": Scope(version - 1, version)}


@example(restorations.restore_speech, by="wanda")
def restore_speech(play):
    version = edited(play)
    return play.scene.speech.pk, {"version": version - 1, "based_on": version}


@example(restorations.restore_section, by="wanda")
def restore_section_to_version(play):
    version = edited(play)
    return play.scene.section("opening").pk, {"version": version - 1, "based_on": version}
