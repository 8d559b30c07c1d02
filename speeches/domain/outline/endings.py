"""What stands behind the last section: the closing of a speech, the wrap-up of a part (C5, C6)."""

from collections.abc import Callable, Sequence

from speeches.domain.outline import phrases
from speeches.domain.outline.front import is_date
from speeches.domain.outline.leads import SENTENCE_ENDS
from speeches.domain.outline.roles import FRONT_ROLES, OPENERS, Draft, LineRole
from speeches.domain.outline.sections import keep_paragraphs, last_of_each_stretch
from speeches.domain.outline.vocatives import opens_with_vocative

_NO_MORE_THAN = 40
_MARKS = frozenset({*SENTENCE_ENDS, *"；;，,：:"})


def turns_to_the_end(text: str) -> bool:
    """Whether a paragraph opens as a closing does: with a vocative, a summary or a farewell (C6)."""
    is_farewell = len(text) <= _NO_MORE_THAN and any(word in text for word in phrases.FAREWELLS)
    return is_farewell or opens_with_vocative(text) or text.startswith(phrases.CLOSINGS)


def mark_endings(drafts: Sequence[Draft]) -> None:
    """Give the unclaimed paragraphs behind the last section of a part, and of the speech, their roles."""
    keep_paragraphs(drafts)
    _find_signature(drafts)
    stretches = last_of_each_stretch(drafts)
    if not stretches:
        _mark_farewell(drafts)
        return
    for last in stretches[:-1]:
        behind = _text_behind(drafts, last)
        _claim(behind[_first_of_wrap_up(drafts, last, behind) :], LineRole.WRAP_UP)
    behind = _text_behind(drafts, stretches[-1])
    _claim(behind[_first_of_closing(drafts, stretches[-1], behind) :], LineRole.CLOSING)


def is_cut_off(drafts: Sequence[Draft]) -> bool:
    """Whether the text stops inside a section without a closing, or inside a sentence (C13)."""
    has_closing = any(draft.role is LineRole.CLOSING for draft in drafts)
    if not has_closing and any(draft.is_structural for draft in drafts):
        return True
    return bool(drafts) and _stops_in_a_sentence(drafts[-1])


def _stops_in_a_sentence(draft: Draft) -> bool:
    is_text = draft.role not in FRONT_ROLES and len(draft.text) > _NO_MORE_THAN
    return is_text and draft.text.rstrip("”’」』）)")[-1:] not in {*SENTENCE_ENDS, ".", "…"}


def _text_behind(drafts: Sequence[Draft], last: int) -> list[Draft]:
    behind = []
    for at in range(last + 1, len(drafts)):
        if drafts[at].role is LineRole.PART:
            break
        behind.append(drafts[at])
    return behind


def _claim(lines: Sequence[Draft], role: LineRole) -> None:
    for draft in lines:
        draft.is_in_closing = role is LineRole.CLOSING
        draft.role = draft.role or role


def _first_of_closing(drafts: Sequence[Draft], last: int, behind: Sequence[Draft]) -> int:
    section = drafts[last]
    cue = _first(behind, _ends_or_salutes, _own(section))
    if cue == len(behind):
        cue = _first_near_the_end(behind, _own(section))
    if section.role in OPENERS:
        is_at_the_top = section.level <= 1
        return section.keeps if is_at_the_top or cue == len(behind) else cue
    if cue == len(behind) and _is_surplus(drafts, last, behind) and _appeals(behind[-1]):
        return len(behind) - 1
    return cue


def _first_of_wrap_up(drafts: Sequence[Draft], last: int, behind: Sequence[Draft]) -> int:
    section = drafts[last]
    if section.role in OPENERS:
        return section.keeps
    cue = _first(behind, _sums_up, _own(section))
    return 1 if cue == len(behind) and _is_surplus(drafts, last, behind) else cue


def _ends_or_salutes(draft: Draft) -> bool:
    return draft.role is LineRole.SALUTATION or draft.is_signature or turns_to_the_end(draft.text)


def _sums_up(draft: Draft) -> bool:
    return _ends_or_salutes(draft) or draft.text.startswith(phrases.WRAP_UPS)


def _find_signature(drafts: Sequence[Draft]) -> None:
    """A date alone on the last line, and the short line with the office above it."""
    if len(drafts) < 3 or drafts[-1].role is not None or not is_date(drafts[-1].text):
        return
    drafts[-1].is_signature = True
    above = drafts[-2]
    above.is_signature = (
        above.role is None and len(above.text) <= _NO_MORE_THAN and above.text[-1] not in _MARKS
    )


def _appeals(draft: Draft) -> bool:
    return any(word in draft.text for word in phrases.APPEALS)


def _own(section: Draft) -> int:
    """How many paragraphs behind a section are its own in any case."""
    return 0 if section.role in OPENERS else 1


def _first(behind: Sequence[Draft], is_cue: Callable[[Draft], bool], own: int) -> int:
    return next((at for at in range(own, len(behind)) if is_cue(behind[at])), len(behind))


def _first_near_the_end(behind: Sequence[Draft], own: int) -> int:
    """Some openings close a speech only in its last two paragraphs."""
    near = range(max(len(behind) - 2, own), len(behind))
    return next((at for at in near if behind[at].text.startswith(phrases.NEAR_THE_END)), len(behind))


def _is_surplus(drafts: Sequence[Draft], last: int, behind: Sequence[Draft]) -> bool:
    """Whether each sister section has exactly one paragraph and the last has more."""
    at = last
    while at >= 2 and drafts[at].number > 1:
        if not drafts[at - 1].is_body or drafts[at - 2].group != drafts[last].group:
            return False
        at -= 2
    return len(behind) > 1 and last - at >= 4


def _mark_farewell(drafts: Sequence[Draft]) -> None:
    """A speech without sections: its closing is what turns to the end in the last paragraphs."""
    body = [draft for draft in drafts if draft.role not in FRONT_ROLES]
    at = len(body)
    while at > 1 and body[at - 1].role is None and turns_to_the_end(body[at - 1].text):
        at -= 1
    _claim(body[at:], LineRole.CLOSING)
