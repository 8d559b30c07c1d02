"""The cast, and a small speech in which they meet; conftests offer the fixtures to their tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import User
from speeches.actions import _heads
from speeches.actions._change import founding
from speeches.actions.members import invite
from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.policy import Role
from speeches.domain.ranking import spread
from speeches.models import Paragraph, Section, Speech
from speeches.queries.lines import Block, SectionHead
from speeches.queries.page import speech_for
from speeches.queries.standing import Standing

NOON = datetime(2026, 3, 5, 4, 0, tzinfo=UTC)
PASSWORD = "correct horse battery staple"
NAMES = {
    "wanda": "王文",
    "dai": "戴岩",
    "rhea": "芮华",
    "sana": "沙娜",
    "leo": "雷欧",
    "otto": "欧图",
    "greta": "顾蕾",
    "hans": "韩松",
}
UNITS = {"greta": "临江镇财政所", "hans": "临江镇水利站"}
ROLES = {"dai": Role.DRAFTER, "rhea": Role.REVIEWER, "sana": Role.SIGNER, "leo": Role.READER}


@dataclass(frozen=True)
class Cast:
    """Wanda owns and writes, Dai drafts, Rhea reviews, Sana signs, Leo reads; Otto is outside.

    So are Greta and Hans, of two other offices, until they are asked for their opinion.
    """

    wanda: User
    dai: User
    rhea: User
    sana: User
    leo: User
    otto: User
    greta: User
    hans: User

    @property
    def members(self) -> list[tuple[User, Role]]:
        """Everybody but the owner and the outsider."""
        return [(getattr(self, name), role) for name, role in ROLES.items()]


@dataclass(frozen=True)
class Scene:
    """A speech with its lines by the words they begin with."""

    speech: Speech

    def paragraph(self, beginning: str) -> Paragraph:
        return Paragraph.objects.get(speech=self.speech, text__startswith=beginning)

    def section(self, heading: str) -> Section:
        if heading in set(SectionKind):
            return Section.objects.get(speech=self.speech, kind=heading)
        return Section.objects.get(speech=self.speech, heading__startswith=heading)

    def opened_by(self, beginning: str) -> Section:
        return self.paragraph(beginning).section

    @property
    def version(self) -> int:
        return Speech.objects.get(pk=self.speech.pk).version


type Part = tuple[SectionKind, str, str, list["Part | str"]]

SCRIPT: list[Part] = [
    (SectionKind.FRONT, "", "", ["在临江镇工作会议上的讲话"]),
    (SectionKind.OPENING, "", "", ["今天的会议很重要。", "下面我讲三点意见。"]),
    (
        SectionKind.STANDALONE,
        "{han}、",
        "过去一年的工作",
        [
            "过去一年，全镇实现产值12.6亿元，同比增长8.5%。",
            (SectionKind.STANDALONE, "（{han}）", "产业稳步向好", ["新建茶园XX亩，带动农户300户。"]),
            (SectionKind.STANDALONE, "（{han}）", "民生持续改善", ["新修村道18公里，惠及6个村。"]),
            "成绩来之不易，归功于全体干部群众。",
        ],
    ),
    (
        SectionKind.STANDALONE,
        "{han}、",
        "今年的主要任务",
        [
            (SectionKind.RUN_IN, "{han}是", "", ["狠抓项目建设。全年要开工12个项目。", "项目要挂图作战。"]),
            (SectionKind.RUN_IN, "{han}是", "", ["狠抓作风建设。干部要到村里去。"]),
        ],
    ),
    (SectionKind.CLOSING, "", "", ["同志们，让我们一起努力！"]),
]


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def cast(db: None) -> Cast:
    return assembled()


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return Scene(stage(cast, SCRIPT))


@pytest.fixture
def long_scene(cast: Cast) -> Callable[[int], Scene]:
    """A speech of so many sections with one paragraph each."""
    return lambda count: Scene(stage(cast, long_script(count)))


@pytest.fixture
def reading() -> Callable[[Speech], list[str]]:
    """The lines of a speech in reading order, markers included."""

    def lines(speech: Speech) -> list[str]:
        page = speech_for(Standing(Role.OWNER), Speech.objects.get(pk=speech.pk))
        return [block.marker + _words(block) for block in page.blocks]

    return lines


@pytest.fixture
def as_person(client: Client) -> Callable[[User], Client]:
    """The test client, signed in as somebody."""

    def sign_in(person: User) -> Client:
        client.force_login(person)
        return client

    return sign_in


def assembled() -> Cast:
    """All of them, able to sign in with PASSWORD."""
    return Cast(
        **{
            key: User.objects.create_user(key, PASSWORD, name=name, unit=UNITS.get(key, ""))
            for key, name in NAMES.items()
        }
    )


def stage(cast: Cast, script: list[Part]) -> Speech:
    """A speech as the script says, owned by Wanda, with everybody but Otto."""
    with founding(by=cast.wanda, at=NOON) as opened:
        for part, rank in zip(script, spread(len(script)), strict=True):
            _build(opened, None, part, rank)
        opened.record(Happening.SPEECH_IMPORTED)
    for person, role in cast.members:
        invite(opened.speech.pk, person=person, role=role, by=cast.wanda, at=NOON)
    return Speech.objects.get(pk=opened.speech.pk)


def long_script(count: int) -> list[Part]:
    """So many sections with one paragraph each, between a title and a closing."""
    sections: list[Part] = [
        (SectionKind.STANDALONE, "{han}、", f"第{at}项工作", [f"第{at}项工作要抓实抓细，完成XX项。"])
        for at in range(count)
    ]
    return [SCRIPT[0], *sections, SCRIPT[-1]]


def _words(block: Block) -> str:
    return block.heading if isinstance(block, SectionHead) else block.text


def _build(opened, parent: Section | None, part: Part, rank: str) -> None:
    kind, numbering, heading, held = part
    section = _heads.add_section(
        opened, Section(kind=kind, numbering=numbering, heading=heading, parent=parent, rank=rank)
    )
    for line, inner in zip(held, spread(len(held)), strict=True):
        if isinstance(line, str):
            what = ParagraphKind.TITLE if kind is SectionKind.FRONT else ParagraphKind.BODY
            _heads.add_paragraph(opened, section, line, rank=inner, kind=what, gap="\n")
        else:
            _build(opened, section, line, inner)
