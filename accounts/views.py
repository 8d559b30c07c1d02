"""Signing in and out, one's own details, password and language."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import code_pages, forms
from accounts.access import SignedInRequest, public, sender_of, signed_in
from accounts.actions import people, second_factors, sign_ins

A_YEAR = 365 * 24 * 60 * 60


@public("nobody is signed in before this page")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is, then go where they wanted to go."""
    if request.method != "POST":
        if request.user.is_authenticated:
            return redirect(_wanted(request))
        return _form(request, "accounts/sign_in.html", forms.SignIn())
    form = forms.SignIn(request.POST)
    if not form.is_valid():
        return _form(request, "accounts/sign_in.html", form)
    try:
        person = sign_ins.recognise(**form.cleaned_data, address=sender_of(request), at=now())
    except (sign_ins.NotRecognised, sign_ins.TooManyFailures) as refusal:
        return _not_recognised(request, "accounts/sign_in.html", form, refusal)
    # Django keeps the session key when the same person signs in again; a planted key must never survive.
    request.session.flush()
    if second_factors.is_set_up(person):
        code_pages.go_half_way(request, person, wanted=_wanted(request))
        return redirect("accounts:code")
    login(request, person)
    return redirect(_wanted(request))


@public("leaving needs no right")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session and wipe what the browser keeps of it."""
    logout(request)
    response = redirect("accounts:sign_in")
    # Not "cache": Chromium then walks everything it has cached of every site before it goes on, 0.7 s for
    # 4,000 files here and many seconds in grown profiles (crbug 40233601). Our pages are never cached.
    response["Clear-Site-Data"] = '"storage"'
    return response


@signed_in
@sensitive_post_parameters("current", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: SignedInRequest) -> HttpResponse:
    """Change the password: this session goes on, the others end."""
    if request.method != "POST":
        return _form(request, "accounts/password.html", forms.Password())
    form = forms.Password(request.POST)
    if not form.is_valid():
        return _form(request, "accounts/password.html", form)
    current, new = form.cleaned_data["current"], form.cleaned_data["new"]
    try:
        people.change_password(request.user, current=current, new=new, address=sender_of(request), at=now())
    except (sign_ins.NotRecognised, sign_ins.TooManyFailures) as refusal:
        return _not_recognised(request, "accounts/password.html", form, refusal)
    except people.WeakPassword as refusal:
        form.add_error("new", refusal.reasons)
        return _form(request, "accounts/password.html", form)
    update_session_auth_hash(request, request.user)
    messages.success(
        request, _("The password is changed. Wherever else you were signed in, you no longer are.")
    )
    return redirect("accounts:details")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: SignedInRequest) -> HttpResponse:
    """One's own name, unit, post and language, and where mail is sent the way to be told by it."""
    shape = forms.DetailsWithMail if settings.IS_MAIL_SENT else forms.Details
    if request.method != "POST":
        kept = {name: getattr(request.user, name) for name in shape.base_fields}
        return _form(request, "accounts/details.html", shape(initial=kept))
    form = shape(request.POST)
    if not form.is_valid():
        return _form(request, "accounts/details.html", form)
    try:
        given = form.cleaned_data
        told = {name: given.pop(name) for name in ("email", "notices") if name in given}
        people.describe(request.user, **given)
        if told:
            people.be_told(request.user, **told)
    except people.NameTaken as refusal:
        form.add_error("name", str(refusal))
        return _form(request, "accounts/details.html", form)
    with override(request.user.language or request.LANGUAGE_CODE):
        messages.success(request, _("Your details are saved."))
    return redirect("accounts:details")


@public("who cannot read the sign-in page must be able to change its language")
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the interface and return to the same page."""
    form = forms.Language(request.POST)
    if not form.is_valid():
        return HttpResponse(_("This language is not spoken here."), status=422, content_type="text/plain")
    chosen = form.cleaned_data["language"]
    if request.user.is_authenticated:
        people.choose_language(request.user, chosen)
    response = redirect(_wanted(request, otherwise=request.headers.get("Referer", "")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _form(request: HttpRequest, template: str, form: Form, status: int = 422) -> HttpResponse:
    shown = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, template, shown, status=status if form.errors else 200)


def _not_recognised(
    request: HttpRequest,
    template: str,
    form: Form,
    refusal: sign_ins.NotRecognised | sign_ins.TooManyFailures,
) -> HttpResponse:
    form.add_error("current" if "current" in form.fields else None, str(refusal))
    if isinstance(refusal, sign_ins.NotRecognised):
        return _form(request, template, form)
    response = _form(request, template, form, status=429)
    response["Retry-After"] = str(int(refusal.wait.total_seconds()))
    return response


def _wanted(request: HttpRequest, otherwise: str = "") -> str:
    """The page somebody was on their way to, if it is ours."""
    for page in (request.POST.get("next", ""), request.GET.get("next", ""), otherwise):
        if url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
            return page
    return resolve_url(settings.LOGIN_REDIRECT_URL)
