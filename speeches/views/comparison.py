"""Two versions of a speech beside each other."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from speeches.domain.moments import FILE
from speeches.exchange import pdf_writer
from speeches.history_forms import LookForm
from speeches.models import Speech
from speeches.queries import originals
from speeches.queries.changed_facts import changed_facts
from speeches.queries.comparison import comparison_of
from speeches.queries.imported import comparison_with_file
from speeches.queries.moments import choices_of, version_at
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
    old, new = sorted(version for version in found if version is not None)
    if old == FILE:
        # The file has nothing to be compared with but what was made of it.
        way = reverse("speeches:imported", args=[speech.pk, new or 1])
    else:
        way = reverse("speeches:comparison", args=[speech.pk, old, new])
    return redirect(f"{way}?view=beside" if request.GET.get("view") == "beside" else way)


@require_safe
@access.speech()
def imported(request: Request, speech: Speech, new: int) -> HttpResponse:
    """The file as it was imported, and what became of it. Raises Http404 where there is none."""
    original = originals.original_of(speech.pk)
    if original is None or not 1 <= new <= speech.version:
        raise Http404
    look = LookForm(request.GET)
    look.full_clean()
    compared = comparison_with_file(speech, original, new, by=look.cleaned_data.get("by"))
    context = {
        "speech": speech,
        "original": original,
        "comparison": compared,
        # What stands around a speech on a web page are no facts of it.
        "facts": changed_facts(row for row in compared.rows if not row.is_left_out),
        "is_beside": look.cleaned_data.get("view") == "beside",
        "by": look.cleaned_data.get("by"),
        "moments": choices_of(speech, request.user),
    }
    return render(request, "speeches/comparison/imported.html", context)
