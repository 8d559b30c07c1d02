"""Who may call a view: declared on each, judged before it runs.

No right to read: the thing does not exist (404). Right to read but not to do: 403 with the reason.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from accounts.models import User
from speeches.domain import policy
from speeches.domain.policy import Role, Terms
from speeches.domain.talk import audiences_of
from speeches.domain.verdict import ALLOWED, NotPermitted, Reason, Verdict
from speeches.models import (
    Comment,
    Invitation,
    Membership,
    Original,
    Paragraph,
    Photo,
    PrincipalEdit,
    Repair,
    Round,
    Section,
    Signature,
    Speech,
    Thread,
    Touch,
    WorkingCopy,
)
from speeches.queries.assigned import is_own
from speeches.queries.opinions import is_heard_by
from speeches.queries.standing import Standing, invitation_of, standing_of
from speeches.views.requests import Request

type Rule = Callable[[Role, Terms], Verdict]
type View[Row] = Callable[Concatenate[Request, Row, ...], HttpResponse]
type Route = Callable[..., HttpResponse]


def may_read(role: Role, terms: Terms) -> Verdict:
    """Everybody with a role reads."""
    del role, terms
    return ALLOWED


def declare(view: Route, rule: str) -> Route:
    """Note on a view who may call it, for the test that walks all routes."""
    view.access = rule  # type: ignore[attr-defined]
    return view


def anybody(view: Callable[Concatenate[Request, ...], HttpResponse]) -> Route:
    """For whoever is signed in; the view itself shows only what is his."""
    return declare(view, "signed in")


def speech(rule: Rule = may_read) -> Callable[[View[Speech]], Route]:
    """For members of the speech named by `speech_id` whom the rule allows."""
    return _guarded("speech_id", Speech.objects.all(), lambda row: row, rule)


def section(rule: Rule = may_read) -> Callable[[View[Section]], Route]:
    """For members of the section's speech whom the rule allows."""
    rows = Section.objects.select_related("speech")
    return _guarded("section_id", rows, lambda row: row.speech, rule)


def paragraph(rule: Rule = may_read) -> Callable[[View[Paragraph]], Route]:
    """For members of the paragraph's speech whom the rule allows."""
    rows = Paragraph.objects.select_related("speech", "section")
    return _guarded("paragraph_id", rows, lambda row: row.speech, rule)


def thread(rule: Rule = may_read) -> Callable[[View[Thread]], Route]:
    """For members of the thread's speech whom the rule allows."""
    rows = Thread.objects.select_related("speech", "paragraph__section", "section")
    return _guarded("thread_id", rows, lambda row: row.speech, rule)


def comment(rule: Rule = may_read) -> Callable[[View[Comment]], Route]:
    """For members of the comment's speech whom the rule allows."""
    rows = Comment.objects.select_related("thread__speech", "thread__paragraph", "thread__section")
    return _guarded("comment_id", rows, lambda row: row.thread.speech, rule)


def signature(rule: Rule = may_read) -> Callable[[View[Signature]], Route]:
    """For members of the signature's speech whom the rule allows."""
    rows = Signature.objects.select_related("speech", "section")
    return _guarded("signature_id", rows, lambda row: row.speech, rule)


def principal_edit(rule: Rule = may_read) -> Callable[[View[PrincipalEdit]], Route]:
    """For members of the speech that the principal's edit is in, whom the rule allows."""
    rows = PrincipalEdit.objects.select_related("speech")
    return _guarded("edit_id", rows, lambda row: row.speech, rule)


def touch(rule: Rule = may_read) -> Callable[[View[Touch]], Route]:
    """For members of the speech in which something touched the principal's edit, whom the rule allows."""
    rows = Touch.objects.select_related("edit__speech")
    return _guarded("touch_id", rows, lambda row: row.edit.speech, rule)


def photo(rule: Rule = may_read) -> Callable[[View[Photo]], Route]:
    """For members of the speech that the photo is about, whom the rule allows."""
    rows = Photo.objects.select_related("edit__speech")
    return _guarded("photo_id", rows, lambda row: row.edit.speech, rule)


def member(rule: Rule = may_read) -> Callable[[View[Membership]], Route]:
    """For members of the same speech whom the rule allows."""
    rows = Membership.objects.select_related("speech", "user")
    return _guarded("membership_id", rows, lambda row: row.speech, rule)


def round_of(rule: Rule = may_read) -> Callable[[View[Round]], Route]:
    """For members of the round's speech whom the rule allows."""
    rows = Round.objects.select_related("speech", "milestone", "opened_by", "closed_by")
    return _guarded("round_id", rows, lambda row: row.speech, rule)


