"""Whether a session may watch a speech; asked by the streams, which no middleware guards."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, load_backend
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from accounts.models import User
from speeches.live.asking import Admission
from speeches.queries.standing import role_of


def admission(session_key: str | None, speech_id: int) -> Admission:
    """Judge a session by its cookie as django.contrib.auth would, without writing, then the role."""
    user = _person(session_key)
    if user is None:
        return Admission.NOT_SIGNED_IN
    return Admission.NO_SUCH_SPEECH if role_of(user, speech_id) is None else Admission.GRANTED


def _person(session_key: str | None) -> User | None:
    if session_key is None:
        return None
    session: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    backend = session.get(BACKEND_SESSION_KEY, "")
    if backend not in settings.AUTHENTICATION_BACKENDS:
        return None
    # The backend itself leaves out people who may not sign in any more.
    user = load_backend(backend).get_user(session.get(SESSION_KEY))
    if not isinstance(user, User) or not _is_of_this_password(session, user):
        return None
    return user


def _is_of_this_password(session: SessionBase, user: User) -> bool:
    kept = session.get(HASH_SESSION_KEY, "")
    return any(
        constant_time_compare(kept, valid)
        for valid in (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    )
