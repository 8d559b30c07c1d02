"""What is said: changed and taken back by its author, calling people, for all or among those who draft."""

import pytest

from speeches.actions import comments, members, paragraphs, threads
from speeches.domain.anchors.browser import Selection
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.talk import Audience
from speeches.domain.verdict import NoSuchSpeech, NothingToSave, NotPermitted, NoWords, Reason
from speeches.models import Comment, Event, Mention, Thread
from tests.stage import NOON


@pytest.fixture
def line(scene):
    return scene.paragraph("新建茶园")


@pytest.fixture
def say(line, cast):
    def said(text="请核实。", *, by=None, **more):
        threads.open_on(line.pk, text=text, by=by or cast.rhea, at=NOON, **more)
        return Comment.objects.latest("pk")

    return said


def called():
    return sorted(Mention.objects.values_list("person__username", flat=True))


def test_a_comment_is_given_other_words_and_keeps_the_earlier_ones(cast, say):
    comment = say()

    version = comments.reword(comment.pk, text="请再核实。", by=cast.rhea, at=NOON)

    assert (comment.said, comment.edited_in) == ("请再核实。", version)
    assert comment.earlier == ["请核实。"]


def test_a_comment_that_is_taken_back_keeps_its_words_in_the_record_and_calls_nobody(cast, say):
    comment = say("@王文，请核实。")

    version = comments.withdraw(comment.pk, by=cast.rhea, at=NOON)

    assert (comment.said, comment.edited_in, comment.earlier) == ("", version, ["@王文，请核实。"])
    assert called() == []
    with pytest.raises(comments.AlreadyWithdrawn):
        comments.reword(comment.pk, text="还是要说。", by=cast.rhea, at=NOON)


@pytest.mark.parametrize(("text", "refusal"), [("", NoWords), (" \n", NoWords), ("请核实。", NothingToSave)])
def test_other_words_are_words_and_others(cast, say, text, refusal):
    with pytest.raises(refusal):
        comments.reword(say().pk, text=text, by=cast.rhea, at=NOON)


def test_nobody_changes_what_somebody_else_said(cast, say):
    comment = say()

    for act in (
        lambda: comments.withdraw(comment.pk, by=cast.wanda, at=NOON),
        lambda: comments.reword(comment.pk, text="别的。", by=cast.wanda, at=NOON),
    ):
        with pytest.raises(NotPermitted) as refused:
            act()
        assert refused.value.reason is Reason.NOT_YOUR_COMMENT


def test_people_who_read_the_speech_are_called_by_name_and_nobody_else(say):
    say("@王文、@雷欧：请看。@欧图不看。@")

    assert called() == ["leo", "wanda"]


def test_other_words_call_other_people(cast, say):
    comment = say("@王文，请看。")

    comments.reword(comment.pk, text="@戴岩，请看。", by=cast.rhea, at=NOON)

    assert called() == ["dai"]


def test_a_thread_of_somebody_else_is_resolved_with_a_reason_which_stays(cast, say):
    thread = say().thread

    with pytest.raises(threads.ReasonMissing):
        threads.resolve(thread.pk, by=cast.wanda, at=NOON)
    threads.resolve(thread.pk, text="已按年报改为120亩。", by=cast.wanda, at=NOON)
    threads.reopen(thread.pk, by=cast.rhea, at=NOON)

    reason = thread.comments.latest("pk")
    assert (reason.text, reason.is_reason, reason.by) == ("已按年报改为120亩。", True, cast.wanda)


def test_ones_own_thread_is_resolved_without_a_word(cast, say):
    thread = say().thread

    threads.resolve(thread.pk, by=cast.rhea, at=NOON)

    assert thread.comments.count() == 1


class TestAmongDrafters:
    """Nobody else learns of it."""

    @pytest.fixture
    def apart(self, say, cast):
        return say("先不给领导看。", by=cast.dai, audience=Audience.DRAFTERS).thread

    def test_only_who_drafts_may_begin_it(self, say):
        with pytest.raises(NotPermitted) as refused:
            say(audience=Audience.DRAFTERS)

        assert refused.value.reason is Reason.NOT_DRAFTER
        assert not Thread.objects.exists()

    @pytest.mark.parametrize("who", ["rhea", "sana", "leo", "otto"])
    def test_it_does_not_exist_for_others(self, cast, apart, who):
        person = getattr(cast, who)
        acts = [
            lambda: threads.reply(apart.pk, text="我也说。", by=person, at=NOON),
            lambda: threads.resolve(apart.pk, text="好。", by=person, at=NOON),
        ]

        for act in acts:
            with pytest.raises((NoSuchSpeech, NotPermitted)) as refused:
                act()
            assert who == "leo" or refused.type is NoSuchSpeech

    def test_its_events_say_neither_what_nor_where(self, cast, scene, apart):
        version = threads.reply(apart.pk, text="好。", by=cast.wanda, at=NOON)

        event = Event.objects.get(speech=scene.speech, version=version)
        assert (event.kind, event.paragraph, event.section) == (Happening.DRAFTERS_TALKED, None, None)

    def test_it_calls_only_those_who_draft(self, cast, apart):
        threads.reply(apart.pk, text="@戴岩 @沙娜 @芮华 看一下。", by=cast.wanda, at=NOON)

        assert called() == ["dai"]

    def test_words_that_it_loses_are_told_as_talk_among_drafters(self, cast, scene, line, say):
        on = Selection(0, 4, "新建茶园", line.version)
        say("换个说法。", by=cast.dai, audience=Audience.DRAFTERS, on=on)

        version = paragraphs.edit(
            line.pk, text="带动农户300户。", based_on=line.version, by=cast.wanda, at=NOON
        )

        kinds = Event.objects.filter(speech=scene.speech, version=version).order_by("ordinal")
        told = [(event.kind, event.paragraph_id) for event in kinds]
        assert told == [(Happening.PARAGRAPH_EDITED, line.pk), (Happening.DRAFTERS_TALKED, None)]

    def test_who_becomes_a_reviewer_loses_it(self, cast, scene, apart):
        member = scene.speech.members.get(user=cast.dai)
        members.change_role(member.pk, role=Role.REVIEWER, by=cast.wanda, at=NOON)

        with pytest.raises(NoSuchSpeech):
            comments.reword(apart.comments.get().pk, text="算了。", by=cast.dai, at=NOON)
