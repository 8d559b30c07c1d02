"""One call of every action by somebody who may; an action without one fails the build."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from speeches.actions import (
    assignments,
    members,
    milestones,
    paragraphs,
    places,
    replacements,
    sections,
    signatures,
    speeches,
)
from speeches.actions.places import Shift, Step
from speeches.actions.replacements import Hit, Replacement
from speeches.actions.speeches import Description
from speeches.domain.finding import Search
from speeches.domain.milestones import Form, MarkedForm, Naming
from speeches.domain.policy import Role
from speeches.domain.structure.tree import Noun
from tests.play import Play
from tests.stage import NOON

type Subject = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Example:
    """Who does it in the story, and to what, with which words."""

    by: str
    of: Callable[[Play], Subject]


EXAMPLES: dict[str, Example] = {}


def example(action: Callable[..., int], *, by: str):
    """Register what follows as the example of an action, done by this member of the cast."""

    def register(of: Callable[[Play], Subject]):
        EXAMPLES[name_of(action)] = Example(by, of)
        return of

    return register


def name_of(action: Callable[..., object]) -> str:
    """`paragraphs.edit`."""
    return f"{action.__module__.rpartition('.')[2]}.{action.__name__}"


@example(paragraphs.edit, by="dai")
def edit(play):
    paragraph = play.scene.paragraph("今天的会议")
    return paragraph.pk, {"text": "今天的会议非常重要。", "based_on": paragraph.version}


@example(paragraphs.insert, by="dai")
def insert(play):
    return play.scene.paragraph("今天的会议").pk, {"text": "补一句。"}


@example(paragraphs.insert_first, by="dai")
def insert_first(play):
    return play.scene.section("产业稳步").pk, {"text": "先说一句。"}


@example(paragraphs.join, by="dai")
def join(play):
    paragraph = play.scene.paragraph("下面我讲")
    return paragraph.pk, {"text": paragraph.text, "based_on": paragraph.version}


@example(paragraphs.remove, by="dai")
def remove_paragraph(play):
    paragraph = play.scene.paragraph("今天的会议")
    return paragraph.pk, {"based_on": paragraph.version}


@example(paragraphs.restore, by="dai")
def restore(play):
    subject, words = edit(play)
    paragraphs.edit(subject, **words, by=play.cast.dai, at=NOON)
    return subject, {"version": words["based_on"]}


@example(places.move_paragraph, by="dai")
def move_paragraph(play):
    return play.scene.paragraph("下面我讲").pk, {"step": Step.UP}


@example(places.move_before, by="dai")
def move_before(play):
    return play.scene.paragraph("下面我讲").pk, {"before_id": play.scene.paragraph("今天的会议").pk}


@example(places.move_behind, by="dai")
def move_behind(play):
    return play.scene.paragraph("今天的会议").pk, {"after_id": play.scene.paragraph("下面我讲").pk}


@example(places.move_section_beside, by="dai")
def move_section_beside(play):
    sibling = play.scene.section("产业稳步").pk
    return play.scene.section("民生持续").pk, {"sibling_id": sibling, "is_behind": False}


@example(places.move_section, by="dai")
def move_section(play):
    return play.scene.section("民生持续").pk, {"shift": Shift.UP}


@example(sections.add_after, by="dai")
def add_after(play):
    return play.scene.section("产业稳步").pk, {"heading": "生态不断好转"}


@example(sections.add_inside, by="dai")
def add_inside(play):
    return play.scene.section("过去一年").pk, {"heading": "生态不断好转"}


@example(sections.rename, by="dai")
def rename(play):
    section = play.scene.section("产业稳步")
    return section.pk, {"heading": "产业向好", "based_on": section.version}


@example(sections.remove, by="dai")
def remove_section(play):
    return play.scene.section("产业稳步").pk, {"based_on": play.scene.version}


@example(sections.restore, by="dai")
def restore_section(play):
    subject, words = remove_section(play)
    sections.remove(subject, **words, by=play.cast.dai, at=NOON)
    return subject, {}


@example(sections.dissolve, by="dai")
def dissolve(play):
    return play.scene.section("产业稳步").pk, {"based_on": play.scene.version}


@example(sections.renumber, by="dai")
def renumber(play):
    return play.irregular().pk, {}


@example(speeches.describe, by="wanda")
def describe(play):
    about = Description("镇长", "年度工作会议", "镇礼堂", NOON.date(), target_minutes=20, rate=200)
    return play.scene.speech.pk, {"description": about}


@example(speeches.set_terms, by="wanda")
def set_terms(play):
    return play.scene.speech.pk, {"is_suggest_only": True}


@example(milestones.name, by="rhea")
def name_version(play):
    return play.scene.speech.pk, {"version": 1, "naming": Naming("初稿", "送办公室")}


@example(milestones.export, by="leo")
def export(play):
    return play.scene.speech.pk, {"form": Form.WORD}


@example(milestones.export_comparison, by="leo")
def export_comparison(play):
    return play.scene.speech.pk, {"form": MarkedForm.TRACKED, "old": 1, "new": 2}


@example(signatures.sign, by="sana")
def sign(play):
    return play.to_sign()


@example(signatures.withdraw, by="sana")
def withdraw(play):
    return play.signature().pk, {}


@example(members.invite, by="wanda")
def invite(play):
    members.remove(play.place_of(play.cast.dai).pk, by=play.cast.wanda, at=NOON)
    return play.scene.speech.pk, {"person": play.cast.dai, "role": Role.READER}


@example(members.change_role, by="wanda")
def change_role(play):
    return play.place_of(play.cast.dai).pk, {"role": Role.REVIEWER}


@example(members.remove, by="wanda")
def remove_member(play):
    return play.place_of(play.cast.dai).pk, {}


@example(assignments.divide, by="wanda")
def divide(play):
    return play.scene.section("产业稳步").pk, {"to": [play.place_of(play.cast.dai).pk]}


@example(assignments.limit, by="wanda")
def limit(play):
    return play.place_of(play.cast.dai).pk, {"is_limited": True}


@example(replacements.replace, by="dai")
def replace(play):
    paragraph = play.scene.paragraph("新建茶园")
    hits = [Hit((Noun.PARAGRAPH, paragraph.pk), 4, paragraph.version)]
    return play.scene.speech.pk, {"hits": hits, "by_what": Replacement(Search("XX"), "120")}
