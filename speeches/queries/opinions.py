"""What was said in a round and what became of it, in the words of a table and of whoever was asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from speeches.domain.structure.tree import Key, Noun
from speeches.domain.suggesting import SuggestionKind
from speeches.domain.talk import Audience, Outcome
from speeches.models import Invitation, Round, Speech, Suggestion, Thread
from speeches.queries.talk import with_comments
from speeches.queries.text import PastManuscript, version_of
from speeches.queries.voices import in_the_name_of
from speeches.queries.whereabouts import Spot, spots_in


@dataclass(frozen=True, slots=True)
class Opinion:
    """A row of the table of opinions. `where` is None for what is about the whole speech.

    `was` are the words of the milestone that it is about, with the number of a section in front; `said` is
    what its author says of them, nothing where he took his words back, and `proposed` what they should say.
    A suggestion may come without a word (`is_silent`), and what it is about may be gone by now.
    """

    number: int
    thread: int
    unit: str
    where: Spot | None
    is_on_section: bool
    was: str
    said: str
    proposed: str
    outcome: Outcome | None
    reason: str
    decided_by: str
    decided_at: datetime | None
    kind: SuggestionKind | None = None
    is_silent: bool = False
    is_gone: bool = False


def opinions_of(one: Round) -> list[Opinion]:
    """Everything that was said in a round and not taken back, in the order of the text; six queries."""
    threads = list(with_comments(said_and_kept().filter(invitation__round=one)))
    past = version_of(one.speech_id, one.milestone.version)
    places: dict[Key | None, int] = {node.key: at for at, node in enumerate(past.tree.walk())}
    threads.sort(key=lambda thread: (places.get(key_of(thread), -1), thread.pk))
    return list(_numbered(threads, past))


def suggestions_as_opinions(speech: Speech) -> list[Opinion]:
    """Every suggestion for a speech that was not taken back, in the order of the text now; seven queries."""
    made = Thread.objects.filter(suggestion__isnull=False, speech=speech, audience=Audience.ALL)
    kept = with_comments(made.exclude(outcome=Outcome.WITHDRAWN)).select_related("suggestion__by")
    threads = list(kept.order_by("pk"))
    past = version_of(speech.pk, speech.version)
    places: dict[Key | None, int] = {node.key: at for at, node in enumerate(past.tree.walk())}
    threads.sort(key=lambda thread: (places.get(key_of(thread), len(places)), thread.pk))
    return list(_numbered(threads, past))


def said_and_kept() -> QuerySet[Thread]:
    """Every opinion of any round that its author did not take back, open or decided."""
    return Thread.objects.filter(invitation__isnull=False).exclude(outcome=Outcome.WITHDRAWN)


def threads_heard(invitation: Invitation) -> list[Thread]:
    """What whoever was asked may follow: his unit's threads, or where all see all, all; six queries."""
    if invitation.round.is_apart:
        heard = Thread.objects.filter(invitation__in=in_the_name_of(invitation))
    else:
        heard = Thread.objects.filter(invitation__round=invitation.round_id)
    return list(with_comments(heard).order_by("pk"))


def is_heard_by(thread: Thread, invitation: Invitation) -> bool:
    """Whether whoever is asked may follow a thread: his unit's, or where all see all, any of the round."""
    given = thread.invitation
    if given is None or given.round_id != invitation.round_id:
        return False
    return not invitation.round.is_apart or given.voice == invitation.voice


def said_in(thread: Thread) -> str:
    """The opinion itself: what its author said, before others answered."""
    first = thread.comments.all()[:1]
    return first[0].said if first else ""


def suggestion_of(thread: Thread) -> Suggestion | None:
    """The words that its author would rather have; None where he only says what he thinks."""
    return getattr(thread, "suggestion", None)


def reason_of(thread: Thread) -> str:
    """Why it was decided so; empty while it is open, and after it was reopened."""
    if thread.is_open:
        return ""
    reasons = [comment.said for comment in thread.comments.all() if comment.is_reason]
    return reasons[-1] if reasons else ""


def key_of(thread: Thread) -> Key | None:
    """The line or section of the milestone that it is about; None for the whole."""
    if thread.home_id:
        return Noun.PARAGRAPH, thread.home_id
    return (Noun.SECTION, thread.section_id) if thread.section_id else None


def _numbered(threads: Iterable[Thread], past: PastManuscript) -> Iterable[Opinion]:
    spot = spots_in(past)
    for number, thread in enumerate(threads, start=1):
        key, suggestion = key_of(thread), suggestion_of(thread)
        stands = key is not None and key in past.tree.nodes
        yield Opinion(
            number=number,
            thread=thread.pk,
            unit=_unit_of(thread, suggestion),
            where=spot(key) if key and stands else None,
            is_on_section=thread.section_id is not None,
            was=past.markers.get(thread.section_id or 0, "")
            + (suggestion.base if suggestion else thread.quote),
            said=said_in(thread),
            proposed=suggestion.text if suggestion else "",
            outcome=thread.outcome,
            reason=reason_of(thread),
            decided_by=str(thread.resolved_by) if thread.resolved_by else "",
            decided_at=thread.resolved_at,
            kind=suggestion.kind if suggestion else None,
            is_silent=not thread.comments.all(),
            is_gone=key is not None and not stands,
        )


def _unit_of(thread: Thread, suggestion: Suggestion | None) -> str:
    if thread.invitation:
        return thread.invitation.called
    by = suggestion.by if suggestion else None
    return " ".join(filter(None, (by.unit, str(by)))) if by else ""
