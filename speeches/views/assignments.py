"""Who writes which section."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import assignments
from speeches.domain import policy
from speeches.domain.verdict import Gone, NothingToSave
from speeches.forms import AssignmentForm, LimitForm
from speeches.models import Membership, Section
from speeches.queries import standing
from speeches.queries.page import speech_for
from speeches.views import access, fragments
from speeches.views.requests import Request

PANEL = "speeches/assignment/_panel.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_assign)
def of_section(request: Request, section: Section) -> HttpResponse:
    """The members who write a section, and others to choose from. Raises Gone."""
    if section.removed_in is not None:
        raise Gone
    form = AssignmentForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return fragments.reply(request, PANEL, _shown(request, section), status=status)
    version = section.speech.version
    try:
        chosen = form.cleaned_data["members"]
        version = assignments.divide(section.pk, to=chosen, by=request.user, at=now())
    except NothingToSave:
        pass
    to = fragments.speech_url(section.speech_id)
    template = "speeches/assignment/after_divide.html"
    return fragments.done(request, template, _shown(request, section), version=version, to=to)


@require_POST
@access.member(policy.may_assign)
def limit(request: Request, member: Membership) -> HttpResponse:
    """Whether a drafter writes only in his own sections."""
    form = LimitForm(request.POST)
    form.full_clean()
    assignments.limit(member.pk, is_limited=form.cleaned_data["is_limited"], by=request.user, at=now())
    return redirect(reverse("speeches:members", args=[member.speech_id]))


def _shown(request: Request, section: Section) -> dict[str, Any]:
    writers = set(section.assignments.values_list("member", flat=True))
    members = standing.people_of(section.speech_id)
    people = [(one, one.pk in writers) for one in members if one.role in policy.EDITORS]
    page = speech_for(request.standing, section.speech)
    return {"page": page, "section_id": section.pk, "entry": page.entry(section.pk), "people": people}
