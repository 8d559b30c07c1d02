"""What LibreOffice makes of a tracked file: accepting all gives the new version, rejecting all the old."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.speeches.exchange.drafted_pairs import MAKERS, Pair, read_of

PYTHON = "/usr/bin/python3"
SIZES = [600] * 33 + [2_500] * 5 + [15_000] * 2
MISSING = "LibreOffice is not here: apt-get install libreoffice-writer python3-uno"


def _is_here() -> bool:
    if not shutil.which("soffice") or not Path(PYTHON).exists():
        return False
    asked = [PYTHON, "-c", "import uno"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0  # noqa: S603  that Python


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """Forty pairs, each with what LibreOffice told of its file."""
    if not _is_here():
        pytest.fail(MISSING) if os.environ.get("CI") else pytest.skip(MISSING)
    folder = tmp_path_factory.mktemp("tracked")
    pairs = [Pair(1_000 + seed, size) for seed, size in enumerate(SIZES)]
    paths = [folder / f"{at}.docx" for at in range(len(pairs))]
    for pair, path in zip(pairs, paths, strict=True):
        path.write_bytes(pair.word())
    command = [PYTHON, office_script(), str(folder / "profile"), *map(str, paths)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=500)  # noqa: S603  our own script
    told = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    return list(zip(pairs, told, strict=True))


def office_script() -> str:
    return str(Path(__file__).with_name("office.py"))


@pytest.mark.parametrize("at", range(len(SIZES)))
def test_both_versions_come_out_paragraph_by_paragraph(seen, at):
    pair, told = seen[at]

    assert told["accepted"] == read_of(pair.news)
    assert told["rejected"] == read_of(pair.olds)


def test_every_change_is_told_by_its_author_and_time(seen):
    right = {(maker.name, maker.at.strftime("%Y-%m-%dT%H:%M:%SZ")) for maker in MAKERS.values()}

    changes = {tuple(change) for _, told in seen for change in told["changes"]}

    assert changes == right


def test_every_remark_is_there(seen):
    for pair, told in seen:
        one = [["Sana Ó", "准。\n已核。"], ["文达", "这个数准吗？"]]
        assert told["remarks"] == sorted(one * len(pair.remarks))
