"""What was said to somebody and he has not read: where he is called, and answers where he spoke."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, Left

from speeches.domain.waiting import WaitKind
from speeches.models import Comment, Mention, Rewording, Suggestion, Thread, ThreadMark
from speeches.queries.inbox.places import Places
from speeches.queries.inbox.waiting import Waiting

_LONGEST = 80


def unread_talk(places: Places) -> Iterator[Waiting]:
    """Comments that call the person, and those that came after his own, the latest last; one query."""
    for comment in _unread(places).select_related("by", "thread").order_by("pk"):
        words = getattr(comment, "now", "")
        if not words:
            continue
        yield Waiting(
            kind=WaitKind.MENTION if getattr(comment, "is_called", False) else WaitKind.REPLY,
            speech=comment.thread.speech_id,
            title=str(places.speech(comment.thread.speech_id)),
            thread=comment.thread_id,
            version=getattr(comment, "news", comment.version),
            who=str(comment.by),
            at=comment.at,
            words=words,
            keys=(f"said-{comment.pk}-{getattr(comment, 'news', 0)}",),
        )


def _unread(places: Places) -> QuerySet[Comment]:
    """What was said, or said otherwise so that it calls him, after he last read or spoke in its thread.

    Threads first: the comments of all others are never looked at.
    """
    me = places.person
    concerned = (
        Comment.objects.filter(by=me)
        .order_by()
        .values("thread")
        .union(
            Suggestion.objects.filter(by=me).order_by().values("thread"),
            Mention.objects.filter(person=me).order_by().values("comment__thread"),
        )
    )
    heard = Thread.objects.filter(places.heard(), pk__in=concerned)
    seen = ThreadMark.objects.filter(thread=OuterRef("thread"), person=me)
    own = Comment.objects.filter(thread=OuterRef("thread"), by=me).order_by("-version")
    later = Rewording.objects.filter(comment=OuterRef("pk")).order_by("-version")
    calls = Mention.objects.filter(comment=OuterRef("pk"), person=me)
    found = Comment.objects.filter(thread__in=heard).exclude(by=me)
    dated = found.annotate(
        seen=Coalesce(Subquery(seen.values("version")[:1]), 0),
        mine=Coalesce(Subquery(own.values("version")[:1]), 0),
        called=Subquery(calls.values("version")[:1]),
        suggested=Exists(Suggestion.objects.filter(thread=OuterRef("thread"), by=me)),
        now=Left(Coalesce(Subquery(later.values("text")[:1]), "text"), _LONGEST),
    )
    told = dated.annotate(is_called=Q(called__isnull=False), news=Greatest("version", Coalesce("called", 0)))
    return told.filter(
        Q(is_called=True) | Q(mine__gt=0) | Q(suggested=True), news__gt=F("seen"), mine__lt=F("news")
    )
