"""Who writes which section, and whether that is all he writes."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import User
from speeches.actions import _heads
from speeches.actions._change import change, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.verdict import NothingToSave
from speeches.models import Assignment, Membership, Section


def divide(section_id: int, *, to: Iterable[int], by: User, at: datetime) -> int:
    """Let these members, and nobody else, write a section. Raises NothingToSave, Gone.

    Memberships of other speeches are left out as if they did not exist.
    """
    with change(speech_of(Section, section_id), by=by, at=at) as opened:
        opened.require(policy.may_assign)
        section = _heads.section_in(opened, section_id)
        chosen = Membership.objects.filter(speech=opened.speech, pk__in=list(to)).select_related("user")
        wanted = {member.pk: member for member in chosen}
        kept = {row.member_id: row for row in section.assignments.select_related("member__user")}
        if wanted.keys() == kept.keys():
            raise NothingToSave
        for pk in sorted(kept.keys() - wanted.keys()):
            kept[pk].delete()
            opened.record(Happening.SECTION_UNASSIGNED, section=section_id, person=kept[pk].member.user)
        for pk in sorted(wanted.keys() - kept.keys()):
            Assignment.objects.create(speech=opened.speech, section=section, member=wanted[pk])
            opened.record(Happening.SECTION_ASSIGNED, section=section_id, person=wanted[pk].user)
    return opened.version


def limit(membership_id: int, *, is_limited: bool, by: User, at: datetime) -> int:
    """Say whether a drafter changes only the sections assigned to him. Raises NothingToSave."""
    with change(speech_of(Membership, membership_id), by=by, at=at) as opened:
        opened.require(policy.may_assign)
        member = Membership.objects.select_related("user").get(pk=membership_id, speech=opened.speech)
        if member.is_limited is is_limited:
            raise NothingToSave
        member.is_limited = is_limited
        member.save(update_fields=["is_limited"])
        kind = Happening.MEMBER_LIMITED if is_limited else Happening.MEMBER_FREED
        opened.record(kind, person=member.user)
    return opened.version
