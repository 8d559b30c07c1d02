"""A speech and the plain list of its lines, between which nothing may differ."""

import inspect
from uuid import uuid4

from hypothesis import assume
from hypothesis.stateful import RuleBasedStateMachine, initialize

from speeches.domain.policy import Role
from speeches.domain.verdict import Refusal
from speeches.models import Section, Speech
from speeches.queries import text
from speeches.queries.lines import ParagraphView
from speeches.queries.page import speech_for
from speeches.queries.standing import Standing
from tests.ledger import undone
from tests.stage import NOON, SCRIPT, assembled, stage


class Stage(RuleBasedStateMachine):
    """Wanda, Dai and Sana at one speech."""

    @initialize()
    def begin(self):
        self.undoing = undone()
        self.undoing.__enter__()
        self.cast = assembled()
        self.speech = stage(self.cast, SCRIPT)
        self.lines = self.read()
        self.version = self.now()
        self.past = {self.version: list(self.lines)}
        self.removed, self.count = [], 0

    def teardown(self):
        if hasattr(self, "undoing"):
            self.undoing.__exit__(None, None, None)

    # What is true now, as pages and as history tell it.

    def now(self):
        return Speech.objects.get(pk=self.speech.pk).version

    def read(self):
        page = speech_for(Standing(Role.OWNER), Speech.objects.get(pk=self.speech.pk))
        return [
            (("paragraph", line.pk), line.text)
            if isinstance(line, ParagraphView)
            else (("section", line.pk), line.heading)
            for line in page.blocks
        ]

    def told(self, version):
        past = text.version_of(self.speech.pk, version)
        return [((str(line.key[0]), line.key[1]), line.lead + line.rest) for line in past.lines()]

    # Doing something once, and again with the same key when the answer got lost.

    def does(self, action, subject, *, who, is_lost=False, **words):
        by = getattr(self.cast, who)
        if "key" in inspect.signature(action).parameters:
            words["key"] = uuid4()
        try:
            version = action(subject, by=by, at=NOON, **words)
        except Refusal:
            assert self.read() == self.lines
            assert self.now() == self.version
            return False
        assert version == self.version + 1 == self.now()
        if is_lost and "key" in words:
            assert action(subject, by=by, at=NOON, **words) == version
        assert self.now() == version
        self.version = version
        return True

    def line(self, seed, noun="paragraph"):
        chosen = [at for at, (key, _) in enumerate(self.lines) if key[0] == noun]
        assume(chosen)
        return chosen[seed % len(chosen)]

    def section(self, seed):
        rows = Section.objects.filter(speech=self.speech, removed_in=None).order_by("pk")
        return rows[seed % len(rows)]

    def words(self):
        self.count += 1
        return f"第{self.count}句。"

    def comes(self, key, words):
        """A line came in somewhere; all others stay in their order."""
        now = self.read()
        assert (key, words) in now
        assert [line for line in now if line[0] != key] == self.lines
        self.lines = now

    def keeps_all_lines(self):
        """What moved is a stretch of neighbours; what was not in it stays in its order."""
        now = self.read()
        assert sorted(now) == sorted(self.lines)
        assert _is_one_move(self.lines, now)
        self.lines = now


def _is_one_move(before, after):
    """Two neighbouring stretches changed places, and nothing else; or only levels changed."""
    differ = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if not differ:
        return True
    old, new = before[differ[0] : differ[-1] + 1], after[differ[0] : differ[-1] + 1]
    cut = old.index(new[0])
    return new == old[cut:] + old[:cut]
