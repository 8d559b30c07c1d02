"""Versions with a name."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import milestones, speeches
from speeches.domain import policy
from speeches.domain.milestones import Naming
from speeches.domain.plain_text import Unwritable
from speeches.domain.verdict import NoSuchVersion, NothingToSave
from speeches.forms import Once
from speeches.history_forms import MilestoneForm
from speeches.models import Speech
from speeches.queries.milestones import marked_versions
from speeches.views import access
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def of_speech(request: Request, speech: Speech) -> HttpResponse:
    """The versions worth finding again, and a name for one; `version` proposes another than the latest."""
    may_name = policy.may_name_versions(request.standing.role, speech.terms)
    form = MilestoneForm(request.POST or None, initial={"version": _proposed(request, speech)})
    if request.method == "POST" and form.is_valid():
        may_name.require()
        if _is_named(request, speech, form):
            return redirect(reverse("speeches:milestones", args=[speech.pk]))
    context = {"speech": speech, "form": form, "may_name": may_name, "marked": marked_versions(speech)}
    return render(request, "speeches/milestone/page.html", context, status=422 if form.is_bound else 200)


@require_POST
@access.speech(policy.may_export)
def copy(request: Request, speech: Speech, version: int) -> HttpResponse:
    """A new speech with the words of a version. Raises Http404 for one that is not there."""
    form = Once(request.POST)
    if not 1 <= version <= speech.version:
        raise Http404
    if not form.is_valid():
        return render(request, "refusal.html", {"sentence": form.errors}, status=422)
    key = form.key_for(str(version))
    copied = speeches.copy(speech.pk, version=version, by=request.user, at=now(), key=key)
    return redirect(reverse("speeches:speech", args=[copied]))


def _is_named(request: Request, speech: Speech, form: MilestoneForm) -> bool:
    """Whether the version has the name now; otherwise the form says why not."""
    given = form.cleaned_data
    try:
        milestones.name(
            speech.pk,
            version=given["version"],
            naming=Naming(given["called"], given["note"]),
            by=request.user,
            at=now(),
            key=form.key_for(f"{given['version']} {given['called']}"),
        )
    except (NoSuchVersion, NothingToSave) as refusal:
        form.add_error("version", sentence_of(refusal))
    except Unwritable as refusal:
        form.add_error(None, sentence_of(refusal))
    return form.is_valid()


def _proposed(request: Request, speech: Speech) -> int:
    typed = request.GET.get("version", "")
    return min(int(typed), speech.version) if typed.isdecimal() and 0 < len(typed) < 10 else speech.version
