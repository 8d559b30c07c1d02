"""Who takes part in a speech, and as what."""

from datetime import datetime

from accounts.models import User
from speeches.actions import _seats
from speeches.actions._change import Change, change, speech_of
from speeches.actions._crediting import set_principal
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.verdict import Refusal
from speeches.models import Membership


class AlreadyMember(Refusal):
    """The person takes part already; the role can be changed."""


class UnknownRole(Refusal):
    """There is no such role."""


class LastOwner(Refusal):
    """A speech is never left without an owner."""


def invite(speech_id: int, *, person: User, role: Role, by: User, at: datetime) -> int:
    """Let a person take part. Raises AlreadyMember."""
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_invite)
        if Membership.objects.filter(speech=opened.speech, user=person).exists():
            raise AlreadyMember
        Membership.objects.create(speech=opened.speech, user=person, role=role)
        opened.record(Happening.MEMBER_ADDED, person=person)
    return opened.version


def change_role(membership_id: int, *, role: Role, by: User, at: datetime) -> int:
    """Give a member another role. Raises LastOwner."""
    with change(speech_of(Membership, membership_id), by=by, at=at) as opened:
        opened.require(policy.may_invite)
        member = Membership.objects.select_related("user").get(pk=membership_id, speech=opened.speech)
        if role is not Role.OWNER:
            _keep_an_owner(opened, member)
        member.role = role
        member.save(update_fields=["role"])
        opened.record(Happening.MEMBER_CHANGED, person=member.user)
    return opened.version


def remove(membership_id: int, *, by: User, at: datetime) -> int:
    """End a person's part in a speech; what he did stays. Raises LastOwner."""
    with change(speech_of(Membership, membership_id), by=by, at=at) as opened:
        opened.require(policy.may_invite)
        member = Membership.objects.select_related("user").get(pk=membership_id, speech=opened.speech)
        _keep_an_owner(opened, member)
        opened.record(Happening.MEMBER_REMOVED, person=member.user)
        _seats.leave(opened, member.user)
        if opened.speech.principal_id == member.user_id:
            set_principal(opened, None)
        member.delete()
    return opened.version


def _keep_an_owner(opened: Change, leaving: Membership) -> None:
    owners = Membership.objects.filter(speech=opened.speech, role=Role.OWNER)
    if not owners.exclude(pk=leaving.pk).exists():
        raise LastOwner
