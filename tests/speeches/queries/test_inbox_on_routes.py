"""What waits on the route of a speech: each kind comes, is dated, and goes."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from speeches.actions import (
    assignments,
    members,
    paragraphs,
    returns,
    routes,
    signatures,
    stand_ins,
)
from speeches.actions.returns import Destination
from speeches.domain.grading import Effect
from speeches.domain.policy import Role
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Ending, Opinion, Pledge, Statement
from speeches.domain.waiting import WaitKind
from speeches.models import Seat, Signature, SigningRules, Speech, Step
from speeches.presence import reading
from speeches.queries.inbox.everything import inbox_of
from speeches.queries.structure import manuscript_of
from tests.play import Play
from tests.stage import NOON

TODAY = localdate(NOON)


@pytest.fixture
def route(cast, scene):
    """Rhea reviews until tomorrow, Hans and Greta co-sign, Sana issues."""
    seat = PlannedSeat
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (seat(cast.rhea.pk),), due_on=TODAY + timedelta(days=1)),
        PlannedStep(StepKind.COSIGN, "会签", (seat(cast.hans.pk), seat(cast.greta.pk))),
        PlannedStep(StepKind.ISSUE, "签发", (seat(cast.sana.pk),)),
    ]
    routes.lay(scene.speech.pk, steps=steps, by=cast.wanda, at=NOON)
    routes.submit(scene.speech.pk, by=cast.wanda, at=NOON)
    return Speech.objects.get(pk=scene.speech.pk)


def lines(person, today=TODAY):
    return inbox_of(person, today).waiting


def kinds(person, today=TODAY):
    return [one.kind for one in lines(person, today)]


def sign(person, speech, opinion=Opinion.AGREE, remark="", *, seat_of=None, **more):
    speech.refresh_from_db()
    seat = Seat.objects.get(
        person=seat_of or person, step__speech=speech, succeeded_in=None, step__lap=speech.lap
    )
    pledge = Pledge(manuscript_of(speech.pk).digest_of(None), Statement(opinion, remark), seat.pk, **more)
    return signatures.sign_whole(speech.pk, pledge=pledge, by=person, at=NOON)


def rewrite(cast, scene, old="6个村", new="7个村"):
    row = scene.paragraph("新修村道")
    paragraphs.edit(row.pk, text=row.text.replace(old, new), based_on=row.version, by=cast.wanda, at=NOON)


class TestToSign:
    def test_it_waits_for_whose_turn_it_is_and_for_nobody_else(self, cast, route):
        assert kinds(cast.rhea) == [WaitKind.TO_REVIEW]
        assert kinds(cast.hans) == kinds(cast.sana) == kinds(cast.leo) == kinds(cast.wanda) == []

        sign(cast.rhea, route)
        assert (kinds(cast.rhea), kinds(cast.hans), kinds(cast.greta)) == (
            [],
            [WaitKind.TO_SIGN],
            [WaitKind.TO_SIGN],
        )
        sign(cast.hans, route)
        assert (kinds(cast.hans), kinds(cast.greta)) == ([], [WaitKind.TO_SIGN])

    def test_a_speech_that_is_drafted_waits_for_no_signature(self, cast, route):
        returns.send_back(route.pk, to=Destination(), reason="请补数字。", by=cast.rhea, at=NOON)

        assert kinds(cast.rhea) == []

    def test_who_stands_in_finds_it_on_his_days_and_is_told_for_whom(self, cast, route):
        sign(cast.rhea, route)
        until = TODAY + timedelta(days=3)
        stand_ins.name(route.pk, person=cast.leo, since=TODAY, until=until, by=cast.hans, at=NOON)

        [line] = lines(cast.leo)
        assert (line.kind, line.who, line.step) == (WaitKind.TO_SIGN, "韩松", "会签")
        assert kinds(cast.leo, until + timedelta(days=1)) == []
        assert kinds(cast.hans) == [WaitKind.TO_SIGN]
        sign(cast.leo, route, seat_of=cast.hans)
        assert kinds(cast.leo) == kinds(cast.hans) == []

    def test_for_part_of_it_what_is_signed_waits_no_more(self, cast, scene):
        sections = [scene.section(name).pk for name in ("产业稳步", "民生持续")]
        steps = [
            PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk, tuple(sections)),)),
            PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
        ]
        routes.lay(scene.speech.pk, steps=steps, by=cast.wanda, at=NOON)
        routes.submit(scene.speech.pk, by=cast.wanda, at=NOON)
        seat = Seat.objects.get(person=cast.rhea)

        for section in sections:
            assert kinds(cast.rhea) == [WaitKind.TO_REVIEW]
            digest = manuscript_of(scene.speech.pk).digest_of(section)
            signatures.sign(section, pledge=Pledge(digest, seat=seat.pk), by=cast.rhea, at=NOON)

        assert (kinds(cast.rhea), kinds(cast.sana)) == ([], [WaitKind.TO_SIGN])

    def test_who_objected_is_asked_again_when_words_were_changed(self, cast, scene, route):
        sign(cast.rhea, route, Opinion.DISAGREE, "数字不对。")
        assert kinds(cast.rhea) == []

        rewrite(cast, scene)

        assert kinds(cast.rhea) == [WaitKind.TO_REVIEW]

    @pytest.mark.usefixtures("route")
    def test_with_the_right_to_read_it_goes(self, cast, scene):
        assert kinds(cast.rhea) == [WaitKind.TO_REVIEW]
        members.remove(Play(cast, scene).place_of(cast.rhea).pk, by=cast.wanda, at=NOON)

        assert kinds(cast.rhea) == []


class TestEnded:
    def test_who_signed_is_told_who_ended_it_until_he_signs_anew(self, cast, scene, route):
        sign(cast.rhea, route)
        rewrite(cast, scene)

        [line] = lines(cast.rhea)
        assert (line.kind, line.by, line.ending) == (WaitKind.ENDED, "王文", Ending.CHANGED)
        sign(cast.rhea, route)
        assert kinds(cast.rhea) == []

    def test_when_he_has_looked_it_is_only_to_be_signed(self, cast, scene, route):
        sign(cast.rhea, route)
        rewrite(cast, scene)

        reading.note(route, cast.rhea, scene.version)

        assert kinds(cast.rhea) == [WaitKind.TO_REVIEW]

    def test_whose_turn_it_is_not_yet_again_is_told_until_he_has_looked(self, cast, scene, route):
        sign(cast.rhea, route)
        sign(cast.hans, route)
        rewrite(cast, scene)

        assert kinds(cast.hans) == [WaitKind.ENDED]
        reading.note(route, cast.hans, scene.version)
        assert kinds(cast.hans) == []

    def test_a_free_signature_of_a_speech_without_a_route_too(self, cast, scene):
        Play(cast, scene).signature()
        row = scene.paragraph("新建茶园")
        paragraphs.edit(row.pk, text="新建茶园90亩。", based_on=row.version, by=cast.dai, at=NOON)

        [line] = lines(cast.sana)
        assert (line.kind, line.by) == (WaitKind.ENDED, "戴岩")

    def test_where_the_office_lets_him_confirm_it_is_to_confirm_however_often_he_looked(
        self, cast, scene, route
    ):
        SigningRules.objects.update_or_create(
            pk=1, defaults=dict.fromkeys(("wording", "facts", "sentences", "moved"), Effect.CONFIRM)
        )
        sign(cast.rhea, route)
        rewrite(cast, scene)
        reading.note(route, cast.rhea, scene.version)

        assert kinds(cast.rhea) == [WaitKind.TO_CONFIRM]
        sign(cast.rhea, route, confirms=Signature.objects.get().pk)
        assert kinds(cast.rhea) == []


class TestSentBack:
    def test_to_drafting_it_waits_for_owner_and_drafters_until_it_is_submitted_again(self, cast, route):
        returns.send_back(route.pk, to=Destination(), reason="请补数字。", by=cast.rhea, at=NOON)

        for person in (cast.wanda, cast.dai):
            [line] = lines(person)
            assert (line.kind, line.who, line.words) == (WaitKind.SENT_BACK, "芮华", "请补数字。")
        assert kinds(cast.sana) == kinds(cast.leo) == []
        routes.submit(route.pk, by=cast.wanda, at=NOON)
        assert kinds(cast.wanda) == kinds(cast.dai) == []

    def test_about_a_section_it_waits_for_those_who_write_it(self, cast, scene, route):
        play = Play(cast, scene)
        extra = cast.otto
        members.invite(route.pk, person=extra, role=Role.DRAFTER, by=cast.wanda, at=NOON)
        writer = play.place_of(cast.dai).pk
        assignments.divide(scene.section("过去一年").pk, to=[writer], by=cast.wanda, at=NOON)

        inner = Destination(section=scene.section("产业稳步").pk)
        returns.send_back(route.pk, to=inner, reason="请补数字。", by=cast.rhea, at=NOON)

        assert kinds(cast.dai) == kinds(cast.wanda) == [WaitKind.SENT_BACK]
        assert kinds(extra) == []

    def test_to_somebody_it_waits_for_him_alone(self, cast, route):
        returns.send_back(
            route.pk, to=Destination(person=cast.dai.pk), reason="请补数字。", by=cast.rhea, at=NOON
        )

        assert (kinds(cast.dai), kinds(cast.wanda)) == ([WaitKind.SENT_BACK], [])

    def test_to_a_step_it_waits_for_those_who_sign_there_as_one_line(self, cast, route):
        sign(cast.rhea, route)
        first = Step.objects.get(speech=route, position=1)
        returns.send_back(
            route.pk, to=Destination(step=first.pk), reason="再核一遍。", by=cast.greta, at=NOON
        )

        [line] = lines(cast.rhea)
        assert (line.kind, line.who, line.words) == (WaitKind.SENT_BACK, "顾蕾", "再核一遍。")
        sign(cast.rhea, route)
        assert kinds(cast.rhea) == []
