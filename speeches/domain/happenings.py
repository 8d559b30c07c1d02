"""Kinds of events."""

from enum import StrEnum


class Happening(StrEnum):
    """A stored fact about a change: noun.verbed."""

    SPEECH_IMPORTED = "speech.imported"
    SPEECH_DESCRIBED = "speech.described"
    SPEECH_COPIED = "speech.copied"
    SUGGESTING_ONLY = "speech.suggesting_only"
    WRITING_OPENED = "speech.writing_opened"
    MILESTONE_NAMED = "milestone.named"
    TEXT_EXPORTED = "text.exported"
    WORD_EXPORTED = "word.exported"
    SPEECH_PRINTED = "speech.printed"
    TRACKED_EXPORTED = "tracked.exported"
    MARKED_UP_EXPORTED = "marked_up.exported"
    TABLE_WORD_EXPORTED = "table_word.exported"
    TABLE_SHEET_EXPORTED = "table_sheet.exported"
    COMPARISON_BASED = "comparison.based"
    PARAGRAPH_EDITED = "paragraph.edited"
    PARAGRAPH_MERGED = "paragraph.merged"
    PARAGRAPH_SPLIT = "paragraph.split"
    PARAGRAPH_JOINED = "paragraph.joined"
    PARAGRAPH_INSERTED = "paragraph.inserted"
    PARAGRAPH_MOVED = "paragraph.moved"
    PARAGRAPH_REMOVED = "paragraph.removed"
    PARAGRAPH_RESTORED = "paragraph.restored"
    WORDS_REPLACED = "words.replaced"
    SECTION_ADDED = "section.added"
    SECTION_RENAMED = "section.renamed"
    SECTION_MOVED = "section.moved"
    SECTION_PROMOTED = "section.promoted"
    SECTION_DEMOTED = "section.demoted"
    SECTION_REMOVED = "section.removed"
    SECTION_RESTORED = "section.restored"
    SECTION_DISSOLVED = "section.dissolved"
    SECTION_RENUMBERED = "section.renumbered"
    SECTION_ASSIGNED = "section.assigned"
    SECTION_UNASSIGNED = "section.unassigned"
    THREAD_OPENED = "thread.opened"
    THREAD_ANSWERED = "thread.answered"
    THREAD_RESOLVED = "thread.resolved"
    THREAD_REOPENED = "thread.reopened"
    COMMENT_REWORDED = "comment.reworded"
    COMMENT_WITHDRAWN = "comment.withdrawn"
    SUGGESTION_MADE = "suggestion.made"
    SUGGESTION_ACCEPTED = "suggestion.accepted"
    SUGGESTION_DECLINED = "suggestion.declined"
    SUGGESTION_WITHDRAWN = "suggestion.withdrawn"
    SUGGESTION_REOPENED = "suggestion.reopened"
    DRAFTERS_TALKED = "thread.among_drafters"
    THREAD_LOST = "thread.lost"
    THREAD_FOUND = "thread.found"
    ROUND_OPENED = "round.opened"
    ROUND_DESCRIBED = "round.described"
    ROUND_INVITED = "round.invited"
    ROUND_DISMISSED = "round.dismissed"
    ROUND_CLOSED = "round.closed"
    ROUND_REOPENED = "round.reopened"
    OPINION_GIVEN = "opinion.given"
    OPINION_NONE = "opinion.none"
    OPINION_ADOPTED = "opinion.adopted"
    OPINION_PARTLY = "opinion.partly"
    OPINION_DECLINED = "opinion.declined"
    OPINION_WITHDRAWN = "opinion.withdrawn"
    OPINIONS_WORD_EXPORTED = "opinions_word.exported"
    OPINIONS_SHEET_EXPORTED = "opinions_sheet.exported"
    OPINIONS_ACCOUNT_EXPORTED = "opinions_account.exported"
    SIGNATURE_GIVEN = "signature.given"
    SIGNATURE_VOIDED = "signature.voided"
    SIGNATURE_WITHDRAWN = "signature.withdrawn"
    SIGNATURE_CONFIRMED = "signature.confirmed"
    SIGNATURE_KEPT = "signature.kept"
    SPEECH_SIGNED = "signature.given_on_whole"
    ROUTE_LAID = "route.laid"
    ROUTE_SUBMITTED = "route.submitted"
    ROUTE_COMPLETED = "route.completed"
    ROUTE_REOPENED = "route.reopened"
    ROUTE_SENT_BACK = "route.sent_back"
    STEP_OPENED = "step.opened"
    STEP_PASSED = "step.passed"
    STEP_SKIPPED = "step.skipped"
    STEP_RESUMED = "step.resumed"
    STEP_DUE = "step.due"
    STEP_REMINDED = "step.reminded"
    SEAT_FILLED = "seat.filled"
    SEAT_VACATED = "seat.vacated"
    STAND_IN_NAMED = "stand_in.named"
    STAND_IN_APPLIED = "stand_in.applied"
    STAND_IN_ENDED = "stand_in.ended"
    SECTION_READY = "readiness.called"
    SECTION_UNREADY = "readiness.taken_back"
    FINDING_WAIVED = "finding.waived"
    FINDING_HEEDED = "finding.heeded"
    SPEECH_LOCKED = "final.locked"
    SPEECH_UNLOCKED = "final.unlocked"
    PARAGRAPH_REPAIRED = "paragraph.repaired"
    SECTION_REPAIRED = "section.repaired"
    REPAIR_SEEN = "repair.seen"
    SHEET_WORD_EXPORTED = "sheet_word.exported"
    SHEET_PRINTED = "sheet.printed"
    PRINCIPAL_NAMED = "principal.named"
    PRINCIPAL_ENDED = "principal.ended"
    PRINCIPAL_TOUCHED = "principal.touched"
    TOUCH_ABSORBED = "touch.absorbed"
    TOUCH_TECHNICAL = "touch.technical"
    TOUCH_REFERRED = "touch.referred"
    PHOTO_ATTACHED = "photo.attached"
    PHOTO_WITHDRAWN = "photo.withdrawn"
    MEMBER_ADDED = "member.added"
    MEMBER_CHANGED = "member.changed"
    MEMBER_LIMITED = "member.limited"
    MEMBER_FREED = "member.freed"
    MEMBER_REMOVED = "member.removed"
    CHANGE_UNDONE = "change.undone"
    CHANGE_REDONE = "change.redone"
    CHANGES_TAKEN_BACK = "change.taken_back"
    SPEECH_REWOUND = "change.speech_rewound"
    SECTION_REWOUND = "change.section_rewound"


