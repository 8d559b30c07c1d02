"""Objections of somebody that stand beside the route on which a speech is now."""

from collections.abc import Collection, Iterator

from django.db.models import F, Q

from speeches.domain.signing import SpeechState
from speeches.domain.waiting import WaitKind
from speeches.models import Signature
from speeches.queries.inbox.places import Places
from speeches.queries.inbox.waiting import Waiting
from speeches.queries.route import OBJECTION


def objecting(places: Places, but: Collection[int]) -> Iterator[Waiting]:
    """His own, in speeches that are under way, but not where he signs anew; one query."""
    me = places.person
    beside = Q(seat=None) | Q(seat__step__lap__lt=F("speech__lap"))
    under_way = [
        pk
        for pk, one in places.members.items()
        if one.speech.state is SpeechState.IN_REVIEW and pk not in but
    ]
    own = Signature.objects.filter(OBJECTION, beside, Q(by=me) | Q(on_behalf_of=me), speech__in=under_way)
    for one in own.filter(speech__lap__gt=0).order_by("pk"):
        yield Waiting(
            kind=WaitKind.OBJECTING,
            speech=one.speech_id,
            title=str(places.speech(one.speech_id)),
            version=one.version,
            who="",
            at=one.at,
            keys=(f"objection-{one.pk}",),
        )
