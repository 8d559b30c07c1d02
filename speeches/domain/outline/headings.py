"""Numbered lines: headings on their own line, or lead sentences and list items (C2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from speeches.domain.outline.leads import SENTENCE_ENDS, is_one_sentence
from speeches.domain.outline.roles import HEADINGS, Draft, LineRole
from speeches.domain.outline.sections import place

_LONGEST_HEADING = 60
_LONGEST_QUESTION = 30


class _Behind(Enum):
    """What follows a numbered line."""

    TEXT = auto()
    SUBSECTION = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class _Sisters:
    """What the other lines of a list tell about one of them."""

    are_headings: bool
    are_all_headed: bool
    are_announced: bool
    size: int


def mark_headings(drafts: Sequence[Draft]) -> None:
    """Give each numbered line its role: HEADING_n alone on its line, RUN_IN for lead sentences and items."""
    lists = place(drafts)
    behind = _what_is_behind(drafts)
    announced = _announced_lists(drafts)
    for number, members in lists.items():
        marked = [draft for draft in members if draft.mark is not None]
        sisters = _sisters(marked, behind, is_announced=number in announced)
        for draft in marked:
            if draft.role is None:
                is_heading = _is_heading(draft, behind[id(draft)], sisters, is_last=draft is members[-1])
                draft.role = HEADINGS[min(draft.level, len(HEADINGS)) - 1] if is_heading else LineRole.RUN_IN


def _what_is_behind(drafts: Sequence[Draft]) -> dict[int, _Behind]:
    behind: dict[int, _Behind] = {}
    follower: Draft | None = None
    for draft in reversed(drafts):
        if draft.mark is not None:
            behind[id(draft)] = _sort_of(draft, follower)
        follower = draft
    return behind


def _sort_of(draft: Draft, follower: Draft | None) -> _Behind:
    if follower is None or follower.role is LineRole.PART:
        return _Behind.NOTHING
    if follower.is_structural:
        return _Behind.SUBSECTION if follower.level > draft.level else _Behind.NOTHING
    return _Behind.TEXT if follower.is_body else _Behind.NOTHING


def _announced_lists(drafts: Sequence[Draft]) -> set[int]:
    """The lists that a paragraph ending in a colon leads up to."""
    announced = set()
    before: Draft | None = None
    for draft in drafts:
        if draft.mark is not None and draft.number == 1 and before is not None and before.is_body:
            is_led_up_to = before.text.endswith(("：", ":"))
            announced |= {draft.group} if is_led_up_to else set()
        before = draft
    return announced


def _sisters(marked: Sequence[Draft], behind: dict[int, _Behind], *, is_announced: bool) -> _Sisters:
    alone = [draft for draft in marked if _is_single(draft)]
    earlier = [draft for draft in alone if draft is not marked[-1] or len(marked) == 1]
    headed = [draft for draft in earlier if behind[id(draft)] is not _Behind.NOTHING]
    under = [draft for draft in alone if behind[id(draft)] is _Behind.SUBSECTION]
    return _Sisters(
        are_headings=bool(headed or under),
        are_all_headed=len(earlier) == len(headed) == len(marked) - 1 > 0,
        are_announced=is_announced,
        size=len(marked),
    )


def _is_heading(draft: Draft, behind: _Behind, sisters: _Sisters, *, is_last: bool) -> bool:
    if not _is_single(draft) or len(draft.words) > _LONGEST_HEADING:
        return False
    if draft.family in {"point", "ordinal"}:
        return _is_heading_by_sisters(draft, behind, sisters)
    if behind is _Behind.SUBSECTION:
        return True
    if behind is _Behind.TEXT:
        is_list_end = is_last and sisters.size > 1 and not sisters.are_headings
        return not (is_list_end and (_ends_as_sentence(draft) or _is_list(draft, sisters)))
    if sisters.are_headings:
        return not draft.text.endswith(("；", ";"))
    return not _ends_as_sentence(draft) and not _is_list(draft, sisters)


def _is_heading_by_sisters(draft: Draft, behind: _Behind, sisters: _Sisters) -> bool:
    """一是 as a rule begins a sentence: a heading only without full stop, or where all sisters are."""
    if _ends_as_sentence(draft):
        return sisters.are_all_headed and behind is _Behind.TEXT
    return behind is not _Behind.NOTHING or sisters.are_headings


def _is_list(draft: Draft, sisters: _Sisters) -> bool:
    """A list of bare lines: announced by a colon, or of a low level."""
    return sisters.size > 1 and (sisters.are_announced or draft.level >= 3)


def _is_single(draft: Draft) -> bool:
    """One sentence; a short string of questions may be a heading too (干什么？怎么干？)."""
    words = draft.words
    if is_one_sentence(words):
        return True
    asks = words.replace("?", "？")
    return len(words) <= _LONGEST_QUESTION and asks.endswith("？") and not any(end in asks for end in "。！!")


def _ends_as_sentence(draft: Draft) -> bool:
    return draft.text.rstrip("”’」』）)")[-1:] in {*SENTENCE_ENDS, "；", ";", "."}
