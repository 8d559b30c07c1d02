"""Which interpreter `make setup` takes."""

import os
import subprocess
import sys

import pytest

from tests.architecture import tree


@pytest.fixture
def machine(tmp_path):
    """A home and a PATH of its own, with nothing on it but what a test puts there."""
    (tmp_path / "bin").mkdir()
    return tmp_path


def placed(machine, name, script):
    path = machine / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def found_on(machine, **surroundings):
    return subprocess.run(  # noqa: S603  our own script
        [tree.ROOT / "bin" / "find-python"],
        env={"PATH": str(machine / "bin"), "HOME": str(machine), **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )


def runs(interpreter):
    asked = [interpreter, "-c", "import sys; print(sys.version_info >= (3, 12))"]
    return subprocess.check_output(asked, text=True).strip() == "True"  # noqa: S603  what was found


REAL = f'exec "{sys.executable}" "$@"'
ITSELF = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
BROKEN = 'echo "python: command not found" >&2; exit 127'


@pytest.mark.parametrize(
    "place",
    [
        "bin/python3.13",
        ".pyenv/versions/3.13.0/bin/python3",
        ".local/share/uv/python/cpython-3.13/bin/python3.13",
        ".asdf/installs/python/3.13.0/bin/python3",
    ],
)
def test_interpreter_is_found_behind_shims_that_do_not_work(machine, place):
    for name in ("python3.14", "python3.13", "python3.12", "python3"):
        placed(machine, f"bin/{name}", BROKEN)
    placed(machine, place, REAL)

    found = found_on(machine)

    assert runs(found.stdout.strip())


def test_a_manager_elsewhere_is_found_by_its_shims(machine):
    placed(machine, "manager/shims/python3", BROKEN)
    placed(machine, "manager/versions/3.12.9/bin/python3.12", REAL)

    found = found_on(machine, PATH=str(machine / "manager" / "shims"), HOME="/nonexistent")

    assert runs(found.stdout.strip())


def test_the_one_that_is_named_comes_first(machine):
    placed(machine, "bin/python3.14", 'echo "/another/python3.14"')

    found = found_on(machine, PYTHON=sys.executable)

    assert os.path.realpath(found.stdout.strip()) == ITSELF
