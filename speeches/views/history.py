"""The diary of a speech, and how it read in a version."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from speeches.domain import policy
from speeches.domain.policy import Role
from speeches.domain.subjects import kinds_of
from speeches.domain.talk import unheard_by
from speeches.history_forms import DiaryForm
from speeches.models import Speech
from speeches.queries import diary, reversal, text
from speeches.queries.moments import choices_of
from speeches.queries.naming import names_of
from speeches.queries.wanted import Wanted, authors_of, sections_of
from speeches.views import access
from speeches.views.requests import Request


@require_safe
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """Who did what when, the latest first, or what was asked for of it; `before` begins the page earlier."""
    form = DiaryForm(request.GET)
    form.full_clean()
    head = speech.version + 1
    asked = dict(form.cleaned_data)
    before = min(asked.pop("before", None) or head, head)
    context = {
        "speech": speech,
        "diary": diary.diary_of(speech.pk, before=before, wanted=_wanted(asked, request.standing.role)),
        "is_latest": before == head,
        "form": form,
        "is_filtered": any(asked.values()),
        "moments": choices_of(speech, request.user),
        "people": authors_of(speech.pk),
        "sections": sections_of(speech.pk),
        "may_take_back": policy.may_edit_somewhere(request.standing.role, speech.terms),
    }
    return render(request, "speeches/history/page.html", context)


@require_safe
@access.speech()
def version(request: Request, speech: Speech, version: int) -> HttpResponse:
    """The speech as it was read in a version. Raises Http404 for one that is not there."""
    made = diary.making_of(speech.pk, version) if 1 <= version <= speech.version else None
    if made is None:
        raise Http404
    past = text.version_of(speech.pk, version)
    may_edit = policy.may_edit(request.standing.role, speech.terms)
    is_past = version < speech.version
    context = {
        "speech": speech,
        "made": made,
        "before": version - 1,
        "lines": tuple(past.lines()),
        "sections": tuple(past.sections()),
        "may_edit": may_edit,
        "people": reversal.authors_between(speech.pk, version, speech.version)
        if may_edit and is_past
        else (),
        "names": names_of(speech.pk, [version]).get(version, []),
        "may_name": policy.may_name_versions(request.standing.role, speech.terms),
    }
    return render(request, "speeches/history/version.html", context)


def _wanted(asked: Mapping[str, Any], role: Role) -> Wanted:
    sort = asked.get("sort")
    return Wanted(
        by=asked.get("by"),
        section=asked.get("section"),
        kinds=kinds_of(sort) if sort else None,
        since=asked.get("since"),
        until=asked.get("until"),
        unheard=unheard_by(role),
    )
