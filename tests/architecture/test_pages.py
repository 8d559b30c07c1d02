"""No page runs or loads what we did not put there: text stays text, and all comes from one origin."""

import re

import pytest
from django.template import engines

from tests.architecture import tree

FORBIDDEN_IN_TEMPLATES = {
    "inline style": r"<[^>]*\sstyle\s*=",
    "inline handler": r"<[^>]*\s(on[a-z]+|hx-on[:\w-]*)\s*=",
    "script in the page": r"<script(?![^>]*\bsrc=)",
    "style in the page": r"<style\b",
    "code in an attribute": r"\b(js|javascript):",
    "filter in a trigger": r"""hx-trigger\s*=\s*("[^"]*\[|'[^']*\[)""",
    "escaping switched off": r"\|\s*safe(seq)?\b|autoescape\s+off",
    "another origin": r"""(https?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+""",
}
FORBIDDEN_IN_SCRIPTS = {
    "markup from a string": r"\b(inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|document\.write",
    "code from a string": r"\beval\s*\(|\bnew Function\b|set(Timeout|Interval)\(\s*[\"'`]",
    "another origin": r"""["'`](https?:)?//(?!www\.w3\.org/)[\w-]+\.""",
}
FORBIDDEN_IN_STYLES = {"another origin": r"""(url\(\s*["']?|@import\s+["'])(https?:)?//"""}
FORBIDDEN_IN_PYTHON = {"escaping switched off": r"\bmark_safe\b|\bSafeString\(|is_safe\s*=\s*True"}
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)


def found_in(paths, forbidden):
    """What stands where it must not: `file: reason`."""
    texts = {path: COMMENT.sub("", path.read_text()) for path in paths}
    return [
        f"{tree.named(path)}: {reason}"
        for path, text in texts.items()
        for reason, pattern in forbidden.items()
        if re.search(pattern, text)
    ]


@pytest.mark.parametrize("path", tree.templates(), ids=tree.named)
def test_template_can_be_read(path):
    name = path.relative_to(tree.ROOT / "templates").as_posix()

    assert engines["django"].get_template(name)


def test_no_template_brings_code_style_or_raw_markup():
    assert found_in(tree.templates(), FORBIDDEN_IN_TEMPLATES) == []


def test_no_script_of_ours_makes_markup_or_code_from_text():
    assert found_in(tree.own_static(".js"), FORBIDDEN_IN_SCRIPTS) == []


def test_no_style_or_picture_of_ours_asks_another_origin():
    assert found_in(tree.own_static(".css", ".svg"), FORBIDDEN_IN_STYLES) == []


def test_markup_is_made_safe_only_by_template_tags():
    ours = [path for path in tree.modules() if not {"templatetags", "tests"} & {*path.parts}]

    assert found_in(ours, FORBIDDEN_IN_PYTHON) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('<p style="color: red">', "inline style"),
        ('<p class="a"\n  onclick="go()">', "inline handler"),
        ("<script>go()</script>", "script in the page"),
        ("{{ text|safe }}", "escaping switched off"),
        ('<img src="//pictures.example.org/a.png">', "another origin"),
        ('<a hx-trigger="keyup[ctrlKey]">', "filter in a trigger"),
    ],
)
def test_what_is_forbidden_is_recognised(line, reason):
    assert re.search(FORBIDDEN_IN_TEMPLATES[reason], line)
