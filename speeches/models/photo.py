"""Photos of pages that the principal wrote on."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from speeches.domain.pictures import PictureKind
from speeches.models.fields import EnumField, is_one_of
from speeches.models.guard import GuardedModel
from speeches.models.principal import PrincipalEdit


class Photo(GuardedModel):
    """A photo of the page, kept byte for byte; what the camera wrote into it is not read.

    Taken away again, only its name and hash are kept.
    """

    edit = models.ForeignKey(PrincipalEdit, models.PROTECT, related_name="photos")
    name = models.CharField(max_length=255, blank=True)
    kind = EnumField(PictureKind)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    withdrawn_in = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="photo_kind_is_known", condition=is_one_of("kind", PictureKind)),
            models.CheckConstraint(
                name="only_a_withdrawn_photo_has_no_content",
                condition=Q(withdrawn_in=None, content__isnull=False)
                | Q(withdrawn_in__isnull=False, content=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256
