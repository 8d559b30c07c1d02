"""The files of the project, as the architecture tests look at them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON_FOLDERS = ("config", "accounts", "speeches", "benches", "tests")


def modules() -> Iterator[Path]:
    """Every Python module of the project but its migrations."""
    yield ROOT / "manage.py"
    for folder in PYTHON_FOLDERS:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Every template."""
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def own_static(*suffixes: str) -> list[Path]:
    """The static files that we wrote, with one of these suffixes."""
    found = sorted((ROOT / "static").rglob("*"))
    return [path for path in found if path.suffix in suffixes and "vendor" not in path.parts]


def named(path: Path) -> str:
    """A file's path as a reader of the tree knows it."""
    return path.relative_to(ROOT).as_posix()
