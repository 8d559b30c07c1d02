"""What waits for somebody: found anew each time from what was said, read and decided."""

import pytest

from speeches.actions import (
    assignments,
    comments,
    decisions,
    members,
    opinions,
    rounds,
    speeches,
    suggestions,
    threads,
)
from speeches.domain.policy import Role
from speeches.domain.suggesting import Acceptance
from speeches.domain.talk import Audience, audiences_of
from speeches.domain.waiting import WaitKind
from speeches.models import Thread, ThreadMark
from speeches.presence import following
from speeches.queries.inbox.everything import inbox_of
from speeches.queries.standing import role_of
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def waiting(person):
    return [(one.kind, one.who, one.words) for one in inbox_of(person).waiting]


def reads(person, thread):
    thread.refresh_from_db()
    speech = thread.speech
    speech.refresh_from_db()
    role = role_of(person, speech.pk)
    assert role
    audiences = audiences_of(role)
    following.follow(person, speech.pk, {thread.pk: speech.version}, audiences)


def says(person, scene, text, audience=Audience.ALL) -> Thread:
    line = scene.paragraph("新建茶园")
    version = threads.open_on(line.pk, text=text, audience=audience, by=person, at=NOON)
    return Thread.objects.get(opened_in=version)


class TestCallsAndAnswers:
    def test_who_is_called_finds_it_until_he_has_read_it(self, cast, scene):
        thread = says(cast.rhea, scene, "请@戴岩核实。")

        assert waiting(cast.dai) == [(WaitKind.MENTION, "芮华", "请@戴岩核实。")]
        assert waiting(cast.wanda) == waiting(cast.rhea) == []
        reads(cast.dai, thread)
        assert waiting(cast.dai) == []

    def test_who_spoke_finds_the_answer_until_he_speaks_again(self, cast, scene):
        thread = says(cast.rhea, scene, "请核实。")
        threads.reply(thread.pk, text="已核实。", by=cast.dai, at=NOON)

        assert waiting(cast.rhea) == [(WaitKind.REPLY, "戴岩", "已核实。")]
        threads.reply(thread.pk, text="好。", by=cast.rhea, at=NOON)
        assert waiting(cast.rhea) == []
        assert waiting(cast.dai) == [(WaitKind.REPLY, "芮华", "好。")]

    def test_of_several_answers_the_latest_stands_for_them(self, cast, scene):
        thread = says(cast.rhea, scene, "请核实。")
        for text in ("已核实。", "附件已传。"):
            threads.reply(thread.pk, text=text, by=cast.dai, at=NOON)

        assert waiting(cast.rhea) == [(WaitKind.REPLY, "戴岩", "附件已传。")]
        assert inbox_of(cast.rhea).count == 1

    def test_who_is_called_by_words_said_otherwise_later_finds_it_though_he_had_read(self, cast, scene):
        thread = says(cast.rhea, scene, "请核实。")
        reads(cast.dai, thread)

        comments.reword(thread.comments.get().pk, text="请@戴岩核实。", by=cast.rhea, at=NOON)

        assert waiting(cast.dai) == [(WaitKind.MENTION, "芮华", "请@戴岩核实。")]
        comments.reword(thread.comments.get().pk, text="请@戴岩再核实。", by=cast.rhea, at=NOON)
        reads(cast.dai, thread)
        comments.reword(thread.comments.get().pk, text="请@戴岩再三核实。", by=cast.rhea, at=NOON)
        assert waiting(cast.dai) == []

    def test_what_was_taken_back_waits_for_nobody(self, cast, scene):
        thread = says(cast.rhea, scene, "请核实。")
        threads.reply(thread.pk, text="@芮华已核实。", by=cast.dai, at=NOON)
        answer = thread.comments.order_by("-pk")[0]

        comments.withdraw(answer.pk, by=cast.dai, at=NOON)

        assert waiting(cast.rhea) == []

    def test_with_the_right_to_read_all_of_it_goes(self, cast, scene, play):
        says(cast.rhea, scene, "请@戴岩核实。")
        members.remove(play.place_of(cast.dai).pk, by=cast.wanda, at=NOON)

        assert waiting(cast.dai) == []

    def test_talk_among_drafters_waits_for_no_reviewer_who_was_a_drafter(self, cast, scene, play):
        says(cast.wanda, scene, "@戴岩先不说。", Audience.DRAFTERS)
        assert [kind for kind, _, _ in waiting(cast.dai)] == [WaitKind.MENTION]

        members.change_role(play.place_of(cast.dai).pk, role=Role.REVIEWER, by=cast.wanda, at=NOON)

        assert waiting(cast.dai) == []


