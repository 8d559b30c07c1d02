"""Moves of paragraphs and sections."""

from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from speeches.actions import places
from speeches.actions.places import Shift, Step
from speeches.domain import policy
from speeches.domain.structure.tree import NoSuchPlace
from speeches.forms import StepForm
from speeches.models import Paragraph, Section, Speech
from speeches.queries.page import speech_for
from speeches.views import access, fragments
from speeches.views.requests import Request


@require_POST
@access.paragraph(policy.may_edit)
def paragraph(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The paragraph one step further, in front of another or behind it."""
    form = StepForm(request.POST)
    form.full_clean()
    before, after, direction = map(form.cleaned_data.get, ("before", "after", "direction"))
    if before:
        _require_same_speech(Paragraph, before, paragraph.speech_id)
        version = places.move_before(paragraph.pk, before_id=before, by=request.user, at=now())
    elif after:
        _require_same_speech(Paragraph, after, paragraph.speech_id)
        version = places.move_behind(paragraph.pk, after_id=after, by=request.user, at=now())
    elif direction in set(Step):
        version = places.move_paragraph(paragraph.pk, step=Step(direction), by=request.user, at=now())
    else:
        raise NoSuchPlace
    return _after(request, paragraph.speech, f"paragraph-{paragraph.pk}", version)


@require_POST
@access.section(policy.may_edit)
def section(request: Request, section: Section) -> HttpResponse:
    """The section one step further, on another level, or beside a sibling."""
    form = StepForm(request.POST)
    form.full_clean()
    before, after, direction = map(form.cleaned_data.get, ("before", "after", "direction"))
    if sibling := before or after:
        _require_same_speech(Section, sibling, section.speech_id)
        version = places.move_section_beside(
            section.pk, sibling_id=sibling, is_behind=not before, by=request.user, at=now()
        )
    elif direction in set(Shift):
        version = places.move_section(section.pk, shift=Shift(direction), by=request.user, at=now())
    else:
        raise NoSuchPlace
    return _after(request, section.speech, f"section-{section.pk}", version)


def _require_same_speech(rows: type[Paragraph | Section], pk: int, speech_id: int) -> None:
    if not rows.objects.filter(pk=pk, speech=speech_id).exists():
        raise Http404


def _after(request: Request, speech: Speech, anchor: str, version: int) -> HttpResponse:
    context = {"page": speech_for(request.standing, speech), "focus": anchor}
    to = fragments.speech_url(speech.pk, anchor)
    return fragments.done(request, "speeches/place/after_move.html", context, version=version, to=to)
