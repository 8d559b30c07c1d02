"""Part lines: short lines on their own after which the numbering begins again (C2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from speeches.domain.outline import phrases
from speeches.domain.outline.leads import SENTENCE_ENDS, is_one_sentence
from speeches.domain.outline.roles import FRONT_ROLES, Draft, LineRole
from speeches.domain.outline.vocatives import opens_with_vocative

_LONGEST = 20
_RUNNING_TEXT = 30
_ANY_LINE = ("",)
_NAMED_PARTS = tuple(
    f"第{number}{unit}" for number in "一二三四五六七八九十" for unit in ("部分", "篇", "篇章")
)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is seen from a candidate: numberings open before it, the next marked line and of each family.

    `cues` are the words that make a short line a part although its numbering is new, not begun again.
    """

    opened: dict[str, Draft]
    follower: Draft | None
    by_family: dict[str, Draft]
    cues: Sequence[str]


def mark_divisions(drafts: Sequence[Draft]) -> None:
    """Give the role PART to the lines that divide the speech; where one does, its like do so too."""
    _mark(drafts, phrases.NEW_BEGINNINGS)
    if any(draft.role is LineRole.PART for draft in drafts):
        _mark(drafts, cues=_ANY_LINE)


def is_named_part(text: str) -> bool:
    """Whether a line calls itself a part: 第一部分 2022年工作回顾."""
    is_short = text.startswith(_NAMED_PARTS) and len(text) <= _LONGEST * 2
    return is_short and text[-1] not in SENTENCE_ENDS and is_one_sentence(text)


def _mark(drafts: Sequence[Draft], cues: Sequence[str]) -> None:
    ahead = _looking_ahead(drafts)
    opened: dict[str, Draft] = {}
    for at, draft in enumerate(drafts):
        if draft.is_structural and draft.role is not LineRole.PART:
            opened = _opened_by(draft, opened)
        elif draft.role is LineRole.PART or (
            at in ahead and _divides(drafts, at, _Sight(opened, *ahead[at], cues))
        ):
            draft.role = LineRole.PART
            opened = {}


def _looking_ahead(drafts: Sequence[Draft]) -> dict[int, tuple[Draft | None, dict[str, Draft]]]:
    """The next marked line, and the next of each family, in front of each candidate; one walk backwards."""
    seen: dict[int, tuple[Draft | None, dict[str, Draft]]] = {}
    follower: Draft | None = None
    by_family: dict[str, Draft] = {}
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if draft.mark and draft.is_structural:
            follower = draft
            by_family[draft.family] = draft
        elif draft.role is None and _may_be_division(draft.text):
            seen[at] = follower, dict(by_family)
    return seen


def _may_be_division(text: str) -> bool:
    is_plain = all(character.isalnum() or character.isspace() for character in text)
    is_short = len(text) <= _LONGEST and is_plain and sum(character >= "\u4e00" for character in text) >= 4
    return is_short or is_named_part(text)


def _divides(drafts: Sequence[Draft], at: int, sight: _Sight) -> bool:
    return is_named_part(drafts[at].text) or (
        _stands_alone(drafts, at) and _begins_anew(drafts[at].text, sight)
    )


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


def _begins_anew(text: str, sight: _Sight) -> bool:
    is_cue = any(word in text for word in sight.cues)
    follower = sight.follower
    if follower is None:
        return is_cue
    if follower.number != 1:
        return False
    outermost = next(iter(sight.opened), None)
    continued = sight.by_family.get(outermost) if outermost else None
    if continued is not None and continued.number > 1:
        return False
    return not sight.opened or follower.family in sight.opened or is_cue
