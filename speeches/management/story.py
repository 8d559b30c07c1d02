"""What has happened to the sample: edits by several hands, talk, signatures made and voided, a round."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from accounts.models import User
from speeches.actions import imports, members, opinions, paragraphs, places, rounds, signatures, threads
from speeches.actions.opinions import Chosen, Place
from speeches.actions.places import Shift
from speeches.actions.rounds import Terms
from speeches.domain.anchors.browser import Selection
from speeches.domain.signing import Pledge
from speeches.domain.structure.tree import Noun
from speeches.domain.talk import Outcome
from speeches.management.cast import CAST
from speeches.models import Paragraph, Round, Section, Speech, Thread
from speeches.queries.structure import manuscript_of


def tell(people: dict[str, User], sample: Path, *, since: datetime) -> Speech:
    """Import the sample and play four days of work on it."""
    owner = people["wangwen"]
    speech_id = imports.bring(
        content=sample.read_bytes(), name="临江镇工作部署会议讲话稿.txt", title="", by=owner, at=since
    )
    told = Told(Speech.objects.get(pk=speech_id), people, since)
    for username, person in CAST.items():
        if person.role and username != "wangwen":
            told.passes(minutes=2)
            members.invite(speech_id, person=people[username], role=person.role, by=owner, at=told.at)
    _first_day(told)
    _second_day(told)
    _third_day(told)
    _fourth_day(told)
    return told.speech


@dataclass
class Told:
    """The speech, the people, and the time in the story."""

    speech: Speech
    people: dict[str, User]
    at: datetime

    def passes(self, **time: int) -> None:
        """Let some time go by."""
        self.at += timedelta(**time)

    def rewrite(self, who: str, beginning: str, change: Callable[[str], str]) -> None:
        """Somebody edits the paragraph that begins so."""
        self.passes(minutes=4)
        paragraph = self.paragraph(beginning)
        paragraphs.edit(
            paragraph.pk,
            text=change(paragraph.text),
            based_on=paragraph.version,
            by=self.people[who],
            at=self.at,
        )

    def remark(self, who: str, beginning: str, text: str, *, on: str = "") -> Thread:
        """Somebody comments on the paragraph that begins so, or on words of it."""
        self.passes(minutes=7)
        paragraph = self.paragraph(beginning)
        start = paragraph.text.index(on)
        chosen = Selection(start, start + len(on), on, paragraph.version) if on else None
        threads.open_on(paragraph.pk, text=text, on=chosen, by=self.people[who], at=self.at)
        return Thread.objects.filter(paragraph=paragraph).latest("pk")

    def answer(self, who: str, thread: Thread, text: str) -> None:
        """Somebody answers."""
        self.passes(minutes=9)
        threads.reply(thread.pk, text=text, by=self.people[who], at=self.at)

    def sign(self, who: str, heading: str) -> None:
        """Somebody signs a section."""
        self.passes(minutes=6)
        section = self.section(heading)
        digest = manuscript_of(self.speech.pk).digest_of(section.pk)
        signatures.sign(section.pk, pledge=Pledge(digest), by=self.people[who], at=self.at)

    def paragraph(self, beginning: str) -> Paragraph:
        """The standing paragraph that begins so."""
        return Paragraph.objects.get(speech=self.speech, removed_in=None, text__startswith=beginning)

    def section(self, heading: str) -> Section:
        """The standing section whose heading begins so."""
        return Section.objects.get(speech=self.speech, removed_in=None, heading__startswith=heading)


def _first_day(told: Told) -> None:
    told.rewrite("liqing", "我们坚持项目为先", lambda text: text.replace("就业XX人", "就业420人"))
    told.rewrite("wangwen", "综合起来看", lambda text: text.replace("过不去的坎", "跨不过去的坎"))
    thread = told.remark("zhaohe", "抓项目没有捷径", "“韧劲”用得好，后面能不能补一句责任怎么落实？")
    told.answer("liqing", thread, "好，已在后面补了分管领导到现场的要求。")
    told.passes(minutes=3)
    threads.resolve(thread.pk, by=told.people["zhaohe"], at=told.at)


def _second_day(told: Told) -> None:
    told.passes(hours=20)
    told.rewrite("liqing", "要切实为基层减负", lambda text: text.replace("规范检查", "规范督查检查"))
    told.passes(minutes=11)
    last = told.section("守底线")
    places.move_section(last.pk, shift=Shift.UP, by=told.people["wangwen"], at=told.at)
    told.remark(
        "zhaohe", "项目是经济工作", "一季度开工率这个数还空着，请项目办今天报来。", on="一季度开工率要达到XX%"
    )
    told.remark("zhouqian", "就业上", "帮扶困难群体的人数请民政口核实。", on="帮扶困难群体就业XX人")
    told.remark("zhouqian", "我们坚持生态为基", "7.5公里是去年口径，请再核一遍。", on="沿江岸线整治7.5公里")
    told.remark("zhaohe", "我们坚持生态为基", "“示范村”的全称要写对。", on="市级美丽乡村示范村")
    told.sign("zhouqian", "准确把握")
    told.sign("zhouqian", "过去一年的工作成绩")


def _third_day(told: Told) -> None:
    """A figure changes after the signature, which thereby ends; the other one stands."""
    told.passes(hours=22)
    told.rewrite("wangwen", "我们坚持生态为基", lambda text: text.replace("7.5公里", "7.8公里"))


def _fourth_day(told: Told) -> None:
    """Two offices are asked what they think; one of them is answered."""
    told.passes(hours=21)
    asked, owner = told.people["hebo"], told.people["wangwen"]
    rounds.begin(
        told.speech.pk,
        terms=Terms("第一轮征求意见", (told.at + timedelta(days=7)).date()),
        people=[told.people["qianhe"].pk, asked.pk],
        milestone="征求意见稿",
        by=owner,
        at=told.at,
    )
    one = Round.objects.get(speech=told.speech)
    shore = told.paragraph("我们坚持生态为基")
    figure = "沿江岸线整治7.8公里"
    start = shore.text.index(figure)
    on = Place((Noun.PARAGRAPH, shore.pk), Chosen(start, start + len(figure), figure))
    told.passes(hours=2)
    opinions.give(one.pk, text="按水利年报应为7.6公里，请核对口径。", on=on, by=asked, at=told.at)
    told.passes(minutes=6)
    opinions.give(one.pk, text="建议压缩篇幅，突出明年任务。", on=Place(), by=asked, at=told.at)
    told.passes(minutes=40)
    thread = Thread.objects.filter(invitation__round=one).order_by("pk")[0]
    opinions.end(
        thread.pk,
        outcome=Outcome.PARTLY,
        text="已与水利站核对，正文沿用7.8公里，附注说明口径。",
        by=owner,
        at=told.at,
    )
