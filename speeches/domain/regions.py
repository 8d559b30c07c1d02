"""The regions of the editor page, and which of them each kind of event touches."""

from enum import StrEnum

from speeches.domain.happenings import (
    COMPARISONS_EXPORTED,
    ON_ITS_WAY,
    ROUNDS_EXPORTED,
    SHEETS_EXPORTED,
    Happening,
)


class Region(StrEnum):
    """A part of the editor page that is drawn anew as a whole."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    MANUSCRIPT = "manuscript"
    OUTLINE = "outline"
    MARGIN = "margin"
    PEOPLE = "people"


WORDS = frozenset({Region.PARAGRAPH, Region.OUTLINE})
STRUCTURE = frozenset({Region.MANUSCRIPT, Region.OUTLINE})
TALK = frozenset({Region.PARAGRAPH, Region.SECTION, Region.OUTLINE, Region.MARGIN})
# What its reader may do is another thing now.
WHOLE_PAGE = frozenset({Region.PEOPLE, Region.MANUSCRIPT, Region.OUTLINE, Region.MARGIN})
# Told in the history only.
NOTHING_SHOWN: frozenset[Region] = frozenset()
MARKED = frozenset({Region.PARAGRAPH, Region.SECTION})
SIGN_OFF = frozenset({Region.SECTION, Region.OUTLINE, Region.MARGIN})

_REGIONS = {
    Happening.SPEECH_IMPORTED: STRUCTURE,
    Happening.SPEECH_DESCRIBED: STRUCTURE,
    Happening.SUGGESTING_ONLY: WHOLE_PAGE,
    Happening.WRITING_OPENED: WHOLE_PAGE,
    Happening.MILESTONE_NAMED: NOTHING_SHOWN,
    Happening.TEXT_EXPORTED: NOTHING_SHOWN,
    Happening.WORD_EXPORTED: NOTHING_SHOWN,
    Happening.SPEECH_PRINTED: NOTHING_SHOWN,
    **dict.fromkeys(COMPARISONS_EXPORTED | ROUNDS_EXPORTED, NOTHING_SHOWN),
    Happening.COMPARISON_BASED: NOTHING_SHOWN,
    Happening.PARAGRAPH_EDITED: WORDS,
    Happening.PARAGRAPH_MERGED: WORDS,
    Happening.PARAGRAPH_RESTORED: STRUCTURE,
    Happening.SECTION_RENAMED: frozenset({Region.SECTION, Region.OUTLINE}),
    Happening.THREAD_OPENED: TALK,
    Happening.THREAD_ANSWERED: TALK,
    Happening.THREAD_RESOLVED: TALK,
    Happening.THREAD_REOPENED: TALK,
    Happening.COMMENT_REWORDED: TALK,
    Happening.COMMENT_WITHDRAWN: TALK,
    Happening.SUGGESTION_MADE: TALK,
    Happening.SUGGESTION_ACCEPTED: TALK,
    Happening.SUGGESTION_DECLINED: TALK,
    Happening.SUGGESTION_WITHDRAWN: TALK,
    # Words may have gone back, and places.
    Happening.SUGGESTION_REOPENED: STRUCTURE | TALK,
    # Where it was is told to nobody: everything that could show it is drawn anew for everybody.
    Happening.DRAFTERS_TALKED: frozenset({Region.MANUSCRIPT, Region.OUTLINE, Region.MARGIN}),
    Happening.THREAD_LOST: TALK,
    Happening.THREAD_FOUND: TALK,
    Happening.ROUND_OPENED: NOTHING_SHOWN,
    Happening.ROUND_DESCRIBED: NOTHING_SHOWN,
    Happening.ROUND_INVITED: NOTHING_SHOWN,
    Happening.ROUND_DISMISSED: NOTHING_SHOWN,
    # What may still be said in its threads.
    Happening.ROUND_CLOSED: frozenset({Region.MARGIN}),
    Happening.ROUND_REOPENED: frozenset({Region.MARGIN}),
    Happening.OPINION_GIVEN: TALK,
    Happening.OPINION_NONE: NOTHING_SHOWN,
    Happening.OPINION_ADOPTED: TALK,
    Happening.OPINION_PARTLY: TALK,
    Happening.OPINION_DECLINED: TALK,
    Happening.OPINION_WITHDRAWN: TALK,
    Happening.SIGNATURE_GIVEN: SIGN_OFF,
    # Whoever signed may sign again, and finds the way to it in the bar.
    Happening.SIGNATURE_VOIDED: SIGN_OFF | {Region.PEOPLE},
    Happening.SIGNATURE_WITHDRAWN: SIGN_OFF,
    Happening.SIGNATURE_CONFIRMED: SIGN_OFF,
    Happening.SIGNATURE_KEPT: SIGN_OFF,
    Happening.SPEECH_SIGNED: SIGN_OFF,
    Happening.SECTION_READY: SIGN_OFF,
    Happening.SECTION_UNREADY: SIGN_OFF,
    Happening.FINDING_WAIVED: NOTHING_SHOWN,
    Happening.FINDING_HEEDED: NOTHING_SHOWN,
    Happening.STEP_DUE: NOTHING_SHOWN,
    Happening.STEP_REMINDED: NOTHING_SHOWN,
    Happening.STAND_IN_NAMED: NOTHING_SHOWN,
    Happening.STAND_IN_APPLIED: NOTHING_SHOWN,
    Happening.STAND_IN_ENDED: NOTHING_SHOWN,
    Happening.REPAIR_SEEN: NOTHING_SHOWN,
    **dict.fromkeys(SHEETS_EXPORTED, NOTHING_SHOWN),
    # What its readers may do changes with where it stands.
    **dict.fromkeys(ON_ITS_WAY, WHOLE_PAGE),
    Happening.PRINCIPAL_TOUCHED: MARKED,
    Happening.TOUCH_ABSORBED: MARKED,
    Happening.TOUCH_TECHNICAL: MARKED,
    Happening.TOUCH_REFERRED: MARKED,
    Happening.PHOTO_ATTACHED: NOTHING_SHOWN,
    Happening.PHOTO_WITHDRAWN: NOTHING_SHOWN,
    Happening.MEMBER_ADDED: frozenset({Region.PEOPLE}),
    Happening.MEMBER_CHANGED: WHOLE_PAGE,
    Happening.MEMBER_LIMITED: frozenset({Region.PEOPLE, Region.MANUSCRIPT, Region.OUTLINE}),
    Happening.MEMBER_FREED: frozenset({Region.PEOPLE, Region.MANUSCRIPT, Region.OUTLINE}),
    Happening.MEMBER_REMOVED: frozenset({Region.PEOPLE}),
}


def regions_of(kind: Happening) -> frozenset[Region]:
    """The regions that show something else after this; what is not named apart changes the structure."""
    return _REGIONS.get(kind, STRUCTURE)
