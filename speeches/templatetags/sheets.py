"""What somebody said by signing, why it stands no more, and what a final speech may leave open."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speeches.domain.signing import Ending, Opinion
from speeches.templatetags.signing import grades

register = template.Library()

OPINIONS: dict[Opinion, Promise] = {
    Opinion.AGREE: gettext_lazy("agrees"),
    Opinion.AGREE_WITH_REMARK: gettext_lazy("agrees, with a remark"),
    Opinion.DISAGREE: gettext_lazy("disagrees"),
}
ENDINGS: dict[Ending, Promise] = {
    Ending.CHANGED: gettext_lazy("void since version %(version)s: the words changed"),
    Ending.SENT_BACK: gettext_lazy("void since version %(version)s: it was sent back"),
    Ending.LEFT: gettext_lazy("void since version %(version)s: the signer takes part no more"),
    Ending.ANEW: gettext_lazy("void since version %(version)s: another person has the seat"),
}


class Excusable(Protocol):
    """Something that is open."""

    @property
    def is_excusable(self) -> bool:
        """A reason will do."""


@register.filter
def excusable(missing: Iterable[Excusable]) -> bool:
    """All that is open may stay so with a reason."""
    return all(one.is_excusable for one in missing)


@register.filter
def opinion_told(opinion: Opinion) -> str:
    """What a signer said."""
    return str(OPINIONS[opinion])


class Ended(Protocol):
    """A signature."""

    @property
    def voided_in(self) -> int | None:
        """The version that ended it."""

    @property
    def withdrawn_in(self) -> int | None:
        """The version that took it back."""

    @property
    def ending(self) -> Ending | None:
        """Why it was ended."""

    @property
    def grades(self) -> str:
        """How grave the change of its words was."""


@register.filter
def ended(signature: Ended) -> str:
    """Why a signature stands no more; empty for one that stands."""
    if signature.withdrawn_in is not None:
        return _("withdrawn in version %(version)s") % {"version": signature.withdrawn_in}
    if signature.voided_in is None:
        return ""
    why = str(ENDINGS[signature.ending or Ending.CHANGED]) % {"version": signature.voided_in}
    graded = grades(signature.grades)
    return _("%(why)s (%(grades)s)") % {"why": why, "grades": graded} if graded else why
