"""Threads with their comments."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Prefetch, QuerySet

from speeches.domain.structure.tree import Noun
from speeches.domain.talk import Audience
from speeches.models import Comment, Thread
from speeches.queries import structure


class About(StrEnum):
    """What talk is about, besides words."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Subject:
    """A paragraph, a section or the speech, whose id is `pk`."""

    about: About
    pk: int


def threads_on(subject: Subject, audiences: Iterable[Audience]) -> list[Thread]:
    """All threads of a paragraph, a section, or the speech as a whole, open ones first; five queries."""
    if subject.about is About.SPEECH:
        found = Thread.objects.filter(speech=subject.pk, paragraph=None, section=None)
    else:
        found = Thread.objects.filter(**{subject.about: subject.pk})
    heard = found.filter(audience__in=list(audiences))
    return sorted(with_comments(heard), key=lambda thread: (not thread.is_open, thread.pk))


def thread_of(thread_id: int) -> Thread:
    """A thread, which exists, with all that is said in it; five queries."""
    return with_comments(Thread.objects.filter(pk=thread_id)).get()


def open_threads(speech_id: int) -> list[Thread]:
    """The open threads for all of a speech in the order of reading, those whose words are gone last."""
    found = Thread.objects.filter(speech=speech_id, resolved_at=None, audience=Audience.ALL)
    threads = list(with_comments(found))
    if not threads:
        return []
    lines = structure.tree_of(speech_id).lines()
    places = {node.key[1]: at for at, node in enumerate(lines) if node.key[0] is Noun.PARAGRAPH}
    return sorted(threads, key=lambda thread: (places.get(thread.paragraph_id or 0, len(places)), thread.pk))


def with_comments(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    """The same threads with what is said in them and what they are about."""
    comments = Comment.objects.select_related("by").prefetch_related("rewordings", "mentions__person")
    asked = ("invitation__person", "invitation__round__milestone", "suggestion")
    related = threads.select_related("resolved_by", "paragraph", "section", *asked)
    return related.prefetch_related(Prefetch("comments", comments.order_by("pk")))
