"""The principal's edits as a list, and what a version did to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from speeches.models import Photo, PrincipalEdit, Speech, Stroke, Touch


@dataclass(frozen=True, slots=True)
class Flag:
    """What somebody is told right after a save: that it is the principal's, and which edits it touched."""

    edit: PrincipalEdit | None
    touches: tuple[Touch, ...]


def flag_of(speech: Speech, version: int) -> Flag | None:
    """What a version was to the principal's words; no query where he has changed nothing, two otherwise."""
    if not speech.principal_edits:
        return None
    made = PrincipalEdit.objects.filter(speech=speech, version=version).select_related("of").first()
    open_ones = Touch.objects.filter(
        edit__speech=speech, version=version, handling=None, ended_in=None
    ).select_related("edit__of", "by")
    touches = tuple(open_ones.order_by("edit__number"))
    return Flag(made, touches) if made or touches else None


def edits_of(speech: Speech, *, is_open: bool = False) -> list[PrincipalEdit]:
    """All edits of the principal in their order, or those with an open touch; four queries."""
    edits = PrincipalEdit.objects.filter(speech=speech)
    if is_open:
        edits = edits.filter(Exists(_open_touches().filter(edit=OuterRef("pk"))))
    return list(_told(edits))


def edits_on(speech: Speech, lines: Iterable[int], *, noun: str) -> list[PrincipalEdit]:
    """The edits with a stroke in a paragraph or section; four queries."""
    strokes = Stroke.objects.filter(edit=OuterRef("pk"), **{f"{noun}__in": list(lines)})
    return list(_told(PrincipalEdit.objects.filter(Exists(strokes), speech=speech)))


def edit_of(edit_id: int) -> PrincipalEdit:
    """One edit with all that is told of it; four queries."""
    return _told(PrincipalEdit.objects.filter(pk=edit_id)).get()


def open_touches_in(speech: Speech) -> int:
    """How many later changes wait for a word about them; one query."""
    return _open_touches().filter(edit__speech=speech).count()


def _open_touches() -> QuerySet[Touch]:
    return Touch.objects.filter(handling=None, ended_in=None)


def _told(edits: QuerySet[PrincipalEdit]) -> QuerySet[PrincipalEdit]:
    strokes = Stroke.objects.select_related("paragraph", "section").order_by("pk")
    touches = Touch.objects.select_related("by", "said_by").order_by("version")
    photos = Photo.objects.defer("content").select_related("by").order_by("pk")
    told = edits.select_related("of", "entered_by").prefetch_related(Prefetch("strokes", strokes))
    whole = told.prefetch_related(Prefetch("touches", touches)).prefetch_related(Prefetch("photos", photos))
    return whole.order_by("number")
