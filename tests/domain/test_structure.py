"""Moves keep every line, and promoting or demoting never changes the order of reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.ranking import spread
from speeches.domain.structure import paragraphs, sections
from speeches.domain.structure.tree import Node, NoSuchPlace, Noun, Tree

STYLES = {1: "{han}、", 2: "（{han}）", 3: "{arabic}.", 4: "（{arabic}）"}


class Builder:
    """Draws a speech: front, opening, some sections of up to four levels, closing."""

    def __init__(self, draw):
        self.draw = draw
        self.nodes: list[Node] = []

    def put(self, noun, kind, parent, rank, numbering=""):
        key = (noun, len(self.nodes) + 1)
        self.nodes.append(Node(key, kind, parent, rank, numbering))
        return key[1]

    def line(self, parent, rank, kind=ParagraphKind.BODY):
        return self.put(Noun.PARAGRAPH, kind, parent, rank)

    def fill(self, parent, level):
        held = self.draw(st.lists(st.sampled_from(["line", "heading", "run-in"]), max_size=4))
        for what, rank in zip(held, spread(len(held)), strict=True):
            if what == "line" or level > 4:
                self.line(parent, rank)
            elif what == "heading":
                style = STYLES[level]
                self.fill(self.put(Noun.SECTION, SectionKind.STANDALONE, parent, rank, style), level + 1)
            else:
                self.line(self.put(Noun.SECTION, SectionKind.RUN_IN, parent, rank, "{han}是"), "V")


@st.composite
def trees(draw):
    made, count = Builder(draw), draw(st.integers(1, 4))
    ranks = spread(count + 3)
    made.line(made.put(Noun.SECTION, SectionKind.FRONT, None, ranks[0]), "V", ParagraphKind.TITLE)
    made.line(made.put(Noun.SECTION, SectionKind.OPENING, None, ranks[1]), "V")
    for rank in ranks[2:-1]:
        made.fill(made.put(Noun.SECTION, SectionKind.STANDALONE, None, rank, STYLES[1]), 2)
    made.put(Noun.SECTION, SectionKind.CLOSING, None, ranks[-1])
    return Tree(made.nodes)


def placed(tree, *places):
    nodes = dict(tree.nodes)
    for place in places:
        old = nodes[place.key]
        nodes[place.key] = Node(place.key, old.kind, place.parent, place.rank, place.numbering, place.pinned)
    return Tree(nodes.values())


def reading(tree):
    return [node.key for node in tree.lines()]


def pick(tree, data, noun):
    return data.draw(st.sampled_from([node for node in tree.walk() if node.key[0] is noun]))


@given(trees(), st.data())
def test_a_step_down_passes_one_line_and_a_step_up_brings_it_back(tree, data):
    paragraph = pick(tree, data, Noun.PARAGRAPH)
    before = reading(tree)
    try:
        moved = placed(tree, paragraphs.down(tree, paragraph))
    except NoSuchPlace:
        return

    at = before.index(paragraph.key)
    back = placed(moved, paragraphs.up(moved, moved.nodes[paragraph.key]))

    assert reading(moved) == [*before[:at], before[at + 1], paragraph.key, *before[at + 2 :]]
    assert reading(back) == before


@given(trees(), st.data())
def test_a_paragraph_goes_right_in_front_of_the_one_it_is_dropped_on(tree, data):
    paragraph, target = pick(tree, data, Noun.PARAGRAPH), pick(tree, data, Noun.PARAGRAPH)
    try:
        moved = placed(tree, paragraphs.before(tree, paragraph, target))
    except NoSuchPlace:
        return

    order = [key for key in reading(tree) if key != paragraph.key]
    at = order.index(target.key)
    assert reading(moved) == [*order[:at], paragraph.key, *order[at:]]


@given(trees(), st.data(), st.sampled_from([paragraphs.outwards, paragraphs.inwards]))
def test_a_paragraph_changes_sections_without_changing_the_order(tree, data, step):
    paragraph = pick(tree, data, Noun.PARAGRAPH)
    try:
        moved = placed(tree, step(tree, paragraph))
    except NoSuchPlace:
        return

    assert reading(moved) == reading(tree)
    assert moved.nodes[paragraph.key].parent != paragraph.parent


@given(trees(), st.data(), st.sampled_from([sections.promote, sections.demote]))
def test_changing_a_level_keeps_the_order_of_reading(tree, data, shift):
    section = pick(tree, data, Noun.SECTION)
    try:
        moved = placed(tree, *shift(tree, section))
    except NoSuchPlace:
        return

    assert reading(moved) == reading(tree)
    step = -1 if shift is sections.promote else 1
    level = sections.level_of(moved, moved.nodes[section.key])
    assert level == sections.level_of(tree, section) + step


@given(trees(), st.data(), st.sampled_from([sections.up, sections.down]))
def test_a_section_moves_with_all_it_holds(tree, data, shift):
    section = pick(tree, data, Noun.SECTION)
    try:
        moved = placed(tree, *shift(tree, section))
    except NoSuchPlace:
        return

    held = [node.key for node in tree.walk(section.key[1])]
    order = [node.key for node in moved.walk()]
    at = order.index(section.key)
    assert order[at + 1 : at + 1 + len(held)] == held
    assert sorted(order) == sorted(tree.nodes)


@given(trees(), st.data())
def test_dissolving_takes_the_heading_and_leaves_the_text(tree, data):
    section = pick(tree, data, Noun.SECTION)
    try:
        places = sections.dissolve(tree, section)
    except NoSuchPlace:
        return
    moved = placed(tree, *places)
    left = Tree(node for node in moved.nodes.values() if node.key != section.key)

    order = [key for key in reading(tree) if key != section.key]

    assert reading(left) == order


@pytest.mark.parametrize("shift", [sections.up, sections.down, sections.promote, sections.demote])
def test_the_front_stays_in_front(shift):
    tree = Tree([Node((Noun.SECTION, 1), SectionKind.FRONT, None, "V")])

    with pytest.raises(NoSuchPlace):
        shift(tree, tree.section(1))


@given(trees(), st.data())
def test_a_paragraph_goes_right_behind_the_one_it_is_dropped_on(tree, data):
    paragraph, target = pick(tree, data, Noun.PARAGRAPH), pick(tree, data, Noun.PARAGRAPH)
    try:
        moved = placed(tree, paragraphs.behind(tree, paragraph, target))
    except NoSuchPlace:
        return

    order = [key for key in reading(tree) if key != paragraph.key]
    at = order.index(target.key) + 1
    if tree.nodes[target.key].parent == moved.nodes[paragraph.key].parent:
        assert reading(moved) == [*order[:at], paragraph.key, *order[at:]]


@given(trees(), st.data(), st.sampled_from([sections.before, sections.behind]))
def test_a_section_goes_beside_a_sibling_with_all_it_holds(tree, data, beside):
    section, sibling = pick(tree, data, Noun.SECTION), pick(tree, data, Noun.SECTION)
    try:
        moved = placed(tree, *beside(tree, section, sibling))
    except NoSuchPlace:
        return

    siblings = [node.key for node in moved.children(section.parent) if node.is_section]
    at = siblings.index(sibling.key)
    assert siblings[at + 1 if beside is sections.behind else at - 1] == section.key
    assert [node.key for node in moved.walk(section.key[1])] == [
        node.key for node in tree.walk(section.key[1])
    ]
    others = [key for key in reading(tree) if key in set(reading(moved))]
    assert sorted(others) == sorted(reading(moved))
