"""What happenings are about: the text, its order, talk, signatures, names of versions, or people."""

from enum import StrEnum

from speeches.domain.happenings import COMPARISONS_EXPORTED, ROUNDS_EXPORTED, SHEETS_EXPORTED, Happening


class Sort(StrEnum):
    """What a happening is about, as somebody looks for it in the history."""

    TEXT = "text"
    ORDER = "order"
    TALK = "talk"
    SIGNATURES = "signatures"
    MILESTONES = "milestones"
    PEOPLE = "people"


_SORTS = {
    Happening.PARAGRAPH_MOVED: Sort.ORDER,
    Happening.SECTION_MOVED: Sort.ORDER,
    Happening.SECTION_PROMOTED: Sort.ORDER,
    Happening.SECTION_DEMOTED: Sort.ORDER,
    Happening.SECTION_DISSOLVED: Sort.ORDER,
    Happening.SECTION_RENUMBERED: Sort.ORDER,
    Happening.SECTION_ASSIGNED: Sort.PEOPLE,
    Happening.SECTION_UNASSIGNED: Sort.PEOPLE,
    Happening.SUGGESTION_ACCEPTED: Sort.TEXT,
    Happening.SUGGESTION_REOPENED: Sort.TEXT,
    Happening.SPEECH_DESCRIBED: Sort.PEOPLE,
    Happening.SUGGESTING_ONLY: Sort.PEOPLE,
    Happening.WRITING_OPENED: Sort.PEOPLE,
    Happening.PRINCIPAL_NAMED: Sort.PEOPLE,
    Happening.PRINCIPAL_ENDED: Sort.PEOPLE,
    Happening.SPEECH_IMPORTED: Sort.MILESTONES,
    Happening.SPEECH_COPIED: Sort.MILESTONES,
    Happening.MILESTONE_NAMED: Sort.MILESTONES,
    Happening.TEXT_EXPORTED: Sort.MILESTONES,
    Happening.WORD_EXPORTED: Sort.MILESTONES,
    Happening.SPEECH_PRINTED: Sort.MILESTONES,
    **dict.fromkeys(COMPARISONS_EXPORTED | ROUNDS_EXPORTED | SHEETS_EXPORTED, Sort.MILESTONES),
    Happening.COMPARISON_BASED: Sort.MILESTONES,
}
_SORTS_OF_NOUNS = {
    "thread": Sort.TALK,
    "comment": Sort.TALK,
    "suggestion": Sort.TALK,
    "principal": Sort.TALK,
    "touch": Sort.TALK,
    "photo": Sort.TALK,
    "round": Sort.TALK,
    "opinion": Sort.TALK,
    "finding": Sort.TALK,
    **dict.fromkeys(
        ["signature", "route", "step", "seat", "stand_in", "readiness", "final", "repair"], Sort.SIGNATURES
    ),
    "member": Sort.PEOPLE,
}


def sort_of(kind: Happening) -> Sort:
    """What it is about; what is not named apart is about the text."""
    return _SORTS.get(kind) or _SORTS_OF_NOUNS.get(kind.partition(".")[0], Sort.TEXT)


def is_about_words(kind: Happening) -> bool:
    """It changes what the speech says, or where; the import, from which that begins, does not."""
    return sort_of(kind) in {Sort.TEXT, Sort.ORDER}


def kinds_of(sort: Sort) -> frozenset[Happening]:
    """Everything that is about it."""
    return frozenset(kind for kind in Happening if sort_of(kind) is sort)
