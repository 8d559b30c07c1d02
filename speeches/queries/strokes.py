"""Where the principal changed the words, as the text shows it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import Left

from speeches.models import Speech, Stroke, TouchedStroke
from speeches.queries.lines import StrokeMark

# As much as is read at a glance.
_GLANCE = 40


@dataclass(frozen=True, slots=True)
class Strokes:
    """The strokes in each paragraph and heading, in the order of reading."""

    on_paragraphs: Mapping[int, tuple[StrokeMark, ...]]
    on_sections: Mapping[int, tuple[StrokeMark, ...]]


def strokes_on(speech: Speech) -> Strokes:
    """All strokes of a speech; one query, none where its principal has changed nothing."""
    found: dict[str, defaultdict[int, list[StrokeMark]]] = {
        "paragraph": defaultdict(list),
        "section": defaultdict(list),
    }
    for paragraph, section, *mark in _rows(speech) if speech.principal_edits else ():
        line = found["paragraph"][paragraph] if paragraph else found["section"][section]
        line.append(StrokeMark(*mark))
    paragraphs, sections = (
        {line: tuple(sorted(marks, key=_place)) for line, marks in lines.items()} for lines in found.values()
    )
    return Strokes(paragraphs, sections)


def _rows(speech: Speech) -> list[tuple[Any, ...]]:
    touched = TouchedStroke.objects.filter(
        stroke=OuterRef("pk"), is_ended=False, touch__handling=None, touch__ended_in=None
    )
    rows = Stroke.objects.filter(edit__speech=speech).annotate(
        written=Left("quote", _GLANCE), struck=Left("removed", _GLANCE), is_open=Exists(touched)
    )
    columns = ("start", "end", "edit__number", "written", "struck", "is_open")
    return list(rows.values_list("paragraph", "section", *columns))


def _place(mark: StrokeMark) -> tuple[int, int, int]:
    return mark.start, mark.end, mark.number
