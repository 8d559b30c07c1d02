"""What is said in a thread: answered, given other words, taken back."""

from django.http import HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import comments, threads
from speeches.domain import policy
from speeches.models import Comment, Thread
from speeches.talk_forms import CommentForm
from speeches.views import access, fragments, talking
from speeches.views.requests import Request


@require_POST
@access.thread(policy.may_comment)
def of_thread(request: Request, thread: Thread) -> HttpResponse:
    """A reply."""
    form = CommentForm(request.POST)
    if not form.is_valid():
        context = {**talking.shown(request, thread), "answer": form}
        return fragments.reply(request, talking.THREAD, context, status=422)
    words = form.cleaned_data["text"]
    version = threads.reply(thread.pk, text=words, by=request.user, at=now(), key=form.key_for(words))
    return talking.after(request, "reply", thread, version)


@require_http_methods(["GET", "HEAD", "POST"])
@access.comment(policy.may_comment)
def text(request: Request, comment: Comment) -> HttpResponse:
    """One's own comment in edit, and what was typed there."""
    standing = request.standing
    is_own = comment.by_id == request.user.pk
    policy.may_take_back_words(standing.role, comment.thread.speech.terms, is_own=is_own).require()
    form = CommentForm(request.POST or None, initial={"text": comment.said})
    if request.method != "POST" or not form.is_valid():
        context = {**talking.shown(request, comment.thread), "edited": comment, "form": form}
        return fragments.reply(request, talking.THREAD, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["text"]
    version = comments.reword(comment.pk, text=words, by=request.user, at=now(), key=form.key_for(words))
    return talking.after(request, "reword", comment.thread, version)


@require_POST
@access.comment(policy.may_comment)
def withdrawal(request: Request, comment: Comment) -> HttpResponse:
    """One's own comment taken back."""
    version = comments.withdraw(comment.pk, by=request.user, at=now())
    return talking.after(request, "withdraw", comment.thread, version)
