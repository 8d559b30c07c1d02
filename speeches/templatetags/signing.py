"""Why a signature ended, in words."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import pgettext, pgettext_lazy

from speeches.domain.grading import Grade
from speeches.domain.sign_off.route import StepStatus

register = template.Library()

GRADES: dict[str, Promise] = {
    Grade.PUNCTUATION: pgettext_lazy("grade of a change", "punctuation"),
    Grade.WORDING: pgettext_lazy("grade of a change", "wording"),
    Grade.FACTS: pgettext_lazy("grade of a change", "figures, names, dates and the like"),
    Grade.SENTENCES: pgettext_lazy("grade of a change", "sentences added or removed"),
    Grade.MOVED: pgettext_lazy("grade of a change", "order"),
}
STATUSES: dict[StepStatus, Promise] = {
    StepStatus.WAITING: pgettext_lazy("step", "yet to come"),
    StepStatus.OPEN: pgettext_lazy("step", "open now"),
    StepStatus.PASSED: pgettext_lazy("step", "passed"),
    StepStatus.SKIPPED: pgettext_lazy("step", "skipped"),
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
