"""What is sent to a route of signing so that it does its work, and what has to happen before."""

from typing import Any

from speeches.actions import routes
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.models import Seat
from speeches.queries.structure import manuscript_of
from tests.play import Play
from tests.speeches.views.bodies import KEY
from tests.stage import NOON


def routed(play: Play) -> dict[str, int]:
    """Rhea reviews, then Sana issues; the speech is on its way, once."""
    speech = play.scene.speech
    named = {"speech_id": speech.pk, "section_id": play.scene.section("产业稳步").pk}
    if Seat.objects.filter(step__speech=speech).exists():
        return named
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(play.cast.rhea.pk),)),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(play.cast.sana.pk),)),
    ]
    routes.lay(speech.pk, steps=steps, by=play.cast.wanda, at=NOON)
    routes.submit(speech.pk, by=play.cast.wanda, at=NOON)
    return named


def signature_at_a_seat(play: Play) -> dict[str, Any]:
    routed(play)
    seat = Seat.objects.get(step__speech=play.scene.speech, person=play.cast.rhea)
    digest = manuscript_of(play.scene.speech.pk).digest_of(None)
    return {"digest": digest, "opinion": "agree", "seat": seat.pk, "key": KEY}
