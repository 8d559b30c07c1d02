"""Part lines: short lines on their own after which the numbering begins again (C2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from speeches.domain.outline import phrases
from speeches.domain.outline.leads import SENTENCE_ENDS, is_one_sentence
from speeches.domain.outline.roles import FRONT_ROLES, Draft, LineRole
from speeches.domain.outline.vocatives import opens_with_vocative

_LONGEST = 20
_RUNNING_TEXT = 30
_NAMED_PARTS = tuple(
    f"第{number}{unit}" for number in "一二三四五六七八九十" for unit in ("部分", "篇", "篇章")
)


@dataclass(frozen=True, slots=True)
class _Sight:
    """The next marked line seen from a place, and the next of each family."""

    follower: Draft | None
    by_family: dict[str, Draft]


def mark_divisions(drafts: Sequence[Draft]) -> None:
    """Give the role PART to the lines that divide the speech."""
    ahead = _looking_ahead(drafts)
    opened: dict[str, Draft] = {}
    for at, draft in enumerate(drafts):
        if draft.is_structural and draft.role is not LineRole.PART:
            opened = _opened_by(draft, opened)
        elif draft.role is LineRole.PART or (
            at in ahead and _stands_alone(drafts, at) and _begins_anew(draft.text, opened, ahead[at])
        ):
            draft.role = LineRole.PART
            opened = {}


def _looking_ahead(drafts: Sequence[Draft]) -> dict[int, _Sight]:
    """What each candidate sees in front of it, from one walk backwards."""
    seen: dict[int, _Sight] = {}
    follower: Draft | None = None
    by_family: dict[str, Draft] = {}
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if draft.mark and draft.is_structural:
            follower = draft
            by_family[draft.family] = draft
        elif draft.role is None and _may_be_division(draft.text):
            seen[at] = _Sight(follower, dict(by_family))
    return seen


def _may_be_division(text: str) -> bool:
    if text.startswith(_NAMED_PARTS) and len(text) <= _LONGEST * 2:
        return text[-1] not in SENTENCE_ENDS and is_one_sentence(text)
    is_plain = all(character.isalnum() or character.isspace() for character in text)
    return len(text) <= _LONGEST and is_plain and sum(character >= "\u4e00" for character in text) >= 4


def _stands_alone(drafts: Sequence[Draft], at: int) -> bool:
    """Between paragraphs: behind running text, in front of running text or a numbered line."""
    if at == 0 or at + 1 == len(drafts):
        return False
    before, after = drafts[at - 1], drafts[at + 1]
    is_heading = before.mark is not None and before.text[-1] not in SENTENCE_ENDS
    is_behind_text = before.role in FRONT_ROLES or (not is_heading and _is_running_text(before.text))
    return is_behind_text and (after.mark is not None or _is_running_text(after.text))


def _is_running_text(text: str) -> bool:
    is_sentence = text.rstrip("”’）)")[-1:] in {*SENTENCE_ENDS, "：", ":", "；", ";", "."}
    return is_sentence or len(text) > _RUNNING_TEXT or opens_with_vocative(text)


def _opened_by(draft: Draft, opened: dict[str, Draft]) -> dict[str, Draft]:
    """The numberings that stay open behind a line: those around it, and its own."""
    level = draft.own_level
    if level is None:
        return {**opened, draft.family: draft}
    kept = {name: other for name, other in opened.items() if (other.own_level or 9) < level}
    return {**kept, draft.family: draft}


def _begins_anew(text: str, opened: dict[str, Draft], sight: _Sight) -> bool:
    if text.startswith(_NAMED_PARTS):
        return True
    is_cue = any(word in text for word in phrases.NEW_BEGINNINGS)
    follower = sight.follower
    if follower is None:
        return is_cue
    if follower.number != 1:
        return False
    outermost = next(iter(opened), None)
    continued = sight.by_family.get(outermost) if outermost else None
    if continued is not None and continued.number > 1:
        return False
    return not opened or follower.family in opened or is_cue
