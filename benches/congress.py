"""A report as long as one to a party congress, with a thousand versions behind it."""

import random
import re
from itertools import cycle
from pathlib import Path
from uuid import uuid4

from django.utils.timezone import now

from accounts.models import User
from speeches.actions import imports, paragraphs
from speeches.domain.outline.parts import ParagraphKind
from speeches.domain.verdict import NothingToSave
from speeches.models import Paragraph

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT.parent / "shared" / "speeches" / "congress-report.txt"
SAMPLE = ROOT / "speeches" / "management" / "samples" / "linjiang.txt"
# What an editor puts in; every second time he takes twice as much away, so that the text keeps its length.
WORDS = ("进一步", "切实", "高质量", "扎实推进", "更大力度", "全面落实", "持续", "一体")
# The real one's.
PARAGRAPHS, CHARACTERS = 30, 11_005


def text() -> str:
    """The real report where this machine has it, else one as long of our own sample's sentences."""
    if REPORT.exists():
        return REPORT.read_text("utf-8-sig")
    title, *lines = SAMPLE.read_text("utf-8").splitlines()
    sentences = cycle(re.findall(r"[^。]+。", "".join(line for line in lines if line.endswith("。"))))
    written = [title, "同志们："]
    for number in range(PARAGRAPHS):
        if number % 6 == 0:
            written.append(f"{'一二三四五'[number // 6]}、抓好第{number // 6 + 1}个方面的工作")
        paragraph = ""
        while len(paragraph) < CHARACTERS // PARAGRAPHS:
            paragraph += next(sentences)
        written.append(paragraph)
    return "\n".join(written)


def bring(owner: User) -> int:
    """Make the report a speech; its id."""
    return imports.bring(content=text().encode(), name="", title="", by=owner, at=now())


class Editor:
    """Somebody who makes small changes all over a speech, always the same ones."""

    def __init__(self, speech_id: int, person: User) -> None:
        self.person = person
        self.speech_id = speech_id
        self._chance = random.Random(self.speech_id)

    def draft(self) -> tuple[Paragraph, str]:
        """A paragraph, each as likely as any other, and what to make of it."""
        lines = Paragraph.objects.filter(speech=self.speech_id, kind=ParagraphKind.BODY, removed_in=None)
        paragraph = self._chance.choice(lines.order_by("pk"))
        text, added = paragraph.text, self._chance.choice(WORDS)
        at = self._chance.randrange(1, len(text))
        return paragraph, text[:at] + added + text[at + self._chance.choice([0, 2 * len(added)]) :]

    def saves(self, times: int) -> None:
        """Make so many versions."""
        made = 0
        while made < times:
            paragraph, words = self.draft()
            try:
                paragraphs.edit(
                    paragraph.pk,
                    text=words,
                    based_on=paragraph.version,
                    by=self.person,
                    at=now(),
                    key=uuid4(),
                )
            except NothingToSave:
                continue
            made += 1
