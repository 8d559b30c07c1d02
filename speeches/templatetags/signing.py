"""How grave a change was, and what a step is and where it stands, in words."""

from typing import Protocol

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from speeches.domain.grading import Grade
from speeches.domain.sign_off.route import StepKind, StepStatus

register = template.Library()

GRADES: dict[str, Promise] = {
    Grade.PUNCTUATION: pgettext_lazy("grade of a change", "punctuation"),
    Grade.WORDING: pgettext_lazy("grade of a change", "wording"),
    Grade.FACTS: pgettext_lazy("grade of a change", "figures, names, dates and the like"),
    Grade.SENTENCES: pgettext_lazy("grade of a change", "sentences added or removed"),
    Grade.MOVED: pgettext_lazy("grade of a change", "order"),
}
KINDS: dict[StepKind, Promise] = {
    StepKind.REVIEW: gettext_lazy("review"),
    StepKind.CONSULT: gettext_lazy("consultation"),
    StepKind.COSIGN: gettext_lazy("co-signing"),
    StepKind.APPROVE: gettext_lazy("approval"),
    StepKind.ISSUE: gettext_lazy("issue"),
}
STATUSES: dict[StepStatus, Promise] = {
    StepStatus.WAITING: pgettext_lazy("step", "yet to come"),
    StepStatus.OPEN: pgettext_lazy("step", "waited for"),
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


class Named(Protocol):
    """A step."""

    @property
    def kind(self) -> StepKind:
        """What is done at it."""

    @property
    def name(self) -> str:
        """What the office calls it."""


@register.filter
def kind_beside(step: Named) -> str:
    """What is done at a step, where its name does not say just that."""
    told = str(KINDS[step.kind])
    return "" if told == step.name else told
