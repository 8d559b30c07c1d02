"""A file that outgrew its noun, a function that outgrew its sentence, a name that says nothing."""

import ast
import re

from tests.architecture import tree

LONGEST_MODULE = 250
LONGEST_FUNCTION = 40
# architecture.md section 12
SAYS_NOTHING = frozenset({"utils", "helpers", "common", "misc", "manager", "service", "data", "info", "item"})
NUMBERED = re.compile(r"[a-z]_?[0-9]$")


def test_no_module_is_too_long():
    lengths = {tree.named(path): len(path.read_text().splitlines()) for path in tree.modules()}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_too_long():
    lengths = {
        f"{tree.named(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in tree.modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_module_has_a_name_that_says_something():
    places = [path.with_suffix("").relative_to(tree.ROOT) for path in tree.modules()]

    empty = [str(place) for place in places for part in place.parts if SAYS_NOTHING & {*part.split("_")}]
    assert empty == []
    assert [str(place) for place in places if NUMBERED.search(place.name)] == []


def test_every_module_says_what_it_is():
    written = [path for path in tree.modules() if path.read_text().strip()]

    silent = [tree.named(path) for path in written if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []
