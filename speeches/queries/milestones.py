"""The versions of a speech that are worth finding again."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from speeches.domain.happenings import COMPARISONS_EXPORTED, ROUNDS_EXPORTED, SHEETS_EXPORTED, Happening
from speeches.models import Milestone, Speech
from speeches.queries.diary import Deed, Save, saves_of
from speeches.queries.wanted import Wanted

# What makes a milestone without being asked.
BEGINNINGS = frozenset({Happening.SPEECH_IMPORTED, Happening.SPEECH_COPIED})
BY_ITSELF = (
    BEGINNINGS
    | COMPARISONS_EXPORTED
    | ROUNDS_EXPORTED
    | SHEETS_EXPORTED
    | {
        Happening.TEXT_EXPORTED,
        Happening.WORD_EXPORTED,
        Happening.SPEECH_PRINTED,
        Happening.SIGNATURE_GIVEN,
        Happening.SPEECH_SIGNED,
        Happening.SIGNATURE_CONFIRMED,
    }
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened to a version: it was brought in, exported or signed."""

    save: Save
    deed: Deed

    @property
    def version(self) -> int:
        """The version that it happened to: what is exported whole or signed is the one in front."""
        if self.deed.kind in COMPARISONS_EXPORTED | ROUNDS_EXPORTED and self.deed.earlier:
            return self.deed.earlier
        return self.save.version if self.deed.kind in BEGINNINGS else self.save.before


@dataclass(slots=True)
class MarkedVersion:
    """A version with the names that it was given and what happened to it."""

    version: int
    names: list[Milestone] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)


def marked_versions(speech: Speech) -> list[MarkedVersion]:
    """All named versions, and those of the latest exports and signatures, the latest first; two queries."""
    marked: dict[int, MarkedVersion] = {}
    for milestone in Milestone.objects.filter(speech=speech).select_related("by").order_by("pk"):
        marked.setdefault(milestone.version, MarkedVersion(milestone.version)).names.append(milestone)
    for occasion in _occasions(speech):
        version = occasion.version
        marked.setdefault(version, MarkedVersion(version)).occasions.append(occasion)
    return [marked[version] for version in sorted(marked, reverse=True)]


def _occasions(speech: Speech) -> Iterable[Occasion]:
    for save in saves_of(speech.pk, speech.version + 1, Wanted(kinds=BY_ITSELF)):
        yield from (Occasion(save, deed) for deed in save.deeds if deed.kind in BY_ITSELF)
