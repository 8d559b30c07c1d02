"""What has to happen before a speech is signed off: a route, its seats, who signs there and for whom."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from accounts.models import User
from speeches.actions import returns, routes, signatures, stand_ins
from speeches.actions.returns import Destination
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Opinion, Pledge, SpeechState, Statement
from speeches.models import Return, Seat, Section, Signature, Speech, StandIn, Step
from speeches.queries.structure import manuscript_of
from tests.play import Play
from tests.stage import NOON


def planned(play: Play) -> list[PlannedStep]:
    """Rhea reviews, Hans and Greta co-sign, which may be left out, and Sana issues."""
    cast = play.cast
    cosigning = (PlannedSeat(cast.hans.pk), PlannedSeat(cast.greta.pk))
    return [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk),), is_skippable=True),
        PlannedStep(StepKind.COSIGN, "会签", cosigning, is_skippable=True),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]


def laid(play: Play) -> Speech:
    """Wanda has said who signs in which order, once."""
    speech = play.scene.speech
    if not Step.objects.filter(speech=speech).exists():
        routes.lay(speech.pk, steps=planned(play), by=play.cast.wanda, at=NOON)
    speech.refresh_from_db()
    return speech


def submitted(play: Play) -> Speech:
    """It is on its way, and Rhea's turn."""
    speech = laid(play)
    routes.submit(speech.pk, by=play.cast.wanda, at=NOON)
    speech.refresh_from_db()
    return speech


def step(speech: Speech, position: int) -> Step:
    """A step of the route on which the speech is now."""
    return Step.objects.get(speech=speech, lap=Speech.objects.get(pk=speech.pk).lap, position=position)


def seat(speech: Speech, person: User) -> Seat:
    """The seat that somebody holds on it; the last where he holds several."""
    lap = Speech.objects.get(pk=speech.pk).lap
    held = Seat.objects.filter(step__speech=speech, step__lap=lap, person=person, succeeded_in=None)
    return held.order_by("step__position").last() or held.get()


def pledge(speech: Speech, at: Seat, section: int | None = None, **more: Any) -> Pledge:
    """A name under the words as they stand."""
    statement = Statement(more.pop("opinion", Opinion.AGREE), more.pop("remark", ""))
    return Pledge(manuscript_of(speech.pk).digest_of(section), statement, at.pk, **more)


def sign(speech: Speech, person: User, *, instead: User | None = None, **more: Any) -> Signature:
    """Somebody signs the whole at his seat, or at that of another one."""
    given = pledge(speech, seat(speech, instead or person), **more)
    signatures.sign_whole(speech.pk, pledge=given, by=person, at=NOON)
    return Signature.objects.filter(speech=speech, by=person).latest("pk")


def signed(play: Play) -> Speech:
    """Everybody has signed."""
    speech = submitted(play)
    for person in (play.cast.rhea, play.cast.hans, play.cast.greta, play.cast.sana):
        sign(speech, person)
    speech.refresh_from_db()
    return speech


def skipped(play: Play) -> Step:
    """The review is left out."""
    first = step(submitted(play), 1)
    routes.skip(first.pk, reason="已当面核过。", by=play.cast.wanda, at=NOON)
    return first


def stand_in(play: Play) -> StandIn:
    """Hans signs for Rhea in the next days."""
    speech = submitted(play)
    until = NOON.date() + timedelta(days=3)
    days = {"since": NOON.date(), "until": until}
    stand_ins.name(speech.pk, person=play.cast.hans, **days, by=play.cast.rhea, at=NOON)
    return StandIn.objects.get()


def sent_back(play: Play) -> Return:
    """Rhea has sent it back to those who draft."""
    speech = submitted(play)
    returns.send_back(speech.pk, to=Destination(), reason="请补数字。", by=play.cast.rhea, at=NOON)
    return Return.objects.get()


def standing(speech: Speech) -> tuple[SpeechState, list[StepStatus]]:
    """Where the speech stands, and the steps of its route."""
    now = Speech.objects.get(pk=speech.pk)
    steps = Step.objects.filter(speech=now, lap=now.lap).order_by("position")
    return now.state, [step.status for step in steps]


def anew(play: Play, *steps: PlannedStep) -> Speech:
    """Another route, and the speech on its way on it."""
    speech, wanda = play.scene.speech, play.cast.wanda
    if Speech.objects.get(pk=speech.pk).state is not SpeechState.DRAFTING:
        returns.send_back(speech.pk, to=Destination(), reason="另走流程。", by=wanda, at=NOON)
    routes.lay(speech.pk, steps=steps, by=wanda, at=NOON)
    routes.submit(speech.pk, by=wanda, at=NOON)
    speech.refresh_from_db()
    return speech


def issued_by(*people: User, **more: Any) -> PlannedStep:
    """A last step."""
    return PlannedStep(StepKind.ISSUE, "签发", tuple(PlannedSeat(one.pk) for one in people), **more)


def reviewed_by(*people: User, sections: Iterable[int] = (), **more: Any) -> PlannedStep:
    """A step before that, on the whole or these sections."""
    seats = tuple(PlannedSeat(one.pk, tuple(sections)) for one in people)
    return PlannedStep(StepKind.REVIEW, "核稿", seats, **more)


def planned_as(play: Play, kind: int) -> list[PlannedStep]:
    """One after the other; any two of three; one for a section and any of two for the whole."""
    cast = play.cast
    if kind == 0:
        return planned(play)
    if kind == 1:
        return [reviewed_by(cast.rhea, cast.hans, cast.greta, needed=2), issued_by(cast.sana)]
    section = Section.objects.filter(speech=play.scene.speech, removed_in=None).latest("pk")
    return [reviewed_by(cast.rhea, sections=[section.pk]), issued_by(cast.sana, cast.wanda, needed=1)]
