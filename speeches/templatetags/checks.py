"""Checks in words."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from speeches.domain.checks.check import Check

register = template.Library()

CHECKS: dict[Check, Promise] = {
    Check.NUMBERING: gettext_lazy("Numbers that do not follow on"),
    Check.PAIRS: gettext_lazy("Quotation marks and brackets without a partner"),
    Check.DOUBLED: gettext_lazy("Words and marks typed twice"),
    Check.HALF_WIDTH: gettext_lazy("Half-width marks in Chinese text"),
    Check.SPACE: gettext_lazy("Spaces beside marks"),
    Check.HEADING_END: gettext_lazy("Marks at the end of headings"),
    Check.ORDINAL_MARK: gettext_lazy("Marks behind numbers"),
    Check.BETWEEN_QUOTES: gettext_lazy("The mark 、 between quotation marks"),
    Check.VALUES: gettext_lazy("More or fewer values than names"),
}


@register.filter
def check_told(check: Check) -> str:
    """What a check finds."""
    return str(CHECKS[check])
