"""One call of every action about the principal's edits, added to the others."""

from speeches.actions import photos, principal
from speeches.domain.touching import Handling
from tests.architecture.examples import example
from tests.architecture.talk_examples import EXAMPLES, name_of
from tests.domain.pictures import jpeg

__all__ = ["EXAMPLES", "name_of"]


@example(principal.name, by="wanda")
def name(play):
    return play.scene.speech.pk, {"person": play.cast.sana}


@example(principal.settle, by="wanda")
def settle(play):
    return play.touch().pk, {"handling": Handling.TECHNICAL, "note": "改一个字。"}


@example(photos.attach, by="wanda")
def attach(play):
    return play.principals_edit().pk, {"content": jpeg(), "name": "第3页.jpg"}


@example(photos.withdraw, by="wanda")
def withdraw(play):
    return play.photo().pk, {}
