"""Which line belongs under which: levels, lists, and the paragraphs a run-in section keeps (C3, C5)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from speeches.domain.outline.roles import OPENERS, Draft, LineRole


@dataclass(slots=True)
class _Open:
    """A section that is open while the lines are walked."""

    draft: Draft
    is_fixed: bool


@dataclass(slots=True)
class _Walk:
    """The open sections, outermost first, and the number of lists begun."""

    open: list[_Open] = field(default_factory=list)
    lists: int = 0

    def enter(self, draft: Draft) -> None:
        own = draft.own_level
        draft.level = self._enclosing_level() + 1 if own is None else own
        while self.open and self.open[-1].draft.level > draft.level:
            self.open.pop()
        before = self.open.pop().draft if self.open and self.open[-1].draft.level == draft.level else None
        if before is not None and _counts_on(before, draft):
            before.has_next, draft.group = True, before.group
        else:
            self.lists += 1
            draft.group = self.lists
        self.open.append(_Open(draft, is_fixed=own is not None))

    def _enclosing_level(self) -> int:
        return next((section.draft.level for section in reversed(self.open) if section.is_fixed), 0)


def place(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """Give every section its level and list; return the lists, each with its members in order.

    Level by symbol; 一是 and leads one below the enclosing numbered heading, 1 where there is none (C3).
    """
    walk = _Walk()
    lists: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if not draft.is_structural:
            continue
        draft.has_next = False
        walk.enter(draft)
        lists[draft.group].append(draft)
    return lists


def keep_paragraphs(drafts: Sequence[Draft]) -> None:
    """How many paragraphs right behind it the last run-in section of a list keeps (C5).

    None, for they go back to the section around it; but as many as each of its sisters has, if all have some.
    """
    followers = _body_lines_behind(drafts)
    for members in place(drafts).values():
        last = members[-1]
        if last.role not in OPENERS:
            continue
        earlier = [followers[id(member)] for member in members[:-1]]
        last.keeps = min(earlier) if len(earlier) >= 2 else 0


def last_of_each_stretch(drafts: Sequence[Draft]) -> list[int]:
    """The index of the last section before each part line, and before the end of the speech."""
    found = []
    latest = -1
    for place_in_text, draft in enumerate(drafts):
        if draft.role is LineRole.PART and latest >= 0:
            found.append(latest)
        if draft.is_structural:
            latest = place_in_text
    return [*found, latest] if latest >= 0 else found


def _counts_on(before: Draft, draft: Draft) -> bool:
    if LineRole.PART in {before.role, draft.role}:
        return False
    if before.role is LineRole.LEAD and draft.role is LineRole.LEAD:
        return True
    return before.family == draft.family != "" and draft.number > 1


def _body_lines_behind(drafts: Sequence[Draft]) -> dict[int, int]:
    counted: dict[int, int] = {}
    latest = 0
    for draft in drafts:
        if draft.is_structural:
            latest = id(draft)
            counted[latest] = 0
        elif latest and draft.is_body:
            counted[latest] += 1
    return counted
