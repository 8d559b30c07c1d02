"""The principal's edits: who he is, the list of them, and what is said of changes that touch them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from speeches.actions import principal
from speeches.domain import policy
from speeches.models import Paragraph, PrincipalEdit, Section, Speech, Touch
from speeches.principal_forms import SAYINGS, HandlingForm, NamingForm, WhichEditsForm
from speeches.queries.page import May, speech_for
from speeches.queries.principal import edit_of, edits_of, edits_on, open_touches_in
from speeches.views import access, fragments
from speeches.views.requests import Request

LIST = "speeches/principal/page.html"
PANEL = "speeches/principal/_panel.html"


@require_safe
@access.speech()
def of_speech(request: Request, speech: Speech) -> HttpResponse:
    """All edits of the principal, or those with an open touch."""
    form = WhichEditsForm(request.GET)
    form.full_clean()
    context = {
        "speech": speech,
        "edits": edits_of(speech, is_open=form.is_open()),
        "is_open": form.is_open(),
        "waiting": open_touches_in(speech),
        "may": May.of(request.standing.role, speech),
        "sayings": SAYINGS,
    }
    return render(request, LIST, context)


@require_POST
@access.speech(policy.may_name_principal)
def naming(request: Request, speech: Speech) -> HttpResponse:
    """A member named as the principal, or nobody. Raises NotAMember."""
    form = NamingForm(request.POST)
    if not form.is_valid():
        raise principal.NotAMember
    pk = form.cleaned_data["person"]
    person = User.objects.filter(pk=pk).first() if pk else None
    if pk and person is None:
        raise principal.NotAMember
    principal.name(speech.pk, person=person, by=request.user, at=now())
    return redirect(reverse("speeches:details", args=[speech.pk]))


@require_safe
@access.paragraph()
def on_paragraph(request: Request, paragraph: Paragraph) -> HttpResponse:
    """What the principal changed in a paragraph."""
    return _panel(request, paragraph.speech, paragraph.pk, "paragraph")


@require_safe
@access.section()
def on_heading(request: Request, section: Section) -> HttpResponse:
    """What the principal changed in a heading."""
    return _panel(request, section.speech, section.pk, "section")


@require_POST
@access.touch(policy.may_tend_principal)
def handling(request: Request, touch: Touch) -> HttpResponse:
    """What somebody says of a change that touched the principal's words."""
    form = HandlingForm(request.POST)
    if not form.is_valid():
        raise principal.NothingToSay
    version = principal.settle(touch.pk, **form.cleaned_data, by=request.user, at=now())
    touch.refresh_from_db()
    context = {**told(request, touch.edit), "touch": touch}
    to = f"{reverse('speeches:principal', args=[touch.edit.speech_id])}#edit-{touch.edit.number}"
    return fragments.done(request, "speeches/principal/after_handling.html", context, version=version, to=to)


def told(request: Request, edit: PrincipalEdit) -> dict[str, Any]:
    """An edit of the principal, and the page on which its lines are drawn anew."""
    page = speech_for(request.standing, edit.speech)
    whole = edit_of(edit.pk)
    lines = {(stroke.paragraph_id, stroke.section_id) for stroke in whole.strokes.all()}
    found = [page.paragraph(pk) if pk else page.head(section or 0) for pk, section in sorted(lines, key=str)]
    return {
        "page": page,
        "speech": edit.speech,
        "edit": whole,
        "lines": [line for line in found if line],
        "may": page.may,
        "sayings": SAYINGS,
    }


def _panel(request: Request, speech: Speech, line: int, noun: str) -> HttpResponse:
    page = speech_for(request.standing, speech)
    context = {
        "page": page,
        "speech": speech,
        "edits": edits_on(speech, [line], noun=noun),
        "may": page.may,
        "sayings": SAYINGS,
        "line": f"{noun}-{line}",
    }
    return fragments.reply(request, PANEL, context)
