"""Find and replace; the words travel in the body, never in an address."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.timezone import now
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from speeches.actions import replacements
from speeches.actions.replacements import Hit, Replacement
from speeches.domain import policy
from speeches.domain.finding import Search
from speeches.domain.plain_text import TooLong, Unwritable
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NoWords
from speeches.forms import ReplacementForm, SearchForm
from speeches.models import Speech
from speeches.queries import history
from speeches.queries.finding import blanks_of, found_in
from speeches.queries.page import speech_for
from speeches.views import access, fragments
from speeches.views.refusals import sentence_of
from speeches.views.requests import Request

PANEL = "speeches/replacement/_panel.html"
HIT = re.compile(r"(paragraph|section)-([0-9]{1,18})-([0-9]{1,6})-([0-9]{1,9})")


@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def finding(request: Request, speech: Speech) -> HttpResponse:
    """Words to look for, and where they stand; nothing is written."""
    form = SearchForm(request.POST) if request.method == "POST" else SearchForm()
    status = 422 if form.is_bound and not form.is_valid() else 200
    return fragments.reply(request, PANEL, _shown(request, speech, form), status=status)


@require_POST
@access.speech(policy.may_edit_somewhere)
def replacement(request: Request, speech: Speech) -> HttpResponse:
    """The chosen places replaced."""
    form = ReplacementForm(request.POST)
    if not form.is_valid():
        return fragments.reply(request, PANEL, _shown(request, speech, form), status=422)
    given = form.cleaned_data
    hits = given["hits"]
    try:
        version = replacements.replace(
            speech.pk,
            hits=_hits(hits),
            by_what=Replacement(_search(form), given["words"]),
            by=request.user,
            at=now(),
            key=form.key_for(f"{given['sought']}\n{given['words']}\n{' '.join(hits)}"),
        )
    except (NothingToSave, ChangedMeanwhile, NoWords, TooLong, Unwritable) as refusal:
        context = {**_shown(request, speech, form), "refusal": sentence_of(refusal)}
        return fragments.reply(request, PANEL, context, status=409)
    _tell(request, _hits(hits), history.lines_written_in(speech.pk, version))
    template = "speeches/replacement/after_replace.html"
    to = fragments.speech_url(speech.pk)
    return fragments.done(request, template, _shown(request, speech, form), version=version, to=to)


def _tell(request: Request, chosen: list[Hit], written: int) -> None:
    """In how many lines words were replaced, and in how many somebody else had been faster."""
    told = ngettext("Words replaced in %(count)s line.", "Words replaced in %(count)s lines.", written)
    messages.success(request, told % {"count": written})
    if left := len({hit.key for hit in chosen}) - written:
        told = ngettext(
            "%(count)s line was changed meanwhile and left as it is.",
            "%(count)s lines were changed meanwhile and left as they are.",
            left,
        )
        messages.warning(request, told % {"count": left})


def _shown(request: Request, speech: Speech, form: SearchForm) -> dict[str, Any]:
    page = speech_for(request.standing, speech)
    context = {"page": page, "form": form, "blanks": blanks_of(page)}
    if form.is_bound and form.is_valid():
        search = _search(form)
        context |= {"search": search, "found": found_in(page, search), "words": form.cleaned_data["words"]}
    return context


def _search(form: SearchForm) -> Search:
    given = form.cleaned_data
    return Search(given["sought"], is_whole=given["is_whole"], has_case=given["has_case"])


def _hits(values: list[str]) -> list[Hit]:
    """What names a place; anything else is left out."""
    found = filter(None, map(HIT.fullmatch, values))
    return [Hit((Noun(one[1]), int(one[2])), int(one[3]), int(one[4])) for one in found]
