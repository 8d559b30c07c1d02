"""What waits when a speech is final, when a step is late, and when a seat is vacant."""

from datetime import timedelta

import pytest

from speeches.actions import members, routes
from speeches.domain.waiting import WaitKind
from speeches.models import Acknowledgement, Repair, Seat, Speech, Step
from speeches.models.guard import writing
from tests.play import Play
from tests.speeches.queries.test_inbox_on_routes import TODAY, kinds, lines, route, sign
from tests.stage import NOON

__all__ = ["route"]


class TestFinal:
    def test_a_repair_waits_for_those_who_signed_until_they_acknowledge_it(self, cast, scene, route):
        for person in (cast.rhea, cast.hans, cast.greta, cast.sana):
            sign(person, route)
        with writing():
            Speech.objects.filter(pk=route.pk).update(state="final")
            line = scene.paragraph("新修村道")
            repair = Repair.objects.create(
                speech=route, paragraph=line, version=99, by=cast.wanda, at=NOON, reason="错字。"
            )

        [waiting] = lines(cast.hans)
        assert (waiting.kind, waiting.who, waiting.count) == (WaitKind.REPAIRED, "王文", 1)
        assert kinds(cast.leo) == kinds(cast.wanda) == []
        with writing():
            Acknowledgement.objects.create(repair=repair, person=cast.hans, at=NOON)
        assert (kinds(cast.hans), kinds(cast.rhea)) == ([], [WaitKind.REPAIRED])


class TestLate:
    @pytest.mark.usefixtures("route")
    def test_overdue_is_said_and_stands_first(self, cast, scene):
        Play(cast, scene).suggestion()  # of Rhea's own
        late = TODAY + timedelta(days=4)

        [line] = [one for one in lines(cast.rhea, late) if one.kind is WaitKind.TO_REVIEW]
        assert (line.days_late, lines(cast.rhea, late)[0]) == (3, line)
        assert [one.days_late for one in lines(cast.rhea, TODAY + timedelta(days=1))] == [0]

    def test_the_owner_sees_which_step_is_late_and_by_whom(self, cast, route):
        assert kinds(cast.wanda, TODAY + timedelta(days=1)) == []

        [line] = lines(cast.wanda, TODAY + timedelta(days=4))

        assert (line.kind, line.step, line.people, line.days_late) == (
            WaitKind.STEP_LATE,
            "核稿",
            ("芮华",),
            3,
        )
        sign(cast.rhea, route)
        assert kinds(cast.wanda, TODAY + timedelta(days=4)) == []

    def test_the_owner_finds_a_seat_that_fell_vacant_until_somebody_has_it(self, cast, route):
        members.remove(route.members.get(user=cast.greta).pk, by=cast.wanda, at=NOON)

        [line] = lines(cast.wanda)
        assert (line.kind, line.who, line.step) == (WaitKind.SEAT_VACANT, "顾蕾", "会签")
        step, seat = Step.objects.get(speech=route, position=2), Seat.objects.get(person=cast.greta)
        routes.reseat(step.pk, seat=seat.pk, person=cast.leo, by=cast.wanda, at=NOON)
        assert kinds(cast.wanda) == []
