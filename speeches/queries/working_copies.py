"""What somebody typed and did not save: offered again to him, and shown to nobody else."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from accounts.models import User
from speeches.domain.diff import Span, spans
from speeches.domain.pens import OF_TEXTS, SUGGESTING, PenKind
from speeches.models import Paragraph, Section, WorkingCopy
from speeches.queries.assigned import own_sections
from speeches.queries.standing import Standing

# A save whose page was closed before it could forget its copy: the speech says these words already.
SAVED_SINCE = Q(kind__in=OF_TEXTS, text=F("paragraph__text"), paragraph__removed_in=None) | Q(
    kind=PenKind.HEADING, text=F("section__heading"), section__removed_in=None
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Unsaved words of a person, and what stands at their place now.

    `is_foreign` where he is limited to other sections meanwhile.
    """

    copy: WorkingCopy
    is_foreign: bool = False

    @property
    def is_homeless(self) -> bool:
        """What they belong to was removed meanwhile."""
        of = self.copy.paragraph or self.copy.section
        return of is None or of.removed_in is not None

    @property
    def has_moved_on(self) -> bool:
        """Somebody wrote there after these words were begun."""
        written = self._written
        return written is not None and self.copy.based_on is not None and written > self.copy.based_on

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words, marked against what stands there now; a new text is all new."""
        return spans(self._standing, self.copy.text)

    @property
    def _written(self) -> int | None:
        if self.copy.kind in OF_TEXTS and self.copy.paragraph:
            return self.copy.paragraph.version
        return self.copy.section.version if self.copy.kind is PenKind.HEADING and self.copy.section else None

    @property
    def _standing(self) -> str:
        if self.copy.kind in OF_TEXTS and self.copy.paragraph:
            return self.copy.paragraph.text
        return self.copy.section.heading if self.copy.kind is PenKind.HEADING and self.copy.section else ""


def kept_in(speech_id: int, person: User, standing: Standing) -> list[Kept]:
    """All unsaved words of a person in a speech, the latest first; one query, of who is limited three."""
    kept = _kept(WorkingCopy.objects.filter(speech=speech_id, by=person))
    if not kept or not standing.is_limited:
        return kept
    own = own_sections(standing, speech_id)
    return [Kept(one.copy, _is_foreign(one.copy, own)) for one in kept]


def kept_by(copy: WorkingCopy, standing: Standing) -> Kept:
    """One of them; no query without a limit, else two."""
    own = own_sections(standing, copy.speech_id) if standing.is_limited else {_section_of(copy)}
    return Kept(copy, _is_foreign(copy, own))


def kept_at(kind: PenKind, of: Paragraph | Section, person: User) -> list[Kept]:
    """What a person left unsaved in this field; one query."""
    place = {"paragraph": of} if isinstance(of, Paragraph) else {"section": of}
    return _kept(WorkingCopy.objects.filter(speech=of.speech_id, by=person, kind=kind, **place))


def _is_foreign(copy: WorkingCopy, own: Collection[int | None]) -> bool:
    """Written where somebody else writes; a suggestion may be made anywhere."""
    return copy.kind not in SUGGESTING and _section_of(copy) not in own


def _section_of(copy: WorkingCopy) -> int | None:
    return copy.paragraph.section_id if copy.paragraph else copy.section_id


def _kept(copies: QuerySet[WorkingCopy]) -> list[Kept]:
    rows = copies.exclude(SAVED_SINCE).select_related("paragraph", "section").order_by("-at", "-pk")
    return [Kept(copy) for copy in rows]
