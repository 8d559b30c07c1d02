"""First phase of reading: every line gets a role. Each pass claims lines that no earlier one has claimed."""

from collections.abc import Mapping, Sequence

from speeches.domain.outline.divisions import mark_divisions
from speeches.domain.outline.endings import mark_endings
from speeches.domain.outline.front import mark_front, mark_salutations
from speeches.domain.outline.headings import mark_headings
from speeches.domain.outline.lines import PhysicalLine, lines_of
from speeches.domain.outline.noise import mark_noise
from speeches.domain.outline.parallels import mark_leads
from speeches.domain.outline.roles import Draft, LineRole, ReadLine, mark


def classified(text: str, *, decisions: Mapping[int, LineRole] | None = None) -> list[ReadLine]:
    """Every non-blank line with its role; `decisions` (by 1-based line) stand, the rest fits around them."""
    return [draft.settled() for draft in drafts_of(lines_of(text)[0], decisions=decisions or {})]


def drafts_of(lines: Sequence[PhysicalLine], *, decisions: Mapping[int, LineRole]) -> list[Draft]:
    """The lines with roles, markers, levels and lists: all that the tree is built from."""
    drafts = [
        Draft(line, line.text, decisions.get(line.line), is_decided=line.line in decisions) for line in lines
    ]
    mark_noise(drafts)
    spoken = spoken_lines(drafts)
    mark_front(spoken)
    mark_salutations(spoken)
    mark(spoken)
    mark_divisions(spoken)
    mark_headings(spoken)
    mark_leads(spoken)
    mark_endings(spoken)
    for draft in spoken:
        draft.role = draft.role or LineRole.BODY
    return drafts


def spoken_lines(drafts: Sequence[Draft]) -> list[Draft]:
    """All lines that are not noise."""
    return [draft for draft in drafts if draft.role is not LineRole.NOISE]
