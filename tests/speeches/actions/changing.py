"""Every way of changing what a speech says, or where it says it, by those who may."""

from speeches.actions import (
    decisions,
    paragraphs,
    places,
    principal,
    replacements,
    restorations,
    sections,
    suggestions,
)
from speeches.actions.places import Shift, Step
from speeches.actions.replacements import Hit, Replacement
from speeches.domain.finding import Search
from speeches.domain.structure.tree import Noun
from speeches.domain.suggesting import Acceptance
from speeches.models import Suggestion
from tests.stage import NOON


def reworded(play, beginning="新修村道", *, old="6个村", new="7个村", **more):
    row = play.scene.paragraph(beginning)
    text = row.text.replace(old, new)
    return paragraphs.edit(row.pk, text=text, based_on=row.version, by=play.cast.wanda, at=NOON, **more)


def retitled(play):
    reworded(play, "在临江镇", old="工作会议", new="动员大会")


def subtitled(play):
    title = play.scene.paragraph("在临江镇")
    paragraphs.insert(title.pk, text="——在年度总结会上", by=play.cast.wanda, at=NOON)


def salutation_added(play):
    title = play.scene.paragraph("在临江镇")
    paragraphs.insert(title.pk, text="同志们、朋友们：", by=play.cast.wanda, at=NOON)


def paragraph_moved(play):
    places.move_paragraph(play.scene.paragraph("下面我讲").pk, step=Step.UP, by=play.cast.wanda, at=NOON)


def section_moved(play):
    places.move_section(play.scene.section("民生持续").pk, shift=Shift.UP, by=play.cast.wanda, at=NOON)


def section_demoted(play):
    places.move_section(play.scene.section("今年的主要").pk, shift=Shift.DEMOTE, by=play.cast.wanda, at=NOON)


def section_renamed(play):
    row = play.scene.section("产业稳步")
    sections.rename(row.pk, heading="产业大有起色", based_on=row.version, by=play.cast.wanda, at=NOON)


def section_removed(play):
    row = play.scene.section("产业稳步")
    sections.remove(row.pk, based_on=play.scene.version, by=play.cast.wanda, at=NOON)


def section_added(play):
    row = play.scene.section("产业稳步")
    sections.add_after(row.pk, heading="生态不断好转", by=play.cast.wanda, at=NOON)


def section_dissolved(play):
    row = play.scene.section("产业稳步")
    sections.dissolve(row.pk, based_on=play.scene.version, by=play.cast.wanda, at=NOON)


def paragraph_restored(play):
    row = play.scene.paragraph("项目全部")
    paragraphs.restore(row.pk, version=1, by=play.cast.wanda, at=NOON)


def version_restored(play):
    speech, version = play.scene.speech.pk, play.scene.version
    restorations.restore_speech(speech, version=1, based_on=version, by=play.cast.wanda, at=NOON)


def merged(play):
    """What Dai typed on words of before is merged with what they say now."""
    row = play.scene.paragraph("项目全部")
    paragraphs.edit(row.pk, text="全部项目要挂图作战。", based_on=1, by=play.cast.dai, at=NOON)


def split(play):
    row = play.scene.paragraph("过去一年，")
    text = row.text.replace("，同比", "\n同比")
    paragraphs.edit(row.pk, text=text, based_on=row.version, by=play.cast.wanda, at=NOON)


def joined(play):
    row = play.scene.paragraph("下面我讲")
    paragraphs.join(row.pk, text=row.text, based_on=row.version, by=play.cast.wanda, at=NOON)


def inserted(play):
    row = play.scene.paragraph("下面我讲")
    paragraphs.insert(row.pk, text="再说一句。", by=play.cast.wanda, at=NOON)


def removed(play):
    row = play.scene.paragraph("下面我讲")
    paragraphs.remove(row.pk, based_on=row.version, by=play.cast.wanda, at=NOON)


def suggestion_accepted(play):
    asked = play.suggestion()
    seen = play.scene.paragraph("过去一年，").version
    decisions.accept(asked.pk, acceptance=Acceptance(seen), by=play.cast.wanda, at=NOON)


def suggestions_accepted_one_after_the_other(play):
    """As many at once are: each by an action of its own."""
    suggestion_accepted(play)
    row = play.scene.paragraph("新修村道")
    suggestions.remove(row.pk, based_on=row.version, by=play.cast.rhea, at=NOON)
    asked = Suggestion.objects.latest("pk")
    decisions.accept(asked.pk, acceptance=Acceptance(row.version), by=play.cast.wanda, at=NOON)


def replaced(play):
    row = play.scene.paragraph("新建茶园")
    hits = [Hit((Noun.PARAGRAPH, row.pk), 4, row.version)]
    what = Replacement(Search("XX"), "120")
    replacements.replace(play.scene.speech.pk, hits=hits, by_what=what, by=play.cast.wanda, at=NOON)


def principals_edit(play):
    principal.name(play.scene.speech.pk, person=play.cast.sana, by=play.cast.wanda, at=NOON)
    reworded(play, is_principals=True)


WAYS = [
    reworded,
    retitled,
    subtitled,
    salutation_added,
    paragraph_moved,
    section_moved,
    section_demoted,
    section_renamed,
    section_removed,
    section_added,
    section_dissolved,
    paragraph_restored,
    version_restored,
    merged,
    split,
    joined,
    inserted,
    removed,
    suggestion_accepted,
    suggestions_accepted_one_after_the_other,
    replaced,
    principals_edit,
]
