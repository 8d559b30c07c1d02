"""What has to happen before and after a speech is final: signed to the end, locked, repaired."""

from typing import Any

from speeches.actions import finals, repairs, rounds
from speeches.actions.repairs import Mending
from speeches.domain.sign_off.route import StepKind
from speeches.models import Paragraph, Repair, Round, Section, Speech, Step
from tests.play import Play
from tests.sign_off import filled, lay, sign
from tests.stage import NOON


def ready(play: Play) -> Speech:
    """Rhea has reviewed and Sana has issued it, once, and nothing is open."""
    speech, wanda = play.scene.speech, play.cast.wanda
    if Step.objects.filter(speech=speech).exists():
        return speech
    filled(speech, by=wanda, at=NOON)
    for one in Round.objects.filter(speech=speech, closed_in=None):
        rounds.close(one.pk, by=wanda, at=NOON)
    stages = (StepKind.REVIEW, "核稿", [play.cast.rhea]), (StepKind.ISSUE, "签发", [play.cast.sana])
    lay(speech, *stages, by=wanda, at=NOON)
    for person in (play.cast.rhea, play.cast.sana):
        sign(person, speech, NOON)
    return speech


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
    """A mark put right, as it is typed."""
    row = slip(play)
    return {"text": row.text.replace("，", "、", 1), "based_on": row.version, "reason": "标点有误。"}


def mending(play: Play) -> Mending:
    """The same for the one who does it."""
    return Mending(**repair(play))


def heading(play: Play) -> Section:
    """The section whose heading is repaired."""
    return play.scene.section("产业稳步")


def heading_repair(play: Play) -> dict[str, Any]:
    """A mark put into it."""
    row = heading(play)
    text = f"{row.heading[:2]}，{row.heading[2:]}"
    return {"text": text, "based_on": row.version, "reason": "漏了标点。"}


def repaired(play: Play) -> Repair:
    """Wanda put it right in the final text, once."""
    if not Repair.objects.filter(speech=locked(play)).exists():
        repairs.repair(slip(play).pk, mending=mending(play), by=play.cast.wanda, at=NOON)
    return Repair.objects.get()
