"""The second factor: set up, asked for, and taken off."""

import re
import secrets
from datetime import datetime, timedelta
from hmac import compare_digest

import pyotp
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.actions import sign_ins
from accounts.models import RecoveryCode, SecondFactor, User
from accounts.refusals import Refused

# A clock may be half a minute slow or fast (RFC 6238, 5.2).
DRIFT = 1
# So long somebody may look for the device after the password.
HALF_WAY = timedelta(minutes=5)
RECOVERY_CODES = 10
# Without what is mistaken for something else on paper; sixteen of 30 letters are 78 bits.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 16


class WrongCode(Refused):
    """The code is not that of now, or was used before."""


class NoFactor(Refused):
    """This person has set up no second factor."""


def is_set_up(person: User) -> bool:
    """Whether the person has a second factor that counts; one query."""
    return SecondFactor.objects.filter(person=person, is_confirmed=True).exists()


def begin(person: User, *, at: datetime) -> SecondFactor:
    """A new secret for a device; it counts when it is confirmed. One that counts already stays."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=person.pk)
        SecondFactor.objects.filter(person=person, is_confirmed=False).delete()
        found, _is_new = SecondFactor.objects.get_or_create(
            person=person, defaults={"secret": pyotp.random_base32(), "set_up_at": at}
        )
    return found


def confirm(person: User, code: str, *, at: datetime) -> list[str]:
    """From now on the secret counts; the recovery codes, which nobody can show again.

    Raises NoFactor, WrongCode, sign_ins.TooManyFailures.
    """
    _prove(person, code, at=at, is_confirmed=False)
    SecondFactor.objects.filter(person=person).update(is_confirmed=True, set_up_at=at)
    return renew_codes(person)


def prove(person: User, code: str, *, at: datetime, use: str = "") -> None:
    """This person has the device at hand, or a recovery code. A code is good once, for one `use`.

    Raises NoFactor, WrongCode, sign_ins.TooManyFailures.
    """
    _prove(person, code, at=at, use=use)


def renew_codes(person: User) -> list[str]:
    """New recovery codes; those of before are good no more. Raises NoFactor."""
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(person=person, is_confirmed=True).first()
        if factor is None:
            raise NoFactor(_("Set up two-step verification first."))
        codes = ["".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(RECOVERY_CODES)]
        factor.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(factor=factor, digest=_digest(code)) for code in codes)
    return ["-".join(code[at : at + 4] for at in range(0, _LENGTH, 4)) for code in codes]


def take_off(person: User) -> bool:
    """The person signs in with a password alone; whether there was a second factor."""
    gone, _by_kind = SecondFactor.objects.filter(person=person).delete()
    return bool(gone)


def address_of(factor: SecondFactor) -> str:
    """What a device reads from the picture."""
    return pyotp.TOTP(factor.secret).provisioning_uri(name=factor.person.username, issuer_name="Lectern")


def _prove(person: User, code: str, *, at: datetime, use: str = "", is_confirmed: bool = True) -> None:
    typed = re.sub(r"[\s-]", "", code).upper()
    # From wherever it is tried: whoever guesses codes knows the password already.
    with sign_ins.counted(f"second factor of {person.username}", address="", at=at):
        with transaction.atomic():
            held = SecondFactor.objects.select_for_update()
            factor = held.filter(person=person, is_confirmed=is_confirmed).first()
            if factor is None:
                raise NoFactor(_("Set up two-step verification first."))
            if _is_of_device(factor, typed, at, use) or _is_recovery(factor, typed, at):
                return
        raise WrongCode(_("The code is not right, or was used already. Wait for the next one."))


def _is_of_device(factor: SecondFactor, typed: str, at: datetime, use: str) -> bool:
    device = pyotp.TOTP(factor.secret)
    now = device.timecode(at)
    for step in range(now - DRIFT, now + DRIFT + 1):
        if not compare_digest(device.generate_otp(step).encode(), typed.encode()):
            continue
        if step == factor.last_step and use and use == factor.last_use:
            return True
        if step > factor.last_step:
            factor.last_step, factor.last_use = step, use
            factor.save(update_fields=["last_step", "last_use"])
            return True
    return False


def _is_recovery(factor: SecondFactor, typed: str, at: datetime) -> bool:
    unused = factor.recovery_codes.filter(digest=_digest(typed), used_at=None)
    return len(typed) == _LENGTH and bool(unused.update(used_at=at))


def _digest(code: str) -> str:
    return salted_hmac("accounts.second_factors", code, algorithm="sha256").hexdigest()
