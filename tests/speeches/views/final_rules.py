"""The table for the routes of a final speech, and what is sent to them."""

from typing import Any

from speeches.domain.verdict import Reason
from tests import check_play, final_play
from tests.play import Play
from tests.speeches.views.bodies import KEY
from tests.speeches.views.rules import EDIT, EDITING, MEMBERS, OWN, OWNING, Rule

REPAIRING = frozenset({"dai", "wanda"})
HAVE_SIGNED = frozenset({"rhea", "sana"})


def ready(play: Play) -> dict[str, int]:
    return {"speech_id": final_play.ready(play).pk}


def locked(play: Play) -> dict[str, int]:
    return {"speech_id": final_play.locked(play).pk, "paragraph_id": final_play.slip(play).pk} | {
        "section_id": final_play.heading(play).pk
    }


def repaired(play: Play) -> dict[str, int]:
    return {"repair_id": final_play.repaired(play).pk}


def repair(play: Play) -> dict[str, Any]:
    return {**final_play.repair(play), "key": KEY}


def heading_repair(play: Play) -> dict[str, Any]:
    return {**final_play.heading_repair(play), "key": KEY}


def found(play: Play) -> dict[str, int]:
    check_play.finding(play)
    return {"speech_id": play.scene.speech.pk}


def waiver(play: Play) -> dict[str, Any]:
    found = check_play.finding(play)
    return {"fingerprint": found.fingerprint, "reason": check_play.WHY, "key": KEY}


def waived(play: Play) -> dict[str, int]:
    return {"waiver_id": check_play.waived(play).pk}


RULES: dict[str, Rule] = {
    "speeches:final": Rule(get=MEMBERS, post=OWNING, why=OWN, words=lambda _: {"key": KEY}, names=ready),
    "speeches:unlocking": Rule(
        post=OWNING, why=OWN, words=lambda _: {"key": KEY, "reason": "会议改期。"}, names=locked
    ),
    "speeches:repair": Rule(get=REPAIRING, post=REPAIRING, why=EDIT, words=repair, names=locked),
    "speeches:heading_repair": Rule(
        get=REPAIRING, post=REPAIRING, why=EDIT, words=heading_repair, names=locked
    ),
    "speeches:acknowledgement": Rule(post=HAVE_SIGNED, why=Reason.NO_SEAT, names=repaired),
    "speeches:checks": Rule(get=MEMBERS),
    "speeches:waiver": Rule(post=EDITING, why=EDIT, words=waiver, names=found),
    "speeches:heeding": Rule(post=EDITING, why=EDIT, names=waived),
    "speeches:sheet": Rule(get=MEMBERS, names=ready),
    "speeches:sheet_word": Rule(post=MEMBERS, names=ready),
    "speeches:sheet_print": Rule(post=MEMBERS, names=ready),
}
