"""Whose changes are a class of their own, and what is said of changes that touch them."""

from datetime import datetime

from accounts.models import User
from speeches.actions._change import change
from speeches.actions._crediting import require_own, set_principal
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.plain_text import typed_line
from speeches.domain.touching import Handling
from speeches.domain.verdict import NoSuchSpeech, NothingToSave, Refusal
from speeches.models import Membership, Stroke, Touch

SAYING = {
    Handling.ABSORBED: Happening.TOUCH_ABSORBED,
    Handling.TECHNICAL: Happening.TOUCH_TECHNICAL,
    Handling.REFERRED: Happening.TOUCH_REFERRED,
}


class NotAMember(Refusal):
    """The principal is somebody who takes part in the speech."""


class NothingToSay(Refusal):
    """The words are as the principal wrote them again, or he changed them himself."""


def name(speech_id: int, *, person: User | None, by: User, at: datetime) -> int:
    """Say who the principal of a speech is; None: nobody from now on. Raises NotAMember, NothingToSave."""
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_name_principal)
        speech = opened.speech
        if (person.pk if person else None) == speech.principal_id:
            raise NothingToSave
        if person and not Membership.objects.filter(speech=speech, user=person).exists():
            raise NotAMember
        set_principal(opened, person)
    return opened.version


def settle(touch_id: int, *, handling: Handling, note: str = "", by: User, at: datetime) -> int:
    """Say how a change stands to the words of the principal that it touched; it can be said anew.

    Raises NothingToSay, NothingToSave.
    """
    words = typed_line(note)
    with change(_speech_of(touch_id), by=by, at=at) as opened:
        opened.require(policy.may_edit)
        touch = Touch.objects.select_related("edit").get(pk=touch_id)
        require_own(opened, touch.by_id)
        if touch.is_his_own or touch.ended_in is not None or handling not in SAYING:
            raise NothingToSay
        if (touch.handling, touch.note) == (handling, words):
            raise NothingToSave
        touch.handling, touch.note, touch.said_by, touch.said_at = handling, words, by, at
        touch.save(update_fields=["handling", "note", "said_by", "said_at"])
        lines = Stroke.objects.filter(touches__touch=touch).order_by("pk")
        for paragraph, section in dict.fromkeys(lines.values_list("paragraph_id", "section_id")):
            opened.record(SAYING[handling], paragraph=paragraph, section=section, earlier=touch.version)
    return opened.version


def _speech_of(touch_id: int) -> int:
    speech = Touch.objects.filter(pk=touch_id).values_list("edit__speech", flat=True).first()
    if speech is None:
        raise NoSuchSpeech
    return speech
