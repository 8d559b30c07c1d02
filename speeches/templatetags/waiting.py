"""Where one goes to do what waits."""

from typing import Protocol

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from speeches.domain.waiting import WaitKind

register = template.Library()

PAGES: dict[WaitKind, str] = {
    WaitKind.TO_DECIDE: "suggestions",
    WaitKind.TO_REVIEW: "speech_signature",
    WaitKind.TO_SIGN: "speech_signature",
    WaitKind.TO_CONFIRM: "speech_signature",
    WaitKind.SENT_BACK: "route",
    WaitKind.STEP_LATE: "route",
    WaitKind.SEAT_VACANT: "route",
    WaitKind.OBJECTING: "route",
    WaitKind.REPAIRED: "final",
}


class Awaited(Protocol):
    """Something that waits."""

    @property
    def kind(self) -> WaitKind:
        """Why it waits."""

    @property
    def speech(self) -> int:
        """In which speech; 0 where that does not exist for whoever is asked."""

    @property
    def round(self) -> int:
        """In which round of consultation."""

    @property
    def thread(self) -> int:
        """In which thread."""

    @property
    def seat(self) -> int:
        """At which seat."""


@register.simple_tag
def address_of(one: Awaited) -> str:
    """The page on which it is done."""
    if one.round:
        return reverse("speeches:consultation", args=[one.round])
    ended = "speech_signature" if one.kind is WaitKind.ENDED and one.seat else "speech"
    name = PAGES.get(one.kind, ended)
    asked: dict[str, int] = {}
    if name == "speech_signature":
        asked = {"seat": one.seat}
    elif name == "speech" and one.thread:
        asked = {"thread": one.thread}
    page = reverse(f"speeches:{name}", args=[one.speech])
    return f"{page}?{urlencode(asked)}" if asked else page
