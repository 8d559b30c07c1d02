"""A change that somebody enters for the principal, and who may add to what is known of it."""

from speeches.actions._change import Change
from speeches.domain.verdict import NotPermitted, Reason, Refusal


class NoPrincipal(Refusal):
    """Nobody is named as the principal of this speech."""


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
