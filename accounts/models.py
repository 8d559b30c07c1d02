"""The person who signs in, and the tries to do so that failed."""

from enum import StrEnum
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.names import HIDDEN_CHARACTERS, folded


class Notices(StrEnum):
    """When somebody is told by mail that something waits for him."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


class UserManager(BaseUserManager["User"]):
    """Makes people with a hashed password and finds them however their sign-in name is typed."""

    def create_user(self, username: str, password: str | None = None, **details: object) -> "User":
        """A person who can sign in; without a password only after one is set."""
        user = self.model(username=self.model.normalize_username(username), **details)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **details: object) -> "User":
        """An administrator: manages people; reads no speech by virtue of that."""
        return self.create_user(username, password, is_staff=True, **details)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=self.model.normalize_username(username or ""))


class User(AbstractBaseUser):
    """A member of the staff: name as others see it, unit, post, language of the interface.

    Django's groups and permissions are left out: what somebody may do is their role on a speech.
    """

    username = models.CharField(_("sign-in name"), max_length=150, unique=True)
    name = models.CharField(_("name"), max_length=80)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    post = models.CharField(_("post"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    notices = models.CharField(_("notices by mail"), max_length=20, default=Notices.DAILY.value)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("administrator"), default=False)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="person_speaks_a_known_language", condition=Q(language__in=["", "zh-hans", "en"])
            ),
            models.CheckConstraint(
                name="person_is_told_in_a_known_way",
                condition=Q(notices__in=[str(way) for way in Notices]),
            ),
            models.CheckConstraint(
                name="person_names_hide_nothing",
                condition=~(
                    Q(username__regex=HIDDEN_CHARACTERS)
                    | Q(name__regex=HIDDEN_CHARACTERS)
                    | Q(unit__regex=HIDDEN_CHARACTERS)
                    | Q(post__regex=HIDDEN_CHARACTERS)
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Names that differ only in case or width are one name."""
        return folded(username)

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class SignInAttempt(models.Model):
    """A try to sign in that failed or has not succeeded yet; kept only as long as it counts.

    The typed name is kept as a keyed digest: people type passwords into the wrong field.
    """

    name_digest = models.CharField(max_length=64)
    address = models.CharField(max_length=45, blank=True)
    tried_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sign-in attempt")
        verbose_name_plural = _("sign-in attempts")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="attempts_of_a_pair", fields=["name_digest", "address", "-tried_at"]),
            models.Index(name="attempts_by_age", fields=["tried_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.tried_at:%Y-%m-%d %H:%M}"


class SecondFactor(models.Model):
    """What somebody has besides a password: a secret shared with a device that shows codes (RFC 6238).

    It counts once a first code has shown that the device knows it. `last_step` is the half minute whose code
    was used last, so that none is used twice; `last_use` what it was used for, so that a form that is sent
    again is not refused.
    """

    person = models.OneToOneField(User, models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=64)
    is_confirmed = models.BooleanField(default=False)
    set_up_at = models.DateTimeField()
    last_step = models.BigIntegerField(default=0)
    last_use = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")

    def __str__(self) -> str:
        return f"{self.person_id}"


class RecoveryCode(models.Model):
    """A code on paper, good once, for who has not got the device; kept as a keyed digest."""

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")

    def __str__(self) -> str:
        return f"{self.factor_id}"
