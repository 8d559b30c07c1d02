"""Whether sessions may watch a speech; asked by the streams, which no middleware guards."""

from collections.abc import Collection, Iterable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now

from accounts.models import User
from speeches.domain.policy import Role
from speeches.live.asking import Admission, Asked, Judged
from speeches.models import Assignment, Membership

type Kept = dict[str, Any]


class Member(NamedTuple):
    """What is read of a member to judge him."""

    speech_id: int
    user_id: int
    pk: int
    role: Role
    is_limited: bool
    version: int
    has_own: bool


type Members = dict[tuple[int, int], Member]


def judged(asked: Sequence[Asked]) -> list[Judged]:
    """Judge sessions as django.contrib.auth would, without writing, then the roles; three queries for all."""
    people = _people({one.session_key for one in asked if one.session_key})
    members = _members(people.values(), {one.speech_id for one in asked})
    return [_verdict(one, people, members) for one in asked]


def _verdict(one: Asked, people: dict[str, User], members: Members) -> Judged:
    person = people.get(one.session_key or "")
    if person is None:
        return Judged(Admission.NOT_SIGNED_IN)
    member = members.get((one.speech_id, person.pk))
    if member is None:
        return Judged(Admission.NO_SUCH_SPEECH)
    return Judged(Admission.GRANTED, member.pk, member.version, _reads_as(member, person))


def _reads_as(member: Member, person: User) -> str:
    """Roles see the same; who has sections of his own sees them marked, or is limited to them."""
    own = member.pk if member.has_own or member.is_limited else ""
    return f"{member.role} {person.language} {own}"


def _people(keys: Collection[str]) -> dict[str, User]:
    """Who is signed in by each session; sessions of nobody are left out."""
    store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=now())
    sessions = {key: store.decode(kept) for key, kept in rows.values_list("session_key", "session_data")}
    ids = {str(kept.get(SESSION_KEY)) for kept in sessions.values()}
    users = {str(user.pk): user for user in User.objects.filter(pk__in=[pk for pk in ids if pk.isdecimal()])}
    found = ((key, users.get(str(kept.get(SESSION_KEY))), kept) for key, kept in sessions.items())
    return {key: user for key, user, kept in found if user is not None and _is_theirs(kept, user)}


def _is_theirs(kept: Kept, user: User) -> bool:
    """The session was begun by a backend that still lets this person in, with the password of today."""
    path = kept.get(BACKEND_SESSION_KEY, "")
    # What ModelBackend asks of everybody, without reading him once more.
    if path not in settings.AUTHENTICATION_BACKENDS or not user.is_active:
        return False
    held = kept.get(HASH_SESSION_KEY, "")
    valid = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    return any(constant_time_compare(held, one) for one in valid)


def _members(people: Iterable[User], speech_ids: Iterable[int]) -> Members:
    own = Assignment.objects.filter(member=OuterRef("pk"))
    rows = Membership.objects.filter(user__in=[person.pk for person in people], speech__in=[*speech_ids])
    shown = rows.values_list(
        "speech_id", "user_id", "pk", "role", "is_limited", "speech__version", Exists(own)
    )
    return {(one.speech_id, one.user_id): one for one in map(Member._make, shown)}
