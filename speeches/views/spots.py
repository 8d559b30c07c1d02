"""Where something stands, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.queries.whereabouts import Spot
from speeches.templatetags.deeds import UNNAMED, called

LINES: dict[SectionKind | ParagraphKind, Promise] = {
    ParagraphKind.TITLE: gettext_lazy("title"),
    ParagraphKind.SUBTITLE: gettext_lazy("subtitle"),
    ParagraphKind.SALUTATION: gettext_lazy("salutation"),
}


def spot_told(spot: Spot) -> str:
    """The headings above it and what it is there: the third paragraph, the heading, the title."""
    above = headings_told(spot)
    if spot.kind in LINES:
        # The title stands in no other part of a speech than the front.
        return " › ".join((*spot.headings, str(LINES[spot.kind])))
    if spot.number:
        return " › ".join((*above, _("paragraph %(number)s") % {"number": spot.number}))
    return " › ".join((*spot.headings, _("heading")))


def headings_told(spot: Spot) -> tuple[str, ...]:
    """The headings above it, or the part that has none."""
    return spot.headings or ((called(spot.part),) if spot.part in UNNAMED else ())
