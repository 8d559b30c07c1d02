"""Where a Chromium is, and how to get one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

HOW_TO_GET_ONE = (
    "No Chromium was found, so the browser journeys did not run. Debian, Ubuntu: apt-get install chromium "
    "fonts-noto-cjk. Fedora: dnf install chromium. macOS: brew install --cask google-chrome. "
    "Or name one: CHROMIUM=/path/to/chromium make test"
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
BROUGHT_BY_PLAYWRIGHT = (
    ".cache/ms-playwright/chromium-*/chrome-linux*/chrome",
    "Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    """The path of a Chromium of this machine: the one named by CHROMIUM, else the first that is found."""
    return os.environ.get("CHROMIUM") or next(_found(), None)


def _found() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from (place for place in PLACES if Path(place).exists())
    for pattern in BROUGHT_BY_PLAYWRIGHT:
        yield from map(str, sorted(Path.home().glob(pattern), reverse=True))
