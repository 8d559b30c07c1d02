"""Who takes part: decided by the owner, told in the history, and never nobody."""

import pytest

from speeches.actions import members, paragraphs
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.verdict import NoSuchSpeech, NotPermitted
from speeches.models import Event, Membership
from tests.stage import NOON


@pytest.fixture
def place(scene):
    """Somebody's membership."""
    return lambda person: Membership.objects.get(speech=scene.speech, user=person)


def last_event(scene):
    return Event.objects.get(speech=scene.speech, version=scene.version)


def test_an_invitation_is_told_in_the_history(cast, scene, place):
    members.invite(scene.speech.pk, person=cast.otto, role=Role.SIGNER, by=cast.wanda, at=NOON)

    event = last_event(scene)
    assert place(cast.otto).role is Role.SIGNER
    assert (event.kind, event.person, event.by) == (Happening.MEMBER_ADDED, cast.otto, cast.wanda)


def test_who_takes_part_is_not_invited_again(cast, scene, place):
    with pytest.raises(members.AlreadyMember):
        members.invite(scene.speech.pk, person=cast.dai, role=Role.OWNER, by=cast.wanda, at=NOON)

    assert place(cast.dai).role is Role.DRAFTER


@pytest.mark.parametrize("who", ["dai", "rhea", "sana", "leo"])
def test_nobody_makes_himself_the_owner(cast, scene, place, who):
    person = getattr(cast, who)

    with pytest.raises(NotPermitted):
        members.change_role(place(person).pk, role=Role.OWNER, by=person, at=NOON)

    assert place(person).role is not Role.OWNER


def test_another_role_counts_at_once(cast, scene, place):
    line = scene.paragraph("今天的会议")
    members.change_role(place(cast.dai).pk, role=Role.READER, by=cast.wanda, at=NOON)

    with pytest.raises(NotPermitted):
        paragraphs.edit(line.pk, text="改。", based_on=line.version, by=cast.dai, at=NOON)


def test_who_was_removed_finds_no_speech_and_what_he_wrote_stays(cast, scene, place):
    line = scene.paragraph("今天的会议")
    paragraphs.edit(line.pk, text="戴岩写的。", based_on=line.version, by=cast.dai, at=NOON)

    members.remove(place(cast.dai).pk, by=cast.wanda, at=NOON)

    event = last_event(scene)
    assert (event.kind, event.person) == (Happening.MEMBER_REMOVED, cast.dai)
    assert scene.paragraph("戴岩写的。").pk == line.pk
    with pytest.raises(NoSuchSpeech):
        paragraphs.edit(line.pk, text="再改。", based_on=line.version, by=cast.dai, at=NOON)


def test_who_was_removed_can_be_invited_again(cast, scene, place):
    members.remove(place(cast.dai).pk, by=cast.wanda, at=NOON)

    members.invite(scene.speech.pk, person=cast.dai, role=Role.READER, by=cast.wanda, at=NOON)

    assert place(cast.dai).role is Role.READER


@pytest.mark.parametrize(
    "leave",
    [
        lambda pk, by: members.remove(pk, by=by, at=NOON),
        lambda pk, by: members.change_role(pk, role=Role.DRAFTER, by=by, at=NOON),
    ],
    ids=["removed", "another role"],
)
def test_the_last_owner_stays_and_one_of_two_may_go(cast, scene, place, leave):
    with pytest.raises(members.LastOwner):
        leave(place(cast.wanda).pk, cast.wanda)

    members.change_role(place(cast.dai).pk, role=Role.OWNER, by=cast.wanda, at=NOON)
    leave(place(cast.wanda).pk, cast.dai)

    owners = Membership.objects.filter(speech=scene.speech, role=Role.OWNER)
    assert [one.user for one in owners] == [cast.dai]


def test_an_owner_who_is_made_owner_stays_one(cast, scene, place):
    members.change_role(place(cast.wanda).pk, role=Role.OWNER, by=cast.wanda, at=NOON)

    assert place(cast.wanda).role is Role.OWNER


def test_a_membership_that_is_gone_cannot_be_changed(cast, scene, place):
    gone = place(cast.dai).pk
    members.remove(gone, by=cast.wanda, at=NOON)

    with pytest.raises(NoSuchSpeech):
        members.remove(gone, by=cast.wanda, at=NOON)
