"""What must never be of routes and signatures at seats, and what would make it so."""

from speeches.domain.grading import Grade

STEP = (
    "INSERT INTO speeches_step (speech_id, lap, position, kind, name, is_skippable, status, skip_reason)"
    " SELECT speech_id, lap, {}, kind, name, is_skippable, status, '' FROM speeches_step"
    " WHERE position = 1; SET CONSTRAINTS ALL IMMEDIATE"
)
SIGNED = (
    "INSERT INTO speeches_signature"
    " (speech_id, section_id, seat_id, by_id, at, version, digest, opinion, remark, voided_in, ending)"
    " SELECT speech_id, section_id, {seat}, by_id, at, version, digest, opinion, '', {voided}, {ending}"
    " FROM speeches_signature"
)
READY = (
    "INSERT INTO speeches_readiness (section_id, by_id, at, version)"
    " SELECT id, (SELECT min(id) FROM accounts_user), now(), 1 FROM speeches_section, generate_series(1, 2)"
)
UNLOCKED = (
    "INSERT INTO speeches_unlocking (speech_id, lap, version, by_id, at, reason)"
    " SELECT speech_id, 2, 9, by_id, at, {} FROM speeches_signature, generate_series(1, 2)"
)
REPAIRED = (
    "INSERT INTO speeches_repair (speech_id, paragraph_id, version, by_id, at, reason)"
    " SELECT speech_id, id, 9, (SELECT min(id) FROM accounts_user), now(), {} FROM speeches_paragraph"
)
AWAY = (
    "INSERT INTO speeches_absence (person_id, stand_in_id, since, until)"
    " SELECT min(id), {}, '2026-03-05', '2026-03-{}' FROM accounts_user"
)
WAIVED = (
    "INSERT INTO speeches_waiver"
    " (speech_id, paragraph_id, check_name, fingerprint, words, reason, by_id, at, version)"
    " SELECT speech_id, {}, 'pairs', 'f', '', {}, (SELECT min(id) FROM accounts_user), now(), 9"
    " FROM (SELECT * FROM speeches_paragraph LIMIT 1) line, generate_series(1, {})"
)
RULES = (
    "INSERT INTO speeches_signingrules (id, punctuation, wording, facts, sentences, moved, leaving,"
    " reentry, lets_authors_sign_alone, lets_talk_stay_open)"
    " VALUES (2, 'keep', 'void', 'void', 'void', 'void', 'keep', 'nothing', false, false)"
)
USUAL = (
    "INSERT INTO speeches_usualroute (name) VALUES ('三步');"
    " INSERT INTO speeches_usualstep (route_id, position, kind, name, is_skippable)"
    " SELECT id, {position}, {kind}, '签发', {skippable} FROM speeches_usualroute, generate_series(1, 2)"
)

