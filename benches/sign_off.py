"""What the pages of sign-off cost: a long report signed in every section, and an office with 200 speeches."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils.timezone import localdate, now

from accounts.models import User
from benches import congress, staging
from benches.doors import InProcess
from benches.stopwatch import Times, clocked, queries_of
from speeches.actions import routes, signatures
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Pledge, Statement
from speeches.models import Seat, Section
from speeches.queries.structure import manuscript_of

SPEECHES, UNDER_WAY, WAITING = 200, 100, 50
EDITS = 40
REPETITIONS = 40
AIM = 80


class Measured(NamedTuple):
    """A page, its aim in milliseconds if it has one, its statements, and its times in this process."""

    name: str
    aim: int | None
    queries: int
    times: Times


def measured() -> Iterator[Measured]:
    """Every page in turn, as its reader asks for it who has most to see there."""
    owner, signer, last = staging.people(3)
    report = congress.bring(owner)
    _set_out(report, owner, [signer], last)
    _sign_all(report, signer)
    congress.Editor(report, owner).saves(EDITS)
    yield _measured("page to sign on", _page("speech_signature", report), signer, aim=AIM)
    for name, page in (("route", "route"), ("final text", "final"), ("sign-off sheet", "sheet")):
        yield _measured(name, _page(page, report), owner)
    for number in range(SPEECHES):
        speech = staging.speech_of(["各位同志：", "一要抓落实。", "二要见成效。"], owner, [])
        if number < UNDER_WAY:
            _set_out(speech, owner, [signer if number < WAITING else owner], last)
    yield _measured(f"board of {SPEECHES}", reverse("speeches:board"), owner)
    yield _measured(f"inbox of {WAITING}", reverse("speeches:inbox"), signer)


def _page(name: str, speech: int) -> str:
    return reverse(f"speeches:{name}", args=[speech])


def _measured(name: str, path: str, person: User, *, aim: int | None = None) -> Measured:
    door = InProcess(person)

    def ask(_nothing: None) -> None:
        door.get(path)

    queries = queries_of(lambda: None, ask)
    return Measured(name, aim, queries, clocked(lambda: None, ask, times=REPETITIONS))


def _set_out(speech: int, owner: User, reviewers: list[User], last: User) -> None:
    due = localdate() + timedelta(days=3)
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", tuple(PlannedSeat(one.pk) for one in reviewers), due_on=due),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(last.pk),)),
    ]
    routes.lay(speech, steps=steps, by=owner, at=now())
    routes.submit(speech, by=owner, at=now())


def _sign_all(speech: int, person: User) -> None:
    seat = Seat.objects.get(step__speech=speech, person=person)
    manuscript = manuscript_of(speech)
    for section in Section.objects.filter(speech=speech, removed_in=None, parent=None).order_by("pk"):
        pledge = Pledge(manuscript.digest_of(section.pk), Statement(), seat.pk)
        signatures.sign(section.pk, pledge=pledge, by=person, at=now())
    pledge = Pledge(manuscript.digest_of(None), Statement(), seat.pk)
    signatures.sign_whole(speech, pledge=pledge, by=person, at=now())
