"""What is said of an earlier version, put where that stands now."""

from dataclasses import dataclass

from django.db.models import F

from speeches.domain.anchors.anchor import Anchor, NotThere, anchored
from speeches.domain.anchors.browser import code_points
from speeches.domain.anchors.following import follow
from speeches.domain.plain_text import typed_lines
from speeches.domain.structure.tree import Key, Noun
from speeches.domain.suggesting import SuggestionKind, core
from speeches.domain.verdict import Refusal
from speeches.models import Revision, Suggestion, Thread
from speeches.queries.followed import steps_since
from speeches.queries.text import PastManuscript


class NotInRound(Refusal):
    """The milestone that the round is about has no such words."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words chosen in a paragraph of the milestone: a range in UTF-16 units, and what was seen there."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """What an opinion is about: chosen words, a paragraph, a section; the whole where there is no key.

    `proposed` is what its author would rather have a paragraph say; nothing where he does not tell.
    """

    key: Key | None = None
    chosen: Chosen | None = None
    proposed: str = ""


def put(thread: Thread, on: Place, past: PastManuscript) -> Suggestion | None:
    """Let a thread be about a place of a version, and what is suggested for that; saves neither.

    Raises NotInRound, Unwritable, TooLong.
    """
    if on.key is None:
        return None
    if on.key not in past.tree.nodes:
        raise NotInRound
    noun, pk = on.key
    if noun is Noun.SECTION:
        thread.section_id, thread.quote = pk, past.name_of(past.tree.nodes[on.key])
        return None
    text = past.texts[on.key]
    thread.paragraph_id = thread.home_id = pk
    thread.quote = text
    proposed = "" if on.chosen else "\n".join(typed_lines(on.proposed))
    if on.chosen:
        _put_on_words(thread, _anchor_of(pk, text, on.chosen), past.version)
        return None
    if proposed in {"", text}:
        thread.paragraph_id = _joined_into(pk)
        return None
    start, end = core(text, proposed)
    _put_on_words(thread, _anchor_on(pk, text, start, end), past.version)
    return Suggestion(kind=SuggestionKind.REWORD, base=text, based_on=past.version, text=proposed)


def _put_on_words(thread: Thread, anchor: Anchor, version: int) -> None:
    thread.quote = anchor.words
    now, lost_in = follow(anchor, steps_since(thread.speech_id, version))
    thread.stand_on(now, lost_in or thread.opened_in)


def _anchor_of(paragraph_id: int, text: str, chosen: Chosen) -> Anchor:
    start, end = code_points(text, chosen.start), code_points(text, chosen.end)
    if text[start:end] != chosen.words:
        raise NotInRound
    return _anchor_on(paragraph_id, text, start, end)


def _anchor_on(paragraph_id: int, text: str, start: int, end: int) -> Anchor:
    try:
        return anchored(paragraph_id, text, start, end)
    except NotThere:
        raise NotInRound from None


def _joined_into(paragraph_id: int) -> int:
    """The paragraph that a paragraph is a part of now; itself while it stands, or where it was taken out."""
    into: int | None = paragraph_id
    while into:
        paragraph_id = into
        joined = Revision.objects.filter(paragraph=into, since=F("paragraph__removed_in"))
        into = joined.values_list("joined_into", flat=True).first()
    return paragraph_id
