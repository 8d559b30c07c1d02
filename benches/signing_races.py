"""Somebody saves other words while two others sign what they saw, over HTTP, again and again."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from uuid import uuid4

import httpx
from django.db import connection
from django.utils.timezone import now
from lxml import html

from accounts.models import User
from benches import staging
from benches.browsing import HTMX, Browser
from benches.crowd import all_at_once
from benches.served import serving
from speeches.actions import routes
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.models import Paragraph, Seat, Signature, Step
from speeches.queries.structure import manuscript_of
from speeches.queries.text import version_of

SAID = "今年全县完成投资{figure}亿元，新修农村公路{figure}公里{mark}"
# Within so many seconds all three send.
APART = 0.06
# One change in so many is of a mark only: too light to end a signature.
LIGHT_ONCE_IN = 5
SIGNED, REFUSED = 302, 409


@dataclass
class Told:
    """What the three were answered in a race, and the version that was made by whoever saved."""

    saved: int = 0
    statuses: dict[int, int] = field(default_factory=dict)


@dataclass
class Tally:
    """How the races went, and what was wrong with which."""

    ways: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Course:
    """A speech on its way, with two seats at the first step, and three people at their browsers."""

    def __init__(self, url: str, closing: ExitStack, seed: int) -> None:
        self.chance = random.Random(seed)
        self.owner, self.editor, *self.signers = staging.people(4)
        self.speech = staging.speech_of([self._words(0), "大家辛苦了。"], self.owner, [self.editor])
        seats = tuple(PlannedSeat(one.pk) for one in self.signers)
        steps = [
            PlannedStep(StepKind.COSIGN, "会签", seats),
            PlannedStep(StepKind.ISSUE, "签发", seats[:1]),
        ]
        routes.lay(self.speech, steps=steps, by=self.owner, at=now())
        routes.submit(self.speech, by=self.owner, at=now())
        self.step = Step.objects.get(speech=self.speech, position=1)
        self.seats = {seat.person_id: seat.pk for seat in Seat.objects.filter(step=self.step)}
        self.browsers = {one: closing.enter_context(Browser(url)) for one in (self.editor, *self.signers)}

    def sign_in(self) -> None:
        """All three, and what their forms carry along."""
        for one, browser in self.browsers.items():
            browser.sign_in(one.username, staging.PASSWORD)
        self.tokens = {
            one: _token(browser.client.get(f"/speeches/{self.speech}/").text)
            for one, browser in self.browsers.items()
        }

    def run(self, races: int, tally: Tally) -> None:
        """So many races one after the other; what came of each."""
        for turn in range(1, races + 1):
            if Signature.objects.filter(speech=self.speech, voided_in=None).exists():
                self._save(self._words(1000 + turn), Told())
            is_light = self.chance.randrange(LIGHT_ONCE_IN) == 0
            row = self._line()
            words = row.text[:-1] + ("！" if row.text.endswith("。") else "。")
            told = self._race(words if is_light else self._words(turn))
            for fault in self._faults(told, is_light=is_light):
                tally.wrong.append(f"speech {self.speech}, version {told.saved}: {fault}")
            for status in told.statuses.values():
                kept = "kept" if is_light else "ended"
                tally.ways[f"signed, then {kept}" if status == SIGNED else "refused"] += 1
            tally.ways["races"] += 1
        connection.close()

    def _race(self, words: str) -> Told:
        told, start = Told(), threading.Barrier(3)
        digest = manuscript_of(self.speech).digest_of(None)
        waits = [self.chance.random() * APART for _ in range(3)]

        def saves() -> None:
            start.wait()
            time.sleep(waits[0])
            self._save(words, told)

        def signs(person: User, wait: float) -> None:
            start.wait()
            time.sleep(wait)
            told.statuses[person.pk] = self._sign(person, digest)

        first, second = self.signers
        all_at_once([saves, lambda: signs(first, waits[1]), lambda: signs(second, waits[2])])
        return told

    def _save(self, words: str, told: Told) -> None:
        row = self._line()
        fields = {"text": words, "based_on": str(row.version), "key": str(uuid4())}
        answer = self._post(self.editor, f"/paragraphs/{row.pk}/text/", fields, HTMX)
        told.saved = int(answer.headers["X-Speech-Version"])
        connection.close()

    def _sign(self, person: User, digest: str) -> int:
        fields = {"digest": digest, "opinion": "agree", "key": str(uuid4())}
        seat = {"seat": str(self.seats[person.pk])}
        return self._post(person, f"/speeches/{self.speech}/signature/", fields | seat, {}).status_code

    def _post(
        self, person: User, path: str, fields: dict[str, str], headers: dict[str, str]
    ) -> httpx.Response:
        sent = fields | {"csrfmiddlewaretoken": self.tokens[person]}
        return self.browsers[person].client.post(path, data=sent, headers=headers)

    def _faults(self, told: Told, *, is_light: bool) -> Iterator[str]:
        """Whether each ended in one of the two right ways."""
        given = {
            one.seat.person_id: one
            for one in Signature.objects.filter(speech=self.speech, version__gte=told.saved - 3)
            .select_related("seat")
            .prefetch_related("keepings")
            if one.seat and (one.voided_in is None or one.voided_in >= told.saved)
        }
        for person, status in told.statuses.items():
            if status not in {SIGNED, REFUSED}:
                yield f"answered {status}"
            if (status == SIGNED) is not (person in given):
                yield f"answered {status}, and a signature stands {person in given}"
        for one in given.values():
            yield from self._faults_of(one, told.saved, is_light=is_light)
        live = [one for one in given.values() if one.voided_in is None]
        is_passed = Step.objects.get(pk=self.step.pk).status is StepStatus.PASSED
        if is_passed is not (len(live) == len(self.seats)):
            yield f"the step is passed {is_passed} with {len(live)} signatures"

    def _faults_of(self, one: Signature, saved: int, *, is_light: bool) -> Iterator[str]:
        if version_of(self.speech, one.version).digest_of(None) != one.digest:
            yield "a signature points at other words than it has the hash of"
        if not is_light and one.voided_in != saved:
            yield f"the words changed, and a signature ended in {one.voided_in}"
        known = {one.digest, *(kept.digest for kept in one.keepings.all())}
        if one.voided_in is None and manuscript_of(self.speech).digest_of(None) not in known:
            yield "a signature stands on other words than are there"

    def _line(self) -> Paragraph:
        return Paragraph.objects.get(speech=self.speech, text__startswith="今年全县")

    def _words(self, figure: int) -> str:
        return SAID.format(figure=figure, mark="。")


def run(races: int, *, courses: int = 3, seed: int = 6) -> Tally:
    """So many races on some speeches at once, on the product's own server in processes of its own."""
    tally, each = Tally(), -(-races // courses)
    with ExitStack() as closing, serving() as server:
        held = [Course(server.url, closing, seed + at) for at in range(courses)]
        for course in held:
            course.sign_in()
        all_at_once([partial(course.run, each, tally) for course in held])
    return tally


def told(races: int) -> int:
    """Print how they went; how many findings."""
    began = time.monotonic()
    tally = run(races)
    print(
        f"{tally.ways.pop('races')} races of a save against two signatures, {time.monotonic() - began:.0f} s"
    )
    for way, count in sorted(tally.ways.items()):
        print(f"  {way}: {count}")
    print(f"  wrong: {len(tally.wrong)}")
    for fault in tally.wrong[:5]:
        print(f"    {fault}")
    return len(tally.wrong)


def _token(page: str) -> str:
    return str(html.fromstring(page).xpath("string((//input[@name='csrfmiddlewaretoken']/@value)[1])"))
