"""What somebody says of his own reading: nothing of it is a change of the speech."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST

from speeches.forms import ReadingMarkForm
from speeches.models import Speech
from speeches.presence import reading
from speeches.views import access, fragments
from speeches.views.requests import Request


@require_POST
@access.speech()
def mark(request: Request, speech: Speech) -> HttpResponse:
    """A version read, or what changed since one asked for, which is then shown up to the latest."""
    form = ReadingMarkForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    since = form.cleaned_data["since"]
    if since and since <= speech.version:
        reading.note(speech, request.user, speech.version)
        return redirect("speeches:comparison", speech.pk, since, speech.version)
    reading.note(speech, request.user, form.cleaned_data["version"])
    answer = HttpResponse() if request.htmx else redirect(fragments.speech_url(speech.pk))
    patch_vary_headers(answer, ["HX-Request"])
    return answer
