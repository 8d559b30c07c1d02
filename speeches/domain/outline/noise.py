"""Which lines were put around a speech by others: proposed for removal, never dropped silently (C12)."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from speeches.domain.numbering import read_marker
from speeches.domain.outline import phrases
from speeches.domain.outline.leads import SENTENCE_ENDS
from speeches.domain.outline.lines import BLANK
from speeches.domain.outline.roles import Draft, LineRole
from speeches.domain.outline.vocatives import is_salutation

_LONGEST = 120
_SHORT = 40
_HEAD = 20
_TAIL = 30
_PIECES = re.compile(r"[】【\[\]（）()\s：:|]+")
_BRACKETS = "【】[]（）()〔〕<>《》" + BLANK


def mark_noise(drafts: Sequence[Draft]) -> None:
    """Give the role NOISE to what stands around the speech; lines that a person decided stay as they are."""
    _mark_head(drafts[:_HEAD])
    _mark_tail(drafts[-_TAIL:])
    _mark_anywhere(drafts)
    _mark_repeated_title(drafts)


def is_noise(text: str) -> bool:
    """Whether a line at either end of a text was not part of the speech."""
    if len(text) > _LONGEST:
        return False
    bare = text.strip(_BRACKETS)
    if text.endswith(("：", ":")) and is_salutation(text):
        return False
    return any(looks_like(bare) for looks_like in _LIKENESSES)


def _mark_head(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if is_noise(draft.text):
            _cut(draft)
        elif not _may_stand_among_noise(draft.text, marked=False):
            return


def _mark_tail(drafts: Sequence[Draft]) -> None:
    """From the end upward; short lines between two lines of noise (titles of other texts) go with them."""
    between: list[Draft] = []
    for draft in reversed(drafts):
        if is_noise(draft.text):
            for line in (draft, *between):
                _cut(line)
            between = []
        elif _may_stand_among_noise(draft.text, marked=True):
            between.append(draft)
        else:
            return


def _mark_repeated_title(drafts: Sequence[Draft]) -> None:
    """A line repeated near either end is noise the second time; so is the title with a site's name behind."""
    titles: list[str] = []
    for draft in (*drafts[:_HEAD], *drafts[max(len(drafts) - _TAIL, _HEAD) :]):
        text = draft.text
        if draft.role is not None or len(text) > _LONGEST or _ends_a_sentence(text) or read_marker(text):
            continue
        if is_salutation(text):
            continue
        if len(text) >= 4 and (text in titles or any(_is_with_site(text, title) for title in titles)):
            _cut(draft)
        elif len(titles) < _HEAD:
            titles.append(text)
    for draft in drafts[:_HEAD]:
        if draft.role is None and any(_is_with_site(draft.text, title) for title in titles):
            _cut(draft)


def _mark_anywhere(drafts: Sequence[Draft]) -> None:
    """Page numbers, addresses on a line of their own, and running heads are noise inside the text too."""
    often = Counter(draft.text for draft in drafts if len(draft.text) <= _SHORT)
    has_begun = False
    for draft in drafts:
        text = draft.text
        has_begun = has_begun or _ends_a_sentence(text)
        if len(text) > _SHORT or draft.role is not None:
            continue
        is_mechanical = (
            phrases.PAGE_NUMBER.fullmatch(text)
            or phrases.ADDRESS.search(text)
            or phrases.CONTACT.search(text)
        )
        if is_mechanical or (has_begun and often[text] >= 3 and _is_running_head(text)):
            _cut(draft)


def _is_running_head(text: str) -> bool:
    is_plain = not text.startswith(("（", "(", "【", "[")) and not _ends_a_sentence(text)
    return is_plain and len(text) >= 4 and not read_marker(text) and not is_salutation(text)


def _may_stand_among_noise(text: str, *, marked: bool) -> bool:
    if len(text) > _SHORT or (not marked and read_marker(text)):
        return False
    return not _ends_a_sentence(text) and not is_salutation(text)


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip("”’」』）)")[-1:] in {*SENTENCE_ENDS, "；", ";", "，", ","}


def _is_with_site(text: str, title: str) -> bool:
    rest = text.removeprefix(title).strip(BLANK)
    return (
        len(text) > len(title) >= 6 and text.startswith(title) and rest[:1] in {"-", "_", "|", "—", "–", "·"}
    )


def _cut(draft: Draft) -> None:
    if draft.role is None:
        draft.role = LineRole.NOISE


def _is_label(bare: str) -> bool:
    if bare.startswith(phrases.NOISE_OPENINGS):
        return not _ends_a_sentence(bare) or len(bare) <= 60
    if phrases.BUTTONS.issuperset(_PIECES.split(bare)):
        return True
    name, colon, _ = bare[:12].replace(":", "：").partition("：")
    return bool(colon) and name.strip(_BRACKETS) in phrases.NOISE_LABELS


def _is_address(bare: str) -> bool:
    return phrases.ADDRESS.search(bare) is not None or phrases.CONTACT.search(bare) is not None


def _is_stamp(bare: str) -> bool:
    return phrases.TIME_STAMP.fullmatch(bare) is not None


def _is_page_number(bare: str) -> bool:
    return phrases.PAGE_NUMBER.fullmatch(bare) is not None


def _is_advertisement(bare: str) -> bool:
    found = sum(word in bare for word in phrases.ADVERTISING)
    if bare.endswith(phrases.SPEECH_ENDINGS):
        return False
    return found >= (3 if _ends_a_sentence(bare) or len(bare) > _SHORT else 2)


def _is_site_name(bare: str) -> bool:
    if len(bare) > 14 or read_marker(bare):
        return False
    stems = [bare.removesuffix(ending) for ending in phrases.SITE_ENDINGS if bare.endswith(ending)]
    return any(word in stem for stem in stems for word in phrases.SITE_WORDS)


def _is_path(bare: str) -> bool:
    return len(bare) <= 80 and any(arrow in bare for arrow in (" > ", ">>", "»", " 》 "))


_LIKENESSES: tuple[Callable[[str], bool], ...] = (
    _is_label,
    _is_address,
    _is_stamp,
    _is_page_number,
    _is_advertisement,
    _is_site_name,
    _is_path,
)
