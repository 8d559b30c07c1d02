"""Opinions are given in the name of a unit, answered, and end with an outcome."""

import pytest

from speeches.actions import (
    comments,
    decisions,
    milestones,
    opinions,
    paragraphs,
    reversals,
    rounds,
    threads,
)
from speeches.actions.opinions import Place
from speeches.actions.rounds import Terms
from speeches.domain.rounds import RoundForm
from speeches.domain.structure.tree import Noun
from speeches.domain.suggesting import Acceptance
from speeches.domain.talk import Outcome
from speeches.domain.verdict import NoSuchSpeech, NothingToSave, NotPermitted, Reason
from speeches.models import Invitation, Suggestion, Thread
from tests.ledger import everything
from tests.play import Play

TEA = "新建茶园"
WORDS = "带动农户300户"


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def one(play):
    """A round in which Greta and Hans are asked, each for a unit."""
    found = play.round()
    rounds.invite(found.pk, people=[play.cast.hans.pk], by=play.cast.wanda, at=play.scene.speech.created_at)
    return found


@pytest.fixture
def give(one, cast, noon):
    """An opinion of Greta's, or of whom the test says; the thread."""

    def given(on=None, *, by=cast.greta, text="建议核实。", place=None):
        opinions.give(one.pk, text=text, on=place or Place(on), by=by, at=noon)
        return Thread.objects.latest("pk")

    return given


def key(row):
    return Noun.PARAGRAPH, row.pk


def test_an_opinion_is_not_resolved_without_an_outcome(give, cast, noon):
    thread = give()
    before = everything()

    with pytest.raises(threads.OutcomeMissing):
        threads.resolve(thread.pk, text="好。", by=cast.wanda, at=noon)
    with pytest.raises(opinions.NoOutcome):
        opinions.end(thread.pk, outcome=Outcome.WITHDRAWN, text="好。", by=cast.wanda, at=noon)
    with pytest.raises(threads.ReasonMissing):
        opinions.end(thread.pk, outcome=Outcome.ADOPTED, text=" ", by=cast.wanda, at=noon)

    assert everything() == before


def test_a_comment_that_is_no_opinion_has_no_outcome(play, cast, noon):
    thread = play.thread()

    with pytest.raises(opinions.NoOutcome):
        opinions.end(thread.pk, outcome=Outcome.ADOPTED, text="好。", by=cast.wanda, at=noon)


def test_an_outcome_can_be_taken_back_while_the_round_is_open(play, cast, noon):
    thread = play.decided()

    threads.reopen(thread.pk, by=cast.dai, at=noon)

    thread.refresh_from_db()
    assert (thread.outcome, thread.is_open) == (None, True)


def test_only_its_author_takes_an_opinion_back(give, one, cast, noon):
    colleague = cast.otto
    colleague.unit = "临江镇财政所"
    colleague.save()
    rounds.invite(one.pk, people=[colleague.pk], by=cast.wanda, at=noon)
    thread = give()

    with pytest.raises(NotPermitted) as refused:
        opinions.withdraw(thread.pk, by=colleague, at=noon)
    opinions.withdraw(thread.pk, by=cast.greta, at=noon)

    thread.refresh_from_db()
    assert refused.value.reason is Reason.NOT_YOUR_COMMENT
    assert thread.outcome is Outcome.WITHDRAWN


def test_for_another_unit_a_thread_does_not_exist(give, cast, noon):
    thread = give()

    for doing in (opinions.withdraw, lambda pk, **who: opinions.reply(pk, text="我也说。", **who)):
        with pytest.raises(NoSuchSpeech):
            doing(thread.pk, by=cast.hans, at=noon)


def test_where_all_see_all_they_answer_each_other(one, give, cast, noon):
    rounds.describe(one.pk, terms=Terms(one.name, one.due_on, is_apart=False), by=cast.wanda, at=noon)
    thread = give()

    opinions.reply(thread.pk, text="同意。", by=cast.hans, at=noon)

    assert thread.comments.count() == 2


def test_what_was_said_apart_is_not_shown_to_others_afterwards(one, give, cast, noon):
    give()
    before = everything()

    with pytest.raises(rounds.SpokenApart):
        rounds.describe(one.pk, terms=Terms("第二轮", one.due_on, is_apart=False), by=cast.wanda, at=noon)

    assert everything() == before


def test_a_guest_can_do_nothing_else_to_the_speech(give, play, one, cast, noon):
    thread = give()
    row = play.scene.paragraph(TEA)
    before = everything()

    for doing in (
        lambda: threads.reply(thread.pk, text="。", by=cast.greta, at=noon),
        lambda: threads.open_on(row.pk, text="。", by=cast.greta, at=noon),
        lambda: paragraphs.edit(row.pk, text="。", based_on=row.version, by=cast.greta, at=noon),
        lambda: comments.withdraw(thread.comments.get().pk, by=cast.greta, at=noon),
        lambda: milestones.export_opinions(one.pk, form=RoundForm.ACCOUNT, by=cast.greta, at=noon),
        lambda: rounds.close(one.pk, by=cast.greta, at=noon),
    ):
        with pytest.raises(NoSuchSpeech):
            doing()

    assert everything() == before


