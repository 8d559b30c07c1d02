"""Paragraphs in reading and in edit."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from speeches.actions import paragraphs
from speeches.actions.conflicts import EditConflict
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.pens import PenKind
from speeches.domain.verdict import Gone, NothingToSave
from speeches.forms import EditForm, JoinForm, RemovalForm, RestorationForm, WordsForm
from speeches.models import Paragraph, Section
from speeches.queries import history, structure
from speeches.queries.page import speech_for
from speeches.views import access, fragments
from speeches.views.requests import Request
from speeches.views.saving import done_by
from speeches.views.working_copies import at_hand, let_go

READ = "speeches/paragraph/_paragraph.html"
EDIT = "speeches/paragraph/edit.html"
NEW = "speeches/paragraph/new.html"
AFTER_STRUCTURE = "speeches/paragraph/after_{}.html"


@require_safe
@access.paragraph()
def paragraph(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The paragraph as it reads now. Raises Gone."""
    _require_standing(paragraph)
    return fragments.reply(request, READ, _shown(request, paragraph))


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph(policy.may_edit)
def text(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The paragraph in edit, and what was typed there."""
    kept = at_hand(request, PenKind.TEXT, paragraph)
    standing = {"text": paragraph.text, "based_on": paragraph.version}
    form = EditForm(request.POST or None, initial={**standing, **kept.initial})
    if request.method != "POST" or not form.is_valid():
        _require_standing(paragraph)
        context = {**_shown(request, paragraph), **kept.context, "form": form}
        return fragments.reply(request, EDIT, context, status=422 if form.is_bound else 200)
    try:
        saved = _saved(request, paragraph, form, paragraphs.edit)
    except NothingToSave:
        let_go(request, form.cleaned_data["pen"])
        return fragments.done(
            request, READ, _shown(request, paragraph), version=paragraph.speech.version, to=_place(paragraph)
        )
    if isinstance(saved, HttpResponse):
        return saved
    deeds = history.deeds_in(paragraph.speech_id, saved)
    if Happening.PARAGRAPH_MERGED in deeds:
        messages.info(request, _merge_told(paragraph))
    return _after(request, "split" if Happening.PARAGRAPH_SPLIT in deeds else "edit", paragraph, saved)


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph(policy.may_edit)
def following(request: Request, paragraph: Paragraph) -> HttpResponse:
    """A new paragraph behind this one. Raises Gone before anything was typed."""
    kept = at_hand(request, PenKind.NEXT, paragraph)
    form = WordsForm(request.POST or None, initial=kept.initial)
    if request.method != "POST" or not form.is_valid():
        _require_standing(paragraph)
        context = {**_shown(request, paragraph), **kept.context, "form": form}
        return fragments.reply(request, NEW, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["text"]
    try:
        version = paragraphs.insert(paragraph.pk, text=words, **done_by(request, form, words))
    except Gone:
        return _kept(request, paragraph, form)
    let_go(request, form.cleaned_data["pen"])
    return _after(request, "insert", paragraph, version)


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_edit)
def first(request: Request, section: Section) -> HttpResponse:
    """A new paragraph at the start of a section."""
    kept = at_hand(request, PenKind.FIRST, section)
    form = WordsForm(request.POST or None, initial=kept.initial)
    if request.method != "POST" or not form.is_valid():
        shown = speech_for(request.standing, section.speech)
        context = {"page": shown, "section": section, **kept.context, "form": form}
        return fragments.reply(request, NEW, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["text"]
    version = paragraphs.insert_first(section.pk, text=words, **done_by(request, form, words))
    let_go(request, form.cleaned_data["pen"])
    context = {"page": speech_for(request.standing, section.speech)}
    to = fragments.speech_url(section.speech_id, f"section-{section.pk}")
    return fragments.done(request, AFTER_STRUCTURE.format("insert"), context, version=version, to=to)


@require_POST
@access.paragraph(policy.may_edit)
def join(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The paragraph, as typed, appended to the one before it."""
    form = JoinForm(request.POST)
    if not form.is_valid():
        context = {**_shown(request, paragraph), "form": form}
        return fragments.reply(request, EDIT, context, status=422)
    saved = _saved(request, paragraph, form, partial(paragraphs.join, to=form.cleaned_data["to"]))
    return saved if isinstance(saved, HttpResponse) else _after(request, "join", paragraph, saved)


@require_POST
@access.paragraph(policy.may_edit)
def removal(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The paragraph taken out."""
    form = RemovalForm(request.POST)
    if not form.is_valid():
        return render(request, "refusal.html", {"sentence": form.errors}, status=422)
    version = paragraphs.remove(
        paragraph.pk, based_on=form.cleaned_data["based_on"], **done_by(request, form, "remove")
    )
    return _after(request, "remove", paragraph, version)


@require_safe
@access.paragraph()
def versions(request: Request, paragraph: Paragraph) -> HttpResponse:
    """What the paragraph said in each of its versions."""
    context = {
        **_shown(request, paragraph),
        "wordings": history.wordings_of(paragraph),
        "form": RestorationForm(),
    }
    return fragments.reply(request, "speeches/paragraph/_history.html", context)


@require_POST
@access.paragraph(policy.may_edit)
def restoration(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The words of an earlier version, back in place."""
    form = RestorationForm(request.POST)
    if not form.is_valid():
        return render(request, "refusal.html", {"sentence": form.errors}, status=422)
    earlier = form.cleaned_data["version"]
    version = paragraphs.restore(
        paragraph.pk, version=earlier, by=request.user, at=now(), key=form.key_for(str(earlier))
    )
    return _after(request, "restore", paragraph, version)


def _saved(
    request: Request, paragraph: Paragraph, form: EditForm, save: Callable[..., int]
) -> int | HttpResponse:
    """The version of a save of typed words, or the page that keeps them where somebody must look first."""
    typed = form.cleaned_data["text"]
    try:
        version = save(
            paragraph.pk,
            text=typed,
            based_on=form.cleaned_data["based_on"],
            **done_by(request, form, typed),
        )
    except EditConflict as conflict:
        return _both_texts(request, paragraph, conflict, form)
    except Gone:
        return _kept(request, paragraph, form)
    let_go(request, form.cleaned_data["pen"])
    return version


def _require_standing(paragraph: Paragraph) -> None:
    if paragraph.removed_in is not None:
        raise Gone


def _merge_told(before: Paragraph) -> str:
    """Whose change, made while somebody else was writing, stands beside his."""
    theirs = history.author_of(before)
    if theirs is None:
        return _("This paragraph was changed meanwhile. Both changes stand in it now.")
    return _("%(who)s changed this paragraph meanwhile. Both changes stand in it now.") % {"who": theirs.by}


def _after(request: Request, verb: str, paragraph: Paragraph, version: int) -> HttpResponse:
    context = _shown(request, paragraph)
    return fragments.done(
        request, AFTER_STRUCTURE.format(verb), context, version=version, to=_place(paragraph)
    )


def _both_texts(
    request: Request, paragraph: Paragraph, conflict: EditConflict, sent: EditForm
) -> HttpResponse:
    """Base, theirs and yours, and a form that starts from all that can be put together."""
    met = conflict.merge
    form = EditForm(initial={**_as_sent(sent), "text": met.proposal, "based_on": conflict.paragraph.version})
    context = {
        **_shown(request, paragraph),
        "merge": met,
        "form": form,
        "author": history.author_of(conflict.paragraph),
    }
    template = "review" if met.text is not None else "conflict"
    return fragments.reply(request, f"speeches/paragraph/{template}.html", context, status=409)


def _kept(request: Request, paragraph: Paragraph, sent: WordsForm) -> HttpResponse:
    """The paragraph is gone; what was typed is still in the box and can be put elsewhere."""
    typed = sent.cleaned_data["text"]
    context = {
        **_shown(request, paragraph),
        "text": typed,
        "form": WordsForm(initial={**_as_sent(sent), "text": typed}),
        "removal": history.removal_of(paragraph.pk),
        "nearest": structure.nearest_to(paragraph) or paragraph.pk,
    }
    return fragments.reply(request, "speeches/paragraph/gone.html", context, status=409)


def _as_sent(sent: WordsForm) -> dict[str, Any]:
    """What a field says besides its words."""
    given = sent.cleaned_data
    return {"pen": given["pen"] or uuid4(), "is_principals": given["is_principals"]}


def _shown(request: Request, paragraph: Paragraph) -> dict[str, Any]:
    page = speech_for(request.standing, paragraph.speech)
    return {"page": page, "paragraph": page.paragraph(paragraph.pk), "paragraph_id": paragraph.pk}


def _place(paragraph: Paragraph) -> str:
    return fragments.speech_url(paragraph.speech_id, f"paragraph-{paragraph.pk}")
