"""Somebody sets up two-step verification, signs in with it, and signs a speech with a code."""

from datetime import timedelta

import pyotp
import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from accounts.models import SecondFactor
from speeches.actions import routes
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Reentry
from speeches.models import Signature, SigningRules
from tests.journeys import accessibility
from tests.journeys.people import PHONE
from tests.stage import NOON, PASSWORD

pytestmark = pytest.mark.journey


def keeps_the_rules(page):
    assert accessibility.breaches_of(page) == []
    page.set_viewport_size(PHONE)
    assert accessibility.breaches_of(page) == []


@pytest.fixture
def on_its_way(cast, speech_id):
    """Sana issues the speech, and the office asks for a code."""
    seat = PlannedSeat(cast.sana.pk)
    routes.lay(speech_id, steps=[PlannedStep(StepKind.ISSUE, "签发", (seat,))], by=cast.wanda, at=NOON)
    routes.submit(speech_id, by=cast.wanda, at=NOON)
    SigningRules.objects.update_or_create(pk=1, defaults={"reentry": Reentry.CODE})
    return f"/speeches/{speech_id}/signature/"


def sets_it_up(page):
    """From the link on the page to sign on; what shows codes, and a code on paper."""
    page.get_by_role("link", name="Set it up first").click()
    page.get_by_label("Current password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="The key as a picture")).to_be_visible()
    keeps_the_rules(page)
    device = pyotp.TOTP(SecondFactor.objects.get().secret)
    page.get_by_label("Code").fill(device.at(now() - timedelta(seconds=30)))
    page.keyboard.press("Enter")
    codes = page.locator(".recovery-codes code")
    expect(codes).to_have_count(10)
    keeps_the_rules(page)
    spare = codes.first.inner_text()
    page.get_by_role("link", name="I have written them down").click()
    expect(page.get_by_text("10 recovery codes are left.")).to_be_visible()
    keeps_the_rules(page)
    return device, spare


def signs_in(page, spare):
    """Once with a wrong code, then with the one on paper."""
    page.get_by_label("Sign-in name").fill("sana")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    keeps_the_rules(page)
    page.get_by_label("Code").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The code is not right")).to_be_visible()
    page.get_by_label("Code").fill(spare)
    page.keyboard.press("Enter")


def test_from_setting_it_up_to_a_signature(cast, on_its_way, new_person):
    sana = new_person("sana", user=cast.sana, locale="en")
    sana.opens(on_its_way)
    device, spare = sets_it_up(sana.page)

    elsewhere = new_person("sana-elsewhere", locale="en")
    page = elsewhere.page
    elsewhere.opens(on_its_way)
    signs_in(page, spare)
    page.get_by_label("Code of your device").fill(device.now())
    keeps_the_rules(page)
    page.get_by_role("button", name="Sign", exact=True).click()

    expect(page.locator(".signature")).to_have_count(1)
    assert Signature.objects.get().by == cast.sana
