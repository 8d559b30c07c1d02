"""Threads with their comments."""

from django.db.models import Prefetch, QuerySet

from speeches.domain.structure.tree import Noun
from speeches.models import Comment, Thread
from speeches.queries import structure


def threads_on(paragraph_id: int) -> list[Thread]:
    """All threads of a paragraph, open ones first; two queries."""
    threads = _with_comments(Thread.objects.filter(paragraph=paragraph_id))
    return sorted(threads, key=lambda thread: (not thread.is_open, thread.pk))


def open_threads(speech_id: int) -> list[Thread]:
    """The open threads of a speech in the order of reading, those whose words are gone last."""
    threads = list(_with_comments(Thread.objects.filter(speech=speech_id, resolved_at=None)))
    if not threads:
        return []
    lines = structure.tree_of(speech_id).lines()
    places = {node.key[1]: at for at, node in enumerate(lines) if node.key[0] is Noun.PARAGRAPH}
    return sorted(
        threads, key=lambda thread: (places.get(thread.paragraph_id or 0, len(places) + 1), thread.pk)
    )


def _with_comments(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    comments = Comment.objects.select_related("by").order_by("pk")
    return threads.select_related("resolved_by", "paragraph").prefetch_related(Prefetch("comments", comments))