COMPARISONS_EXPORTED = frozenset(
    {
        Happening.TRACKED_EXPORTED,
        Happening.MARKED_UP_EXPORTED,
        Happening.TABLE_WORD_EXPORTED,
        Happening.TABLE_SHEET_EXPORTED,
    }
)

# They go back and forth over one's own changes.
TURNS = frozenset({Happening.CHANGE_UNDONE, Happening.CHANGE_REDONE})
ROUNDS_EXPORTED = frozenset(
    {
        Happening.OPINIONS_WORD_EXPORTED,
        Happening.OPINIONS_SHEET_EXPORTED,
        Happening.OPINIONS_ACCOUNT_EXPORTED,
    }
)

# What changes a route itself, not where the speech stands on it.
ROUTE_CHANGED = frozenset(
    {
        Happening.ROUTE_LAID,
        Happening.STEP_SKIPPED,
        Happening.STEP_RESUMED,
        Happening.STEP_DUE,
        Happening.SEAT_FILLED,
        Happening.SEAT_VACATED,
    }
)
SHEETS_EXPORTED = frozenset({Happening.SHEET_WORD_EXPORTED, Happening.SHEET_PRINTED})
ON_ITS_WAY = frozenset(
    {
        Happening.ROUTE_LAID,
        Happening.ROUTE_SUBMITTED,
        Happening.ROUTE_COMPLETED,
        Happening.ROUTE_REOPENED,
        Happening.ROUTE_SENT_BACK,
        Happening.STEP_OPENED,
        Happening.STEP_PASSED,
        Happening.STEP_SKIPPED,
        Happening.STEP_RESUMED,
        Happening.SEAT_FILLED,
        Happening.SEAT_VACATED,
        Happening.SPEECH_LOCKED,
        Happening.SPEECH_UNLOCKED,
    }
)
