"""Actions that are not like the others: what goes before a speech, or may be said twice."""

# They make a speech, hold a file until it is one, or words that are not saved: no version goes before.
KEEPING = frozenset({"working_copies.keep", "working_copies.let_go", "working_copies.throw_away"})
BRINGING = frozenset({"imports.receive", "imports.discard", "imports.confirm", "imports.bring"})
# What holds for the office belongs to no speech.
OFFICE = frozenset(
    {"office.set_rules", "office.lay_usual_route", "office.remove_usual_route", "office.set_levels"}
)
# Nor does it that somebody is away.
AWAY = frozenset({"absences.declare", "absences.end"})
FOUNDING = KEEPING | BRINGING | OFFICE | AWAY | {"speeches.copy"}
# Whoever takes a step twice means two steps; saying the same of a speech or a member twice changes nothing.
REPEATABLE = {
    "members.change_role",
    "milestones.export",
    "milestones.export_comparison",
    "milestones.export_opinions",
    "milestones.export_sheet",
    "milestones.export_suggestions",
    "places.move_before",
    "places.move_behind",
    "places.move_paragraph",
    "places.move_section",
    "places.move_section_beside",
    "speeches.describe",
}
