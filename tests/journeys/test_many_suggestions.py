"""Sixty suggestions decided on by the dozen, from the keyboard."""

import pytest
from playwright.sync_api import expect

from speeches.actions import suggestions
from speeches.domain.outline.parts import ParagraphKind
from speeches.domain.talk import Outcome
from speeches.models import Paragraph, Thread
from tests.journeys import accessibility
from tests.stage import NOON

pytestmark = pytest.mark.journey


@pytest.fixture
def sixty(speech_id, cast):
    """Rhea and Dai suggest something for every paragraph, in turn."""
    lines = list(Paragraph.objects.filter(speech=speech_id, kind=ParagraphKind.BODY).order_by("pk")[:60])
    for at, line in enumerate(lines):
        by = (cast.rhea, cast.dai)[at % 2]
        words = f"{line.text}（第{at}处）"
        suggestions.reword(line.pk, text=words, based_on=line.version, by=by, at=NOON)
    return len(lines)


def outcomes():
    return [thread.outcome for thread in Thread.objects.order_by("pk")]


def test_those_of_one_person_are_accepted_together_the_others_declined_and_that_taken_back(
    sits_down, sixty, speech_id
):
    wanda = sits_down("wanda")
    wanda.margin.get_by_role("link", name=f"{sixty} suggestions").click()
    page, half = wanda.page, sixty // 2
    expect(page.locator("tbody tr")).to_have_count(sixty)
    assert accessibility.breaches_of(page) == []

    accepts_all_of(page, "芮华", half)
    expect(page.locator("#messages")).to_contain_text(f"{half} suggestions were accepted")
    page.goto(page.url.partition("?")[0])
    declines_all(page)
    expect(page.locator("#messages")).to_contain_text(f"{half} suggestions were declined")
    assert outcomes() == [Outcome.ADOPTED, Outcome.DECLINED] * half

    page.get_by_role("button", name="Take these decisions back").press("Enter")
    expect(page.locator("#messages")).to_contain_text(f"{half} decisions were taken back")
    assert outcomes() == [Outcome.ADOPTED, None] * half


def accepts_all_of(page, person, count):
    page.locator("select[name=person]").select_option(person)
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.locator("tbody tr")).to_have_count(count)
    page.get_by_label("Choose all").press("Space")
    page.get_by_role("button", name="Preview accepting the chosen").press("Enter")
    expect(page.locator(".planned-line")).to_have_count(count)
    assert accessibility.breaches_of(page) == []
    page.get_by_role("button", name=f"Accept these {count}").press("Enter")


def declines_all(page):
    page.get_by_label("Choose all").press("Space")
    page.get_by_label("Reason", exact=True).fill("已有此意。")
    page.get_by_role("button", name="Decline the chosen").press("Enter")
