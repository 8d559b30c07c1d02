"""How a round begins, changes and ends."""

from datetime import timedelta

import pytest

from speeches.actions import milestones, opinions, rounds
from speeches.actions.rounds import Terms
from speeches.domain.milestones import Naming
from speeches.domain.talk import Outcome
from speeches.domain.verdict import NoSuchVersion
from speeches.models import Milestone, Round
from tests.ledger import everything
from tests.play import Play
from tests.stage import SCRIPT, stage


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def test_a_round_names_the_version_it_asks_about(cast, scene, noon):
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


def test_a_milestone_of_another_speech_is_not_there(cast, scene, noon):
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


def test_a_round_asks_somebody(cast, scene, noon):
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


def test_it_is_not_closed_while_something_has_no_outcome(play, cast, noon):
    thread = play.opinion()
    one = play.round()

    with pytest.raises(rounds.StillOpen):
        rounds.close(one.pk, by=cast.wanda, at=noon)
    opinions.end(thread.pk, outcome=Outcome.DECLINED, text="与上级提法不一致。", by=cast.wanda, at=noon)
    rounds.close(one.pk, by=cast.wanda, at=noon)

    one.refresh_from_db()
    assert (one.is_closed, one.closed_by) == (True, cast.wanda)


def test_reopening_keeps_that_it_was_closed(play, cast, noon):
    one = play.closed()
    rounds.reopen(one.pk, reason="还有意见。", by=cast.wanda, at=noon + timedelta(days=1))

    one.refresh_from_db()
    kept = one.reopenings.get()
    assert (one.is_closed, kept.closed_at, kept.reason) == (False, noon, "还有意见。")


def test_whoever_was_dismissed_can_be_asked_again_for_the_unit_he_has_then(play, cast, noon):
    one = play.round()
    rounds.dismiss(play.invitation().pk, by=cast.wanda, at=noon)
    cast.greta.unit = "临江镇审计所"
    cast.greta.save()

    rounds.invite(one.pk, people=[cast.greta.pk], by=cast.wanda, at=noon)

    assert [row.unit for row in one.invitations.order_by("pk")] == ["临江镇财政所", "临江镇审计所"]
