"""Two do something to a route at the same moment: one after the other, whichever came first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from speeches.actions import members, returns, routes, signatures
from speeches.actions.returns import Destination
from speeches.domain.verdict import Refusal
from speeches.models import Signature
from tests import sign_off_play as story
from tests.play import Play
from tests.speeches.actions import sign_off_truths as truths
from tests.stage import NOON, SCRIPT, Scene, assembled, stage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TIMES = 12
type Deed = Callable[[], object]


def together(*deeds: Deed) -> list[Refusal | None]:
    """Each in a thread and with a connection of its own; what they were refused with."""
    start = Barrier(len(deeds))

    def doing(deed: Deed) -> Refusal | None:
        start.wait()
        try:
            deed()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(doing, deeds))


@pytest.fixture
def play(transactional_db):
    cast = assembled()
    return Play(cast, Scene(stage(cast, SCRIPT)))


def signing(play, person):
    speech = play.scene.speech
    pledge = story.pledge(speech, story.seat(speech, person))
    return lambda: signatures.sign_whole(speech.pk, pledge=pledge, by=person, at=NOON)


def withdrawing(play):
    """Greta takes back what she signed, as Hans signs."""
    given = Signature.objects.filter(by=play.cast.greta).latest("pk")
    return lambda: signatures.withdraw(given.pk, by=play.cast.greta, at=NOON)


def reseating(play):
    seat = story.seat(play.scene.speech, play.cast.hans)
    whom = {"seat": seat.pk, "person": play.cast.leo}
    return lambda: routes.reseat(seat.step_id, **whom, by=play.cast.wanda, at=NOON)


def removing(play):
    member = play.place_of(play.cast.hans)
    return lambda: members.remove(member.pk, by=play.cast.wanda, at=NOON)


def sending_back(play):
    speech = play.scene.speech.pk
    return lambda: returns.send_back(speech, to=Destination(), reason="请改。", by=play.cast.wanda, at=NOON)


def skipping(play):
    second = story.step(play.scene.speech, 2)
    return lambda: routes.skip(second.pk, reason="不等了。", by=play.cast.wanda, at=NOON)


@pytest.mark.parametrize(
    "other", [withdrawing, reseating, removing, sending_back, skipping], ids=lambda deed: deed.__name__
)
def test_signing_and(play, other):
    steps = story.planned(play)
    for _ in range(TIMES):
        speech = story.anew(play, *steps)
        story.sign(speech, play.cast.rhea)
        if other is withdrawing:
            story.sign(speech, play.cast.greta)

        no = together(signing(play, play.cast.hans), other(play))

        assert no.count(None) >= 1
        truths.of_route(speech.pk, is_settled=True)
        truths.of_signatures(speech.pk)
        truths.of_versions(speech.pk)


def test_both_sign_what_is_waited_for_at_last(play):
    """Each sees the other's signature or waits for it: one of them passes the step, and nobody twice."""
    for _ in range(TIMES):
        speech = story.anew(play, *story.planned(play))
        story.sign(speech, play.cast.rhea)

        no = together(signing(play, play.cast.hans), signing(play, play.cast.greta))

        assert no == [None, None]
        assert story.standing(speech)[1] == ["passed", "passed", "open"]
        truths.of_route(speech.pk, is_settled=True)


def test_setting_out_and_laying_another_route(play):
    speech = story.laid(play)
    for _ in range(TIMES):
        whom: dict[str, Any] = {"by": play.cast.wanda, "at": NOON}
        no = together(
            partial(routes.submit, speech.pk, **whom),
            partial(routes.lay, speech.pk, steps=[story.issued_by(play.cast.sana)], **whom),
        )

        assert no[0] is None
        assert no[1] is None or isinstance(no[1], routes.RouteUnderWay)
        truths.of_route(speech.pk, is_settled=True)
        returns.send_back(speech.pk, to=Destination(), reason="请改。", by=play.cast.wanda, at=NOON)
        routes.lay(speech.pk, steps=story.planned(play), by=play.cast.wanda, at=NOON)


def test_the_same_signature_sent_twice_at_once_is_given_once(play):
    for _ in range(TIMES):
        speech = story.anew(play, *story.planned(play))

        no = together(signing(play, play.cast.rhea), signing(play, play.cast.rhea))

        assert no.count(None) == 1
        assert Signature.objects.filter(seat__step__lap=speech.lap).count() == 1
