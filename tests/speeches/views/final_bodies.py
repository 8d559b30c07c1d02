"""What is named where a speech is final, or nothing is missing for that."""

from typing import Any

from tests import sign_off
from tests.play import Play
from tests.speeches.views.bodies import KEY


def signed(play: Play) -> dict[str, int]:
    return {"speech_id": sign_off.signed(play).pk}


def final(play: Play) -> dict[str, int]:
    return {"speech_id": sign_off.final(play).pk}


def slip(play: Play) -> dict[str, int]:
    sign_off.final(play)
    return {"paragraph_id": play.scene.paragraph("新修村道").pk}


def repaired(play: Play) -> dict[str, int]:
    return {"repair_id": sign_off.repaired(play).pk}


def put_right(play: Play) -> dict[str, Any]:
    row = play.scene.paragraph("新修村道")
    text = row.text.replace("，", "、", 1)
    return {"text": text, "based_on": row.version, "reason": "标点有误。", "key": KEY}
