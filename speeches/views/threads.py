"""Talk about a paragraph."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import threads
from speeches.domain import policy
from speeches.forms import CommentForm
from speeches.models import Paragraph, Thread
from speeches.queries import talk
from speeches.queries.page import speech_for
from speeches.views import access, fragments
from speeches.views.requests import Request

PANEL = "speeches/thread/_threads.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph()
def on_paragraph(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The threads of a paragraph, and a new one."""
    form = CommentForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {**_shown(request, paragraph), "form": form}
        return fragments.reply(request, PANEL, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["text"]
    version = threads.open_on(paragraph.pk, text=words, by=request.user, at=now(), key=form.key_for(words))
    return _after(request, "open", paragraph, version)


@require_POST
@access.thread(policy.may_comment)
def comments(request: Request, thread: Thread) -> HttpResponse:
    """A reply."""
    form = CommentForm(request.POST)
    if not form.is_valid():
        context = {
            **_shown(request, _paragraph_of(thread)),
            "form": CommentForm(),
            "answer": form,
            "thread": thread,
        }
        return fragments.reply(request, PANEL, context, status=422)
    words = form.cleaned_data["text"]
    version = threads.reply(thread.pk, text=words, by=request.user, at=now(), key=form.key_for(words))
    return _after(request, "reply", _paragraph_of(thread), version)


@require_POST
@access.thread(policy.may_comment)
def resolution(request: Request, thread: Thread) -> HttpResponse:
    """The thread resolved."""
    version = threads.resolve(thread.pk, by=request.user, at=now())
    return _after(request, "resolve", _paragraph_of(thread), version)


@require_POST
@access.thread(policy.may_comment)
def reopening(request: Request, thread: Thread) -> HttpResponse:
    """The thread open again."""
    version = threads.reopen(thread.pk, by=request.user, at=now())
    return _after(request, "reopen", _paragraph_of(thread), version)


def _paragraph_of(thread: Thread) -> Paragraph:
    if thread.paragraph is None:
        raise Http404
    return thread.paragraph


def _after(request: Request, verb: str, paragraph: Paragraph, version: int) -> HttpResponse:
    context = {**_shown(request, paragraph), "form": CommentForm()}
    to = fragments.speech_url(paragraph.speech_id, f"paragraph-{paragraph.pk}")
    return fragments.done(request, f"speeches/thread/after_{verb}.html", context, version=version, to=to)


def _shown(request: Request, paragraph: Paragraph) -> dict[str, Any]:
    page = speech_for(request.standing, paragraph.speech)
    return {
        "page": page,
        "paragraph": page.paragraph(paragraph.pk),
        "paragraph_id": paragraph.pk,
        "threads": talk.threads_on(paragraph.pk),
    }
