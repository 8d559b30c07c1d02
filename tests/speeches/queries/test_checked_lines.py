"""The checks on real speeches, brought in as anybody brings them: what a proofreader marked is found."""

import json
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from speeches.actions import imports
from speeches.domain.checks.checking import findings_in
from speeches.queries.checked_lines import checked_lines
from speeches.queries.structure import manuscript_of

SPEECHES = Path(settings.BASE_DIR).parent / "shared" / "speeches"
NAMES = ("congress-report", "delegation-remarks", "summary-meeting")
TITLES = {"delegation-remarks": "在代表团审议时的讲话"}
pytestmark = pytest.mark.skipif(not SPEECHES.exists(), reason="the real speeches are not here")


@pytest.fixture
def brought(cast, noon):
    def bring(name):
        content = (SPEECHES / f"{name}.txt").read_bytes()
        speech = imports.bring(
            content=content, name=f"{name}.txt", title=TITLES.get(name, ""), by=cast.wanda, at=noon
        )
        return findings_in(checked_lines(manuscript_of(speech)))

    return bring


def marked(name):
    return json.loads((SPEECHES / f"{name}.errors.json").read_text())


def is_told(one, found):
    """The very words, and not others that stand near them."""
    return any(
        finding.wrong in one["wrong"] and one["wrong"] in finding.before + finding.wrong + finding.after
        for finding in found
        if one["context"] in finding.line.shown
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_sure_error_that_a_rule_can_find_is_found(name, brought):
    found = brought(name)

    missed = [
        one["context"]
        for one in marked(name)["located"]
        if (one["severity"], one["detect_by"]) == ("error", "rule") and not is_told(one, found)
    ]

    assert missed == []


def test_every_half_width_mark_of_a_web_copy_is_found(brought):
    found = Counter(finding.wrong for finding in brought("summary-meeting"))

    for one in marked("summary-meeting")["systematic"]:
        assert found[one["wrong"]] == one["count"], one["wrong"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_right_is_not_marked(name, brought):
    found = brought(name)

    for one in marked(name)["hard_negatives"]:
        wrong = [
            finding
            for finding in found
            if one["text"][:8] in finding.line.shown
            and one["text"].find(finding.wrong) >= 0
            and (finding.before + finding.wrong + finding.after).find(one["text"][:8]) >= 0
        ]
        assert wrong == [], one["text"]