def test_no_opinion_is_an_answer_until_there_is_one(one, give, cast, noon):
    opinions.have_none(one.pk, by=cast.greta, at=noon)
    with pytest.raises(NothingToSave):
        opinions.have_none(one.pk, by=cast.greta, at=noon)

    give()

    assert Invitation.objects.get(round=one, person=cast.greta).nothing_in is None
    with pytest.raises(opinions.HasOpinions):
        opinions.have_none(one.pk, by=cast.greta, at=noon)


def test_after_the_end_whoever_was_asked_is_silent_and_so_is_everybody_in_its_threads(play, cast, noon):
    thread = play.decided()
    one = play.closed()
    before = everything()

    for doing in (
        lambda: opinions.give(one.pk, text="。", on=Place(), by=cast.greta, at=noon),
        lambda: opinions.reply(thread.pk, text="。", by=cast.greta, at=noon),
        lambda: opinions.have_none(one.pk, by=cast.greta, at=noon),
        lambda: threads.reply(thread.pk, text="。", by=cast.wanda, at=noon),
        lambda: threads.reopen(thread.pk, by=cast.wanda, at=noon),
        lambda: comments.reword(thread.comments.last().pk, text="。", by=cast.dai, at=noon),
    ):
        with pytest.raises(NotPermitted) as refused:
            doing()
        assert refused.value.reason is Reason.ROUND_CLOSED
    assert everything() == before


def test_whoever_is_asked_no_longer_is_outside_and_what_he_said_stays(give, one, cast, noon):
    thread = give()
    rounds.dismiss(Invitation.objects.get(round=one, person=cast.greta).pk, by=cast.wanda, at=noon)

    with pytest.raises(NoSuchSpeech):
        opinions.give(one.pk, text="。", on=Place(), by=cast.greta, at=noon)
    with pytest.raises(NoSuchSpeech):
        opinions.withdraw(thread.pk, by=cast.greta, at=noon)

    assert Thread.objects.get(pk=thread.pk).is_open


def test_a_member_who_is_asked_keeps_his_rights_and_speaks_for_his_unit(one, cast, scene, noon):
    rounds.invite(one.pk, people=[cast.leo.pk], by=cast.wanda, at=noon)

    opinions.give(one.pk, text="读者的意见。", on=Place(), by=cast.leo, at=noon)

    assert Thread.objects.get().invitation == Invitation.objects.get(round=one, person=cast.leo)
    assert Invitation.objects.get(person=cast.leo).called == "雷欧"
    with pytest.raises(NotPermitted):
        threads.open_on(scene.paragraph(TEA).pk, text="。", by=cast.leo, at=noon)


def test_other_words_are_suggested_in_a_round_and_accepted_with_a_reason(give, scene, cast, noon):
    row = scene.paragraph(TEA)
    thread = give(place=Place(key(row), proposed=row.text.replace("300", "320")), text="口径已更新。")

    with pytest.raises(threads.EndsByDecision):
        opinions.end(thread.pk, outcome=Outcome.ADOPTED, text="好。", by=cast.wanda, at=noon)
    taken = Acceptance(seen=row.version)
    with pytest.raises(decisions.GroundsMissing):
        decisions.accept(thread.pk, acceptance=taken, by=cast.wanda, at=noon)
    decisions.accept(thread.pk, acceptance=taken, reason="以民政口径为准。", by=cast.wanda, at=noon)

    row.refresh_from_db()
    thread.refresh_from_db()
    assert (row.text, thread.outcome) == ("新建茶园XX亩，带动农户320户。", Outcome.ADOPTED)
    assert Suggestion.objects.get().by == cast.greta


def test_what_was_accepted_in_a_closed_round_is_not_undone_without_reopening_it(one, give, scene, cast, noon):
    row = scene.paragraph(TEA)
    thread = give(place=Place(key(row), proposed=row.text.replace("300", "320")))
    taken = Acceptance(seen=row.version)
    done = decisions.accept(thread.pk, acceptance=taken, reason="以民政口径为准。", by=cast.wanda, at=noon)
    rounds.close(one.pk, by=cast.wanda, at=noon)
    before = everything()

    with pytest.raises(NotPermitted) as refused:
        reversals.undo(scene.speech.pk, version=done, by=cast.wanda, at=noon)
    assert refused.value.reason is Reason.ROUND_CLOSED
    assert everything() == before
    rounds.reopen(one.pk, reason="口径有变。", by=cast.wanda, at=noon)
    reversals.undo(scene.speech.pk, version=done, by=cast.wanda, at=noon)

    thread.refresh_from_db()
    assert (thread.is_open, thread.outcome) == (True, None)


def test_saying_what_stands_there_already_suggests_nothing(give, scene):
    row = scene.paragraph(TEA)

    give(place=Place(key(row), proposed=row.text), text="这一段好。")

    assert not Suggestion.objects.exists()
