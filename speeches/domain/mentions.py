"""The facts that a Chinese text mentions: figures, dates, people, posts, places, titles; found by rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Fact(StrEnum):
    """What is mentioned."""

    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    POST = "post"
    PLACE = "place"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Mention:
    """text[start:end] names a fact."""

    fact: Fact
    start: int
    end: int
    text: str


# Each of the longer rules begins with a set or with plain words, which lets the search pass over what begins
# nothing ten times as fast; what its first character must have been is looked at again behind it.
_HAN = "〇零一二三四五六七八九十百千万亿两"
_WAS_DIGIT, _WAS_CROSS, _WAS_HAN = "(?<=[0-9０-９])", "(?<=[XxＸｘ×])", f"(?<=[{_HAN}])"
_MORE_DIGITS = rf"{_WAS_DIGIT}[0-9０-９]*(?:[.．][0-9０-９]+|,[0-9]{{3}}(?![0-9]))*"
_DAY = rf"(?:[0-9０-９]{{1,2}}|[{_HAN}]{{1,3}})"
_MORE_OF_YEAR = rf"(?:{_WAS_DIGIT}[0-9０-９]{{3}}|(?<=[〇零一二三四五六七八九])[〇零一二三四五六七八九]{{3}})"
_MORE_OF_MONTH = rf"(?:{_WAS_DIGIT}[0-9０-９]?|{_WAS_HAN}[{_HAN}]{{0,2}})"
_PART_OF_MONTH = f"(?:{_DAY}[日号]|[上中下]旬|底|初)"
_UNITS = (
    "个百分点|平方公里|平方米|立方米|千米|公里|公顷|公斤|千瓦|亿元|万元|万亩|万人|人次|户次|倍|成|元|亩|吨|米|户|人|"
    "个|项|家|名|座|条|件|次|所|处|场|台|辆|套|座|批|种|级|天|岁|分钟|小时|年|月|村"
)
_TITLES = (
    "书记|主席|省长|市长|区长|县长|镇长|乡长|村长|局长|厅长|部长|院长|校长|处长|科长|所长|站长|行长|会长|"
    "董事长|总经理|经理|主任|委员|常委|秘书长|组长|队长|检察长|政委|参谋长|司令员|代表"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温芮欧沙"
)
# Words that stand before or after a name and are no part of one.
_NO_NAME = (
    "在到从和与及或同由对把被将向往为以比的地得了着过是有无不也都就要让请使各全本该我你他她它们这那每某等第"
    "一二三四五六七八九十两几多进出入去来走建设推抓做说讲派给至沿经修农"
)
# The given name may hold what a place does not.
_GIVEN = r"[^\W\d_在到从和与及或同的了着是等各全本该我你他她这那]{1,2}"
_REGIONS = "街道|社区|新区|开发区|镇|乡|村|县|市|州|省|旗"
_REGION_END = re.compile(f"(?:{_REGIONS})$")
_OF = (
    "常务|党组|党委|纪委|政法委|省委|市委|区委|县委|镇委|乡委|党工委|党总支|党支部|支部|副|村委会|居委会|"
    "人大|政协|办公室"
)
_POST = "|".join([*(f"{of}(?:{_OF}){{0,3}}(?:{_TITLES})" for of in _OF.split("|")), _TITLES])

_FINDS = (
    (Fact.TITLE, re.compile(r"《[^《》\n]{1,60}》")),
    (
        Fact.DATE,
        re.compile(
            rf"[0-9０-９{_HAN}](?:{_MORE_OF_YEAR}年(?:{_DAY}月{_PART_OF_MONTH}?|底|初)?"
            rf"|{_MORE_OF_MONTH}月{_PART_OF_MONTH}"
            r"|(?<=[0-9])(?<![0-9０-９][0-9])[0-9]{3}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))"
        ),
    ),
    (Fact.PERSON, re.compile(rf"[{_SURNAMES}]{_GIVEN}(?=同志|先生|女士|{_POST})")),
    (
        Fact.PERSON,
        re.compile(
            rf"(?<=书记|主席|主任|[部局镇县市院乡]长)[{_SURNAMES}]{_GIVEN}(?=[，。、；：（\s]|$|同志)"
        ),
    ),
    (Fact.POST, re.compile(_POST)),
    (
        Fact.PLACE,
        re.compile(
            rf"(?<!(?![{_NO_NAME}镇乡村县市州省区])[\u4e00-\u9fff])"
            rf"[^\W\da-zA-Z_{_NO_NAME}镇乡村县市州省]{{2,3}}?(?:{_REGIONS})"
        ),
    ),
    (
        Fact.NUMBER,
        re.compile(
            rf"[0-9０-９XxＸｘ×{_HAN}](?:(?<=百)分之[{_HAN}点]{{1,12}}"
            rf"|{_MORE_DIGITS}(?:[%％‰]|[十百千万亿]{{0,4}}(?:多|余)?(?:{_UNITS})?)"
            rf"|{_WAS_CROSS}[XxＸｘ×]{{1,11}}+[十百千万亿]{{0,4}}(?:{_UNITS})"
            rf"|{_WAS_HAN}(?:[{_HAN}]{{1,11}}+(?:多|余)?(?:{_UNITS})|(?:{_UNITS})))"
        ),
    ),
)


# A comparison asks twice about each changed paragraph, first for all marks and then for the list of facts:
# as many as two versions of the longest speech have.
@lru_cache(4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """What a text mentions, in its order; no two overlap, the more telling kind wins."""
    taken = bytearray(len(text))
    found = [mention for fact, pattern in _FINDS for mention in _free(fact, pattern, text, taken)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def stem(one: Mention) -> Mention:
    """The name of a place without 镇, 县 or 街道; any other mention as it is."""
    if one.fact is not Fact.PLACE:
        return one
    name = _REGION_END.sub("", one.text)
    return Mention(one.fact, one.start, one.start + len(name), name)


def _free(fact: Fact, pattern: re.Pattern[str], text: str, taken: bytearray) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            yield Mention(fact, start, end, match.group())
