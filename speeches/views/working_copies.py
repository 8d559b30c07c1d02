"""What is typed and not saved: kept every few seconds, offered again, thrown away."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from speeches.actions import working_copies
from speeches.actions.working_copies import Typed
from speeches.domain import policy
from speeches.domain.pens import OF_PARAGRAPHS, OF_SECTIONS, SUGGESTING, PenKind
from speeches.forms import WordsForm, WorkingCopyForm
from speeches.models import Paragraph, Section, WorkingCopy
from speeches.queries import structure
from speeches.queries.page import speech_for
from speeches.queries.working_copies import Kept, kept_at, kept_by
from speeches.views import access, fragments
from speeches.views.requests import Request


@require_POST
@access.paragraph(policy.may_edit)
def of_paragraph(request: Request, paragraph: Paragraph) -> HttpResponse:
    """What the field of a paragraph, or of a new one behind it, holds now."""
    return _keep(request, paragraph, [kind for kind in OF_PARAGRAPHS if kind not in SUGGESTING])


@require_POST
@access.paragraph(policy.may_suggest)
def of_suggestion(request: Request, paragraph: Paragraph) -> HttpResponse:
    """What the field holds now in which other words, or new paragraphs, are suggested."""
    return _keep(request, paragraph, SUGGESTING)


@require_POST
@access.section(policy.may_edit)
def of_section(request: Request, section: Section) -> HttpResponse:
    """What the field of a heading, or of something new in or behind the section, holds now."""
    return _keep(request, section, OF_SECTIONS)


@require_safe
@access.own_copy
def page(request: Request, copy: WorkingCopy) -> HttpResponse:
    """Kept words by themselves, for when their place is gone or may not be written in any more."""
    shown = speech_for(request.standing, copy.speech)
    nearest = structure.nearest_to(copy.paragraph) if copy.paragraph else None
    form = WordsForm(initial={"text": copy.text, "pen": copy.pen})
    kept = kept_by(copy, request.standing)
    context = {"page": shown, "kept": kept, "nearest": nearest, "form": form}
    return render(request, "speeches/working_copy/page.html", context)


@require_POST
@access.own_copy
def removal(request: Request, copy: WorkingCopy) -> HttpResponse:
    """Kept words thrown away."""
    working_copies.throw_away(copy.pk, by=request.user, at=now())
    if request.htmx:
        return HttpResponse()
    return redirect(fragments.speech_url(copy.speech_id))


@dataclass(frozen=True, slots=True)
class AtHand:
    """What somebody left unsaved in a field that opens: offered, or taken up already."""

    offers: list[Kept] = field(default_factory=list)
    taken: Kept | None = None

    @property
    def initial(self) -> dict[str, Any]:
        """What the field starts with when words were taken up: them, their version and their pen."""
        if self.taken is None:
            return {}
        copy = self.taken.copy
        text = (
            "heading" if copy.kind in {PenKind.HEADING, PenKind.INSIDE} or _is_new_section(copy) else "text"
        )
        return {text: copy.text, "based_on": copy.based_on, "pen": copy.pen}

    @property
    def context(self) -> dict[str, Any]:
        """For the templates of fields."""
        return {"offers": self.offers, "taken": self.taken, "must_save": self.taken is not None}


def at_hand(request: Request, kind: PenKind, of: Paragraph | Section) -> AtHand:
    """What this person left unsaved in the field that opens; `?copy=7` takes one of them up."""
    if request.method == "POST":
        return AtHand()
    kept = kept_at(kind, of, request.user)
    chosen = request.GET.get("copy", "")
    taken = next((one for one in kept if str(one.copy.pk) == chosen), None)
    return AtHand(taken=taken) if taken else AtHand(offers=kept)


def let_go(request: Request, pen: UUID | None) -> None:
    """Forget what was kept of a field that was saved."""
    if pen:
        working_copies.let_go(pen, by=request.user, at=now())


def _is_new_section(copy: WorkingCopy) -> bool:
    return copy.kind is PenKind.NEXT and copy.section_id is not None


def _keep(request: Request, of: Paragraph | Section, kinds: Container[str]) -> HttpResponse:
    form = WorkingCopyForm(request.POST)
    if not form.is_valid() or form.cleaned_data["kind"] not in kinds:
        return HttpResponse(status=422)
    given = form.cleaned_data
    typed = Typed(given["kind"], of, given["text"], given["based_on"])
    working_copies.keep(given["pen"], typed=typed, by=request.user, at=now())
    return HttpResponse()
