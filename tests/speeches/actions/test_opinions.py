"""Opinions are given on a milestone, stand where its words stand now, and end with an outcome."""

from datetime import timedelta

import pytest

from speeches.actions import (
    comments,
    decisions,
    milestones,
    opinions,
    paragraphs,
    rounds,
    sections,
    threads,
)
from speeches.actions.opinions import Chosen, Place
from speeches.actions.rounds import Terms
from speeches.domain.milestones import Naming
from speeches.domain.rounds import RoundForm
from speeches.domain.structure.tree import Noun
from speeches.domain.suggesting import Acceptance
from speeches.domain.talk import Outcome
from speeches.domain.verdict import NoSuchSpeech, NoSuchVersion, NothingToSave, NotPermitted, Reason
from speeches.models import Invitation, Milestone, Round, Suggestion, Thread
from tests.ledger import everything
from tests.play import Play
from tests.stage import SCRIPT, Scene, stage

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


def on_words(row, words=WORDS):
    start = row.text.index(words)
    return Place(key(row), Chosen(start, start + len(words), words))


def write(cast, noon, row, text):
    row.refresh_from_db()
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=cast.dai, at=noon)
    row.refresh_from_db()


def test_an_opinion_on_the_milestones_words_stands_where_they_stand_now(one, give, scene, cast, noon):
    row = scene.paragraph(TEA)
    place = on_words(row)
    write(cast, noon, row, "全镇今年" + row.text)

    thread = give(place=place)

    assert (thread.paragraph, thread.quote, thread.words) == (row, WORDS, WORDS)
    assert row.text[thread.start : thread.end] == WORDS
    assert thread.invitation.unit == "临江镇财政所"


def test_an_opinion_on_words_that_are_gone_is_kept_with_the_version_that_took_them(
    one, give, scene, cast, noon
):
    row = scene.paragraph(TEA)
    place = on_words(row)
    write(cast, noon, row, "新建茶园XX亩。")
    gone = scene.version
    write(cast, noon, row, "新建茶园XX亩，长势很好。")

    thread = give(place=place)

    assert (thread.quote, thread.gone_in, thread.last_stood_in) == (WORDS, gone, gone - 1)


def test_an_opinion_on_words_of_a_removed_paragraph_is_kept(one, give, scene, cast, noon):
    row = scene.paragraph(TEA)
    place = on_words(row)
    paragraphs.remove(row.pk, based_on=row.version, by=cast.dai, at=noon)
    removed = scene.version

    on_it, on_all_of_it = give(place=place), give(key(row))

    assert (on_it.gone_in, on_it.quote) == (removed, WORDS)
    assert (on_all_of_it.gone_in, on_all_of_it.quote) == (removed, row.text)


def test_an_opinion_follows_a_paragraph_that_was_joined_or_split(one, give, scene, cast, noon):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    place = on_words(second, "三点意见")
    paragraphs.join(second.pk, text=second.text, based_on=second.version, by=cast.dai, at=noon)
    row = scene.paragraph(TEA)
    tail = on_words(row)
    write(cast, noon, row, "新建茶园XX亩，\n带动农户300户。")

    joined, whole, parted = give(place=place), give(key(second)), give(place=tail)

    assert (joined.paragraph, joined.words) == (first, "三点意见")
    assert whole.paragraph == first
    assert (parted.paragraph, parted.words) == (scene.paragraph("带动农户"), WORDS)


def test_what_the_milestone_does_not_say_cannot_be_spoken_of(one, scene, cast, noon):
    later = scene.paragraph("今天的会议")
    paragraphs.insert(later.pk, text="后来才有的一段。", by=cast.dai, at=noon)
    elsewhere = Scene(stage(cast, SCRIPT)).paragraph(TEA)
    before = everything()

    for place in (
        Place(key(scene.paragraph("后来才有"))),
        Place(key(elsewhere)),
        Place((Noun.SECTION, elsewhere.section_id)),
        Place(key(later), Chosen(0, 4, "不是这些")),
    ):
        with pytest.raises(opinions.NotInRound):
            opinions.give(one.pk, text="意见。", on=place, by=cast.greta, at=noon)

    assert everything() == before


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


