"""A county's five steps with eight people on a long report, one section changed after its third signature."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from speeches.actions import imports, opinions, paragraphs, rounds, sections
from speeches.actions.members import invite
from speeches.domain.policy import Role
from speeches.models import Paragraph, Round, Seal, Section, Speech, Step
from tests.journeys import accessibility
from tests.journeys.desk import Desk
from tests.journeys.table import SAMPLE
from tests.sign_off import offer_usual_routes
from tests.stage import NOON

pytestmark = pytest.mark.journey

REPORT = Path(settings.BASE_DIR).parent / "shared" / "speeches" / "congress-report.txt"
# Where the real report is absent, our own sample is played.
SOURCE = REPORT if REPORT.exists() else SAMPLE


@pytest.fixture
def speech(served, cast):
    """Wanda's, without a blank; Dai drafts. Whoever signs is asked in by the route."""
    made = imports.bring(content=SOURCE.read_bytes(), name=SOURCE.name, title="", by=cast.wanda, at=NOON)
    invite(made, person=cast.dai, role=Role.DRAFTER, by=cast.wanda, at=NOON)
    for row in Paragraph.objects.filter(speech=made, text__iregex="x"):
        text = row.text.replace("X", "3").replace("x", "3")
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=cast.wanda, at=NOON)
    for section in Section.objects.filter(speech=made, heading__iregex="x"):
        heading = section.heading.replace("X", "3").replace("x", "3")
        sections.rename(section.pk, heading=heading, based_on=section.version, by=cast.wanda, at=NOON)
    offer_usual_routes()
    return Speech.objects.get(pk=made)


@pytest.fixture
def sits_down(new_person, cast, speech):
    def sit_down(name):
        return Desk(new_person(name, user=getattr(cast, name), locale="en"), f"/speeches/{speech.pk}/")

    return sit_down


@pytest.fixture
def parts(speech):
    """The first two numbered sections at the top."""
    tops = Section.objects.filter(speech=speech, parent=None, removed_in=None, heading__gt="").order_by(
        "rank"
    )
    return list(tops[:2])


def seats(page, step, person, *, section=None):
    row = page.locator(".laid-step").nth(step)
    row.get_by_label("Who signs here").select_option(str(person.pk))
    row.get_by_role("button", name="Seat this person").click()
    seat = page.locator(".laid-step").nth(step).locator(".laid-seat", has_text=person.name)
    expect(seat).to_be_visible()
    if section:
        seat.locator("summary").click()
        seat.locator(f'input[value="{person.pk}:{section.pk}"]').check()


def lays_the_county_route(wanda, cast, parts):
    page = wanda.page
    wanda.person.opens(f"{wanda.address}route/")
    page.get_by_role("link", name="Lay a route").click()
    page.get_by_role("link", name="县级五步").click()
    expect(page.locator(".laid-step")).to_have_count(5)
    seats(page, 0, cast.rhea)
    seats(page, 2, cast.greta, section=parts[0])
    seats(page, 2, cast.hans, section=parts[0])
    seats(page, 3, cast.leo)
    seats(page, 4, cast.sana)
    page.evaluate("scrollTo(0, 0)")  # what the bar lies over just now is no target
    assert accessibility.breaches_of(page) == []
    page.get_by_role("button", name="Save the route").last.click()
    page.get_by_role("button", name="Submit for sign-off").click()
    expect(page.locator(".route-step").first).to_contain_text("芮华")


def signs(desk):
    """The page on which one signs, and the button there."""
    desk.person.opens(f"{desk.address}signature/")
    desk.page.get_by_role("button", name="Sign", exact=True).click()
    expect(desk.page.locator(".notice.is-success, .signing-who").first).to_be_visible()
    expect(desk.page.get_by_role("button", name="Sign", exact=True)).to_have_count(0)


def asks_and_hears(cast, speech):
    """Otto is asked, and has nothing to say; the round is closed."""
    terms = rounds.Terms("征求意见", NOON.date())
    rounds.begin(
        speech.pk, terms=terms, people=[cast.otto.pk], milestone="征求意见稿", by=cast.wanda, at=NOON
    )
    asked = Round.objects.get(speech=speech)
    opinions.have_none(asked.pk, by=cast.otto, at=NOON)
    rounds.close(asked.pk, by=cast.wanda, at=NOON)


def statuses(speech):
    return [
        str(one)
        for one in Step.objects.filter(speech=speech).order_by("position").values_list("status", flat=True)
    ]


def adds_a_figure(dai, section):
    """A sentence with a figure at the end of the first paragraph in a section."""
    held = Paragraph.objects.filter(removed_in=None)
    row = held.filter(section__parent=section).first() or held.filter(section=section).first()
    assert row
    line = dai.page.locator(f"#paragraph-{row.pk}")
    dai.opens(line).press("End")
    dai.page.keyboard.insert_text("新增投资35亿元。")
    dai.saves(line)


def makes_it_final(wanda):
    page = wanda.page
    wanda.person.opens(f"{wanda.address}final/")
    page.get_by_role("button", name="Make it final").click()
    expect(page.locator("main")).to_contain_text("exactly that")
    page.evaluate("scrollTo(0, 0)")  # what the bar lies over just now is no target
    assert accessibility.breaches_of(page) == []
    page.locator("main").get_by_role("link", name="Sign-off sheet").first.click()


def test_five_steps_eight_people_and_a_change_after_the_third_signature(cast, speech, parts, sits_down):
    wanda = sits_down("wanda")
    lays_the_county_route(wanda, cast, parts)
    rhea, greta, hans, leo, sana = map(sits_down, ("rhea", "greta", "hans", "leo", "sana"))
    signs(rhea)
    asks_and_hears(cast, speech)
    signs(greta)
    signs(hans)
    assert statuses(speech) == ["passed", "passed", "passed", "open", "waiting"]

    adds_a_figure(sits_down("dai").takes_a_seat(), parts[0])

    assert statuses(speech) == ["open", "waiting", "waiting", "waiting", "waiting"]
    expect(wanda.page.locator(".route-step").first).to_contain_text("to be signed again")
    for desk in (rhea, greta, hans, leo, sana):
        signs(desk)
    assert statuses(speech) == ["passed"] * 5
    makes_it_final(wanda)
    expect(wanda.page.locator(".signatures-table tbody tr")).to_have_count(9)
    expect(wanda.page.locator(".signatures-table .is-over")).to_have_count(3)
    assert Seal.objects.filter(milestone__speech=speech).count() == 1
