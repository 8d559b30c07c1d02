"""What the documents say of the code is so: paths exist, excerpts are in the files they name."""

import re

import pytest

from tests.architecture import tree

DOCUMENTS = [
    tree.ROOT / "STYLE.md",
    tree.ROOT / "docs" / "ARCHITECTURE.md",
    tree.ROOT / "docs" / "a-feature-from-end-to-end.md",
    *sorted((tree.ROOT / "docs" / "decisions").glob("*.md")),
]
WITH_EXCERPTS = [path for path in DOCUMENTS if "```python" in path.read_text()]
FOLDERS = "config|accounts|speeches|templates|static|tests|docs|benches|bin"
PATH = re.compile(rf"`((?:{FOLDERS})/[\w./-]*\w/?)`")
FENCE = re.compile(r"^```(?:python|django)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def excerpts_of(text):
    """Each excerpt with the last path that is named before it."""
    for fence in FENCE.finditer(text):
        yield PATH.findall(text[: fence.start()])[-1], fence[1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=tree.named)
def test_every_path_that_is_named_exists(document):
    named = PATH.findall(document.read_text())

    assert [path for path in named if not (tree.ROOT / path).exists()] == []


@pytest.mark.parametrize("document", WITH_EXCERPTS, ids=tree.named)
def test_every_excerpt_is_in_the_file_that_is_named_before_it(document):
    stale = [
        f"{path}: {line}"
        for path, excerpt in excerpts_of(document.read_text())
        for line in excerpt.splitlines()
        if line not in (tree.ROOT / path).read_text().splitlines()
    ]

    assert stale == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=tree.named)
def test_every_link_leads_somewhere(document):
    links = LINK.findall(document.read_text())

    assert [link for link in links if not (document.parent / link).exists()] == []
