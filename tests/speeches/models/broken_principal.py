"""What must never be of the principal's edits, and what would make it so."""

EDIT = (
    "INSERT INTO speeches_principaledit (speech_id, number, version, of_id, entered_by_id, at)"
    " SELECT speech_id, {number}, {version}, of_id, entered_by_id, at FROM speeches_principaledit"
)

BROKEN = {
    "principals_edits_are_numbered": EDIT.format(number="number", version="99"),
    "one_principals_edit_per_version": EDIT.format(number="9", version="version"),
    "principals_edits_begin_at_one": EDIT.format(number="0", version="99"),
    "stroke_is_in_one_line": "UPDATE speeches_stroke SET section_id = (SELECT min(id) FROM speeches_section)",
    "stroke_writes_or_strikes_out": "UPDATE speeches_stroke SET quote = '', removed = ''",
    "stroke_has_words_or_a_point": "UPDATE speeches_stroke SET lost_in = 9",
    "a_version_touches_an_edit_once": (
        "INSERT INTO speeches_touch (edit_id, version, by_id, at, note)"
        " SELECT edit_id, version, by_id, at, '' FROM speeches_touch"
    ),
    "touch_is_said_by_somebody": "UPDATE speeches_touch SET handling = 'absorbed'",
    "a_touch_meets_a_stroke_once": (
        "INSERT INTO speeches_touchedstroke (touch_id, stroke_id, before, is_ended)"
        " SELECT touch_id, stroke_id, '', false FROM speeches_touchedstroke"
    ),
    "photo_kind_is_known": "UPDATE speeches_photo SET kind = 'image/svg+xml'",
    "only_a_withdrawn_photo_has_no_content": "UPDATE speeches_photo SET content = NULL",
}
