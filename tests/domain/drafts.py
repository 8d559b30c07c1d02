"""Texts for the laws of diff, merge and comparison, all invented."""

from hypothesis import strategies as st

CLAUSES = (
    "过去一年",
    "在XX县委的坚强领导下",
    "全镇上下团结一心",
    "完成投资12.6亿元",
    "同比增长8.5%",
    "新建农村公路36公里",
    "临江镇集镇面貌焕然一新",
    "青石县首批示范村通过验收",
    "云岭乡的茶园连成了片",
    "群众的笑脸就是我们的答卷",
    "要把安全生产抓在手上",
    "2025年底前全部交付",
    "引进5G基站18座",
    "老街坊议事会开了四十场",
)
ENDS = "，，，。；、"

noise = st.text(alphabet="中国发展，。、；12.%XaA \n𠮷¶", max_size=40)
confusing = st.text(alphabet="国中", max_size=30)


@st.composite
def paragraphs(draw: st.DrawFn, *, most: int = 8) -> str:
    """A paragraph of some different clauses."""
    clauses = draw(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=most, unique=True))
    return "".join(clause + draw(st.sampled_from(ENDS)) for clause in clauses)


@st.composite
def edited(draw: st.DrawFn, text: str, *, most: int = 3) -> str:
    """The text after up to `most` edits: something replaced, put in or taken out anywhere."""
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 8)))
        words = draw(st.sampled_from(("", "", "新", "抓实", "7", "XX", "，持续用力", "\n", "人民至上。")))
        text = text[:start] + words + text[end:]
    return text


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two versions of a paragraph, from nearly equal to unrelated."""
    old = draw(noise | confusing | paragraphs())
    return old, draw(edited(old) | noise | confusing | paragraphs())


@st.composite
def rival_edits(draw: st.DrawFn) -> tuple[str, str, str]:
    """A paragraph and what two people made of it at the same time."""
    base = draw(noise | confusing | paragraphs())
    return base, draw(edited(base)), draw(edited(base))
