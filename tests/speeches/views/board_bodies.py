"""Where sections are called ready, and get reviewers: what has to be so before."""

from speeches.actions import readiness, reviewers, routes
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.models import Seat
from tests.play import Play
from tests.stage import NOON


def ready(play: Play) -> dict[str, int]:
    """Dai called a section ready."""
    section = play.scene.section("民生持续").pk
    readiness.call_ready(section, by=play.cast.dai, at=NOON)
    return {"section_id": section}


def to_review(play: Play) -> dict[str, int]:
    """Rhea reviews another section, then Sana issues."""
    section = play.scene.section("产业稳步").pk
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(play.cast.rhea.pk, (section,)),)),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(play.cast.sana.pk),)),
    ]
    routes.lay(play.scene.speech.pk, steps=steps, by=play.cast.wanda, at=NOON)
    return {"section_id": play.scene.section("民生持续").pk}


def reviewed(play: Play) -> dict[str, int]:
    """Hans reviews it too."""
    names = to_review(play)
    reviewers.assign(names["section_id"], person=play.cast.hans, by=play.cast.wanda, at=NOON)
    return names | {"seat_id": Seat.objects.get(person=play.cast.hans).pk}
