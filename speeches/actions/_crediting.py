"""Who the principal is, what somebody enters for him, and who may add to what is known of it."""

from accounts.models import User
from speeches.actions._change import Change
from speeches.actions.conflicts import NoPrincipal
from speeches.domain.happenings import Happening
from speeches.domain.verdict import NotPermitted, Reason
from speeches.models import Speech


def credit_principal(opened: Change, *, is_principals: bool) -> None:
    """Make what follows the principal's doing, where that was said. Raises NoPrincipal."""
    if not is_principals:
        return
    if opened.speech.principal is None:
        raise NoPrincipal
    opened.credit(opened.speech.principal)


def require_own(opened: Change, whose: int) -> None:
    """Who is limited to sections adds only to what he entered or did himself. Raises NotPermitted."""
    if opened.standing.is_limited and whose != opened.by.pk:
        raise NotPermitted(Reason.NOT_YOUR_SECTION)


def set_principal(opened: Change, person: User | None) -> None:
    """Write who it is; what the one before him changed stays his."""
    former = opened.speech.principal
    opened.speech.principal = person
    Speech.objects.filter(pk=opened.speech.pk).update(principal=person)
    kind = Happening.PRINCIPAL_NAMED if person else Happening.PRINCIPAL_ENDED
    opened.record(kind, person=person or former)
