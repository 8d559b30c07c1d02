"""What the principal wrote is noted, goes along with its words, and knows who touches it later."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from accounts.models import User
from speeches.actions._written import Written
from speeches.domain.happenings import Happening
from speeches.domain.strokes.following import Followed, follow
from speeches.domain.strokes.stroke import Stroke as Words
from speeches.domain.strokes.writing import strokes_of
from speeches.domain.touching import Handling
from speeches.models import PrincipalEdit, Speech, Stroke, Touch, TouchedStroke
from speeches.models.anchored import ANCHOR_COLUMNS

_COLUMNS = (*ANCHOR_COLUMNS, "section", "quote")


class Fact(NamedTuple):
    """Words of the principal were touched in a line."""

    kind: Happening
    paragraph: int | None
    section: int | None


@dataclass(frozen=True, slots=True)
class Doing:
    """Whose change is made in a speech, who carries it out, and when; `repair` why, in a final one."""

    speech: Speech
    author: User
    carrier: User
    at: datetime
    repair: str = ""

    @property
    def is_principals(self) -> bool:
        """The principal's own change, whoever typed it."""
        return self.author.pk == self.speech.principal_id


def carry_strokes(doing: Doing, made: Written) -> list[Fact]:
    """Move the strokes of a speech with their words, and note what the change touched or gave back.

    No query where the principal has changed nothing yet, one where nothing of his is concerned, a fixed
    number otherwise.
    """
    rows = list(_concerned(made)) if doing.speech.principal_edits else []
    if not rows:
        return []
    before = {row: row.stroke.standing for row in rows}
    after = dict(_followed(rows, made))
    parts = [part for row, followed in after.items() for part in _carried(row, followed, made.version)]
    Stroke.objects.bulk_create(after, update_conflicts=True, unique_fields=["id"], update_fields=_COLUMNS)
    Stroke.objects.bulk_create(parts)
    now = {row: _standing(followed) for row, followed in after.items() if followed.is_touched}
    fresh = _end_what_is_as_before(now, made.version) if now else []
    return list(dict.fromkeys(_note_touches(doing, {row: before[row] for row in fresh}, made.version)))


def note_edit(doing: Doing, made: Written) -> None:
    """Number what the principal changed, and keep where."""
    if not doing.is_principals:
        return
    on_paragraphs, on_headings = strokes_of(made.passages), strokes_of(made.headings)
    if not on_paragraphs and not on_headings:
        return
    doing.speech.principal_edits += 1
    edit = PrincipalEdit.objects.create(
        speech=doing.speech,
        number=doing.speech.principal_edits,
        version=made.version,
        of=doing.author,
        entered_by=doing.carrier,
        at=doing.at,
    )
    rows = [_row(edit, words, made.version, is_heading=False) for words in on_paragraphs]
    rows += [_row(edit, words, made.version, is_heading=True) for words in on_headings]
    Stroke.objects.bulk_create(rows)


def _concerned(made: Written) -> QuerySet[Stroke]:
    paragraphs = {row.paragraph_id for row in made.written} | made.placed
    sections = {row.section_id for row in made.revisions if row.section_id}
    sections |= {row.section_id for row in made.placements if row.section_id}
    concerned = Q(paragraph__in=paragraphs) | Q(paragraph__removed_in=made.version)
    concerned |= Q(section__in=sections) | Q(section__removed_in=made.version)
    if paragraphs or sections:
        # Words of his that are gone may come back anywhere.
        concerned |= Q(lost_in__isnull=False) & ~Q(quote="")
    return Stroke.objects.filter(concerned, edit__speech=made.speech_id).select_related("edit").order_by("pk")


def _followed(rows: Iterable[Stroke], made: Written) -> Iterator[tuple[Stroke, Followed]]:
    in_text = {row: row.stroke for row in rows if row.paragraph_id}
    in_headings = {row: row.stroke for row in rows if row.section_id}
    if in_text:
        yield from follow(in_text, made.passages).items()
    if in_headings:
        yield from follow(in_headings, made.headings).items()


def _carried(row: Stroke, followed: Followed, version: int) -> list[Stroke]:
    """The row takes over where its words are; the rows of further parts."""
    first, *others = followed.strokes
    _stand(row, first, version, is_heading=row.section_id is not None)
    return [_row(row.edit, words, version, is_heading=row.section_id is not None) for words in others]


def _row(edit: PrincipalEdit, words: Words, version: int, *, is_heading: bool) -> Stroke:
    row = Stroke(edit=edit, removed=words.removed)
    _stand(row, words, version, is_heading=is_heading)
    return row


def _stand(row: Stroke, words: Words, version: int, *, is_heading: bool) -> None:
    row.quote = words.anchor.origin
    if is_heading:
        row.section_id = words.anchor.paragraph
        row.take_over(words.anchor, version)
    else:
        row.stand_on(words.anchor, version)


def _standing(followed: Followed) -> str:
    return "".join(words.standing for words in followed.strokes)


def _end_what_is_as_before(now: Mapping[Stroke, str], version: int) -> list[Stroke]:
    """Touches end by themselves when the words are back that stood there before them; the strokes left."""
    rows = TouchedStroke.objects.filter(stroke__in=now, is_ended=False).order_by("touch__version")
    ended, fresh = list[TouchedStroke](), list[Stroke]()
    known = list(rows)
    for stroke, words in now.items():
        own = [one for one in known if one.stroke_id == stroke.pk]
        at = next((at for at, one in enumerate(own) if one.before == words), None)
        if at is None:
            fresh.append(stroke)
        else:
            ended += own[at:]
    if ended:
        TouchedStroke.objects.filter(pk__in=[one.pk for one in ended]).update(is_ended=True)
        over = Touch.objects.filter(pk__in={one.touch_id for one in ended})
        over.exclude(strokes__is_ended=False).update(ended_in=version)
    return fresh


def _note_touches(doing: Doing, before: Mapping[Stroke, str], version: int) -> Iterator[Fact]:
    touches: dict[int, Touch] = {}
    for stroke in before:
        touches.setdefault(stroke.edit_id, _touch(doing, stroke.edit, version))
    Touch.objects.bulk_create(touches.values())
    TouchedStroke.objects.bulk_create(
        TouchedStroke(touch=touches[stroke.edit_id], stroke=stroke, before=words)
        for stroke, words in before.items()
    )
    for stroke in before:
        if not touches[stroke.edit_id].is_his_own:
            yield Fact(Happening.PRINCIPAL_TOUCHED, stroke.paragraph_id, stroke.section_id)


def _touch(doing: Doing, edit: PrincipalEdit, version: int) -> Touch:
    touch = Touch(edit=edit, version=version, by=doing.author, at=doing.at)
    his = {doing.speech.principal_id, edit.of_id}
    # Whose words he accepts, he agrees with.
    agreed = next((person for person in (doing.author, doing.carrier) if person.pk in his), None)
    if agreed:
        touch.handling, touch.said_by, touch.said_at = Handling.HIMSELF, agreed, doing.at
    elif doing.repair:
        # Nobody could say so later: of a final speech nothing is said any more.
        touch.handling, touch.note = Handling.TECHNICAL, doing.repair
        touch.said_by, touch.said_at = doing.carrier, doing.at
    return touch
