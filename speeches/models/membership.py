"""Who takes part in a speech."""

from django.conf import settings
from django.db import models

from speeches.domain.policy import Role
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.speech import Speech


class Membership(GuardedModel):
    """A person's role on a speech; without one the speech does not exist for him.

    `is_limited` says of a drafter that he changes only the sections assigned to him.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="members", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = EnumField(Role)
    is_limited = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_role_per_person", fields=["speech", "user"]),
            models.CheckConstraint(name="role_is_known", condition=is_one_of("role", Role)),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
