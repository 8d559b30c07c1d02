"""The speech itself: what it is for, where it stands, its counter of versions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from speeches.domain.policy import Terms
from speeches.domain.signing import SpeechState
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel


class Speech(GuardedModel):
    """A speech; `version` counts its changes without gaps, `title` repeats the title lines of its front.

    `principal` is whose changes are a class of their own, where somebody is named; `principal_edits` counts
    them.
    """

    title = models.TextField(_("title"), blank=True)
    speaker = models.CharField(_("speaker"), max_length=120, blank=True)
    occasion = models.CharField(_("occasion"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    delivered_on = models.DateField(_("date of delivery"), null=True, blank=True)
    target_minutes = models.PositiveSmallIntegerField(_("target length in minutes"), null=True, blank=True)
    rate = models.PositiveSmallIntegerField(_("characters a minute"), default=200)
    state = EnumField(SpeechState, default=SpeechState.DRAFTING)
    is_suggest_only = models.BooleanField(_("all but the owner only suggest"), default=False)
    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    principal_edits = models.PositiveIntegerField(default=0)
    # How often it has set out on a route; 0 where it has none. Unlocking begins the next.
    lap = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    tail = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("speech")
        verbose_name_plural = _("speeches")
        constraints = [
            models.CheckConstraint(name="speech_state_is_known", condition=is_one_of("state", SpeechState)),
            models.CheckConstraint(name="speech_rate_is_human", condition=Q(rate__gte=60, rate__lte=400)),
        ]

    def __str__(self) -> str:
        return self.title.replace("\n", " ")

    @property
    def terms(self) -> Terms:
        """What the policy asks of a speech."""
        return Terms(self.state, self.is_suggest_only, has_route=self.lap > 0)
