"""Sections called ready for review, and who reviews them."""

from typing import Any

from django.http import HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from speeches.actions import readiness, reviewers
from speeches.actions.routes import NobodyThere
from speeches.board_forms import ReviewerForm
from speeches.domain import policy
from speeches.domain.verdict import Gone
from speeches.models import Section, Speech
from speeches.queries import section_work
from speeches.queries.page import speech_for
from speeches.queries.rounds import people_by_unit
from speeches.views import access, fragments
from speeches.views.requests import Request
from speeches.views.saving import key_of

PANEL = "speeches/section_work/_panel.html"
ALL = "speeches/section_work/_all.html"
AFTER = "speeches/section_work/after_change.html"
AFTER_ALL = "speeches/section_work/after_all.html"


@require_safe
@access.section()
def of_section(request: Request, section: Section) -> HttpResponse:
    """Whether a section is ready for review, and who reviews it. Raises Gone."""
    if section.removed_in is not None:
        raise Gone
    return fragments.reply(request, PANEL, _shown(request, section))


@require_safe
@access.speech()
def of_speech(request: Request, speech: Speech) -> HttpResponse:
    """The same of all sections at a glance."""
    return fragments.reply(request, ALL, {"page": speech_for(request.standing, speech)})


@require_POST
@access.section(policy.may_call_ready)
def ready(request: Request, section: Section) -> HttpResponse:
    """A section called ready for review."""
    key = key_of(request, f"ready-{section.pk}")
    version = readiness.call_ready(section.pk, by=request.user, at=now(), key=key)
    return _after(request, section, version)


@require_POST
@access.section(policy.may_call_ready)
def unready(request: Request, section: Section) -> HttpResponse:
    """It is not ready after all."""
    key = key_of(request, f"unready-{section.pk}")
    version = readiness.take_back(section.pk, by=request.user, at=now(), key=key)
    return _after(request, section, version)


@require_POST
@access.speech(policy.may_call_ready)
def all_ready(request: Request, speech: Speech) -> HttpResponse:
    """All sections that somebody writes, called ready at once."""
    key = key_of(request, "all-ready")
    version = readiness.call_all_ready(speech.pk, by=request.user, at=now(), key=key)
    context = {"page": speech_for(request.standing, speech)}
    to = fragments.speech_url(speech.pk)
    return fragments.done(request, AFTER_ALL, context, version=version, to=to)


@require_POST
@access.section(policy.may_lay_route)
def assignment(request: Request, section: Section) -> HttpResponse:
    """A person who reviews a section."""
    form = ReviewerForm(request.POST)
    if not form.is_valid():
        return fragments.reply(request, PANEL, _shown(request, section), status=422)
    person = User.objects.filter(pk=form.cleaned_data["person"]).first()
    if person is None:
        raise NobodyThere
    key = form.key_for(f"reviews-{section.pk}-{person.pk}")
    version = reviewers.assign(section.pk, person=person, by=request.user, at=now(), key=key)
    return _after(request, section, version)


@require_POST
@access.section(policy.may_lay_route)
def removal(request: Request, section: Section, seat_id: int) -> HttpResponse:
    """A section taken from a reviewer."""
    version = reviewers.unassign(section.pk, seat=seat_id, by=request.user, at=now())
    return _after(request, section, version)


def _after(request: Request, section: Section, version: int) -> HttpResponse:
    to = fragments.speech_url(section.speech_id, f"section-{section.pk}")
    return fragments.done(request, AFTER, _shown(request, section), version=version, to=to)


def _shown(request: Request, section: Section) -> dict[str, Any]:
    page = speech_for(request.standing, section.speech)
    here = section_work.reviewers_in(section.speech_id).get(section.pk, ())
    return {
        "page": page,
        "section_id": section.pk,
        "entry": page.entry(section.pk),
        "reviewers": here,
        "units": people_by_unit() if page.may.lay_route else {},
        "has_review": bool(page.may.lay_route) and section_work.has_review(section.speech_id),
    }
