"""Where in a text its facts stand: what no change of wording may touch.

Wider than `mentions`, which shows people what is surely a fact: here a doubt is a fact.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from speeches.domain.grading.letters import Letters
from speeches.domain.mentions import mentions

NUMERALS = "〇零一二三四五六七八九十百千万亿两廿卅半几某壹贰叁肆伍陆柒捌玖拾佰仟"
NEGATIONS = "不没未无非别勿莫否毋弗甭"
# Family names that are seldom the first half of an ordinary word, as 高, 方, 江, 严 or 林 are.
SURNAMES = "王李张刘陈杨赵吴徐朱胡郭罗郑梁宋韩冯邓曹彭肖袁蔡潘蒋魏吕姚卢姜崔谭廖贾邹熊邱薛闫侯郝龚邵覃戴汤"
# Those that are, where a word of their own may begin.
_OTHER_SURNAMES = (
    "黄周孙马何高林谢唐许曾程叶苏丁任沈陆钟汪范金石夏韦付方白孟秦江尹段雷史龙陶黎贺顾毛万钱严武莫孔向温"
    "芮欧沙于余杜田董卜柳冉丘牛樊"
)
# Letters before and behind a figure that say what it measures and which way: 增长近5%, 12只, 超过30户.
_NEAR = 2

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
# Whatever is neither Chinese nor a question mark: digits, Latin words, signs, blanks.
_FOREIGN = re.compile(rf"[^{_HAN}?]+")
# Words that only look like a numeral, a negation or a place.
_ORDINARY = re.compile(
    "进一步|一方面|四面八方|千方百计|千家万户|统一|一些|一定|一样|一直|一般|一切|一致|一起|一体|一道|唯一|之一|一律|一旦|一边|"
    "一面|一心|一再|一同|一线|一流|万一|百姓|十分(?!之)|万众|万物|千万|几乎|一如既往|"
    "不断(?![水电粮供])|不仅|不但|无论|未来|非常|别人|特别|区别|级别|分别|个别|性别|莫大|"
    "这一|那一|每一|同一|一点|一系列|一步|市场|城市|都市|城镇|乡村|农村|超市|县域|乡亲|家乡|故乡|州际"
)
_TIMES = (
    "[今去前明后上本全当同]年|[上下]半年|年[初中底末]|[本上下当]月|月[初底末]|[上中下]旬|[昨今明]天|[上下]午|[一二三四]季度|"
    "[周星期][一二三四五六日天]|春节|元旦|国庆|清明|端午|中秋"
)
_UNITS = (
    "个百分点|百分[点之]|平方公里|平方米|立方米|平方|立方|公顷|公里|千米|海里|公斤|千克|千瓦|亿元|万元|美元|欧元|人民币|人次|"
    "户次|[亩吨岁倍成]"
)
_UNITS_OF_STATE = (
    "[^\\W\\d_]{2}(?:局(?![面部势])|[省市县区镇乡州]委(?!员)|委员会|政府|人大(?!代)|政协|法院|检察院|公司|集团|银行|医院|学校|"
    "[小中大]学|协会|合作社|办公室|领导小组|中心|部队|组织部|宣传部|统战部|街道|社区|支部)"
)
_PERSONS = (
    f"[{SURNAMES}]?(?:同志(?!们)|先生|女士|老师|教授|院士|医生|工程师|书记|主席|主任|[省市县区镇乡村局厅部院校处科所]长|"
    "委员(?!会)|代表(?!大会|团)|常委|副(?=[^\\W\\d_]))"
)
_CORES = tuple(
    re.compile(pattern)
    for pattern in (
        _PERSONS,
        _UNITS_OF_STATE,
        _TIMES,
        _UNITS,
        f"[{NUMERALS}]+",
        "[省市县区镇乡村州旗]",
        "《[^《》]*》",
    )
)
_AROUND = (
    re.compile(f"[{SURNAMES}][^\\W\\d_]{{1,2}}"),
    re.compile(f"(?<![{_HAN}])[{_OTHER_SURNAMES}][^\\W\\d_]{{1,2}}"),
    re.compile(f"(?<=[由和与及是请让把对被跟同在给为有])[{_OTHER_SURNAMES}][^\\W\\d_]{{1,2}}"),
    re.compile(f"[^\\W\\d_]{{0,{_NEAR}}}(?:[0-9Xx×%‰]+|{_PERSONS})[^\\W\\d_]{{0,{_NEAR}}}"),
    re.compile(f"[^\\W\\d_]{{1,{_NEAR}}}[省市县区镇乡村州旗]"),
    re.compile(f"[{NEGATIONS}]"),
)


class Figures:
    """For each letter of a text: is it of a fact, or so near to one that it says what the fact is?"""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters

    @cached_property
    def cores(self) -> bytes:
        """1 for each letter of a fact itself."""
        return bytes(self._masked(self._found()))

    @cached_property
    def reach(self) -> bytes:
        """1 for these, and for the letters that a fact is told by."""
        near = (span for span in _matches(_AROUND, self._plainer))
        return bytes(one | other for one, other in zip(self.cores, self._masked(near), strict=True))

    def touched(self, start: int, end: int) -> bool:
        """Does a change of these letters touch a fact? Of none: does it stand inside of one?"""
        if start == end:
            return 0 < start < len(self.reach) and bool(self.reach[start - 1] and self.reach[start])
        return 1 in self.reach[start:end]

    @cached_property
    def _plainer(self) -> str:
        """The text with ordinary words that look like facts as so many question marks."""
        return _ORDINARY.sub(lambda match: "?" * len(match.group()), self.letters.folded)

    def _found(self) -> Iterator[tuple[int, int]]:
        yield from ((one.start, one.end) for one in mentions(self.letters.plain))
        yield from _matches(_CORES, self._plainer)

    def _masked(self, spans: Iterator[tuple[int, int]]) -> bytearray:
        mask = bytearray(len(self.letters.text))
        for span in spans:
            start, end = map(self.letters.before, span)
            mask[start:end] = b"\x01" * (end - start)
        for match in _FOREIGN.finditer(self.letters.text):
            mask[match.start() : match.end()] = b"\x01" * len(match.group())
        return mask


def _matches(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for pattern in patterns for match in pattern.finditer(text))