def invitation(rule: Rule = may_read) -> Callable[[View[Invitation]], Route]:
    """For members of the speech of a round in which somebody is asked whom the rule allows."""
    rows = Invitation.objects.select_related("round__speech")
    return _guarded("invitation_id", rows, lambda row: row.round.speech, rule)


def asked(view: View[Invitation]) -> Route:
    """For whoever is asked in the round named by `round_id`; other members of the speech are told so."""

    @wraps(view)
    def guarded(request: Request, round_id: int, **names: Any) -> HttpResponse:
        invited = invitation_of(request.user, round_id)
        if invited is None:
            one = Round.objects.filter(pk=round_id).first()
            raise _refusal(request.user, one.speech_id if one else None)
        return view(request, invited, **names)

    return declare(guarded, "who is asked")


def heard(view: View[Thread]) -> Route:
    """For whoever is asked in the round of a thread, if he may follow it; other members are told so."""

    @wraps(view)
    def guarded(request: Request, thread_id: int, **names: Any) -> HttpResponse:
        rows = Thread.objects.select_related("invitation__round", "invitation__person")
        found = rows.filter(pk=thread_id, invitation__isnull=False).first()
        invited = (
            invitation_of(request.user, found.invitation.round_id) if found and found.invitation else None
        )
        if found is None or (invited and not is_heard_by(found, invited)):
            raise Http404
        if invited is None:
            raise _refusal(request.user, found.speech_id)
        return view(request, found, **names)

    return declare(guarded, "who is asked")


def repair(rule: Rule = may_read) -> Callable[[View[Repair]], Route]:
    """For members of the final speech that was repaired, whom the rule allows."""
    rows = Repair.objects.select_related("speech")
    return _guarded("repair_id", rows, lambda row: row.speech, rule)


def own_original(view: View[Original]) -> Route:
    """For the one who brought the file; once it is a speech, reading on leads there (the back button)."""

    @wraps(view)
    def guarded(request: Request, original_id: int, **rest: Any) -> HttpResponse:
        found = Original.objects.filter(pk=original_id, by=request.user).first()
        if found is None or (found.speech_id is not None and request.method == "POST"):
            raise Http404
        if found.speech_id is not None:
            return redirect("speeches:speech", found.speech_id)
        return view(request, found, **rest)

    return declare(guarded, "who brought the file")


def own_copy(view: View[WorkingCopy]) -> Route:
    """For the one who typed it, while the speech exists for him."""

    @wraps(view)
    def guarded(request: Request, copy_id: int, **rest: Any) -> HttpResponse:
        copies = WorkingCopy.objects.select_related("speech", "paragraph", "section")
        copy = copies.filter(pk=copy_id, by=request.user).first()
        standing = standing_of(request.user, copy.speech_id) if copy else None
        if copy is None or standing is None:
            raise Http404
        request.standing = standing
        return view(request, copy, **rest)

    return declare(guarded, "who typed the words")


def _guarded[Row: models.Model](
    name: str, rows: models.QuerySet[Row], speech_of: Callable[[Row], Speech], rule: Rule
) -> Callable[[View[Row]], Route]:
    def decorate(view: View[Row]) -> Route:
        @wraps(view)
        def guarded(request: Request, **names: Any) -> HttpResponse:
            row = rows.filter(pk=names.pop(name)).first()
            standing = standing_of(request.user, speech_of(row).pk) if row else None
            if row is None or standing is None or not _is_for(standing, row):
                raise Http404
            request.standing = standing
            rule(standing.role, speech_of(row).terms).require()
            if rule in {policy.may_edit, policy.may_decide}:
                _require_own(standing, speech_of(row), row)
            return view(request, row, **names)

        return declare(guarded, rule.__name__)

    return decorate


def _refusal(person: User, speech_id: int | None) -> Exception:
    """For a member that he is not asked; for others there is nothing."""
    if speech_id is None or standing_of(person, speech_id) is None:
        return Http404()
    return NotPermitted(Reason.NOT_ASKED)


def _is_for(standing: Standing, row: models.Model) -> bool:
    """Talk among those who draft does not exist for others."""
    thread = row.thread if isinstance(row, Comment) else row
    return not isinstance(thread, Thread) or thread.audience in audiences_of(standing.role)


def _require_own(standing: Standing, speech: Speech, row: models.Model) -> None:
    """Who is limited to sections edits nothing elsewhere, nor the speech as a whole; no query for others."""
    place = (row.paragraph or row.section) if isinstance(row, Thread) else row
    section = place.section if isinstance(place, Paragraph) else place if isinstance(place, Section) else None
    is_here = section is not None and is_own(standing, section)
    policy.may_edit_here(
        standing.role, speech.terms, is_limited=standing.is_limited, is_own=is_here
    ).require()


# For routes that name a row of another kind; each such module says which.
guarded = _guarded
