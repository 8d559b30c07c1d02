"""Who takes part in a speech."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.queries import person_named
from speeches.actions import members, speeches
from speeches.domain import policy
from speeches.forms import InvitationForm, RoleForm, TermsForm
from speeches.models import Membership, Speech
from speeches.queries.assigned import assigned_to
from speeches.queries.page import May, speech_for
from speeches.views import access
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def of_speech(request: Request, speech: Speech) -> HttpResponse:
    """The people of a speech, and an invitation."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = person_named(form.cleaned_data["username"])
        if person is None:
            form.add_error("username", _("Nobody here signs in with this name."))
        else:
            try:
                members.invite(
                    speech.pk, person=person, role=form.cleaned_data["role"], by=request.user, at=now()
                )
                return redirect(reverse("speeches:members", args=[speech.pk]))
            except members.AlreadyMember as refusal:
                form.add_error("username", sentence_of(refusal))
    people = speech.members.select_related("user").order_by("pk")
    entries = speech_for(request.standing, speech).outline
    assigned = assigned_to(request.standing, speech.pk)
    context = {
        "speech": speech,
        "form": form,
        "people": [
            (
                member,
                RoleForm(initial={"role": member.role}),
                [entry for entry in entries if assigned.is_writer(member.pk, entry.pk)],
            )
            for member in people
        ],
        "may": May.of(request.standing.role, speech),
    }
    return render(request, "speeches/member/page.html", context, status=422 if form.is_bound else 200)


@require_POST
@access.speech(policy.may_set_terms)
def terms(request: Request, speech: Speech) -> HttpResponse:
    """Whether all but the owner only suggest."""
    form = TermsForm(request.POST)
    form.full_clean()
    is_suggest_only = form.cleaned_data["is_suggest_only"]
    speeches.set_terms(speech.pk, is_suggest_only=is_suggest_only, by=request.user, at=now())
    return redirect(reverse("speeches:members", args=[speech.pk]))


@require_POST
@access.member(policy.may_invite)
def role(request: Request, member: Membership) -> HttpResponse:
    """Another role for a member."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise members.UnknownRole
    members.change_role(member.pk, role=form.cleaned_data["role"], by=request.user, at=now())
    return redirect(reverse("speeches:members", args=[member.speech_id]))


@require_POST
@access.member(policy.may_invite)
def removal(request: Request, member: Membership) -> HttpResponse:
    """A member's part ended."""
    members.remove(member.pk, by=request.user, at=now())
    return redirect(reverse("speeches:members", args=[member.speech_id]))
