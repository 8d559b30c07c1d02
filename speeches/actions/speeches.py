"""What a speech is for: speaker, occasion, place, date, length."""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from speeches.actions._change import change
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_line


@dataclass(frozen=True, slots=True)
class Description:
    """The circumstances of a speech; `target_minutes` is None where nobody set a length."""

    speaker: str
    occasion: str
    place: str
    delivered_on: date | None
    target_minutes: int | None
    rate: int


def describe(speech_id: int, *, description: Description, by: User, at: datetime) -> int:
    """Say what the speech is for. Raises Unwritable."""
    names = description.speaker, description.occasion, description.place
    speaker, occasion, place = map(typed_line, names)
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_edit)
        speech = opened.speech
        speech.speaker, speech.occasion, speech.place = speaker, occasion, place
        speech.delivered_on = description.delivered_on
        speech.target_minutes, speech.rate = description.target_minutes, description.rate
        speech.save()
        opened.record(Happening.SPEECH_DESCRIBED)
    return opened.version
