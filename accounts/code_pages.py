"""The second step of signing in, and setting up what it asks for."""

from datetime import datetime
from typing import Any

import segno
from django.contrib import messages
from django.contrib.auth import login
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import forms
from accounts.access import SignedInRequest, public, sender_of, signed_in
from accounts.actions import second_factors, sign_ins
from accounts.actions.second_factors import HALF_WAY, NoFactor, WrongCode
from accounts.models import SecondFactor, User

BACKEND = "django.contrib.auth.backends.ModelBackend"
_KEPT = "half_way"
PAGE = "accounts/second_factor.html"


def go_half_way(request: HttpRequest, person: User, *, wanted: str) -> None:
    """The password was right; who it is and where he wants to go is kept while the code is asked for."""
    request.session[_KEPT] = {"person": person.pk, "at": now().isoformat(), "wanted": wanted}


@public("nobody is signed in before this page")
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the device, then go where they wanted to go."""
    kept = request.session.get(_KEPT)
    person = _half_way(kept)
    if kept is None or person is None:
        return redirect("accounts:sign_in")
    form = forms.Code(request.POST or None)
    if not form.is_valid():
        return render(request, "accounts/code.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        second_factors.prove(person, form.cleaned_data["code"], at=now())
    except (WrongCode, NoFactor, sign_ins.TooManyFailures) as refusal:
        form.add_error("code", str(refusal))
        status = 429 if isinstance(refusal, sign_ins.TooManyFailures) else 422
        return render(request, "accounts/code.html", {"form": form}, status=status)
    request.session.flush()
    login(request, person, backend=BACKEND)
    return redirect(kept["wanted"])


@signed_in
@require_safe
def page(request: SignedInRequest) -> HttpResponse:
    """Whether one has a second factor, and the way to one."""
    return _shown(request)


@signed_in
@sensitive_post_parameters("current")
@require_POST
def begin(request: SignedInRequest) -> HttpResponse:
    """A secret for the device, for who knows the password."""
    form = forms.CurrentPassword(request.POST)
    if not form.is_valid() or not _knows_password(request, form):
        return _shown(request, status=422, begin_form=form)
    second_factors.begin(request.user, at=now())
    return redirect("accounts:second_factor")


@signed_in
@sensitive_post_parameters("code")
@require_POST
def confirmation(request: SignedInRequest) -> HttpResponse:
    """The device knows the secret: from now on it counts. The recovery codes are shown, once."""
    form = forms.Code(request.POST)
    if not form.is_valid():
        return _shown(request, status=422, confirm_form=form)
    try:
        codes = second_factors.confirm(request.user, form.cleaned_data["code"], at=now())
    except (WrongCode, NoFactor, sign_ins.TooManyFailures) as refusal:
        form.add_error("code", str(refusal))
        return _shown(request, status=422, confirm_form=form)
    return _shown(request, codes=codes)


@signed_in
@sensitive_post_parameters("current", "code")
@require_POST
def renewal(request: SignedInRequest) -> HttpResponse:
    """New recovery codes in place of the others."""
    form = forms.PasswordAndCode(request.POST)
    if not _is_both(request, form):
        return _shown(request, status=422, both_form=form)
    return _shown(request, codes=second_factors.renew_codes(request.user))


@signed_in
@sensitive_post_parameters("current", "code")
@require_POST
def removal(request: SignedInRequest) -> HttpResponse:
    """The password alone is enough again."""
    form = forms.PasswordAndCode(request.POST)
    if not _is_both(request, form):
        return _shown(request, status=422, both_form=form)
    second_factors.take_off(request.user)
    messages.success(request, _("Two-step verification is off. You sign in with the password alone."))
    return redirect("accounts:second_factor")


def _is_both(request: SignedInRequest, form: forms.PasswordAndCode) -> bool:
    if not form.is_valid() or not _knows_password(request, form):
        return False
    try:
        second_factors.prove(request.user, form.cleaned_data["code"], at=now())
    except (WrongCode, NoFactor, sign_ins.TooManyFailures) as refusal:
        form.add_error("code", str(refusal))
        return False
    return True


def _knows_password(request: SignedInRequest, form: Form) -> bool:
    try:
        sign_ins.recognise(
            request.user.username, form.cleaned_data["current"], address=sender_of(request), at=now()
        )
    except sign_ins.NotRecognised:
        form.add_error("current", _("The password is not right."))
        return False
    except sign_ins.TooManyFailures as refusal:
        form.add_error("current", str(refusal))
        return False
    return True


def _shown(request: SignedInRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    factor = SecondFactor.objects.filter(person=request.user).first()
    context: dict[str, Any] = {
        "factor": factor,
        "begin_form": forms.CurrentPassword(),
        "confirm_form": forms.Code(),
        "both_form": forms.PasswordAndCode(auto_id="both_%s"),
    }
    if factor and not factor.is_confirmed:
        drawn = segno.make(second_factors.address_of(factor), micro=False)
        # On white, whatever the theme: devices read dark on light.
        context["picture"] = drawn.svg_data_uri(scale=5, border=4, light="#fff", dark="#000")
        context["groups"] = [factor.secret[at : at + 4] for at in range(0, len(factor.secret), 4)]
    elif factor:
        context["unused"] = factor.recovery_codes.filter(used_at=None).count()
    return render(request, PAGE, context | more, status=status)


def _half_way(kept: dict[str, Any] | None) -> User | None:
    if kept is None or now() - datetime.fromisoformat(kept["at"]) > HALF_WAY:
        return None
    return User.objects.filter(pk=kept["person"], is_active=True).first()
