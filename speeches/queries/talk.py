"""Threads with their comments."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Prefetch, QuerySet

from speeches.domain.structure.tree import Noun
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


def threads_on(subject: Subject) -> list[Thread]:
    """All threads of a paragraph, a section, or the speech as a whole, open ones first; two queries."""
    if subject.about is About.SPEECH:
        found = Thread.objects.filter(speech=subject.pk, paragraph=None, section=None)
    else:
        found = Thread.objects.filter(**{subject.about: subject.pk})
    return sorted(with_comments(found), key=lambda thread: (not thread.is_open, thread.pk))


def thread_of(thread_id: int) -> Thread:
    """A thread, which exists, with all that is said in it; two queries."""
    return with_comments(Thread.objects.filter(pk=thread_id)).get()


def open_threads(speech_id: int) -> list[Thread]:
    """The open threads of a speech in the order of reading, those whose words are gone last."""
    threads = list(with_comments(Thread.objects.filter(speech=speech_id, resolved_at=None)))
    if not threads:
        return []
    lines = structure.tree_of(speech_id).lines()
    places = {node.key[1]: at for at, node in enumerate(lines) if node.key[0] is Noun.PARAGRAPH}
    return sorted(threads, key=lambda thread: (places.get(thread.paragraph_id or 0, len(places)), thread.pk))


def with_comments(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    """The same threads with what is said in them and what they are about."""
    comments = Comment.objects.select_related("by").order_by("pk")
    related = threads.select_related("resolved_by", "paragraph", "section")
    return related.prefetch_related(Prefetch("comments", comments))
