"""Signing in: who it is, and how often a wrong password may be tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import SignInAttempt, User
from accounts.names import folded
from accounts.refusals import Refused

# GB/T 22239-2019, 8.1.4.1 b asks for a limit and a wait; these figures are those of reliability 2.3.
TRIES = 5
WITHIN = timedelta(minutes=5)
WAIT = timedelta(minutes=15)


class NotRecognised(Refused):
    """No person who may sign in has this name and password; which of the two is wrong is not said."""


class TooManyFailures(Refused):
    """This name was tried too often from this address; `wait` says how long it stays closed."""

    def __init__(self, wait: timedelta) -> None:
        minutes = -(-wait // timedelta(minutes=1))
        super().__init__(
            ngettext(
                "Too many failed attempts under this name. Please try again in %(minutes)d minute.",
                "Too many failed attempts under this name. Please try again in %(minutes)d minutes.",
                minutes,
            )
            % {"minutes": minutes}
        )
        self.wait = wait


def recognise(username: str, password: str, *, address: str, at: datetime) -> User:
    """The person with this name and password; raises NotRecognised or TooManyFailures.

    Five failures within five minutes close a name to one address for fifteen minutes, whether or not
    anybody has that name; from elsewhere its owner can still sign in.
    """
    with counted(username, address=address, at=at):
        person = authenticate(username=username, password=password)
        if not isinstance(person, User):
            raise NotRecognised(_("The name or the password is not right."))
    return person


@contextmanager
def counted(name: str, *, address: str, at: datetime) -> Iterator[None]:
    """A try under this name, which counts as a failure where what is done in it raises.

    Raises TooManyFailures before anything is done.
    """
    pair = {"name_digest": _digest(name), "address": _network(address)}
    _take_a_try(pair, at)
    yield
    SignInAttempt.objects.filter(**pair).delete()


def _take_a_try(pair: dict[str, str], at: datetime) -> None:
    # Counted before the password is checked and taken back on success: a hundred guesses sent at once
    # would otherwise all be checked before the first one is counted.
    with transaction.atomic():
        _one_at_a_time(pair)
        SignInAttempt.objects.filter(tried_at__lt=at - WITHIN - WAIT).delete()
        tries = SignInAttempt.objects.filter(**pair).order_by("-tried_at").values_list("tried_at", flat=True)
        until = _closed_until(list(tries[:TRIES]))
        if until is not None and at < until:
            raise TooManyFailures(until - at)
        SignInAttempt.objects.create(**pair, tried_at=at)


def _one_at_a_time(pair: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [" ".join(pair.values())])


def _closed_until(tries: list[datetime]) -> datetime | None:
    # Nothing is counted while the pair waits, so the latest tries are those that closed it.
    if len(tries) < TRIES or tries[0] - tries[-1] > WITHIN:
        return None
    return tries[0] + WAIT


def _digest(username: str) -> str:
    return salted_hmac("accounts.sign_ins", folded(username), algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    # One subscriber owns a whole IPv6 /64 and could try from a fresh address each time.
    try:
        host = ip_address(address)
    except ValueError:
        return ""
    if not isinstance(host, IPv6Address):
        return str(host)
    if host.ipv4_mapped:
        return str(host.ipv4_mapped)
    return str(ip_network((int(host), 64), strict=False).network_address)
