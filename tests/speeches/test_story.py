"""Several people do everything to one speech, in any order, with stale bases and answers that got lost.

The model is a plain list of lines. What an action does to the lines that it is about is said exactly; all
others have to stay as they are, in their order. History has to tell every earlier state as it was.
"""

import inspect
import os
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from speeches.actions import paragraphs, places, sections
from speeches.actions.conflicts import EditConflict
from speeches.actions.places import Shift, Step
from speeches.domain.policy import Role
from speeches.domain.verdict import Refusal
from speeches.models import Event, Paragraph, Section, Speech
from speeches.queries import text
from speeches.queries.authorship import misfits_of
from speeches.queries.page import speech_for
from speeches.queries.standing import Standing
from tests.ledger import undone
from tests.stage import NOON, SCRIPT, assembled, stage

EXAMPLES = int(os.environ.get("LECTERN_STORY_EXAMPLES") or "25")
STEPS = int(os.environ.get("LECTERN_STORY_STEPS") or "30")

SEEDS = st.integers(0, 10_000)
WRITERS = st.sampled_from(["wanda", "dai", "sana"])


class Story(RuleBasedStateMachine):
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
            (("section", line.pk), line.heading) if line.is_heading else (("paragraph", line.pk), line.text)
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
        return chosen[seed % len(chosen)] if chosen else None

    def section(self, seed):
        rows = Section.objects.filter(speech=self.speech, removed_in=None).order_by("pk")
        return rows[seed % len(rows)]

    def words(self):
        self.count += 1
        return f"第{self.count}句。"

    @rule(seed=SEEDS, who=WRITERS, is_lost=st.booleans())
    def edit(self, seed, who, is_lost):
        at = self.line(seed)
        key, words = self.lines[at]
        new = words + self.words()
        if self.does(paragraphs.edit, key[1], who=who, is_lost=is_lost, text=new, based_on=self.version):
            self.lines[at] = (key, new)

    @rule(seed=SEEDS, who=WRITERS, back=st.integers(1, 8))
    def edit_from_what_was_seen_earlier(self, seed, who, back):
        at = self.line(seed)
        key, words = self.lines[at]
        seen = max(self.version - back, min(self.past))
        base = dict(self.past.get(seen, [])).get(key)
        if base is None:
            return
        added = self.words()
        try:
            paragraphs.edit(
                key[1], text=added + base, based_on=seen, by=getattr(self.cast, who), at=NOON, key=uuid4()
            )
        except EditConflict as conflict:
            assert (conflict.merge.theirs, conflict.merge.yours) == (words, added + base)
            return
        except Refusal:
            return
        self.version += 1
        after = dict(self.read())[key]
        assert added in after
        assert all(sentence in after for sentence in words.split("。") if sentence not in base)
        self.lines[at] = (key, after)

    @rule(seed=SEEDS, who=WRITERS, is_lost=st.booleans())
    def split(self, seed, who, is_lost):
        at = self.line(seed)
        key, words = self.lines[at]
        middle = len(words) // 2
        first, second = words[:middle].strip(), words[middle:].strip()
        if not first or not second:
            return
        sent = f"{first}\n{second}"
        if self.does(paragraphs.edit, key[1], who=who, is_lost=is_lost, text=sent, based_on=self.version):
            new = Paragraph.objects.filter(speech=self.speech).latest("pk").pk
            self.lines[at : at + 1] = [(key, first), (("paragraph", new), second)]

    @rule(seed=SEEDS, who=WRITERS, is_lost=st.booleans())
    def insert(self, seed, who, is_lost):
        at = self.line(seed)
        words = self.words()
        if self.does(paragraphs.insert, self.lines[at][0][1], who=who, is_lost=is_lost, text=words):
            new = Paragraph.objects.filter(speech=self.speech).latest("pk").pk
            self.lines.insert(at + 1, (("paragraph", new), words))

    @rule(seed=SEEDS, who=WRITERS, is_lost=st.booleans())
    def join(self, seed, who, is_lost):
        at = self.line(seed)
        key, words = self.lines[at]
        if self.does(paragraphs.join, key[1], who=who, is_lost=is_lost, text=words, based_on=self.version):
            before, start = self.lines[at - 1]
            self.lines[at - 1 : at + 1] = [(before, start + words)]

    @rule(seed=SEEDS, who=WRITERS, is_lost=st.booleans())
    def remove(self, seed, who, is_lost):
        at = self.line(seed)
        key, words = self.lines[at]
        if self.does(paragraphs.remove, key[1], who=who, is_lost=is_lost, based_on=self.version):
            del self.lines[at]
            self.removed.append((key, words, self.version))

    @precondition(lambda self: bool(getattr(self, "removed", None)))
    @rule(seed=SEEDS, who=WRITERS)
    def restore(self, seed, who):
        key, words, version = self.removed[seed % len(self.removed)]
        if key in dict(self.lines):
            return
        if self.does(paragraphs.restore, key[1], who=who, version=version - 1):
            self.comes(key, words)

    @rule(seed=SEEDS, who=WRITERS, step=st.sampled_from(Step))
    def move(self, seed, who, step):
        key = self.lines[self.line(seed)][0]
        if self.does(places.move_paragraph, key[1], who=who, step=step):
            self.keeps_all_lines()

    @rule(seed=SEEDS, other=SEEDS, who=WRITERS)
    def move_before(self, seed, other, who):
        key, before = self.lines[self.line(seed)][0], self.lines[self.line(other)][0]
        if key != before and self.does(places.move_before, key[1], who=who, before_id=before[1]):
            self.keeps_all_lines()
            order = [one for one, _ in self.lines]
            assert order.index(key) < order.index(before)

    @rule(seed=SEEDS, who=WRITERS, shift=st.sampled_from(Shift))
    def move_section(self, seed, who, shift):
        if self.does(places.move_section, self.section(seed).pk, who=who, shift=shift):
            self.keeps_all_lines()

    @rule(seed=SEEDS, who=WRITERS, is_lost=st.booleans(), is_inside=st.booleans())
    def add_section(self, seed, who, is_lost, is_inside):
        words = self.words().removesuffix("。")
        action = sections.add_inside if is_inside else sections.add_after
        if self.does(action, self.section(seed).pk, who=who, is_lost=is_lost, heading=words):
            now = self.read()
            [new] = [line for line in now if line[0] not in dict(self.lines)]
            assert new[1] == words
            self.comes(*new)

    @rule(seed=SEEDS, who=WRITERS, is_lost=st.booleans())
    def rename(self, seed, who, is_lost):
        at = self.line(seed, "section")
        if at is None:
            return
        key, _ = self.lines[at]
        words = self.words().removesuffix("。")
        if self.does(sections.rename, key[1], who=who, is_lost=is_lost, heading=words, based_on=self.version):
            self.lines[at] = (key, words)

    @rule(seed=SEEDS, who=WRITERS)
    def dissolve(self, seed, who):
        section = self.section(seed)
        if self.does(sections.dissolve, section.pk, who=who):
            self.lines = [line for line in self.lines if line[0] != ("section", section.pk)]

    @rule(seed=SEEDS, who=WRITERS, comes_back=st.booleans())
    def remove_section(self, seed, who, comes_back):
        section, before = self.section(seed), list(self.lines)
        if not self.does(sections.remove, section.pk, who=who, based_on=self.version):
            return
        now = self.read()
        gone = [line for line in before if line not in now]
        start = before.index(gone[0]) if gone else 0
        assert before[:start] + before[start + len(gone) :] == now
        self.lines = now
        self.past[self.version] = list(self.lines)
        if comes_back and self.does(sections.restore, section.pk, who=who):
            self.lines = before

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

    @invariant()
    def pages_and_history_tell_the_same(self):
        if not hasattr(self, "lines"):
            return
        assert self.read() == self.lines == self.told(self.version)
        self.past[self.version] = list(self.lines)

    @invariant()
    def every_earlier_state_is_told_as_it_was(self):
        if not hasattr(self, "lines"):
            return
        seen = sorted(self.past)
        for version in {seen[0], seen[len(seen) // 2]}:
            assert self.told(version) == self.past[version]

    @invariant()
    def versions_are_gapless_and_authors_are_those_of_history(self):
        if not hasattr(self, "lines"):
            return
        numbers = Event.objects.filter(speech=self.speech, ordinal=0).values_list("version", flat=True)
        assert sorted(numbers) == list(range(1, self.version + 1))
        assert misfits_of(self.speech.pk) == {}


def _is_one_move(before, after):
    """Two neighbouring stretches changed places, and nothing else; or only levels changed."""
    differ = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if not differ:
        return True
    old, new = before[differ[0] : differ[-1] + 1], after[differ[0] : differ[-1] + 1]
    cut = old.index(new[0])
    return new == old[cut:] + old[:cut]


@pytest.mark.slow
@pytest.mark.django_db
def test_whatever_happens_to_a_speech_it_is_what_its_people_made_of_it():
    machine = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Story, settings=machine)
