"""Several people do everything to one speech, in any order, with stale bases and answers that got lost.

The model is a plain list of lines. What an action does to the lines that it is about is said exactly; all
others have to stay as they are, in their order. History has to tell every earlier state as it was.
"""

import os
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from speeches.actions import paragraphs, places, sections
from speeches.actions.conflicts import EditConflict
from speeches.actions.places import Shift, Step
from speeches.domain.verdict import Refusal
from speeches.models import Event, Paragraph
from speeches.queries.authorship import misfits_of
from tests.speeches.story import Stage
from tests.stage import NOON

EXAMPLES = int(os.environ.get("LECTERN_STORY_EXAMPLES") or "25")
STEPS = int(os.environ.get("LECTERN_STORY_STEPS") or "30")

SEEDS = st.integers(0, 10_000)
WRITERS = st.sampled_from(["wanda", "dai", "sana"])


class Story(Stage):
    """What they do, and what is always true."""

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
        key, _ = self.lines[at]
        words = self.words().removesuffix("。")
        if self.does(sections.rename, key[1], who=who, is_lost=is_lost, heading=words, based_on=self.version):
            self.lines[at] = (key, words)

    @rule(seed=SEEDS, who=WRITERS)
    def dissolve(self, seed, who):
        section = self.section(seed)
        if self.does(sections.dissolve, section.pk, who=who, based_on=self.version):
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


@pytest.mark.slow
@pytest.mark.django_db
def test_whatever_happens_to_a_speech_it_is_what_its_people_made_of_it():
    machine = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        # A shorter story of what went wrong is not worth the minutes.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )
    run_state_machine_as_test(Story, settings=machine)