class TestSuggestions:
    def test_they_wait_for_all_who_decide_until_somebody_has(self, cast, play):
        asked = play.suggestion()

        for person in (cast.wanda, cast.dai, cast.sana):
            assert [(one.kind, one.count) for one in inbox_of(person).waiting] == [(WaitKind.TO_DECIDE, 1)]
        assert waiting(cast.rhea) == waiting(cast.leo) == []
        decisions.decline(asked.pk, reason="以年报为准。", by=cast.dai, at=NOON)
        assert waiting(cast.wanda) == []

    def test_who_made_it_hears_what_became_of_it(self, cast, play):
        asked = play.suggestion()
        decisions.accept(asked.pk, acceptance=Acceptance(99), by=cast.dai, at=NOON)

        [line] = inbox_of(cast.rhea).waiting
        assert (line.kind, line.who) == (WaitKind.DECIDED, "戴岩")
        reads(cast.rhea, asked.thread)
        assert waiting(cast.rhea) == []

    def test_where_only_the_owner_writes_they_wait_for_her_alone(self, cast, scene, play):
        play.suggestion()
        speeches.set_terms(scene.speech.pk, is_suggest_only=True, by=cast.wanda, at=NOON)

        assert [len(waiting(person)) for person in (cast.wanda, cast.dai, cast.sana)] == [1, 0, 0]

    def test_for_who_is_limited_those_in_his_own_sections_wait(self, cast, scene, play):
        play.suggestion()
        place = play.place_of(cast.dai).pk
        assignments.limit(place, is_limited=True, by=cast.wanda, at=NOON)
        assert waiting(cast.dai) == []

        assignments.divide(scene.section("过去一年").pk, to=[place], by=cast.wanda, at=NOON)

        assert [kind for kind, _, _ in waiting(cast.dai)] == [WaitKind.TO_DECIDE]

    def test_many_of_a_speech_are_one_line(self, cast, scene):
        line = scene.paragraph("过去一年，")
        for at in range(3):
            text = line.text.replace("12.6", f"12.{at}")
            suggestions.reword(line.pk, text=text, based_on=1, by=cast.rhea, at=NOON)

        [one] = inbox_of(cast.wanda).waiting
        assert (one.count, inbox_of(cast.wanda).count) == (3, 3)


def test_a_mark_of_another_speechs_thread_or_of_a_hidden_one_is_none(cast, scene):
    thread = says(cast.wanda, scene, "先不说。", Audience.DRAFTERS)
    others = frozenset({Audience.ALL})

    following.follow(cast.rhea, scene.speech.pk, {thread.pk: 99}, others)
    following.follow(cast.dai, 2_000_000_000, {thread.pk: 99}, frozenset(Audience))

    assert not ThreadMark.objects.exists()


def test_it_takes_as_many_queries_for_much_as_for_little(cast, scene, play, django_assert_max_num_queries):
    for at in range(5):
        thread = says(cast.rhea, scene, f"第{at}条，请@戴岩核实。")
        threads.reply(thread.pk, text="已核实。", by=cast.sana, at=NOON)
    play.suggestion()
    speeches.copy(scene.speech.pk, version=1, by=cast.dai, at=NOON)

    with django_assert_max_num_queries(9):
        assert inbox_of(cast.dai).count == 6


class TestOpinions:
    def test_one_is_due_for_whoever_is_asked_until_something_is_said(self, cast, play):
        round_ = play.round()

        [line] = inbox_of(cast.greta).waiting
        assert (line.kind, line.round, line.words) == (WaitKind.OPINION_DUE, round_.pk, round_.name)
        given = play.opinion()
        assert inbox_of(cast.greta).waiting == ()
        opinions.withdraw(given.pk, by=cast.greta, at=NOON)
        assert len(inbox_of(cast.greta).waiting) == 1

    def test_that_there_is_nothing_to_say_ends_it_too(self, cast, play):
        opinions.have_none(play.round().pk, by=cast.greta, at=NOON)

        assert inbox_of(cast.greta).waiting == ()

    def test_in_a_closed_round_none_is_due(self, cast, play):
        play.closed()

        assert inbox_of(cast.greta).waiting == ()

    def test_who_is_not_asked_any_more_owes_none(self, cast, play):
        rounds.dismiss(play.invitation().pk, by=cast.wanda, at=NOON)

        assert inbox_of(cast.greta).waiting == ()
