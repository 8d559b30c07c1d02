"""What it means for routes that somebody may sign in no more, or again."""

from datetime import datetime

from django.db.models import Q

from accounts.models import User
from speeches.actions import _settling
from speeches.actions._change import tending
from speeches.live import notify
from speeches.models import Speech


def settle_routes_of(person: User, *, at: datetime) -> int:
    """Bring every route on which he signed, also for others, to where the office's rules say it is now.

    That an account is closed is nobody's doing in a speech: it makes no version. How many moved.
    """
    return _settle_all(Q(signatures__by=person) | Q(signatures__on_behalf_of=person), at)


def settle_routes_of_the_gone(*, at: datetime) -> int:
    """The same for everybody whose account is closed, when the rule for that is another one."""
    return _settle_all(Q(signatures__by__is_active=False) | Q(signatures__on_behalf_of__is_active=False), at)


def _settle_all(signed: Q, at: datetime) -> int:
    under_way = Speech.objects.filter(signed, state__in=_settling.SETTLED, lap__gt=0)
    return sum(_settle(pk, at) for pk in under_way.order_by("pk").values_list("pk", flat=True).distinct())


def _settle(speech_id: int, at: datetime) -> bool:
    with tending(speech_id):
        speech = Speech.objects.get(pk=speech_id)
        moved = list(_settling.settle(speech, speech.version, at))
        if moved:
            speech.save(update_fields=["state"])
            notify.speech_changed(speech.pk, speech.version)
    return bool(moved)
