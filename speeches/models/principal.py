"""The principal's edits, where their words stand, and what touched them later."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from speeches.domain.strokes.stroke import Stroke as Words
from speeches.domain.touching import Handling
from speeches.models.anchored import AnchoredModel
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.history import ONE_SUBJECT
from speeches.models.paragraph import Paragraph
from speeches.models.section import Section
from speeches.models.speech import Speech


class PrincipalEdit(GuardedModel):
    """A change of the principal, made in a version; never changed itself, and numbered without gaps.

    `of` is the principal of then, `entered_by` who typed it: he himself, or somebody from his page.
    """

    speech = models.ForeignKey(Speech, models.PROTECT, related_name="edits_of_principal", db_index=False)
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    of = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="principals_edits_are_numbered", fields=["speech", "number"]),
            models.UniqueConstraint(name="one_principals_edit_per_version", fields=["speech", "version"]),
            models.CheckConstraint(name="principals_edits_begin_at_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.speech_id}: {self.number}"

    @property
    def state(self) -> str:
        """Whether its words stand, or what later changes did to them, by the touches that are loaded."""
        touches = [touch for touch in self.touches.all() if touch.ended_in is None]
        if any(touch.is_open for touch in touches):
            return "open"
        if any(not touch.is_his_own for touch in touches):
            return "touched"
        return "himself" if touches else "stands"

    @property
    def is_entered_for_him(self) -> bool:
        """Somebody else typed it."""
        return self.of_id != self.entered_by_id


class Stroke(AnchoredModel):
    """A place where a principal's edit changed the words of a paragraph or heading.

    `quote` is what he wrote there, `removed` what he struck out; where he only struck out, a point is kept,
    lost from the first.
    """

    edit = models.ForeignKey(PrincipalEdit, models.PROTECT, related_name="strokes")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="strokes")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="strokes", db_index=False)
    removed = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="stroke_is_in_one_line", condition=ONE_SUBJECT),
            models.CheckConstraint(
                name="stroke_writes_or_strikes_out", condition=~Q(quote="") | ~Q(removed="")
            ),
            models.CheckConstraint(
                name="stroke_has_words_or_a_point",
                condition=Q(start__lt=F("end"), lost_in=None) | Q(start=F("end"), lost_in__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:40] or self.removed[:40]

    @property
    def line(self) -> int:
        """The paragraph or section."""
        return self.paragraph_id or self.section_id or 0

    @property
    def stroke(self) -> Words:
        """The same as a plain value."""
        anchor = self.anchor_in(self.line)
        assert anchor is not None  # noqa: S101  stroke_has_words_or_a_point
        return Words(anchor, self.removed)


class Touch(GuardedModel):
    """A version that changed words of a principal's edit, or brought back what it struck out.

    `handling` is what was said of it, by whom and when; open without. `ended_in` is the version in which the
    words were as before again.
    """

    edit = models.ForeignKey(PrincipalEdit, models.PROTECT, related_name="touches", db_index=False)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    handling: EnumField[Handling | None] = EnumField(Handling, null=True)
    note = models.TextField(blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    said_at = models.DateTimeField(null=True)
    ended_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_version_touches_an_edit_once", fields=["edit", "version"]),
            models.CheckConstraint(
                name="touch_is_said_by_somebody",
                condition=Q(handling=None, said_by=None, said_at=None, note="")
                | Q(is_one_of("handling", Handling), said_by__isnull=False, said_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.edit_id}"

    @property
    def is_open(self) -> bool:
        """Nobody has said how it stands to the principal's words, and they are not as before again."""
        return self.handling is None and self.ended_in is None

    @property
    def is_his_own(self) -> bool:
        """The principal changed his words himself."""
        return self.handling is Handling.HIMSELF

    @property
    def before(self) -> int:
        """The version in front of it."""
        return self.version - 1


class TouchedStroke(GuardedModel):
    """What stood at a stroke before a touch, until it stands there again."""

    touch = models.ForeignKey(Touch, models.PROTECT, related_name="strokes", db_index=False)
    stroke = models.ForeignKey(Stroke, models.PROTECT, related_name="touches")
    before = models.TextField(blank=True)
    is_ended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_touch_meets_a_stroke_once", fields=["touch", "stroke"]),
        ]

    def __str__(self) -> str:
        return self.before[:40]