def test_for_another_unit_a_thread_does_not_exist_unless_all_see_all(give, one, cast, noon):
    thread = give()

    for doing in (opinions.withdraw, lambda pk, **who: opinions.reply(pk, text="我也说。", **who)):
        with pytest.raises(NoSuchSpeech):
            doing(thread.pk, by=cast.hans, at=noon)
    rounds.describe(one.pk, terms=Terms(one.name, one.due_on, is_apart=False), by=cast.wanda, at=noon)
    opinions.reply(thread.pk, text="同意。", by=cast.hans, at=noon)

    assert thread.comments.count() == 2


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


def test_saying_what_stands_there_already_suggests_nothing(give, scene):
    row = scene.paragraph(TEA)

    give(place=Place(key(row), proposed=row.text), text="这一段好。")

    assert not Suggestion.objects.exists()


def test_an_opinion_on_a_section_has_its_name_of_then(one, give, scene, cast, noon):
    section = scene.section("产业稳步")
    sections.rename(section.pk, heading="产业向好", based_on=section.version, by=cast.dai, at=noon)

    thread = give((Noun.SECTION, section.pk))

    assert (thread.section, thread.quote) == (section, "产业稳步向好")


class TestRounds:
    """How a round begins, changes and ends."""

    def test_a_round_names_the_version_it_asks_about(self, cast, scene, noon):
        before = scene.version

        rounds.begin(
            scene.speech.pk,
            terms=Terms(" 第一轮 ", noon.date()),
            people=[cast.greta.pk, 2_000_000_000],
            milestone="征求意见稿",
            by=cast.wanda,
            at=noon,
        )

        one = Round.objects.get()
        assert (one.number, one.name, one.title) == (1, "第一轮", "在临江镇工作会议上的讲话")
        assert (one.milestone.version, one.milestone.name) == (before, "征求意见稿")
        assert [row.person for row in one.invitations.all()] == [cast.greta]

    def test_a_milestone_of_another_speech_is_not_there(self, cast, scene, noon):
        elsewhere = stage(cast, SCRIPT)
        milestones.name(elsewhere.pk, version=1, naming=Naming("初稿"), by=cast.wanda, at=noon)
        before = everything()

        with pytest.raises(NoSuchVersion):
            rounds.begin(
                scene.speech.pk,
                terms=Terms("第一轮", noon.date()),
                people=[cast.greta.pk],
                milestone=Milestone.objects.get().pk,
                by=cast.wanda,
                at=noon,
            )

        assert everything() == before

    def test_a_round_asks_somebody(self, cast, scene, noon):
        before = everything()

        with pytest.raises(rounds.NobodyAsked):
            rounds.begin(
                scene.speech.pk,
                terms=Terms("第一轮", noon.date()),
                people=[],
                milestone="征求意见稿",
                by=cast.wanda,
                at=noon,
            )

        assert everything() == before

    def test_it_is_not_closed_while_something_has_no_outcome(self, play, cast, noon):
        thread = play.opinion()
        one = play.round()

        with pytest.raises(rounds.StillOpen):
            rounds.close(one.pk, by=cast.wanda, at=noon)
        opinions.end(thread.pk, outcome=Outcome.DECLINED, text="与上级提法不一致。", by=cast.wanda, at=noon)
        rounds.close(one.pk, by=cast.wanda, at=noon)

        one.refresh_from_db()
        assert (one.is_closed, one.closed_by) == (True, cast.wanda)

    def test_reopening_keeps_that_it_was_closed(self, play, cast, noon):
        one = play.closed()
        rounds.reopen(one.pk, reason="还有意见。", by=cast.wanda, at=noon + timedelta(days=1))

        one.refresh_from_db()
        kept = one.reopenings.get()
        assert (one.is_closed, kept.closed_at, kept.reason) == (False, noon, "还有意见。")

    def test_whoever_was_dismissed_can_be_asked_again_for_the_unit_he_has_then(self, play, cast, noon):
        one = play.round()
        rounds.dismiss(play.invitation().pk, by=cast.wanda, at=noon)
        cast.greta.unit = "临江镇审计所"
        cast.greta.save()

        rounds.invite(one.pk, people=[cast.greta.pk], by=cast.wanda, at=noon)

        assert [row.unit for row in one.invitations.order_by("pk")] == ["临江镇财政所", "临江镇审计所"]
