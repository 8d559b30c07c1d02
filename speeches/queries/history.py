"""What a paragraph said in earlier versions, and who wrote it."""

from dataclasses import dataclass

from speeches.domain.diff import Span, spans
from speeches.domain.happenings import Happening
from speeches.models import Event, Paragraph, Revision, Section


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph's text from one version on: who wrote it, and how it differs from the wording before."""

    event: Event
    text: str
    spans: tuple[Span, ...]


def text_at(paragraph_id: int, version: int) -> str:
    """The words of a paragraph in a version; empty where it did not exist yet."""
    earlier = Revision.objects.filter(paragraph=paragraph_id, since__lte=version, joined_into=None)
    return earlier.order_by("-since").values_list("text", flat=True).first() or ""


def line_at(row: Paragraph | Section, version: int) -> str:
    """The words of a paragraph or heading in a version; empty where it did not exist yet."""
    if isinstance(row, Paragraph):
        return text_at(row.pk, version)
    earlier = Revision.objects.filter(section=row, since__lte=version).order_by("-since")
    return earlier.values_list("text", flat=True).first() or ""


def wordings_of(paragraph: Paragraph) -> list[Wording]:
    """Every wording of a paragraph, the latest first; two queries."""
    written = list(
        Revision.objects.filter(paragraph=paragraph, joined_into=None)
        .order_by("since")
        .values_list("since", "text")
    )
    events = Event.objects.filter(speech=paragraph.speech_id, version__in=[since for since, _ in written])
    first = {event.version: event for event in events.select_related("by", "through").order_by("-ordinal")}
    befores = ["", *(text for _, text in written)]
    return [
        Wording(first[since], text, spans(before, text))
        for (since, text), before in zip(written, befores, strict=False)
    ][::-1]


def author_of(paragraph: Paragraph) -> Event | None:
    """The event that last wrote the paragraph's words."""
    return _first_event(paragraph.speech_id, paragraph.version)


def removal_of(paragraph_id: int) -> Event | None:
    """The event that took the paragraph out; None while it stands."""
    row = Paragraph.objects.filter(pk=paragraph_id).values_list("speech_id", "removed_in").first()
    return _first_event(row[0], row[1]) if row and row[1] else None


def deeds_in(speech_id: int, version: int) -> set[Happening]:
    """What happened in one version: a save may have merged, or made several paragraphs of one."""
    kinds = Event.objects.filter(speech=speech_id, version=version).values_list("kind", flat=True)
    return {Happening(kind) for kind in kinds}


def lines_written_in(speech_id: int, version: int) -> int:
    """How many paragraphs and headings a version gave other words."""
    return Revision.objects.filter(speech=speech_id, since=version).count()


def _first_event(speech_id: int, version: int) -> Event | None:
    events = Event.objects.filter(speech=speech_id, version=version).select_related("by", "through")
    return events.order_by("ordinal").first()
