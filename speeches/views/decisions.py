"""What becomes of suggestions."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import decisions
from speeches.actions.conflicts import EditConflict
from speeches.domain import policy
from speeches.domain.merge import merge
from speeches.domain.suggesting import SuggestionKind, fit, rivals
from speeches.models import Suggestion, Thread
from speeches.queries import history
from speeches.queries.page import speech_for
from speeches.suggestion_forms import AcceptanceForm
from speeches.views import access, fragments, talking
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PENS = {
    SuggestionKind.REWORD: "speeches/paragraph/edit.html",
    SuggestionKind.INSERT: "speeches/paragraph/new.html",
    SuggestionKind.RENAME: "speeches/section/edit.html",
}
CONFLICT = "speeches/paragraph/conflict.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.thread(policy.may_decide)
def acceptance(request: Request, thread: Thread) -> HttpResponse:
    """A suggestion accepted as it is or with changes, and the field to make them in."""
    suggestion = _suggestion_of(thread)
    if request.method != "POST":
        return _pen(request, thread, suggestion)
    form = AcceptanceForm(request.POST)
    if not form.is_valid():
        return _pen(request, thread, suggestion, form)
    against = _rivals_of(request, thread)
    given = form.cleaned_data
    try:
        version = decisions.accept(
            thread.pk,
            acceptance=form.acceptance(),
            reason=given["reason"] if given["has_words"] else given["text"],
            by=request.user,
            at=now(),
            key=given["key"],
        )
    except EditConflict as conflict:
        return _both_texts(request, thread, conflict)
    except decisions.GroundsMissing as missing:
        return _without_grounds(request, thread, missing)
    return _after(request, thread, version, against, is_in_pen=given["has_words"])


@require_POST
@access.thread(policy.may_decide)
def declination(request: Request, thread: Thread) -> HttpResponse:
    """A suggestion declined, for the reason in its field."""
    _suggestion_of(thread)
    reason = request.POST.get("text", "")
    try:
        version = decisions.decline(thread.pk, reason=reason, by=request.user, at=now())
    except decisions.GroundsMissing as missing:
        return _without_grounds(request, thread, missing)
    return _after(request, thread, version)


@require_POST
@access.thread(policy.may_suggest)
def withdrawal(request: Request, thread: Thread) -> HttpResponse:
    """One's own suggestion withdrawn."""
    _suggestion_of(thread)
    version = decisions.withdraw(thread.pk, by=request.user, at=now())
    return _after(request, thread, version)


@require_POST
@access.thread(policy.may_suggest)
def renewal(request: Request, thread: Thread) -> HttpResponse:
    """One's own suggestion, withdrawn before, open again."""
    return _opened_again(request, thread)


@require_POST
@access.thread(policy.may_decide)
def reversal(request: Request, thread: Thread) -> HttpResponse:
    """A decision taken back: the suggestion open again."""
    return _opened_again(request, thread)


def _opened_again(request: Request, thread: Thread) -> HttpResponse:
    _suggestion_of(thread)
    version = decisions.reopen(thread.pk, by=request.user, at=now())
    context = talking.shown(request, thread)
    return fragments.done(
        request, "speeches/suggestion/after_reopen.html", context, version=version, to=_place(thread)
    )


def _without_grounds(request: Request, thread: Thread, missing: decisions.GroundsMissing) -> HttpResponse:
    context = {**talking.shown(request, thread), "missing": sentence_of(missing)}
    return fragments.reply(request, talking.THREAD, context, status=422)


def _suggestion_of(thread: Thread) -> Suggestion:
    found = Suggestion.objects.select_related("by").filter(thread=thread).first()
    if found is None:
        raise Http404
    return found


def _after(
    request: Request,
    thread: Thread,
    version: int,
    against: Sequence[Suggestion] = (),
    *,
    is_in_pen: bool = False,
) -> HttpResponse:
    shown = talking.shown(request, thread)
    context = {**shown, "decided": shown["asked"][thread.pk], "rivals": against}
    if is_in_pen:
        context["thread"] = None
    return fragments.done(
        request, "speeches/suggestion/after_decide.html", context, version=version, to=_place(thread)
    )


def _rivals_of(request: Request, thread: Thread) -> list[Suggestion]:
    """Those who would have other words in the same place, before one of them is accepted."""
    if not thread.paragraph_id:
        return []
    line = speech_for(request.standing, thread.speech).paragraph(thread.paragraph_id)
    against = rivals(line.text, line.wordings).get(thread.pk, ()) if line else ()
    return list(Suggestion.objects.filter(pk__in=against).select_related("by"))


def _pen(
    request: Request, thread: Thread, suggestion: Suggestion, sent: AcceptanceForm | None = None
) -> HttpResponse:
    """The field with the words as they would be written, to be changed before they are."""
    if suggestion.kind not in PENS:
        raise Http404
    lines = _lines(request, thread)
    line = lines["paragraph"] or lines["section"]
    words = suggestion.text
    if line and suggestion.wording:
        fitting = fit(suggestion.base, line.text, suggestion.text)
        words = fitting.text if fitting else _proposal(suggestion, line.text)
    standing = {"text": words, "heading": words, "based_on": line.version if line else 0, "has_words": True}
    form = sent or AcceptanceForm(initial=standing)
    context = {**lines, "form": form, "accepting": suggestion, "must_save": True}
    return fragments.reply(request, PENS[suggestion.kind], context, status=422 if sent else 200)


def _proposal(suggestion: Suggestion, text: str) -> str:
    return merge(base=suggestion.base, theirs=text, yours=suggestion.text).proposal


def _both_texts(request: Request, thread: Thread, conflict: EditConflict) -> HttpResponse:
    """Base, what stands there, what was typed, and a field that starts from what can be put together."""
    met = conflict.merge
    standing = {"text": met.proposal, "based_on": conflict.paragraph.version, "has_words": True}
    context = {
        **_lines(request, thread),
        "merge": met,
        "form": AcceptanceForm(initial=standing),
        "accepting": _suggestion_of(thread),
        "author": history.author_of(conflict.paragraph),
    }
    return fragments.reply(request, CONFLICT, context, status=409)


def _lines(request: Request, thread: Thread) -> dict[str, Any]:
    return talking.line_of(request, thread.speech, thread.paragraph_id, thread.section_id)


def _place(thread: Thread) -> str:
    noun, pk = ("section", thread.section_id) if thread.section_id else ("paragraph", thread.paragraph_id)
    return fragments.speech_url(thread.speech_id, f"{noun}-{pk}")
