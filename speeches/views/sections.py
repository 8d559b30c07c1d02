"""Headings and what happens to whole sections."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import sections
from speeches.domain import policy
from speeches.domain.pens import PenKind
from speeches.domain.verdict import ChangedMeanwhile, Gone
from speeches.forms import HeadingForm, RemovalForm, RenameForm
from speeches.models import Section
from speeches.queries.page import speech_for
from speeches.views import access, fragments
from speeches.views.requests import Request
from speeches.views.saving import done_by
from speeches.views.working_copies import at_hand, let_go

EDIT = "speeches/section/edit.html"
NEW = "speeches/section/new.html"


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_edit)
def heading(request: Request, section: Section) -> HttpResponse:
    """The heading in edit, and what was typed there. Raises Gone."""
    _require_standing(section)
    kept = at_hand(request, PenKind.HEADING, section)
    standing = {"heading": section.heading, "based_on": section.version}
    form = RenameForm(request.POST or None, initial={**standing, **kept.initial})
    if request.method != "POST" or not form.is_valid():
        context = {**_shown(request, section), **kept.context, "form": form}
        return fragments.reply(request, EDIT, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["heading"]
    try:
        version = sections.rename(
            section.pk,
            heading=words,
            based_on=form.cleaned_data["based_on"],
            **done_by(request, form, words),
        )
    except ChangedMeanwhile:
        return _both_headings(request, section, form)
    let_go(request, form.cleaned_data["pen"])
    return _after(request, "rename", section, version)


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_edit)
def following(request: Request, section: Section) -> HttpResponse:
    """A new section behind this one. Raises Gone."""
    return _addition(request, section, sections.add_after, is_inside=False)


@require_http_methods(["GET", "HEAD", "POST"])
@access.section(policy.may_edit)
def inside(request: Request, section: Section) -> HttpResponse:
    """A new subsection at the end of this one. Raises Gone."""
    return _addition(request, section, sections.add_inside, is_inside=True)


@require_POST
@access.section(policy.may_edit)
def removal(request: Request, section: Section) -> HttpResponse:
    """The section taken out with all it holds."""
    version = sections.remove(section.pk, based_on=_seen(request), by=request.user, at=now())
    return _after(request, "remove", section, version)


@require_POST
@access.section(policy.may_edit)
def restoration(request: Request, section: Section) -> HttpResponse:
    """A removed section, back with all that went with it."""
    version = sections.restore(section.pk, by=request.user, at=now())
    return _after(request, "restore", section, version)


@require_POST
@access.section(policy.may_edit)
def heading_removal(request: Request, section: Section) -> HttpResponse:
    """Only the heading or number taken away."""
    version = sections.dissolve(section.pk, based_on=_seen(request), by=request.user, at=now())
    return _after(request, "dissolve", section, version)


@require_POST
@access.section(policy.may_edit)
def numbering(request: Request, section: Section) -> HttpResponse:
    """Numbers that were kept as read, made to follow the count."""
    version = sections.renumber(section.pk, by=request.user, at=now())
    return _after(request, "renumber", section, version)


def _seen(request: Request) -> int:
    """The version that was on the screen; 0 where the form does not say."""
    form = RemovalForm(request.POST)
    return form.cleaned_data["based_on"] if form.is_valid() else 0


def _both_headings(request: Request, section: Section, sent: RenameForm) -> HttpResponse:
    """What was typed, ready to be saved over the heading that somebody wrote meanwhile, which is named."""
    section.refresh_from_db(fields=["heading", "version"])
    typed = {name: sent.cleaned_data[name] for name in ("heading", "pen", "is_principals")}
    form = RenameForm(initial={**typed, "based_on": section.version})
    context = {**_shown(request, section), "form": form, "meanwhile": section.heading}
    return fragments.reply(request, EDIT, context, status=409)


def _addition(
    request: Request, section: Section, add: Callable[..., int], *, is_inside: bool
) -> HttpResponse:
    _require_standing(section)
    kept = at_hand(request, PenKind.INSIDE if is_inside else PenKind.NEXT, section)
    form = HeadingForm(request.POST or None, initial=kept.initial)
    if request.method != "POST" or not form.is_valid():
        context = {**_shown(request, section), **kept.context, "form": form, "is_inside": is_inside}
        return fragments.reply(request, NEW, context, status=422 if form.is_bound else 200)
    words = form.cleaned_data["heading"]
    version = add(section.pk, heading=words, by=request.user, at=now(), key=form.key_for(words))
    let_go(request, form.cleaned_data["pen"])
    return _after(request, "add", section, version)


def _require_standing(section: Section) -> None:
    if section.removed_in is not None:
        raise Gone


def _after(request: Request, verb: str, section: Section, version: int) -> HttpResponse:
    to = fragments.speech_url(section.speech_id, f"section-{section.pk}")
    context = _shown(request, section)
    return fragments.done(request, f"speeches/section/after_{verb}.html", context, version=version, to=to)


def _shown(request: Request, section: Section) -> dict[str, Any]:
    page = speech_for(request.standing, section.speech)
    return {"page": page, "section": page.head(section.pk), "section_id": section.pk}
