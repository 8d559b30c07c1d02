"""What all ways of talking share: the thread under the lock, words said, people called, an event."""

from dataclasses import replace

from speeches.actions._change import Change
from speeches.domain import policy
from speeches.domain.anchors.anchor import Anchor
from speeches.domain.anchors.carrying import Passage, carry
from speeches.domain.at_names import called_in
from speeches.domain.happenings import Happening
from speeches.domain.talk import Audience, Outcome, audiences_of
from speeches.domain.verdict import NoSuchSpeech, NoWords, Reason, denied
from speeches.models import Comment, Membership, Mention, Paragraph, Round, Thread
from speeches.queries.assigned import is_own

_ACCEPTED = (Outcome.ADOPTED, Outcome.PARTLY)
_ENDING = ("resolved_in", "resolved_at", "resolved_by", "outcome")


def speech_of_thread(thread_id: int) -> int:
    """The speech that a thread belongs to. Raises NoSuchSpeech."""
    speech_id = Thread.objects.filter(pk=thread_id).values_list("speech_id", flat=True).first()
    if speech_id is None:
        raise NoSuchSpeech
    return speech_id


def thread_in(opened: Change, thread_id: int) -> Thread:
    """The thread, under the lock. Raises NoSuchSpeech where it does not exist for this person."""
    thread = Thread.objects.get(pk=thread_id, speech=opened.speech)
    if thread.audience not in audiences_of(opened.standing.role):
        raise NoSuchSpeech
    return thread


def require_open_round(thread: Thread) -> None:
    """What was said in a closed round stays as it is. Raises NotPermitted."""
    if Round.objects.filter(invitations=thread.invitation_id, closed_in__isnull=False).exists():
        denied(Reason.ROUND_CLOSED).require()


def require_here(opened: Change, thread: Thread) -> None:
    """Who is limited to sections decides in his own. Raises NotPermitted."""
    if not opened.standing.is_limited:
        return
    section = thread.paragraph.section if thread.paragraph else thread.section
    is_mine = section is not None and is_own(opened.standing, section)
    policy.may_edit_here(opened.standing.role, opened.speech.terms, is_limited=True, is_own=is_mine).require()


def say(
    opened: Change, thread: Thread, words: str, kind: Happening | None, *, is_reason: bool = False
) -> None:
    """Add a comment; `kind` is None where the event is recorded apart. Raises NoWords."""
    if not words:
        raise NoWords
    comment = Comment.objects.create(
        thread=thread,
        text=words,
        by=opened.by,
        at=opened.at,
        version=opened.version,
        is_reason=is_reason,
    )
    call(opened, comment, words)
    if kind:
        record(opened, kind, thread)


def call(opened: Change, comment: Comment, words: str) -> None:
    """Note whom a comment calls by name in these words, of those who may follow its thread."""
    members = Membership.objects.filter(speech=opened.speech).select_related("user")
    names = {
        member.user_id: str(member.user)
        for member in members
        if comment.thread.audience in audiences_of(member.role)
    }
    people = {person for called in called_in(words, names) for person in called.people}
    Mention.objects.filter(comment=comment).exclude(person__in=people).delete()
    known = set(Mention.objects.filter(comment=comment).values_list("person", flat=True))
    Mention.objects.bulk_create(
        Mention(comment=comment, person_id=one, version=opened.version) for one in sorted(people - known)
    )


def carried_to(paragraph: Paragraph, seen: str, anchor: Anchor) -> Anchor:
    """An anchor on words as they were seen, where they stand now, made on what they say now."""
    since = Passage([(paragraph.pk, seen)], [(paragraph.pk, paragraph.text)])
    anchor = carry({0: anchor}, [since]).get(0, anchor)
    return replace(anchor, origin=anchor.words)


def end(opened: Change, thread: Thread, outcome: Outcome | None = None) -> None:
    """Close a thread, with its outcome where one was decided; records nothing."""
    thread.resolved_in, thread.resolved_at, thread.resolved_by = opened.version, opened.at, opened.by
    thread.outcome = outcome
    thread.save(update_fields=_ENDING)


def open_again(thread: Thread) -> None:
    """Open a closed thread; records nothing."""
    thread.resolved_in = thread.resolved_at = thread.resolved_by = thread.outcome = None
    thread.save(update_fields=_ENDING)


def open_what_ended_in(opened: Change, version: int) -> None:
    """Open the suggestion that was accepted in a version which is taken back; records it.

    Raises NotPermitted for one that was made in a round which is closed: its outcome stands.
    """
    accepted = Thread.objects.filter(
        speech=opened.speech, resolved_in=version, outcome__in=_ACCEPTED, suggestion__isnull=False
    )
    for thread in accepted:
        require_open_round(thread)
        open_again(thread)
        opened.record(
            Happening.SUGGESTION_REOPENED,
            paragraph=thread.paragraph_id,
            section=thread.section_id,
            earlier=version,
        )


def record(opened: Change, kind: Happening, thread: Thread) -> None:
    """Leave an event; of talk among drafters nobody else learns about what, nor what kind."""
    if thread.audience is Audience.DRAFTERS:
        opened.record(Happening.DRAFTERS_TALKED)
    else:
        opened.record(kind, paragraph=thread.paragraph_id, section=thread.section_id)
