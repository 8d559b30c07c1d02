"""What does not depend on where the speech stands, and what is refused in which state."""

from speeches.domain.signing import SpeechState
from tests.speeches.views.sign_off_rules import RULES

UNDER_WAY = frozenset({SpeechState.IN_REVIEW, SpeechState.SIGNED})

# Of accounts, of files that are no speech yet, of the office, and one's own days away.
OF_NO_SPEECH = frozenset(
    {
        *(name for name in RULES if name.startswith("accounts:")),
        "speeches:imports",
        "speeches:original",
        "speeches:original_removal",
        "speeches:original_speech",
        "speeches:office_signing",
        "speeches:office_checks",
        "speeches:usual_route",
        "speeches:usual_route_removal",
        "speeches:usual_routes",
        "speeches:inbox_reading",
        "speeches:absence",
        "speeches:absence_end",
    }
)
# Reading, taking copies along, naming versions, saying who takes part: of a final speech too.
AT_ALL_TIMES = frozenset(
    {
        "speeches:acknowledgement",
        "speeches:copy",
        "speeches:export_marked_up",
        "speeches:export_print",
        "speeches:export_table_sheet",
        "speeches:export_table_word",
        "speeches:export_text",
        "speeches:export_tracked",
        "speeches:export_word",
        "speeches:finding",
        "speeches:look",
        "speeches:member",
        "speeches:member_removal",
        "speeches:members",
        "speeches:milestones",
        "speeches:pairing",
        "speeches:pairing_cancellation",
        "speeches:reading",
        "speeches:round_account",
        "speeches:round_table_sheet",
        "speeches:round_table_word",
        "speeches:sheet_print",
        "speeches:sheet_word",
        "speeches:suggestions_sheet",
        "speeches:suggestions_word",
        "speeches:threads_reading",
        "speeches:working_copy_removal",
    }
)
# What is done to a speech because it is final.
ONCE_FINAL = frozenset({"speeches:repair", "speeches:heading_repair", "speeches:unlocking"})
# It is sent on its way once, and another route is laid while it is drafted.
OF_A_STATE: dict[str, frozenset[SpeechState]] = {
    "speeches:laying": UNDER_WAY,
    "speeches:submission": UNDER_WAY,
    "speeches:reminder": frozenset({SpeechState.SIGNED}),
    "speeches:unlocking": UNDER_WAY,
    "speeches:repair": UNDER_WAY,
    "speeches:heading_repair": UNDER_WAY,
}
