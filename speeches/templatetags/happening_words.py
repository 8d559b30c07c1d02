"""What has happened to a speech, each kind as the end of a sentence that begins with who did it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from speeches.domain.happenings import Happening

SENTENCES: dict[Happening, Promise] = {
    Happening.SPEECH_IMPORTED: gettext_lazy("brought in the speech"),
    Happening.SPEECH_DESCRIBED: gettext_lazy("changed the details of the speech"),
    Happening.SPEECH_COPIED: gettext_lazy("began the speech as a copy of version %(earlier)s of another one"),
    Happening.SUGGESTING_ONLY: gettext_lazy("let all but the owner only suggest"),
    Happening.WRITING_OPENED: gettext_lazy("let everybody write again who may"),
    Happening.MILESTONE_NAMED: gettext_lazy("gave version %(earlier)s a name"),
    Happening.TEXT_EXPORTED: gettext_lazy("exported version %(earlier)s as plain text"),
    Happening.WORD_EXPORTED: gettext_lazy("exported version %(earlier)s as a Word file"),
    Happening.SPEECH_PRINTED: gettext_lazy("printed version %(earlier)s"),
    Happening.TRACKED_EXPORTED: gettext_lazy(
        "exported version %(earlier)s as a Word file with tracked changes"
    ),
    Happening.MARKED_UP_EXPORTED: gettext_lazy("exported version %(earlier)s as a marked-up copy (PDF)"),
    Happening.TABLE_WORD_EXPORTED: gettext_lazy(
        "exported the table of changes up to version %(earlier)s as a Word file"
    ),
    Happening.TABLE_SHEET_EXPORTED: gettext_lazy(
        "exported the table of changes up to version %(earlier)s as an Excel file"
    ),
    Happening.COMPARISON_BASED: gettext_lazy("the changes are those since version %(earlier)s"),
    Happening.PARAGRAPH_EDITED: gettext_lazy("reworded %(subjects)s"),
    Happening.PARAGRAPH_MERGED: gettext_lazy(
        "reworded %(subjects)s, merged with what others wrote at the same time"
    ),
    Happening.PARAGRAPH_SPLIT: gettext_lazy("split %(subjects)s"),
    Happening.PARAGRAPH_JOINED: gettext_lazy("joined the next paragraph to %(subjects)s"),
    Happening.PARAGRAPH_INSERTED: gettext_lazy("added %(subjects)s"),
    Happening.PARAGRAPH_MOVED: gettext_lazy("moved %(subjects)s"),
    Happening.PARAGRAPH_REMOVED: gettext_lazy("removed %(subjects)s"),
    Happening.PARAGRAPH_RESTORED: gettext_lazy("brought back %(subjects)s as in version %(earlier)s"),
    Happening.WORDS_REPLACED: gettext_lazy("replaced words in %(subjects)s"),
    Happening.SECTION_ADDED: gettext_lazy("added the section %(subjects)s"),
    Happening.SECTION_RENAMED: gettext_lazy("renamed a section to %(subjects)s"),
    Happening.SECTION_MOVED: gettext_lazy("moved the section %(subjects)s"),
    Happening.SECTION_PROMOTED: gettext_lazy("raised the section %(subjects)s by one level"),
    Happening.SECTION_DEMOTED: gettext_lazy("lowered the section %(subjects)s by one level"),
    Happening.SECTION_REMOVED: gettext_lazy("removed the section %(subjects)s"),
    Happening.SECTION_RESTORED: gettext_lazy("brought back the section %(subjects)s"),
    Happening.SECTION_DISSOLVED: gettext_lazy("took away the heading %(subjects)s and left its text"),
    Happening.SECTION_RENUMBERED: gettext_lazy("let the numbers around %(subjects)s follow the count"),
    Happening.THREAD_OPENED: gettext_lazy("commented on %(subjects)s"),
    Happening.THREAD_ANSWERED: gettext_lazy("answered a comment on %(subjects)s"),
    Happening.THREAD_RESOLVED: gettext_lazy("resolved a comment on %(subjects)s"),
    Happening.THREAD_REOPENED: gettext_lazy("reopened a comment on %(subjects)s"),
    Happening.COMMENT_REWORDED: gettext_lazy("reworded a comment on %(subjects)s"),
    Happening.COMMENT_WITHDRAWN: gettext_lazy("took back a comment on %(subjects)s"),
    Happening.SUGGESTION_MADE: gettext_lazy("made a suggestion on %(subjects)s"),
    Happening.SUGGESTION_ACCEPTED: gettext_lazy("had a suggestion on %(subjects)s accepted"),
    Happening.SUGGESTION_DECLINED: gettext_lazy("declined a suggestion on %(subjects)s"),
    Happening.SUGGESTION_WITHDRAWN: gettext_lazy("withdrew a suggestion on %(subjects)s"),
    Happening.SUGGESTION_REOPENED: gettext_lazy("took back a decision on a suggestion on %(subjects)s"),
    Happening.DRAFTERS_TALKED: gettext_lazy("talked among those who draft"),
    Happening.THREAD_LOST: gettext_lazy("thereby took away words of %(subjects)s that a comment is about"),
    Happening.THREAD_FOUND: gettext_lazy(
        "thereby brought words of %(subjects)s back that a comment is about"
    ),
    Happening.ROUND_OPENED: gettext_lazy("opened a round of consultation on version %(earlier)s"),
    Happening.ROUND_DESCRIBED: gettext_lazy("changed the terms of the consultation on version %(earlier)s"),
    Happening.ROUND_INVITED: gettext_lazy("asked %(person)s for an opinion on version %(earlier)s"),
    Happening.ROUND_DISMISSED: gettext_lazy(
        "no longer asks %(person)s for an opinion on version %(earlier)s"
    ),
    Happening.ROUND_CLOSED: gettext_lazy("closed the round of consultation on version %(earlier)s"),
    Happening.ROUND_REOPENED: gettext_lazy("reopened the round of consultation on version %(earlier)s"),
    Happening.OPINION_GIVEN: gettext_lazy("gave an opinion on %(subjects)s"),
    Happening.OPINION_NONE: gettext_lazy("had no opinion on version %(earlier)s"),
    Happening.OPINION_ADOPTED: gettext_lazy("adopted an opinion on %(subjects)s"),
    Happening.OPINION_PARTLY: gettext_lazy("adopted in part an opinion on %(subjects)s"),
    Happening.OPINION_DECLINED: gettext_lazy("did not adopt an opinion on %(subjects)s"),
    Happening.OPINION_WITHDRAWN: gettext_lazy("took back an opinion on %(subjects)s"),
    Happening.OPINIONS_WORD_EXPORTED: gettext_lazy(
        "exported the opinions on version %(earlier)s as a Word table"
    ),
    Happening.OPINIONS_SHEET_EXPORTED: gettext_lazy(
        "exported the opinions on version %(earlier)s as an Excel file"
    ),
    Happening.OPINIONS_ACCOUNT_EXPORTED: gettext_lazy(
        "exported the account of what became of the opinions on version %(earlier)s"
    ),
    Happening.SIGNATURE_GIVEN: gettext_lazy("signed %(subjects)s"),
    Happening.SIGNATURE_VOIDED: gettext_lazy("thereby ended the signatures on %(subjects)s"),
    Happening.SIGNATURE_WITHDRAWN: gettext_lazy("withdrew the signature on %(subjects)s"),
    Happening.SIGNATURE_CONFIRMED: gettext_lazy("let the signature on %(subjects)s stand again"),
    Happening.SIGNATURE_KEPT: gettext_lazy("thereby changed signed words of %(subjects)s lightly"),
    Happening.SPEECH_SIGNED: gettext_lazy("signed the whole speech"),
    Happening.ROUTE_LAID: gettext_lazy("laid down who signs in which order"),
    Happening.ROUTE_SUBMITTED: gettext_lazy("submitted the speech for sign-off"),
    Happening.ROUTE_COMPLETED: gettext_lazy("thereby completed the sign-off"),
    Happening.ROUTE_REOPENED: gettext_lazy("thereby reopened the sign-off"),
    Happening.ROUTE_SENT_BACK: gettext_lazy("sent the speech back"),
    Happening.STEP_OPENED: gettext_lazy("thereby opened the step %(subjects)s"),
    Happening.STEP_PASSED: gettext_lazy("thereby passed the step %(subjects)s"),
    Happening.STEP_SKIPPED: gettext_lazy("skipped the step %(subjects)s"),
    Happening.STEP_RESUMED: gettext_lazy("took back that the step %(subjects)s is skipped"),
    Happening.STEP_DUE: gettext_lazy("set another day for the step %(subjects)s"),
    Happening.STEP_REMINDED: gettext_lazy("asked those who are waited for to sign: %(subjects)s"),
    Happening.SEAT_FILLED: gettext_lazy("gave %(person)s a seat at the step %(subjects)s"),
    Happening.SEAT_VACATED: gettext_lazy(
        "thereby left the seat of %(person)s at the step %(subjects)s vacant"
    ),
    Happening.STAND_IN_NAMED: gettext_lazy("lets %(person)s sign on his or her behalf"),
    Happening.STAND_IN_APPLIED: gettext_lazy("thereby let %(person)s sign for somebody who is away"),
    Happening.STAND_IN_ENDED: gettext_lazy("no longer lets %(person)s sign on his or her behalf"),
    Happening.SECTION_READY: gettext_lazy("called the section %(subjects)s ready for review"),
    Happening.SECTION_UNREADY: gettext_lazy("took back that the section %(subjects)s is ready for review"),
    Happening.FINDING_WAIVED: gettext_lazy("let stand what a check found in %(subjects)s"),
    Happening.FINDING_HEEDED: gettext_lazy("lets a check tell again of %(subjects)s"),
    Happening.SPEECH_LOCKED: gettext_lazy("made the speech final"),
    Happening.SPEECH_UNLOCKED: gettext_lazy("opened the final speech again"),
    Happening.PARAGRAPH_REPAIRED: gettext_lazy("repaired the final text of %(subjects)s"),
    Happening.SECTION_REPAIRED: gettext_lazy("repaired the final heading %(subjects)s"),
    Happening.REPAIR_SEEN: gettext_lazy("has seen the repair of version %(earlier)s"),
    Happening.SHEET_WORD_EXPORTED: gettext_lazy("exported the sign-off sheet as a Word file"),
    Happening.SHEET_PRINTED: gettext_lazy("printed the sign-off sheet"),
    Happening.PRINCIPAL_NAMED: gettext_lazy("named %(person)s as the principal"),
    Happening.PRINCIPAL_ENDED: gettext_lazy("named nobody as the principal any more"),
    Happening.PRINCIPAL_TOUCHED: gettext_lazy("thereby touched the principal’s change in %(subjects)s"),
    Happening.TOUCH_ABSORBED: gettext_lazy(
        "said of version %(earlier)s that it absorbs the principal’s change in %(subjects)s"
    ),
    Happening.TOUCH_TECHNICAL: gettext_lazy(
        "said of version %(earlier)s that it corrects the principal’s change in %(subjects)s technically"
    ),
    Happening.TOUCH_REFERRED: gettext_lazy(
        "asks the principal about version %(earlier)s, which touches his change in %(subjects)s"
    ),
    Happening.PHOTO_ATTACHED: gettext_lazy(
        "attached a photo of the page to the principal’s change of version %(earlier)s"
    ),
    Happening.PHOTO_WITHDRAWN: gettext_lazy(
        "took away a photo of the page from the principal’s change of version %(earlier)s"
    ),
    Happening.MEMBER_ADDED: gettext_lazy("let %(person)s take part"),
    Happening.MEMBER_CHANGED: gettext_lazy("gave %(person)s another role"),
    Happening.SECTION_ASSIGNED: gettext_lazy("gave the section %(subjects)s to %(person)s to write"),
    Happening.SECTION_UNASSIGNED: gettext_lazy("took the section %(subjects)s from %(person)s"),
    Happening.MEMBER_LIMITED: gettext_lazy("limited %(person)s to the sections assigned to him or her"),
    Happening.MEMBER_FREED: gettext_lazy("let %(person)s write in every section"),
    Happening.MEMBER_REMOVED: gettext_lazy("ended the part of %(person)s"),
    Happening.CHANGE_UNDONE: gettext_lazy("undid the change of version %(earlier)s %(subjects)s"),
    Happening.CHANGE_REDONE: gettext_lazy("redid what version %(earlier)s had undone %(subjects)s"),
    Happening.CHANGES_TAKEN_BACK: gettext_lazy("took back changes of version %(earlier)s %(subjects)s"),
    Happening.SPEECH_REWOUND: gettext_lazy("restored the whole speech to version %(earlier)s"),
    Happening.SECTION_REWOUND: gettext_lazy("restored the section %(subjects)s to version %(earlier)s"),
}

TAKEN_BACK_OF = gettext_lazy("took back what %(person)s changed up to version %(earlier)s %(subjects)s")
