"""Where the route stands after a change: never set by hand, always found anew from what is signed."""

from collections.abc import Iterator
from datetime import datetime

from speeches.domain.happenings import Happening
from speeches.domain.sign_off.moves import Move, after
from speeches.domain.sign_off.route import BEHIND, StepStatus
from speeches.domain.signing import SpeechState
from speeches.models import Return, Speech, Step
from speeches.queries.route import route_of

_TOLD = {StepStatus.OPEN: Happening.STEP_OPENED, StepStatus.PASSED: Happening.STEP_PASSED}
SETTLED = frozenset({SpeechState.DRAFTING, SpeechState.IN_REVIEW, SpeechState.SIGNED})


def settle(speech: Speech, version: int, at: datetime) -> Iterator[tuple[Happening, Step | None]]:
    """Bring each step, and the speech, to where the signatures say that they are; what happened thereby."""
    if not speech.lap or speech.state not in SETTLED:
        return
    route = route_of(speech)
    found = route.statuses
    for step in route.steps:
        status = _halted(step, found[step.pk]) if speech.state is SpeechState.DRAFTING else found[step.pk]
        if status is step.status:
            continue
        step.status, step.since = status, at
        step.save(update_fields=["status", "since"])
        if status is StepStatus.PASSED:
            Return.objects.filter(to_step=step, settled_in=None).update(settled_in=version)
        if status in _TOLD:
            yield _TOLD[status], step
    if route.is_complete and speech.state is SpeechState.IN_REVIEW:
        speech.state = after(speech.state, Move.COMPLETE)
        yield Happening.ROUTE_COMPLETED, None
    elif not route.is_complete and speech.state is SpeechState.SIGNED:
        speech.state = after(speech.state, Move.REOPEN)
        yield Happening.ROUTE_REOPENED, None


def _halted(step: Step, found: StepStatus) -> StepStatus:
    """While it is drafted nobody is waited for and nothing is passed; what was and no longer is, is seen."""
    return found if found in BEHIND and found is step.status else StepStatus.WAITING
