"""Talk about words, a paragraph, a section or the whole speech."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from speeches.actions import threads
from speeches.domain import policy
from speeches.domain.anchors.browser import code_points
from speeches.domain.verdict import Gone
from speeches.models import Paragraph, Section, Speech, Thread
from speeches.queries import history
from speeches.queries.talk import About, Subject
from speeches.talk_forms import ChosenWordsForm, OpeningForm, WordsCommentForm
from speeches.views import access, fragments, talking
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PANEL = "speeches/thread/_threads.html"
DRAFT = "speeches/thread/_draft.html"
AT_HAND = "speeches/thread/_at_hand.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph()
def on_paragraph(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The threads of a paragraph, and a new one."""
    subject = Subject(About.PARAGRAPH, paragraph.pk)
    return _on(request, paragraph.speech, subject, threads.open_on)


@require_http_methods(["GET", "HEAD", "POST"])
@access.section()
def on_section(request: Request, section: Section) -> HttpResponse:
    """The threads of a section as a whole, and a new one."""
    return _on(request, section.speech, Subject(About.SECTION, section.pk), threads.open_on_section)


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def on_speech(request: Request, speech: Speech) -> HttpResponse:
    """The threads of the speech as a whole, and a new one."""
    return _on(request, speech, Subject(About.SPEECH, speech.pk), threads.open_on_speech)


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph(policy.may_comment)
def on_words(request: Request, paragraph: Paragraph) -> HttpResponse:
    """A new thread on chosen words of a paragraph. Raises Gone."""
    form = WordsCommentForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {**talking.line_of(request, paragraph.speech, paragraph.pk), "form": form}
        if not form.is_bound:
            context["form"] = _form_on(request, paragraph)
        return fragments.reply(request, DRAFT, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["text"]
    version = threads.open_on(
        paragraph.pk,
        text=words,
        on=form.selection(),
        audience=form.audience(),
        by=request.user,
        at=now(),
        key=form.key_for(words),
    )
    opened = Thread.objects.get(speech=paragraph.speech, opened_in=version)
    return talking.after(request, "open_on_words", opened, version)


@require_safe
@access.thread()
def thread(request: Request, thread: Thread) -> HttpResponse:
    """A thread with all that is said in it."""
    return fragments.reply(request, AT_HAND, talking.shown(request, thread))


@require_POST
@access.thread(policy.may_comment)
def resolution(request: Request, thread: Thread) -> HttpResponse:
    """The thread resolved, for the reason in its field."""
    try:
        version = threads.resolve(thread.pk, text=request.POST.get("text", ""), by=request.user, at=now())
    except threads.ReasonMissing as missing:
        context = {**talking.shown(request, thread), "missing": sentence_of(missing)}
        return fragments.reply(request, talking.THREAD, context, status=422)
    return talking.after(request, "resolve", thread, version)


@require_POST
@access.thread(policy.may_comment)
def reopening(request: Request, thread: Thread) -> HttpResponse:
    """The thread open again."""
    version = threads.reopen(thread.pk, by=request.user, at=now())
    return talking.after(request, "reopen", thread, version)


def _on(request: Request, speech: Speech, subject: Subject, open_on: Callable[..., int]) -> HttpResponse:
    form = OpeningForm(request.POST or None)
    if request.method == "POST":
        policy.may_comment(request.standing.role, speech.terms).require()
    if request.method != "POST" or not form.is_valid():
        context = {**talking.panel(request, speech, subject), "form": form}
        return fragments.reply(request, PANEL, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["text"]
    key = form.key_for(words)
    version = open_on(subject.pk, text=words, audience=form.audience(), by=request.user, at=now(), key=key)
    context = {**talking.panel(request, speech, subject), "form": OpeningForm()}
    anchor = "" if subject.about is About.SPEECH else f"{subject.about}-{subject.pk}"
    to = fragments.speech_url(speech.pk, anchor)
    return fragments.done(request, "speeches/thread/after_open.html", context, version=version, to=to)


def _form_on(request: Request, paragraph: Paragraph) -> WordsCommentForm:
    """The form for the words that were chosen, which stand in it as this server knows them. Raises Gone."""
    if paragraph.removed_in is not None:
        raise Gone
    chosen = ChosenWordsForm(request.GET)
    if not chosen.is_valid():
        return WordsCommentForm()
    text = history.text_at(paragraph.pk, chosen.cleaned_data["based_on"])
    start, end = (code_points(text, chosen.cleaned_data[edge]) for edge in ("start", "end"))
    return WordsCommentForm(initial={**chosen.cleaned_data, "words": text[start:end]})
