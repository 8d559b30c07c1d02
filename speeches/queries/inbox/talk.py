"""What was said to somebody and he has not read: where he is called, and answers where he spoke."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Left

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
            version=comment.version,
            who=str(comment.by),
            at=comment.at,
            words=words,
        )


def _unread(places: Places) -> QuerySet[Comment]:
    me = places.person
    heard = Thread.objects.filter(places.heard())
    seen = ThreadMark.objects.filter(thread=OuterRef("thread"), person=me)
    own = Comment.objects.filter(thread=OuterRef("thread"), by=me).order_by("-version")
    later = Rewording.objects.filter(comment=OuterRef("pk")).order_by("-version")
    concerned = (
        Q(pk__in=Mention.objects.filter(person=me).values("comment"))
        | Q(thread__in=Comment.objects.filter(by=me).values("thread"))
        | Q(thread__in=Suggestion.objects.filter(by=me).values("thread"))
    )
    found = Comment.objects.filter(concerned, thread__in=heard).exclude(by=me)
    return found.annotate(
        seen=Coalesce(Subquery(seen.values("version")[:1]), 0),
        mine=Coalesce(Subquery(own.values("version")[:1]), 0),
        is_called=Exists(Mention.objects.filter(comment=OuterRef("pk"), person=me)),
        now=Left(Coalesce(Subquery(later.values("text")[:1]), "text"), _LONGEST),
    ).filter(version__gt=F("seen"), mine__lt=F("version"))