BROKEN = {
    "steps_are_in_order": STEP.format("2"),
    "step_kind_is_known": "UPDATE speeches_step SET kind = 'party'",
    "step_status_is_known": "UPDATE speeches_step SET status = 'lost'",
    "step_has_a_name": "UPDATE speeches_step SET name = ''",
    "step_needs_somebody": "UPDATE speeches_step SET needed = 0",
    "issuing_is_never_skipped": "UPDATE speeches_step SET is_skippable = true WHERE kind = 'issue'",
    "skipped_says_who_when_and_why": "UPDATE speeches_step SET skipped_in = 9",
    "a_person_sits_once_at_a_step": (
        "INSERT INTO speeches_seat (step_id, person_id, unit, taken_in)"
        " SELECT step_id, person_id, '', 9 FROM speeches_seat"
    ),
    "a_seat_names_a_section_once": (
        "INSERT INTO speeches_seatsection (seat_id, section_id)"
        " SELECT seat.id, section.id FROM speeches_seat AS seat, speeches_section AS section,"
        " generate_series(1, 2)"
    ),
    "a_stand_in_is_another_one": "UPDATE speeches_standin SET person_id = absent_id",
    "standing_in_ends_after_it_begins": "UPDATE speeches_standin SET until = since - 1",
    "a_return_has_a_reason": (
        "INSERT INTO speeches_return (speech_id, reason, by_id, at, version)"
        " SELECT speech_id, '', by_id, at, 9 FROM speeches_signature"
    ),
    "the_whole_is_signed_at_a_seat": SIGNED.format(seat="NULL", voided="99", ending="NULL"),
    "only_the_voided_say_why": SIGNED.format(seat="seat_id", voided="NULL", ending="'changed'"),
    "one_live_signature_per_seat": SIGNED.format(seat="seat_id", voided="NULL", ending="NULL"),
    "kept_once_by_a_version": (
        "INSERT INTO speeches_keeping (signature_id, version, digest, grades, reason)"
        " SELECT id, 9, digest, 'punctuation', '' FROM speeches_signature, generate_series(1, 2)"
    ),
    "there_is_one_row_of_rules": RULES,
    **{
        f"effect_of_{grade}_is_known": f"UPDATE speeches_signingrules SET {grade} = 'shrug'"  # noqa: S608
        for grade in Grade
    },
    "office_deed_is_known": (
        "INSERT INTO speeches_officechange (deed, by_id, at, told, name)"
        " SELECT 'x', min(id), now(), '{}', '' FROM accounts_user"
    ),
    "reentry_is_known": "UPDATE speeches_signingrules SET reentry = 'wave'",
    "leaving_is_known": "UPDATE speeches_signingrules SET leaving = 'wave'",
    "usual_route_has_a_name": "INSERT INTO speeches_usualroute (name) VALUES ('')",
    "usual_steps_are_in_order": USUAL.format(position="1", kind="'issue'", skippable="false"),
    "usual_step_kind_is_known": USUAL.format(position="generate_series", kind="'party'", skippable="false"),
    "usual_issuing_is_never_skipped": USUAL.format(
        position="generate_series", kind="'issue'", skippable="true"
    ),
    "a_lap_begins_once": UNLOCKED.format("'再改'"),
    "unlocking_has_a_reason": UNLOCKED.format("''"),
    "repair_has_a_reason": REPAIRED.format("''"),
    "one_line_is_repaired": (
        "INSERT INTO speeches_repair (speech_id, version, by_id, at, reason)"
        " SELECT id, 9, created_by_id, now(), '错字' FROM speeches_speech"
    ),
    "a_waiver_has_a_reason": WAIVED.format("line.id", "''", 1),
    "one_line_is_waived": WAIVED.format("NULL", "'是'", 1),
    "a_finding_is_waived_once": WAIVED.format("line.id", "'是'", 2),
    "check_is_known": "INSERT INTO speeches_checkrule (check_name, level) VALUES ('x', 'off')",
    "check_level_is_known": "INSERT INTO speeches_checkrule (check_name, level) VALUES ('pairs', 'x')",
    "another_one_stands_in": AWAY.format("min(id)", "06"),
    "absence_ends_after_it_begins": AWAY.format("max(id)", "04"),
    "a_repair_is_acknowledged_once": (
        f"{REPAIRED.format("'错字'")};"  # noqa: S608
        " INSERT INTO speeches_acknowledgement (repair_id, person_id, at)"
        " SELECT id, by_id, at FROM speeches_repair, generate_series(1, 2)"
    ),
    "a_section_is_ready_once": READY,
}
# What is kept as it was: neither written again nor taken away.
REWRITTEN = {
    "a seal": "UPDATE speeches_seal SET text = 'x'",
    "a seal's end": "DELETE FROM speeches_seal",
    "a waiver": "UPDATE speeches_waiver SET reason = 'x'",
    "a waiver's end": "DELETE FROM speeches_waiver",
    "an ended waiver": "UPDATE speeches_waiver SET ended_in = 9; UPDATE speeches_waiver SET ended_in = NULL",
    "a record of the office": "UPDATE speeches_officechange SET name = 'x'",
    "a record of the office's end": "DELETE FROM speeches_officechange",
    "an unlocking": "UPDATE speeches_unlocking SET reason = 'x'",
    "an unlocking's end": "DELETE FROM speeches_unlocking",
    "a repair": "UPDATE speeches_repair SET reason = 'x'",
    "a repair's end": "DELETE FROM speeches_repair",
    "an acknowledgement": "UPDATE speeches_acknowledgement SET at = now()",
    "an acknowledgement's end": "DELETE FROM speeches_acknowledgement",
    "a keeping": "UPDATE speeches_keeping SET digest = 'x'",
    "a keeping's end": "DELETE FROM speeches_keeping",
    "a return": "UPDATE speeches_return SET reason = 'x'",
    "a return's end": "DELETE FROM speeches_return",
    "a settled return": (
        "UPDATE speeches_return SET settled_in = 9; UPDATE speeches_return SET settled_in = NULL"
    ),
    "a signature's words": "UPDATE speeches_signature SET digest = 'x'",
    "a signature's end": "DELETE FROM speeches_signature",
    "an ended signature": (
        "UPDATE speeches_signature SET withdrawn_in = 99; UPDATE speeches_signature SET withdrawn_in = NULL"
    ),
}
# Makes a row of each of them.
WRITTEN = (
    "INSERT INTO speeches_milestone (speech_id, version, name, note, at, by_id)"
    " SELECT speech_id, 1, '定稿', '', at, by_id FROM speeches_signature",
    "INSERT INTO speeches_seal (milestone_id, lap, text, digest, exceptions)"
    " SELECT id, 1, '全文', 'x', '' FROM speeches_milestone",
    UNLOCKED.format("'再改'").replace("generate_series(1, 2)", "generate_series(1, 1)"),
    REPAIRED.format("'错字'"),
    "INSERT INTO speeches_acknowledgement (repair_id, person_id, at)"
    " SELECT id, by_id, at FROM speeches_repair",
    "INSERT INTO speeches_keeping (signature_id, version, digest, grades, reason)"
    " SELECT id, 9, digest, 'punctuation', '' FROM speeches_signature",
    "INSERT INTO speeches_return (speech_id, reason, by_id, at, version)"
    " SELECT speech_id, '请改', by_id, at, 9 FROM speeches_signature",
    WAIVED.format("line.id", "'是'", 1),
    "INSERT INTO speeches_officechange (deed, by_id, at, told, name)"
    " SELECT 'route', min(id), now(), '{}', '县级五步' FROM accounts_user",
)
