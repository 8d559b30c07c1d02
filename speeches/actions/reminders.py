"""Asking those who are waited for to sign (催办)."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions._change import change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.sign_off.reminding import may_be_reminded_again
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import Gone, Refusal
from speeches.models import Step
from speeches.queries.route import route_of


class NobodyAwaited(Refusal):
    """Nobody is waited for at this step."""


class JustReminded(Refusal):
    """They were asked within the hour."""


@once
def remind(step_id: int, *, by: User, at: datetime, key: UUID | None = None) -> int:
    """Ask those who are waited for at a step to sign. Raises NobodyAwaited, JustReminded, Gone."""
    with change(speech_of(Step, step_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_remind)
        route = route_of(opened.speech)
        step = next((one for one in route.steps if one.pk == step_id), None)
        if step is None:
            raise Gone
        is_under_way = opened.speech.state is SpeechState.IN_REVIEW
        if not is_under_way or route.statuses[step_id] is not StepStatus.OPEN or not step.seats.all():
            raise NobodyAwaited
        if not may_be_reminded_again(step.reminded_at, at):
            raise JustReminded
        step.reminded_at = at
        step.save(update_fields=["reminded_at"])
        opened.record(Happening.STEP_REMINDED, step=step)
    return opened.version
