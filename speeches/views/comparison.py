"""Two versions of a speech beside each other."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from speeches.models import Speech
from speeches.queries.comparison import comparison_of
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
    context = {
        "speech": speech,
        "comparison": comparison_of(speech, old, new),
        "may": May.of(request.standing.role, speech),
    }
    return render(request, "speeches/comparison/page.html", context)


@require_safe
@access.speech()
def choice(request: Request, speech: Speech) -> HttpResponse:
    """To the comparison of the two versions that were chosen; to the diary where none were."""
    typed = [request.GET.get(name, "") for name in ("old", "new")]
    if not all(number.isdecimal() and len(number) < 10 for number in typed):
        return redirect("speeches:history", speech.pk)
    return redirect("speeches:comparison", speech.pk, *sorted(map(int, typed)))
