"""How routes answer that are not like the others."""

from speeches.domain.verdict import Reason
from tests.speeches.views import route_rules
from tests.speeches.views.sign_off_rules import RULES

# Forms on pages of their own: they lead on to the next page.
ALONE = {
    *route_rules.ALONE,
    "speeches:copy",
    "speeches:paragraph_working_copy",
    "speeches:section_working_copy",
    "speeches:suggestion_working_copy",
    "speeches:working_copy_removal",
    "speeches:details",
    "speeches:export_text",
    "speeches:export_word",
    "speeches:export_print",
    "speeches:export_tracked",
    "speeches:export_table_word",
    "speeches:export_table_sheet",
    "speeches:export_marked_up",
    "speeches:imports",
    "speeches:pairing",
    "speeches:pairing_cancellation",
    "speeches:original_speech",
    "speeches:original_removal",
    "speeches:member_limit",
    "speeches:members",
    "speeches:terms",
    "speeches:milestones",
    "speeches:member",
    "speeches:principal_naming",
    "speeches:member_removal",
    "speeches:section_rewinding",
    "speeches:suggestions_acceptance",
    "speeches:suggestions_word",
    "speeches:suggestions_sheet",
    "speeches:suggestions_declination",
    "speeches:suggestions_reversal",
    "speeches:speech_restoration",
    "speeches:rounds",
    "speeches:round",
    "speeches:round_people",
    "speeches:dismissal",
    "speeches:round_closing",
    "speeches:round_reopening",
    "speeches:round_table_word",
    "speeches:round_table_sheet",
    "speeches:round_account",
    "speeches:silence",
    "speeches:whole_opinions",
    "speeches:paragraph_opinions",
    "speeches:section_opinions",
    "speeches:opinion_comments",
    "speeches:opinion_withdrawal",
    "speeches:speech_signature",
    "speeches:final",
    "speeches:unlocking",
    "speeches:repair",
    "speeches:acknowledgement",
    "speeches:sheet_word",
    "speeches:sheet_print",
}
# Who takes part, and what a version is called, is said of a final speech too.
ALSO_WHEN_FINAL = {None, Reason.NOT_OWNER, Reason.READS_ONLY}
# A preview, a search, and the forms of accounts, which are sent empty here and have tests of their own.
QUIET = {
    *route_rules.QUIET,
    "speeches:original",
    "speeches:finding",
    "speeches:inbox_reading",
    "speeches:suggestions_preview",
    *(name for name in RULES if name.startswith("accounts:")),
}
# What is no change makes no version.
COURTESIES = {
    "speeches:presence",
    "speeches:leaving",
    "speeches:leaving_withdrawal",
    "speeches:reading",
    "speeches:threads_reading",
    "speeches:look",
}
# That somebody looked at the text changes nothing of it; a slip of the pen is put right when it is final.
ONCE_FINAL = {"speeches:look", "speeches:repair", "speeches:acknowledgement"}
