"""What somebody says who signs: read from his form, and that it is he."""

from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.access import sender_of
from accounts.actions import second_factors, sign_ins
from accounts.actions.second_factors import NoFactor, WrongCode
from accounts.models import User
from speeches.actions import signatures
from speeches.domain.signing import Pledge, Reentry, Statement
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

    Where the office wants it the password or a code is asked for, tried no oftener than at the front door.
    """
    form = SignatureForm(request.POST)
    if not form.is_valid():
        return form, 422
    reentry = rules().reentry
    try:
        _prove(request, form, reentry)
    except sign_ins.NotRecognised:
        form.add_error("password", _("The password is not right. Nothing was signed."))
    except (WrongCode, NoFactor) as refusal:
        form.add_error("code", str(refusal))
    except sign_ins.TooManyFailures as refusal:
        form.add_error(reentry, str(refusal))
        return form, 429
    return form, 0 if form.is_valid() else 422


def _prove(request: Request, form: SignatureForm, reentry: Reentry) -> None:
    """It is the one who is signed in."""
    given = form.cleaned_data
    if reentry is Reentry.PASSWORD:
        sender = sender_of(request)
        sign_ins.recognise(request.user.username, given["password"], address=sender, at=now())
    elif reentry is Reentry.CODE:
        # The same form sent twice, or once more after its words had changed, is not refused for its code.
        second_factors.prove(request.user, given["code"], at=now(), use=str(given["key"]))


def asked_of(person: User, reentry: Reentry) -> str:
    """What the form asks for: `nothing`, `password`, `code`; `no_code` where that is to be set up first."""
    is_missing = reentry is Reentry.CODE and not second_factors.is_set_up(person)
    return "no_code" if is_missing else str(reentry)


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
