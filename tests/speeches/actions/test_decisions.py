"""Suggestions that are declined or withdrawn, and decisions taken back."""

import pytest

from speeches.actions import assignments, decisions, paragraphs, reversals
from speeches.actions.reversals import BuiltOn
from speeches.domain.talk import Outcome
from speeches.domain.verdict import NoSuchSpeech, NotPermitted, Reason
from speeches.models import Comment, Thread
from tests.play import Play
from tests.speeches.actions.asking import BETTER, VALUE, accepted, said, suggested
from tests.stage import NOON


@pytest.fixture
def value(scene):
    return scene.paragraph("过去一年，")


@pytest.fixture
def asked(value, cast):
    """Rhea suggests another figure; the id of its thread."""
    return suggested(value, BETTER, by=cast.rhea)


class TestDecliningAndWithdrawing:
    def test_it_is_declined_for_a_reason(self, asked, cast):
        with pytest.raises(decisions.GroundsMissing):
            decisions.decline(asked, reason=" ", by=cast.dai, at=NOON)

        decisions.decline(asked, reason="以年报为准。", by=cast.dai, at=NOON)

        thread = Thread.objects.get(pk=asked)
        assert (thread.outcome, thread.resolved_by) == (Outcome.DECLINED, cast.dai)
        assert Comment.objects.get().is_reason

    def test_it_is_withdrawn_by_who_made_it_alone(self, asked, cast):
        with pytest.raises(NotPermitted) as refused:
            decisions.withdraw(asked, by=cast.wanda, at=NOON)
        decisions.withdraw(asked, by=cast.rhea, at=NOON)

        assert refused.value.reason is Reason.NOT_YOUR_COMMENT
        assert Thread.objects.get(pk=asked).outcome is Outcome.WITHDRAWN

    def test_it_ends_once(self, asked, cast):
        decisions.withdraw(asked, by=cast.rhea, at=NOON)

        for again in (
            lambda: decisions.withdraw(asked, by=cast.rhea, at=NOON),
            lambda: decisions.decline(asked, reason="不用。", by=cast.dai, at=NOON),
            lambda: accepted(asked, by=cast.dai),
        ):
            with pytest.raises(decisions.AlreadyDecided):
                again()

    def test_who_may_not_write_decides_nothing(self, asked, cast):
        for person in (cast.rhea, cast.leo):
            with pytest.raises(NotPermitted):
                accepted(asked, by=person)
            with pytest.raises(NotPermitted):
                decisions.decline(asked, reason="不用。", by=person, at=NOON)
        with pytest.raises(NoSuchSpeech):
            accepted(asked, by=cast.otto)

    def test_who_is_limited_decides_in_his_own_sections(self, scene, asked, cast):
        play = Play(cast, scene)
        assignments.limit(play.place_of(cast.dai).pk, is_limited=True, by=cast.wanda, at=NOON)

        for decide in (
            lambda: accepted(asked, by=cast.dai),
            lambda: decisions.decline(asked, reason="不用。", by=cast.dai, at=NOON),
        ):
            with pytest.raises(NotPermitted):
                decide()
        section = scene.section("过去一年").pk
        assignments.divide(section, to=[play.place_of(cast.dai).pk], by=cast.wanda, at=NOON)
        accepted(asked, by=cast.dai)

    def test_a_thread_that_is_none_is_not_there(self, scene, cast):
        plain = Play(cast, scene).thread().pk
        with pytest.raises(NoSuchSpeech):
            accepted(plain, by=cast.wanda)


class TestReopening:
    def test_what_was_accepted_reads_as_before_and_is_open_again(self, value, asked, cast):
        accepted(asked, by=cast.dai)

        decisions.reopen(asked, by=cast.wanda, at=NOON)

        assert said(value) == VALUE
        assert Thread.objects.get(pk=asked).is_open
        accepted(asked, by=cast.dai)
        assert said(value) == BETTER

    def test_not_where_others_built_on_it(self, value, asked, cast):
        seen = accepted(asked, by=cast.dai)
        paragraphs.edit(value.pk, text=VALUE.replace("12.6", "12.9"), based_on=seen, by=cast.wanda, at=NOON)

        with pytest.raises(BuiltOn):
            decisions.reopen(asked, by=cast.dai, at=NOON)

    def test_what_was_declined_and_what_was_withdrawn(self, asked, cast):
        decisions.decline(asked, reason="不用。", by=cast.dai, at=NOON)
        with pytest.raises(NotPermitted):
            decisions.reopen(asked, by=cast.rhea, at=NOON)
        decisions.reopen(asked, by=cast.dai, at=NOON)
        decisions.withdraw(asked, by=cast.rhea, at=NOON)
        with pytest.raises(NotPermitted):
            decisions.reopen(asked, by=cast.dai, at=NOON)
        decisions.reopen(asked, by=cast.rhea, at=NOON)

        with pytest.raises(decisions.NotDecided):
            decisions.reopen(asked, by=cast.rhea, at=NOON)

    def test_undo_of_who_accepted_opens_it_too(self, scene, value, asked, cast):
        accepted(asked, by=cast.dai)

        reversals.undo(scene.speech.pk, by=cast.dai, at=NOON)

        assert said(value) == VALUE
        assert Thread.objects.get(pk=asked).is_open

    def test_who_suggested_it_has_nothing_to_undo(self, scene, value, cast):
        asked = suggested(value, BETTER, by=cast.wanda)
        accepted(asked, by=cast.dai)

        with pytest.raises(reversals.NothingToUndo):
            reversals.undo(scene.speech.pk, version=asked, by=cast.wanda, at=NOON)
