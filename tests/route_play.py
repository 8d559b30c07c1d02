"""A route in the play: Rhea reviews, Hans and Dai co-sign and may be skipped, Sana issues."""

from datetime import timedelta

from accounts.models import User
from speeches.actions import routes, signatures, stand_ins
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Opinion, Pledge, Statement
from speeches.models import Seat, Speech, StandIn, Step, UsualRoute
from speeches.queries.structure import manuscript_of
from tests.play import Play
from tests.sign_off import offer_usual_routes
from tests.stage import NOON, Cast


def plan(cast: Cast, *, needed: int | None = None, is_skippable: bool = True) -> list[PlannedStep]:
    """Three steps."""
    seats = (PlannedSeat(cast.hans.pk), PlannedSeat(cast.dai.pk))
    return [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk),), is_skippable=is_skippable),
        PlannedStep(StepKind.COSIGN, "会签", seats, needed, is_skippable=is_skippable),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]


def laid(play: Play, **how) -> Speech:
    """The route is laid."""
    routes.lay(play.scene.speech.pk, steps=plan(play.cast, **how), by=play.cast.wanda, at=NOON)
    return again(play)


def under_way(play: Play, **how) -> Speech:
    """The speech is submitted."""
    laid(play, **how)
    routes.submit(play.scene.speech.pk, by=play.cast.wanda, at=NOON)
    return again(play)


def usual_route() -> UsualRoute:
    """The usual route of two steps, also where the tables were emptied."""
    offer_usual_routes()
    return UsualRoute.objects.get(name="乡镇两步")


def again(play: Play) -> Speech:
    return Speech.objects.get(pk=play.scene.speech.pk)


def step(play: Play, position: int) -> Step:
    """A step of the route as it is now."""
    speech = again(play)
    return Step.objects.get(speech=speech, lap=speech.lap, position=position)


def seat(play: Play, person: User) -> Seat:
    """A person's seat."""
    return Seat.objects.get(person=person, step__speech=play.scene.speech, succeeded_in=None)


def sign(play: Play, person: User, opinion: Opinion = Opinion.AGREE, remark: str = "") -> int:
    """Somebody signs the whole at his seat."""
    speech = play.scene.speech
    digest = manuscript_of(speech.pk).digest_of(None)
    pledge = Pledge(digest, Statement(opinion, remark), seat(play, person).pk)
    return signatures.sign_whole(speech.pk, pledge=pledge, by=person, at=NOON)


def stand_in(play: Play) -> StandIn:
    """Hans signs for Rhea, who is away."""
    today = NOON.date()
    days = {"since": today, "until": today + timedelta(days=3000)}
    stand_ins.name(play.scene.speech.pk, person=play.cast.hans, by=play.cast.rhea, at=NOON, **days)
    return StandIn.objects.get()
