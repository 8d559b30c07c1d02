"""Two versions of a speech beside each other."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from speeches.exchange import pdf_writer
from speeches.history_forms import LookForm
from speeches.models import Speech
from speeches.queries.changed_facts import changed_facts
from speeches.queries.comparison import comparison_of
from speeches.queries.library import speeches_of
from speeches.queries.moments import choices_of, version_at
from speeches.queries.other_speech import TooLong, comparison_between
from speeches.queries.page import May
from speeches.views import access
from speeches.views.requests import Request


@require_safe
@access.speech()
def page(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """What changed between two versions. Raises Http404 for a version that is not there."""
    if not 1 <= min(old, new) <= max(old, new) <= speech.version:
        raise Http404
    if old > new:
        return redirect("speeches:comparison", speech.pk, new, old)
    look = LookForm(request.GET)
    look.full_clean()
    compared = comparison_of(speech, old, new, by=look.cleaned_data.get("by"))
    context = {
        "speech": speech,
        "comparison": compared,
        "facts": changed_facts(compared.rows),
        "is_beside": look.cleaned_data.get("view") == "beside",
        "by": look.cleaned_data.get("by"),
        "moments": choices_of(speech, request.user),
        "may_print": pdf_writer.is_available(),
        "may": May.of(request.standing.role, speech),
    }
    return render(request, "speeches/comparison/page.html", context)


@require_safe
@access.speech()
def choice(request: Request, speech: Speech) -> HttpResponse:
    """To the comparison of the two moments that were chosen; to the diary where one is none."""
    found = [version_at(speech, request.user, request.GET, side) for side in ("old", "new")]
    if None in found:
        return redirect("speeches:history", speech.pk)
    view = "?view=beside" if request.GET.get("view") == "beside" else ""
    return redirect(reverse("speeches:comparison", args=[speech.pk, *sorted(filter(None, found))]) + view)


@require_safe
@access.speech()
def shelf(request: Request, speech: Speech) -> HttpResponse:
    """The other speeches of the person, to choose one to compare this with."""
    others = [shelved.speech for shelved in speeches_of(request.user) if shelved.speech.pk != speech.pk]
    return render(request, "speeches/comparison/shelf.html", {"speech": speech, "others": others})


@require_safe
@access.speech()
def other(request: Request, speech: Speech, other_id: int) -> HttpResponse:
    """Another speech beside this one, both as they stand. Raises Http404 for one that he may not read."""
    mine = {shelved.speech.pk: shelved.speech for shelved in speeches_of(request.user)}
    if other_id not in mine or other_id == speech.pk:
        raise Http404
    look = LookForm(request.GET)
    look.full_clean()
    context: dict[str, Any] = {"speech": speech, "other": mine[other_id]}
    try:
        compared = comparison_between(mine[other_id], speech)
    except TooLong:
        return render(request, "speeches/comparison/other.html", context)
    context |= {
        "comparison": compared,
        # Figures of what is all new or all gone are no news between two years.
        "facts": changed_facts(row for row in compared.rows if row.row.olds and row.row.news),
        "is_beside": look.cleaned_data.get("view") == "beside",
    }
    return render(request, "speeches/comparison/other.html", context)
