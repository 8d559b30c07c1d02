"""What is said of changes that touch the principal's words, and who he is."""

import pytest

from speeches.actions import assignments, decisions, members, principal, reversals, suggestions
from speeches.domain.policy import Role
from speeches.domain.suggesting import Acceptance
from speeches.domain.touching import Handling
from speeches.domain.verdict import NothingToSave, NotPermitted, Reason
from speeches.models import PrincipalEdit, Speech, Suggestion, Touch
from tests.play import Play
from tests.speeches.actions.pens import touches, writes
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def line(scene):
    return scene.paragraph("新修村道")


@pytest.fixture
def edit(play, line):
    """No. 1, which Wanda entered for Sana."""
    made = play.principals_edit()
    line.refresh_from_db()
    return made


@pytest.fixture
def touch(edit, cast, line):
    writes(cast.dai, line, "串起", "连起")
    return Touch.objects.get()


@pytest.mark.parametrize("handling", [Handling.ABSORBED, Handling.TECHNICAL, Handling.REFERRED])
def test_it_is_said_by_somebody_and_can_be_said_anew(cast, touch, handling):
    principal.settle(touch.pk, handling=handling, note="一个字", by=cast.dai, at=NOON)
    touch.refresh_from_db()
    assert (touch.handling, touch.note, touch.said_by) == (handling, "一个字", cast.dai)

    principal.settle(touch.pk, handling=handling, by=cast.wanda, at=NOON)
    with pytest.raises(NothingToSave):
        principal.settle(touch.pk, handling=handling, by=cast.wanda, at=NOON)


def test_nothing_is_said_of_what_is_as_before(cast, touch, scene):
    reversals.undo(scene.speech.pk, by=cast.dai, at=NOON)

    with pytest.raises(principal.NothingToSay):
        principal.settle(touch.pk, handling=Handling.ABSORBED, by=cast.dai, at=NOON)


def test_nobody_says_for_the_principal_that_it_was_he(cast, touch):
    with pytest.raises(principal.NothingToSay):
        principal.settle(touch.pk, handling=Handling.HIMSELF, by=cast.dai, at=NOON)


def test_who_is_limited_to_sections_says_it_of_his_own_only(cast, play, touch, line):
    assignments.limit(play.place_of(cast.dai).pk, is_limited=True, by=cast.wanda, at=NOON)
    principal.settle(touch.pk, handling=Handling.TECHNICAL, by=cast.dai, at=NOON)
    writes(cast.wanda, line, "连起", "连接起")
    other = Touch.objects.latest("pk")

    with pytest.raises(NotPermitted) as refused:
        principal.settle(other.pk, handling=Handling.TECHNICAL, by=cast.dai, at=NOON)
    assert refused.value.reason is Reason.NOT_YOUR_SECTION


def test_what_he_accepts_of_another_needs_no_word(cast, edit, line):
    text = line.text.replace("串起", "连起")
    suggestions.reword(line.pk, text=text, based_on=line.version, by=cast.rhea, at=NOON)
    asked = Suggestion.objects.get()

    decisions.accept(asked.pk, acceptance=Acceptance(line.version), by=cast.sana, at=NOON)

    assert touches() == [(1, "rhea", Handling.HIMSELF, None)]
    assert PrincipalEdit.objects.count() == 1


def test_what_he_suggests_and_another_accepts_is_a_change_of_his(cast, play, line):
    play.principal()
    text = line.text.replace("惠及", "带动")
    suggestions.reword(line.pk, text=text, based_on=line.version, by=cast.sana, at=NOON)
    decisions.accept(Suggestion.objects.get().pk, acceptance=Acceptance(line.version), by=cast.dai, at=NOON)

    edit = PrincipalEdit.objects.get()
    assert (edit.of, edit.entered_by) == (cast.sana, cast.dai)


def test_only_who_takes_part_is_named(cast, scene):
    with pytest.raises(principal.NotAMember):
        principal.name(scene.speech.pk, person=cast.otto, by=cast.wanda, at=NOON)


def test_who_leaves_the_speech_is_the_principal_no_more_and_his_edits_stay(cast, play, edit, line):
    members.remove(play.place_of(cast.sana).pk, by=cast.wanda, at=NOON)

    assert Speech.objects.get(pk=line.speech_id).principal is None
    writes(cast.dai, line, "串起", "连起")
    assert touches() == [(1, "dai", None, None)]


def test_another_principal_goes_over_the_words_of_the_first(cast, play, edit, line, scene):
    members.change_role(play.place_of(cast.rhea).pk, role=Role.SIGNER, by=cast.wanda, at=NOON)
    principal.name(scene.speech.pk, person=cast.rhea, by=cast.wanda, at=NOON)

    writes(cast.rhea, line, "串起", "连起")

    assert touches() == [(1, "rhea", Handling.HIMSELF, None)]
    assert [one.of for one in PrincipalEdit.objects.order_by("number")] == [cast.sana, cast.rhea]
