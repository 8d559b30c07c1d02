"""Why a signature ended, in words."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext

from speeches.domain.grading import Grade
from speeches.domain.sign_off.route import StepStatus

register = template.Library()

GRADES: dict[str, Promise] = {
    Grade.PUNCTUATION: gettext_lazy("punctuation"),
    Grade.WORDING: gettext_lazy("wording"),
    Grade.FACTS: gettext_lazy("figures, names, dates and the like"),
    Grade.SENTENCES: gettext_lazy("sentences added or removed"),
    Grade.MOVED: gettext_lazy("order"),
}
STATUSES: dict[StepStatus, Promise] = {
    StepStatus.WAITING: gettext_lazy("yet to come"),
    StepStatus.OPEN: gettext_lazy("open now"),
    StepStatus.PASSED: gettext_lazy("passed"),
    StepStatus.SKIPPED: gettext_lazy("skipped"),
}


@register.filter
def grades(named: str) -> str:
    """What was changed, from the grades as a signature keeps them."""
    return pgettext("between grades of a change", ", ").join(
        str(GRADES[one]) for one in named.split(",") if one in GRADES
    )


@register.filter
def step_status(status: StepStatus) -> str:
    """Where a step stands."""
    return str(STATUSES[status])
