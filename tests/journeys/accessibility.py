"""What axe finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}


def breaches_of(page: Page) -> list[str]:
    """One line for each rule of WCAG 2.2 A and AA that the page as it is now breaks, with the places."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {rule['help']} at {', '.join(_places(rule))}" for rule in found]


def _places(rule: dict[str, Any]) -> list[str]:
    return [" ".join(map(str, node["target"])) for node in rule["nodes"]]
