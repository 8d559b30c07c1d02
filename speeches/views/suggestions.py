"""Suggesting other words, another heading, a paragraph more or less, another place."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import suggestions
from speeches.domain import policy
from speeches.domain.pens import PenKind
from speeches.domain.structure.tree import NoSuchPlace
from speeches.domain.verdict import Gone, NothingToSave
from speeches.models import Paragraph, Section
from speeches.queries.nearby import Beside, line_beside
from speeches.suggestion_forms import (
    AdditionForm,
    HeadingSuggestionForm,
    PlaceSuggestionForm,
    RemovalSuggestionForm,
    RewordingForm,
)
from speeches.views import access, fragments, talking
from speeches.views.requests import Request
from speeches.views.working_copies import at_hand, let_go

READ = "speeches/paragraph/_paragraph.html"
EDIT = "speeches/paragraph/edit.html"
NEW = "speeches/paragraph/new.html"
HEADING = "speeches/section/edit.html"
AFTER = "speeches/suggestion/after_suggest.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph(policy.may_suggest)
def text(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The field in which other words are suggested, and what was typed there. Raises Gone."""
    kept = at_hand(request, PenKind.SUGGESTED_TEXT, paragraph)
    standing = {"text": paragraph.text, "based_on": paragraph.version}
    form = RewordingForm(request.POST or None, initial={**standing, **kept.initial})
    if request.method != "POST" or not form.is_valid():
        _require_standing(paragraph)
        context = {**_line(request, paragraph), **kept.context, "form": form, "is_suggesting": True}
        return fragments.reply(request, EDIT, context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    try:
        version = suggestions.reword(
            paragraph.pk,
            text=given["text"],
            based_on=given["based_on"],
            reason=given["reason"],
            by=request.user,
            at=now(),
            key=form.key_for(given["text"]),
        )
    except NothingToSave:
        let_go(request, given["pen"])
        shown = _line(request, paragraph)
        to = _place(paragraph)
        return fragments.done(request, READ, shown, version=paragraph.speech.version, to=to)
    let_go(request, given["pen"])
    return _after(request, paragraph, version)


@require_http_methods(["GET", "HEAD", "POST"])
@access.paragraph(policy.may_suggest)
def following(request: Request, paragraph: Paragraph) -> HttpResponse:
    """The field in which new paragraphs behind this one are suggested. Raises Gone."""
    kept = at_hand(request, PenKind.SUGGESTED_NEXT, paragraph)
    form = AdditionForm(request.POST or None, initial=kept.initial)
    if request.method != "POST" or not form.is_valid():
        _require_standing(paragraph)
        context = {**_line(request, paragraph), **kept.context, "form": form, "is_suggesting": True}
        return fragments.reply(request, NEW, context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    version = suggestions.insert(
        paragraph.pk,
        text=given["text"],
        reason=given["reason"],
        by=request.user,
        at=now(),
        key=form.key_for(given["text"]),
    )
    let_go(request, given["pen"])
    return _after(request, paragraph, version, is_new=True)


@require_POST
@access.paragraph(policy.may_suggest)
def removal(request: Request, paragraph: Paragraph) -> HttpResponse:
    """That the paragraph be taken out, suggested."""
    form = RemovalSuggestionForm(request.POST)
    if not form.is_valid():
        return render(request, "refusal.html", {"sentence": form.errors}, status=422)
    given = form.cleaned_data
    version = suggestions.remove(
        paragraph.pk,
        based_on=given["based_on"],
        reason=given["reason"],
        by=request.user,
        at=now(),
        key=given["key"],
    )
    return _after(request, paragraph, version)


@require_POST
@access.paragraph(policy.may_suggest)
def place(request: Request, paragraph: Paragraph) -> HttpResponse:
    """Another place for the paragraph, suggested. Raises NoSuchPlace."""
    form = PlaceSuggestionForm(request.POST)
    if not form.is_valid():
        return render(request, "refusal.html", {"sentence": form.errors}, status=422)
    given = form.cleaned_data
    if given["before"] or given["after"]:
        to = Beside(given["before"] or given["after"], is_behind=not given["before"])
        _require_here(paragraph, to)
    else:
        to = line_beside(paragraph, is_behind=given["direction"] == "down")
    version = suggestions.move(paragraph.pk, to=to, by=request.user, at=now(), key=given["key"])
    return _after(request, paragraph, version)


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_suggest)
def heading(request: Request, section: Section) -> HttpResponse:
    """The field in which another heading is suggested, and what was typed there. Raises Gone."""
    if section.removed_in is not None:
        raise Gone
    standing = {"heading": section.heading, "based_on": section.version}
    form = HeadingSuggestionForm(request.POST or None, initial=standing)
    if request.method != "POST" or not form.is_valid():
        context = {**_head(request, section), "form": form, "is_suggesting": True}
        return fragments.reply(request, HEADING, context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    version = suggestions.rename(
        section.pk,
        heading=given["heading"],
        based_on=given["based_on"],
        reason=given["reason"],
        by=request.user,
        at=now(),
        key=form.key_for(given["heading"]),
    )
    to = fragments.speech_url(section.speech_id, f"section-{section.pk}")
    return fragments.done(request, AFTER, _head(request, section), version=version, to=to)


def _after(request: Request, paragraph: Paragraph, version: int, *, is_new: bool = False) -> HttpResponse:
    context = {**_line(request, paragraph), "is_new": is_new}
    return fragments.done(request, AFTER, context, version=version, to=_place(paragraph))


def _line(request: Request, paragraph: Paragraph) -> dict[str, Any]:
    return talking.with_cards(talking.line_of(request, paragraph.speech, paragraph.pk))


def _head(request: Request, section: Section) -> dict[str, Any]:
    return talking.with_cards(talking.line_of(request, section.speech, None, section.pk))


def _place(paragraph: Paragraph) -> str:
    return fragments.speech_url(paragraph.speech_id, f"paragraph-{paragraph.pk}")


def _require_standing(paragraph: Paragraph) -> None:
    if paragraph.removed_in is not None:
        raise Gone


def _require_here(paragraph: Paragraph, to: Beside) -> None:
    if not Paragraph.objects.filter(pk=to.paragraph_id, speech=paragraph.speech_id).exists():
        raise NoSuchPlace
