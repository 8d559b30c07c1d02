"""Title, subtitle, date and speaker, salutation: the lines before a speech begins (C6, C7)."""

import re
from collections.abc import Sequence

from speeches.domain.numbering import read_marker
from speeches.domain.outline import phrases
from speeches.domain.outline.divisions import is_named_part
from speeches.domain.outline.leads import SENTENCE_ENDS
from speeches.domain.outline.roles import FRONT_ROLES, Draft, LineRole
from speeches.domain.outline.vocatives import is_bare_vocative, is_salutation

_LONGEST_TITLE_LINE = 45
_MOST_TITLE_LINES = 4
_DASHES = ("——", "──", "—", "--", "–", "－－", "- ")
_DATE = re.compile(r"[（(]?[0-9〇○零一二三四五六七八九十Xx×*]{2,4}[ \u3000]?年[^，。；]{0,24}[)）]?")
_NAME = re.compile(r"[\u4e00-\u9fffXx×]{1,2}[ \u3000]{0,3}[\u4e00-\u9fffXx×]{1,2}")
_NO_TITLE_ENDS = frozenset({*SENTENCE_ENDS, *"；;，,：:、.…"})


def mark_front(drafts: Sequence[Draft]) -> None:
    """Give the lines in front of the speech their roles, up to the first that is text or a heading."""
    titles: list[str] = []
    has_salutation = False
    for draft in drafts:
        if draft.role is LineRole.NOISE:
            continue
        role = draft.role or _role_of(draft.text, titles, has_salutation=has_salutation)
        if role not in FRONT_ROLES:
            return
        draft.role = role
        has_salutation = has_salutation or role is LineRole.SALUTATION
        if role is LineRole.TITLE:
            titles.append(draft.text)


def is_date(text: str) -> bool:
    """A line that is only a date in Chinese form, in brackets or not."""
    return _DATE.fullmatch(text) is not None


def mark_salutations(drafts: Sequence[Draft]) -> None:
    """Salutations recur inside host's scripts, each on a line of its own."""
    for draft in drafts:
        if draft.role is None and is_salutation(draft.text):
            draft.role = LineRole.SALUTATION


def _role_of(text: str, titles: Sequence[str], *, has_salutation: bool) -> LineRole | None:
    if is_salutation(text) or is_bare_vocative(text):
        return LineRole.SALUTATION
    if has_salutation or read_marker(text) or is_named_part(text):
        return None
    if text.startswith(_DASHES) and len(text) <= _LONGEST_TITLE_LINE * 2:
        return LineRole.SUBTITLE
    if titles and _stands_below_a_title(text, titles[-1]):
        return LineRole.SUBTITLE
    return LineRole.TITLE if _may_be_title(text, titles) else None


def _stands_below_a_title(text: str, title: str) -> bool:
    """A date, the speaker, or where the speech was held, under a title that is complete."""
    if is_date(text) or _is_speaker(text) or _is_in_brackets(text):
        return True
    return _is_complete(title) and (_NAME.fullmatch(text) is not None or text.startswith("在"))


def _is_speaker(text: str) -> bool:
    """A post and, after a space, a name: 云岭乡党委书记 李明."""
    post, _, name = text.partition(" " if " " in text else "\u3000")
    return len(text) <= _LONGEST_TITLE_LINE and post.endswith(phrases.POSTS) and 0 < len(name.strip()) <= 5


def _may_be_title(text: str, titles: Sequence[str]) -> bool:
    if len(text) > _LONGEST_TITLE_LINE or text[-1] in _NO_TITLE_ENDS or len(titles) == _MOST_TITLE_LINES:
        return False
    if any(end in text for end in "。；：;:"):
        return False
    is_behind_title = bool(titles) and _is_complete(titles[-1])
    return not (is_behind_title and any(word in text for word in phrases.DIVISION_WORDS))


def _is_complete(title: str) -> bool:
    return title.rstrip("）)》”").endswith(phrases.SPEECH_ENDINGS)


def _is_in_brackets(text: str) -> bool:
    return text.startswith(("（", "(")) and text.endswith(("）", ")")) and len(text) <= _LONGEST_TITLE_LINE
