"""Sections are called ready for review by those who write them, with all they hold."""

import pytest

from speeches.actions import assignments, readiness, returns, routes
from speeches.actions.readiness import AlreadyReady, NothingOfYours, NotReady
from speeches.actions.returns import Destination
from speeches.domain.policy import Role
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import SectionState
from speeches.domain.verdict import NotPermitted, Reason
from speeches.models import Readiness, Speech
from speeches.queries.page import speech_for
from speeches.queries.standing import Standing
from tests.play import Play
from tests.stage import NOON


def states(scene):
    page = speech_for(Standing(Role.OWNER), Speech.objects.get(pk=scene.speech.pk))
    return {entry.heading: (entry.state, entry.signing.ready_by) for entry in page.outline}


def ready(scene):
    return {name for name, (state, _) in states(scene).items() if state is SectionState.IN_REVIEW}


def test_a_section_is_ready_with_all_it_holds_and_the_outline_says_who_said_so(cast, scene):
    readiness.call_ready(scene.section("过去一年").pk, by=cast.dai, at=NOON)

    assert ready(scene) == {"过去一年的工作", "产业稳步向好", "民生持续改善"}
    assert states(scene)["产业稳步向好"] == (SectionState.IN_REVIEW, "戴岩")


def test_taken_back_inside_it_the_section_around_is_not_ready_either(cast, scene):
    readiness.call_ready(scene.section("过去一年").pk, by=cast.dai, at=NOON)

    readiness.take_back(scene.section("产业稳步").pk, by=cast.wanda, at=NOON)

    assert ready(scene) == {"民生持续改善"}


def test_it_is_called_so_once_and_taken_back_once(cast, scene):
    section = scene.section("产业稳步").pk
    with pytest.raises(NotReady):
        readiness.take_back(section, by=cast.dai, at=NOON)
    readiness.call_ready(section, by=cast.dai, at=NOON)

    with pytest.raises(AlreadyReady):
        readiness.call_ready(section, by=cast.wanda, at=NOON)


def test_a_signature_says_more_than_that_it_is_ready(cast, scene):
    Play(cast, scene).signature()
    readiness.call_ready(scene.section("产业稳步").pk, by=cast.dai, at=NOON)

    assert states(scene)["产业稳步向好"] == (SectionState.SIGNED, "戴岩")


class TestLimited:
    @pytest.fixture(autouse=True)
    def limited(self, cast, scene):
        place = Play(cast, scene).place_of(cast.dai).pk
        assignments.limit(place, is_limited=True, by=cast.wanda, at=NOON)
        assignments.divide(scene.section("过去一年").pk, to=[place], by=cast.wanda, at=NOON)

    def test_he_calls_his_own_ready_and_no_other(self, cast, scene):
        readiness.call_ready(scene.section("产业稳步").pk, by=cast.dai, at=NOON)

        with pytest.raises(NotPermitted) as refused:
            readiness.call_ready(scene.section("今年的").pk, by=cast.dai, at=NOON)
        assert refused.value.reason is Reason.NOT_YOUR_SECTION

    def test_all_of_his_at_once(self, cast, scene):
        readiness.call_all_ready(scene.speech.pk, by=cast.dai, at=NOON)

        assert ready(scene) == {"过去一年的工作", "产业稳步向好", "民生持续改善"}
        with pytest.raises(NothingOfYours):
            readiness.call_all_ready(scene.speech.pk, by=cast.dai, at=NOON)

    def test_who_has_none_of_a_divided_speech_calls_none(self, cast, scene):
        with pytest.raises(NothingOfYours):
            readiness.call_all_ready(scene.speech.pk, by=cast.wanda, at=NOON)


def test_where_nothing_is_divided_all_sections_are_everybodys(cast, scene):
    readiness.call_all_ready(scene.speech.pk, by=cast.dai, at=NOON)

    assert len(ready(scene)) == len(states(scene))


def test_a_section_that_is_sent_back_is_not_ready_any_more(cast, scene):
    steps = [PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),))]
    routes.lay(scene.speech.pk, steps=steps, by=cast.wanda, at=NOON)
    readiness.call_all_ready(scene.speech.pk, by=cast.dai, at=NOON)
    routes.submit(scene.speech.pk, by=cast.wanda, at=NOON)

    inner = Destination(section=scene.section("产业稳步").pk)
    returns.send_back(scene.speech.pk, to=inner, reason="请补数字。", by=cast.sana, at=NOON)

    assert not Readiness.objects.filter(section=scene.section("产业稳步"), ended_in=None).exists()
    assert "民生持续改善" in ready(scene)
