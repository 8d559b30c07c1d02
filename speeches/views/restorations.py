"""The speech or a section as it was in a version: looked at first, then done."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from speeches.actions import restorations
from speeches.domain import policy
from speeches.domain.reversal.rewind import rewound, section_rewound
from speeches.domain.reversal.state import Plan, State
from speeches.domain.verdict import ChangedMeanwhile
from speeches.history_forms import RewindingForm
from speeches.models import Section, Speech
from speeches.queries import reversal
from speeches.queries.reversal_preview import preview_of
from speeches.views import access, fragments
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PREVIEW = "speeches/reversal/restoration.html"

type Rewind = Callable[[State, State], Plan]


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech(policy.may_edit)
def speech(request: Request, speech: Speech, version: int) -> HttpResponse:
    """The whole speech. Raises Http404 for a version that is not there."""
    form = RewindingForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _looked_at(request, speech, version, rewound)
    try:
        done = restorations.restore_speech(
            speech.pk,
            version=version,
            based_on=form.cleaned_data["based_on"],
            by=request.user,
            at=now(),
            key=form.key_for(str(version)),
        )
    except ChangedMeanwhile as refusal:
        return _looked_at(request, speech, version, rewound, refusal=refusal)
    messages.success(request, _("The speech reads as in version %(version)s again.") % {"version": version})
    return fragments.onward(speech, done, fragments.speech_url(speech.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_edit)
def section(request: Request, section: Section, version: int) -> HttpResponse:
    """One section. Raises Http404 for a version that is not there, NoSuchPlace if it had no such section."""
    form = RewindingForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _looked_at(request, section.speech, version, _rewinding(section), section=section)
    try:
        done = restorations.restore_section(
            section.pk,
            version=version,
            based_on=form.cleaned_data["based_on"],
            by=request.user,
            at=now(),
            key=form.key_for(str(version)),
        )
    except ChangedMeanwhile as refusal:
        return _looked_at(
            request, section.speech, version, _rewinding(section), section=section, refusal=refusal
        )
    messages.success(request, _("The section reads as in version %(version)s again.") % {"version": version})
    to = fragments.speech_url(section.speech_id, f"section-{section.pk}")
    return fragments.onward(section.speech, done, to)


def _rewinding(section: Section) -> Rewind:
    return lambda now, then: section_rewound(now, then, section.pk)


def _looked_at(
    request: Request,
    speech: Speech,
    version: int,
    rewind: Rewind,
    *,
    section: Section | None = None,
    refusal: ChangedMeanwhile | None = None,
) -> HttpResponse:
    """What it would change, and whose work that replaces."""
    speech.refresh_from_db(fields=["version"])
    if not 1 <= version <= speech.version:
        raise Http404
    plan = rewind(reversal.state_at(speech.pk, speech.version), reversal.state_at(speech.pk, version))
    context = {
        "speech": speech,
        "section": section,
        "version": version,
        "preview": preview_of(speech, plan, since=version),
        "refusal": sentence_of(refusal) if refusal else "",
    }
    return render(request, PREVIEW, context, status=409 if refusal else 200)
