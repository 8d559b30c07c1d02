"""Many readers, few questions, and no answer that is older than its question."""

import asyncio

import pytest
from django.db import OperationalError

from speeches.live.asking import Admission, Asked, Judged
from speeches.live.doorkeeper import Doorkeeper
from speeches.live.readers import Readers

GRANTED = Judged(Admission.GRANTED, 12)


class Judge:
    """Counts its rounds; lets everybody in until told otherwise."""

    def __init__(self):
        self.rounds, self.verdict, self.trouble = [], GRANTED, None

    def __call__(self, asked):
        self.rounds.append(list(asked))
        if self.trouble:
            raise self.trouble
        return [self.verdict for _ in asked]


def played(story):
    async def play():
        readers, judge = Readers(), Judge()
        try:
            await story(Doorkeeper(readers, judge), judge)
        finally:
            await asyncio.to_thread(readers.release)

    asyncio.run(play())


def everybody(count):
    return [Asked(f"key-{number}", 7) for number in range(count)]


def test_those_who_ask_in_one_moment_are_judged_in_one_round():
    async def story(doorkeeper, judge):
        verdicts = await asyncio.gather(*map(doorkeeper.judged, everybody(50)))

        assert verdicts == [GRANTED] * 50
        assert [len(asked) for asked in judge.rounds] == [50]

    played(story)


def test_two_tabs_of_one_browser_are_one_question():
    async def story(doorkeeper, judge):
        await asyncio.gather(*(doorkeeper.judged(Asked("key", 7)) for _ in range(3)))

        assert judge.rounds == [[Asked("key", 7)]]

    played(story)


def test_who_asks_while_others_are_judged_is_judged_by_what_is_true_then():
    async def story(doorkeeper, judge):
        first = asyncio.create_task(doorkeeper.judged(Asked("key", 7)))
        while not judge.rounds:
            await asyncio.sleep(0)
        judge.verdict = Judged(Admission.NO_SUCH_SPEECH)

        assert (await doorkeeper.judged(Asked("key", 7))).admission is Admission.NO_SUCH_SPEECH
        assert await first in {GRANTED, judge.verdict}
        assert len(judge.rounds) == 2

    played(story)


def test_trouble_reaches_all_who_asked_and_is_over_with_the_round():
    async def story(doorkeeper, judge):
        judge.trouble = OperationalError("no database")
        troubles = await asyncio.gather(*map(doorkeeper.judged, everybody(3)), return_exceptions=True)
        judge.trouble = None

        assert [type(trouble) for trouble in troubles] == [OperationalError] * 3
        assert await doorkeeper.judged(Asked("key", 7)) == GRANTED

    played(story)


def test_one_who_goes_away_does_not_take_the_others_answer_along():
    async def story(doorkeeper, _judge):
        leaving, staying = (asyncio.create_task(doorkeeper.judged(Asked("key", 7))) for _ in range(2))
        await asyncio.sleep(0)
        leaving.cancel()

        assert await staying == GRANTED
        with pytest.raises(asyncio.CancelledError):
            await leaving

    played(story)
