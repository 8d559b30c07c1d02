"""What has to happen before and after a speech is final: signed to the end, locked, repaired."""

from typing import Any

from speeches.actions import finals, repairs, rounds
from speeches.models import Paragraph, Repair, Round, Speech
from tests import sign_off_play as story
from tests.play import Play
from tests.sign_off import filled
from tests.stage import NOON


def ready(play: Play) -> Speech:
    """Everybody has signed, and nothing is open."""
    filled(play.scene.speech, by=play.cast.wanda, at=NOON)
    for one in Round.objects.filter(speech=play.scene.speech, closed_in=None):
        rounds.close(one.pk, by=play.cast.wanda, at=NOON)
    return story.signed(play)


def locked(play: Play) -> Speech:
    """Wanda made it final, once."""
    speech = play.scene.speech
    if not speech.milestones.filter(seal__isnull=False).exists():
        finals.lock(ready(play).pk, exceptions="", by=play.cast.wanda, at=NOON)
    speech.refresh_from_db()
    return speech


def slip(play: Play) -> Paragraph:
    """The paragraph that is repaired."""
    return play.scene.paragraph("新修村道")


def repair(play: Play) -> dict[str, Any]:
    """A mark put right."""
    row = slip(play)
    return {"text": row.text.replace("，", "、", 1), "based_on": row.version, "reason": "标点有误。"}


def repaired(play: Play) -> Repair:
    """Dai put it right in the final text, once."""
    if not Repair.objects.filter(speech=locked(play)).exists():
        repairs.repair(slip(play).pk, **repair(play), by=play.cast.dai, at=NOON)
    return Repair.objects.get()
