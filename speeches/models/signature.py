"""Acts of signing."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from speeches.domain.grading import Effect
from speeches.domain.signing import Ending, Opinion
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.route import Seat
from speeches.models.section import Section
from speeches.models.speech import Speech


class Signature(GuardedModel):
    """One person's signature on exactly the words that `digest` stands for: a section's, or of the whole.

    `version` is the version whose words were signed, `seat` where on the route; None where there is none.
    `on_behalf_of` whose seat it is when another one signed for him. `confirms` the one that stood on words
    of before. It ends in the version that took it back (`withdrawn_in`) or ended it (`voided_in`): why says
    `ending`, how grave the change of words was `grades`, and what that means `effect`.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="signatures")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="signatures")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="signatures")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    opinion = EnumField(Opinion)
    remark = models.TextField(blank=True)
    confirms = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    voided_in = models.PositiveIntegerField(null=True)
    withdrawn_in = models.PositiveIntegerField(null=True)
    ending: EnumField[Ending | None] = EnumField(Ending, null=True)
    grades = models.CharField(max_length=80, blank=True, default="", db_default="")
    effect: EnumField[Effect | None] = EnumField(Effect, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="opinion_is_known", condition=is_one_of("opinion", Opinion)),
            models.CheckConstraint(
                name="an_objection_says_why", condition=Q(opinion=str(Opinion.AGREE)) | ~Q(remark="")
            ),
            models.CheckConstraint(
                name="a_signature_ends_after_it_was_given",
                condition=Q(voided_in__isnull=True) | Q(voided_in__gt=F("version")),
            ),
            models.CheckConstraint(
                name="the_whole_is_signed_at_a_seat",
                condition=Q(section__isnull=False) | Q(seat__isnull=False),
            ),
            models.CheckConstraint(
                name="only_the_voided_say_why",
                condition=Q(ending=None, effect=None, grades="") | Q(voided_in__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_live_signature_per_person",
                fields=["section", "by"],
                condition=Q(voided_in=None, withdrawn_in=None, seat=None),
            ),
            models.UniqueConstraint(
                name="one_live_signature_per_seat",
                fields=["seat", "section"],
                condition=Q(voided_in=None, withdrawn_in=None, seat__isnull=False),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} on {self.section_id or 'the whole'} at {self.version}"

    @property
    def is_live(self) -> bool:
        """It stands: nothing ended it, and nobody took it back."""
        return self.voided_in is None and self.withdrawn_in is None

    @property
    def is_objection(self) -> bool:
        """It stands and says no, which only those whose word it is lift."""
        return self.is_live and self.opinion is Opinion.DISAGREE

    @property
    def is_to_confirm(self) -> bool:
        """Its signer may let it stand again on a view of what changed."""
        return self.effect is Effect.CONFIRM


class Keeping(GuardedModel):
    """A change of signed words was too light to end a signature: which one, and what they were then.

    `reason` is there when the office repaired a final speech (复核).
    """

    signature = models.ForeignKey(Signature, models.PROTECT, related_name="keepings")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    grades = models.CharField(max_length=80)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="kept_once_by_a_version", fields=["signature", "version"])
        ]

    def __str__(self) -> str:
        return f"{self.signature_id}: {self.version}"
