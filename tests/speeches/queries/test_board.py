"""Where all speeches stand: a card for each that exists for somebody, and who is late."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from speeches.actions import readiness, returns, routes, threads
from speeches.actions.returns import Destination
from speeches.domain.sign_off.places import Place
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.talk import Audience
from speeches.models import Speech
from speeches.queries.board import Asked, board_of
from tests.play import Play
from tests.speeches.queries.test_inbox_on_routes import sign
from tests.stage import NOON, Scene, long_script, stage

TODAY = localdate(NOON)
TOMORROW = TODAY + timedelta(days=1)


def set_out(cast, speech_id, due_on=TOMORROW):
    """Rhea reviews, Hans and Greta co-sign, Sana issues."""
    seat = PlannedSeat
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (seat(cast.rhea.pk),), due_on=due_on),
        PlannedStep(StepKind.COSIGN, "会签", (seat(cast.hans.pk), seat(cast.greta.pk))),
        PlannedStep(StepKind.ISSUE, "签发", (seat(cast.sana.pk),)),
    ]
    routes.lay(speech_id, steps=steps, by=cast.wanda, at=NOON)
    routes.submit(speech_id, by=cast.wanda, at=NOON)
    return Speech.objects.get(pk=speech_id)


@pytest.fixture
def route(cast, scene):
    return set_out(cast, scene.speech.pk)


def lying(reader, today=TODAY, **asked):
    board = board_of(reader, today, Asked(**asked))
    return {place: [card.speech for card in cards] for place, cards in board.columns if cards}


def card_of(person, today=TODAY):
    [card] = [card for _, cards in board_of(person, today, Asked()).columns for card in cards]
    return card


def test_a_speech_goes_from_column_to_column(cast, scene):
    assert lying(cast.leo) == {Place.DRAFTING: [scene.speech.pk]}
    route = set_out(cast, scene.speech.pk)
    assert lying(cast.leo) == {Place.REVIEW: [route.pk]}
    sign(cast.rhea, route)
    assert lying(cast.leo) == {Place.COSIGN: [route.pk]}
    for person in (cast.hans, cast.greta, cast.sana):
        sign(person, route)
    assert lying(cast.leo) == {Place.SIGNED: [route.pk]}


def test_sent_back_to_drafting_it_lies_with_those_who_draft(cast, route):
    returns.send_back(route.pk, to=Destination(), reason="请补数字。", by=cast.rhea, at=NOON)

    assert lying(cast.leo) == {Place.DRAFTING: [route.pk]}


def test_a_card_tells_the_step_who_is_waited_for_and_until_when(cast, route):
    sign(cast.rhea, route)
    sign(cast.hans, route)

    card = card_of(cast.leo)

    assert card.step and card.step.name == "会签"
    assert [one.who for one in card.waited_for] == ["顾蕾"]
    assert (card.since, card.due_on) == (NOON, None)


def test_it_counts_sections_that_are_ready_and_signed_and_threads_that_the_reader_hears(cast, scene, route):
    readiness.call_ready(scene.section("过去一年").pk, by=cast.dai, at=NOON)
    line = scene.paragraph("新建茶园")
    threads.open_on(line.pk, text="请核实。", by=cast.rhea, at=NOON)
    threads.open_on(line.pk, text="先不说。", audience=Audience.DRAFTERS, by=cast.dai, at=NOON)

    told = card_of(cast.dai).progress
    assert (told.sections, told.ready, told.signed, told.threads) == (4, 1, 0, 2)
    assert card_of(cast.leo).progress.threads == 1
    sign(cast.rhea, route)
    assert card_of(cast.leo).progress.signed == 4


def test_nobody_sees_a_speech_in_which_he_takes_no_part(cast, route):
    assert lying(cast.otto) == {}


def test_one_asks_for_a_state_a_person_and_a_day(cast, route):
    asks = [
        {"place": Place.REVIEW},
        {"place": Place.DRAFTING},
        {"person": cast.rhea.pk},
        {"person": cast.hans.pk},
        {"within": 1},
        {"within": 0},
    ]

    assert [bool(lying(cast.wanda, **asked)) for asked in asks] == [True, False, True, False, True, False]
    assert lying(cast.wanda, TOMORROW + timedelta(days=1), within=0) == {Place.REVIEW: [route.pk]}


def test_what_is_due_first_stands_first(cast, scene):
    second = set_out(cast, stage(cast, long_script(2)).pk, TODAY + timedelta(days=2))
    third = set_out(cast, stage(cast, long_script(2)).pk, None)
    first = set_out(cast, scene.speech.pk)

    assert lying(cast.wanda)[Place.REVIEW] == [first.pk, second.pk, third.pk]


def test_who_is_late_is_told_with_the_days(cast, scene, route):
    assert board_of(cast.wanda, TOMORROW, Asked()).late == ()

    [late] = board_of(cast.wanda, TODAY + timedelta(days=4), Asked()).late

    assert (late.who, late.days, [card.speech for card in late.cards]) == ("芮华", 3, [route.pk])
    assert board_of(cast.otto, TODAY + timedelta(days=4), Asked()).late == ()


def test_it_asks_the_same_of_many_speeches_as_of_few(cast):
    counts = []
    for count in (2, 6):
        for _ in range(count):
            scene = Scene(stage(cast, long_script(3)))
            route = set_out(cast, scene.speech.pk)
            Play(cast, scene)
            sign(cast.rhea, route)
        with CaptureQueriesContext(connection) as asked:
            assert board_of(cast.wanda, TODAY, Asked()).shown >= count
        counts.append(len(asked))

    assert counts == [4, 4]
