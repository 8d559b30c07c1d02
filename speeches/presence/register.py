"""The book in which all web processes write who is here, and from which they read it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models.functions import Now

from speeches.live import notify
from speeches.live.attendance import Signs
from speeches.models import Visit
from speeches.presence import leaving, reading, visits
from speeches.presence.leaving import Asked, Held


def keep(signs: Signs) -> None:
    """Write down who came, left, gave a sign of life and read, and tell the others; five writes at most."""
    if signs.arrived:
        visits.arrive(signs.arrived)
    if signs.read:
        reading.keep(signs.read)
    if signs.left:
        visits.leave([one.stream for one in signs.left])
    if signs.alive:
        visits.sign(signs.alive)
        visits.forget()
    if touched := {one.speech_id for one in (*signs.arrived, *signs.left)}:
        notify.presence_changed(touched)


def here(speech_ids: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """Who is at these speeches and what is asked there, as `wire.here` says it; two queries for all."""
    held = held_in(speech_ids)
    asked = leaving.open_requests(speech_ids, held)
    return {
        speech: [*_people(held.get(speech, {})), *map(_request, asked.get(speech, ()))]
        for speech in {*held, *asked}
    }


def held_in(speech_ids: Sequence[int]) -> dict[int, Held]:
    """Which members are at each speech, with the places they hold in any of their tabs; one query.

    Members who lost their right are none any more, and who may not sign in is not here.
    """
    rows = Visit.objects.filter(
        speech__in=speech_ids, seen_at__gt=Now() - visits.PATIENCE, member__user__is_active=True
    )
    found: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
    for speech, member, places in rows.order_by("member_id").values_list("speech_id", "member_id", "places"):
        found[speech][member] = found[speech].get(member, frozenset()) | frozenset(places)
    return dict(found)


def _people(held: Held) -> list[str]:
    told = ((str(member), ",".join(sorted(places))) for member, places in held.items())
    return [":".join(filter(None, parts)) for parts in told]


def _request(asked: Asked) -> str:
    return f"@{asked.section_id}:{asked.member_id}:{','.join(asked.places)}"
