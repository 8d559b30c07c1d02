"""What every answer about talk shows: the thread or panel, and the lines and cards that changed with it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from speeches.models import Speech, Thread
from speeches.queries import talk
from speeches.queries.cards import Talk, talk_of
from speeches.queries.page import SpeechPage, speech_for
from speeches.queries.suggestion_cards import SuggestionCard, suggestion_cards
from speeches.queries.talk import About, Subject
from speeches.views import fragments
from speeches.views.requests import Request

THREAD = "speeches/thread/_thread.html"


def after(request: Request, verb: str, thread: Thread, version: int) -> HttpResponse:
    """The thread after something was done in it."""
    anchor = f"paragraph-{thread.paragraph_id}" if thread.paragraph_id else ""
    to = fragments.speech_url(thread.speech_id, anchor)
    template = f"speeches/thread/after_{verb}.html"
    return fragments.done(request, template, shown(request, thread), version=version, to=to)


def shown(request: Request, thread: Thread) -> dict[str, Any]:
    """A thread with all that is said in it."""
    lines = line_of(request, thread.speech, thread.paragraph_id, thread.section_id)
    page = lines["page"]
    cards = talk_of(page)
    asked = _asked(page, cards, [thread])
    return {**lines, "thread": talk.thread_of(thread.pk), "asked": asked, "talk": cards}


def panel(request: Request, speech: Speech, subject: Subject) -> dict[str, Any]:
    """All threads of a paragraph, a section or the speech."""
    own = {About.PARAGRAPH: (subject.pk, None), About.SECTION: (None, subject.pk)}
    lines = line_of(request, speech, *own.get(subject.about, (None, None)))
    page = lines["page"]
    threads = talk.threads_on(subject, page.audiences)
    cards = talk_of(page)
    asked = _asked(page, cards, threads)
    return {**lines, "subject": subject, "threads": threads, "asked": asked, "talk": cards}


def with_cards(lines: dict[str, Any]) -> dict[str, Any]:
    """The same with the cards of the margin."""
    return {**lines, "talk": talk_of(lines["page"])}


def _asked(page: SpeechPage, talk: Talk, threads: Iterable[Thread]) -> dict[int, SuggestionCard]:
    """What these threads suggest, and all others that are open; one query."""
    found = {card.pk: card for card in talk.cards if isinstance(card, SuggestionCard)}
    others = Thread.objects.filter(pk__in=[thread.pk for thread in threads if thread.pk not in found])
    return found | {card.pk: card for card in suggestion_cards(page, others)}


def line_of(
    request: Request, speech: Speech, paragraph_id: int | None, section_id: int | None = None
) -> dict[str, Any]:
    """The page, and of it what talk is about, as far as it is there."""
    page = speech_for(request.standing, speech)
    return {
        "page": page,
        "paragraph": page.paragraph(paragraph_id) if paragraph_id else None,
        "paragraph_id": paragraph_id,
        "section": page.head(section_id) if section_id else None,
        "entry": page.entry(section_id) if section_id else None,
        "section_id": section_id,
    }
