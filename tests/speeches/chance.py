"""Things that somebody may do to a speech, found by chance: scripts for laws about whole stories."""

from dataclasses import dataclass

from speeches.actions import paragraphs, places, restorations, reversals, sections
from speeches.actions.places import Shift, Step
from speeches.domain.verdict import Refusal
from speeches.models import Paragraph, Section
from tests.stage import NOON, Scene

TYPED = ["产值增长9%。", "到村里去，", "XX亩", "补充一句。"]


@dataclass(frozen=True)
class Deed:
    """One thing somebody does, to a line or section found by chance."""

    name: str
    at: int
    how: int

    def do(self, scene: Scene, by) -> int | None:
        """The version it made; None where it cannot be done."""
        try:
            version: int = DEEDS[self.name](scene, self, by)
        except (Refusal, LookupError):
            return None
        return version


def line(scene, deed):
    standing = Paragraph.objects.filter(speech=scene.speech, removed_in=None).order_by("pk")
    return standing[deed.at % standing.count()]


def part(scene, deed):
    standing = Section.objects.filter(speech=scene.speech, removed_in=None).order_by("pk")
    return standing[deed.at % standing.count()]


def reworded(scene, deed, by):
    row, words = line(scene, deed), TYPED[deed.how % len(TYPED)]
    place = deed.how % (len(row.text) + 1)
    text = row.text[:place] + words + row.text[place + deed.how % 3 :]
    return paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=NOON)


def split(scene, deed, by):
    row = line(scene, deed)
    place = 1 + deed.how % max(1, len(row.text) - 1)
    text = f"{row.text[:place]}\n{row.text[place:]}"
    if deed.how % 4 == 0:
        text = f"{TYPED[0]}{text}\n{TYPED[3]}"
    return paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=NOON)


def joined(scene, deed, by):
    row = line(scene, deed)
    text = row.text + (TYPED[1] if deed.how % 3 == 0 else "")
    return paragraphs.join(row.pk, text=text, based_on=row.version, by=by, at=NOON)


def inserted(scene, deed, by):
    if deed.how % 3:
        return paragraphs.insert(line(scene, deed).pk, text="甲。\n乙。", by=by, at=NOON)
    return paragraphs.insert_first(part(scene, deed).pk, text="先说一句。", by=by, at=NOON)


def taken_out(scene, deed, by):
    row = line(scene, deed)
    return paragraphs.remove(row.pk, based_on=row.version, by=by, at=NOON)


def moved(scene, deed, by):
    step = list(Step)[deed.how % 4]
    return places.move_paragraph(line(scene, deed).pk, step=step, by=by, at=NOON)


def dropped(scene, deed, by):
    before = Deed("", deed.how, 0)
    return places.move_before(line(scene, deed).pk, before_id=line(scene, before).pk, by=by, at=NOON)


def shifted(scene, deed, by):
    shift = list(Shift)[deed.how % 4]
    return places.move_section(part(scene, deed).pk, shift=shift, by=by, at=NOON)


def section_added(scene, deed, by):
    add = sections.add_after if deed.how % 2 else sections.add_inside
    return add(part(scene, deed).pk, heading="生态不断好转", by=by, at=NOON)


def renamed(scene, deed, by):
    row = part(scene, deed)
    return sections.rename(row.pk, heading=f"{row.heading}新", based_on=row.version, by=by, at=NOON)


def section_removed(scene, deed, by):
    return sections.remove(part(scene, deed).pk, based_on=scene.version, by=by, at=NOON)


def dissolved(scene, deed, by):
    return sections.dissolve(part(scene, deed).pk, based_on=scene.version, by=by, at=NOON)


def brought_back(scene, deed, by):
    gone = Paragraph.objects.filter(speech=scene.speech, removed_in__isnull=False).order_by("pk")
    row = gone[deed.at % gone.count()] if gone else line(scene, deed)
    return paragraphs.restore(row.pk, version=1 + deed.how % scene.version, by=by, at=NOON)


def section_brought_back(scene, deed, by):
    gone = Section.objects.filter(speech=scene.speech, removed_in__isnull=False).order_by("pk")
    return sections.restore(gone[deed.at % max(1, gone.count())].pk, by=by, at=NOON)


def rewound(scene, deed, by):
    version = 1 + deed.how % scene.version
    words = {"version": version, "based_on": scene.version, "by": by, "at": NOON}
    if deed.at % 3:
        return restorations.restore_section(part(scene, deed).pk, **words)
    return restorations.restore_speech(scene.speech.pk, **words)


def undid(scene, deed, by):
    act = reversals.undo if deed.how % 3 else reversals.redo
    return act(scene.speech.pk, by=by, at=NOON)


DEEDS = {
    one.__name__: one
    for one in (
        reworded,
        split,
        joined,
        inserted,
        taken_out,
        moved,
        dropped,
        shifted,
        section_added,
        renamed,
        section_removed,
        dissolved,
        brought_back,
        section_brought_back,
        rewound,
        undid,
    )
}
