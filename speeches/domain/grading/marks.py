"""What it changes when one run of marks between two letters became another."""

import re

from speeches.domain.grading.figures import NEGATIONS, NUMERALS, SURNAMES
from speeches.domain.grading.grade import Grade

# So many letters on either side are looked at.
REACH = 3
_DIGIT = re.compile(r"[0-9]")
_LATIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")
_FIGURE = re.compile(rf"[0-9A-Za-z\u00c0-\u024f%‰×{NUMERALS}]")
# White space before these changes no figure: 100 万元, 5 %.
_SCALE = re.compile("[十百千万亿%‰]")
_NARROW = str.maketrans("．：（）", ".:()")
_NAMED = re.compile(f"(?:[{SURNAMES}]..?|书记|主席|主任|委员|代表|同志|[省市县区镇乡村局长部厅州])$")
# Two things with one of these between them are one without it; a pause is only a pause.
_TIES = re.compile("、|[—―–-]{2}")
# Words in brackets are not spoken.
_BRACKETS = re.compile(r"[()〔〕【】\[\]{}]")
_NEGATED = re.compile(f"[{NEGATIONS}][有要能会可是必许得该应]?$")
_NAMES = re.compile(f"[{SURNAMES}]|副|书记|主任")


def grade_of_marks(before: str, old: str, new: str, after: str) -> Grade:
    """How grave it is that these marks between these letters are others now; the letters are the same.

    Nothing but a mark between two figures makes another figure of them, a title without 《》 names nothing,
    and 王伟、李强 without 、 is one name.
    """
    if _titles(old) != _titles(new):
        return Grade.FACTS
    if not (before and after):
        is_said = _brackets(old) == _brackets(new)
        return Grade.PUNCTUATION if is_said else Grade.WORDING
    if _makes_another_figure(before[-1], old, new, after[0]) or _joins_names(before, old, new, after):
        return Grade.FACTS
    return Grade.WORDING if _says_otherwise(before, old, new) else Grade.PUNCTUATION


def _joins_names(before: str, old: str, new: str, after: str) -> bool:
    return (not old) != (not new) and bool(_NAMED.search(before) and _NAMES.match(after))


def _says_otherwise(before: str, old: str, new: str) -> bool:
    parts = (not old.strip()) != (not new.strip())
    is_tied = parts and bool(_TIES.search(old + new) or _NEGATED.search(before))
    return is_tied or _brackets(old) != _brackets(new)


def _brackets(marks: str) -> list[str]:
    return _BRACKETS.findall(marks.translate(_NARROW))


def _titles(marks: str) -> str:
    return "".join(re.findall("[《》]", marks.replace("〈", "《").replace("〉", "》")))


def _makes_another_figure(left: str, old: str, new: str, right: str) -> bool:
    is_digit = _DIGIT.match(left), _DIGIT.match(right)
    if all(is_digit):
        return old.translate(_NARROW) != new.translate(_NARROW)
    if is_digit[1] and _point(old) != _point(new):
        return True
    if not (_FIGURE.match(left) and _FIGURE.match(right)):
        return False
    if "、" in old + new and not (_LATIN.match(left) and _LATIN.match(right)):
        return True
    if is_digit[0] and _SCALE.match(right):
        return old.strip() != new.strip()
    return (not old) != (not new)


def _point(marks: str) -> bool:
    return marks.endswith((".", "．"))
