"""What somebody says who signs: read from his form, and that it is he."""

from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.actions import sign_ins
from speeches.actions import signatures
from speeches.domain.signing import Pledge, Statement
from speeches.domain.verdict import NotPermitted, Refusal
from speeches.forms import SignatureForm
from speeches.queries.route import rules
from speeches.views.requests import Request

# Answered with the page as it is now, and on it all that was typed.
NOT_GIVEN = (
    NotPermitted,
    signatures.WordsChanged,
    signatures.RemarkMissing,
    signatures.AlreadySigned,
    signatures.NotAsked,
    signatures.NothingToConfirm,
)


def judged(request: Request) -> tuple[SignatureForm, int]:
    """The form as it was sent, and with which status it is refused; 0 where it says all that it has to.

    Where the office wants it the password is asked for, and tried no oftener than at the front door.
    """
    form = SignatureForm(request.POST)
    if not form.is_valid():
        return form, 422
    if not rules().asks_password:
        return form, 0
    try:
        sign_ins.recognise(
            request.user.username,
            form.cleaned_data["password"],
            address=str(request.META.get("REMOTE_ADDR", "")),
            at=now(),
        )
    except sign_ins.NotRecognised:
        form.add_error("password", _("The password is not right. Nothing was signed."))
        return form, 422
    except sign_ins.TooManyFailures as refusal:
        form.add_error("password", str(refusal))
        return form, 429
    return form, 0


def pledge_of(form: SignatureForm) -> Pledge:
    """What the form, which is valid, puts somebody's name to."""
    given = form.cleaned_data
    return Pledge(
        given["digest"],
        Statement(given["opinion"], given["remark"]),
        given["seat"],
        given["confirms"],
    )


def status_of(refusal: Refusal) -> int:
    """403 for who may not sign, or no more; 409 where something else is in the way."""
    return 403 if isinstance(refusal, NotPermitted) else 409


def words_of(form: SignatureForm) -> str:
    """What tells one signature of a form from another; sent twice, it is given once."""
    given = form.cleaned_data
    said = [given["digest"], given["opinion"], given["remark"]]
    return "".join([*said, *(f" {given[name]}" for name in ("seat", "confirms") if given[name])])
