"""What is laid down for the office is recorded, and nobody puts his own over what he has not seen."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import people
from speeches.actions import office
from speeches.domain.checks.check import Check, CheckLevel
from speeches.domain.grading import Grade
from speeches.domain.office import OfficeDeed
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Leaving, SpeechState
from speeches.models import OfficeChange, Step, UsualRoute
from speeches.queries.route import rules
from tests import route_play
from tests.sign_off import lay, sign
from tests.stage import NOON

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"
SIGNING, CHECKS = reverse("speeches:office_signing"), reverse("speeches:office_checks")


@pytest.fixture
def alma(cast):
    cast.otto.is_staff = True
    cast.otto.save()
    browser = Client()
    browser.force_login(cast.otto)
    return browser


def of_signing(**more):
    kept = {grade.value: rules().effects[grade].value for grade in Grade}
    return kept | {"leaving": "keep", "reentry": "nothing", **more}


def test_who_changed_which_rule_from_what_to_what_is_on_the_page(alma, cast):
    alma.post(SIGNING, of_signing(wording="keep", seen=0))

    kept = OfficeChange.objects.get()
    assert (kept.deed, kept.by, kept.told) == (OfficeDeed.RULES, cast.otto, {"wording": ["void", "keep"]})
    page = alma.get(SIGNING, headers={"Accept-Language": "en"}).text
    assert "wording" in page
    assert "<del>the signature is void; the words are signed again</del>" in page


def test_saving_what_holds_already_leaves_no_record(alma):
    alma.post(SIGNING, of_signing(seen=0))

    assert not OfficeChange.objects.exists()


def test_nobody_puts_his_own_over_what_he_has_not_seen(alma):
    alma.post(SIGNING, of_signing(wording="keep", seen=0))

    answer = alma.post(SIGNING, of_signing(facts="keep", seen=0))

    assert answer.status_code == 409
    assert rules().facts.value == "void"
    seen = OfficeChange.objects.latest("pk").pk
    assert f'name="seen" value="{seen}"' in answer.text
    assert alma.post(SIGNING, of_signing(facts="keep", seen=seen)).status_code == 302
    assert rules().facts.value == "keep"


def test_the_same_of_checks(alma):
    levels = dict.fromkeys(Check, "off")
    assert alma.post(CHECKS, levels | {"seen": 0}).status_code == 302

    assert alma.post(CHECKS, dict.fromkeys(Check, "shown") | {"seen": 0}).status_code == 409
    assert OfficeChange.objects.get().told["pairs"] == [CheckLevel.BLOCKING, CheckLevel.OFF]


def test_usual_routes_come_and_go_by_name(alma):
    usual = route_play.usual_route()

    alma.post(reverse("speeches:usual_route_removal", args=[usual.pk]))

    kept = OfficeChange.objects.get()
    assert (kept.deed, kept.name) == (OfficeDeed.ROUTE_REMOVED, "乡镇两步")
    assert "乡镇两步" in alma.get(SIGNING).text


def test_what_signatures_of_the_gone_are_worth_holds_at_once(alma, cast, scene, noon):
    stages = ((StepKind.REVIEW, "核稿", [cast.rhea]), (StepKind.ISSUE, "签发", [cast.sana]))
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    sign(cast.rhea, scene.speech, noon)
    sign(cast.sana, scene.speech, noon)
    people.admit(cast.rhea, is_active=False)

    office.set_rules(rules={"leaving": Leaving.VOID}, by=cast.otto, at=NOON)

    scene.speech.refresh_from_db()
    assert scene.speech.state is SpeechState.IN_REVIEW
    assert Step.objects.get(position=1).status is StepStatus.OPEN


def test_nor_over_a_usual_route(alma):
    usual = route_play.usual_route()
    page = reverse("speeches:usual_route", args=[usual.pk])
    words = {"steps": [1], "1-kind": "issue", "1-step_name": "签发", "key": KEY, "act": "lay"}
    assert 'name="seen" value="0"' in alma.get(page).text
    assert alma.post(page, words | {"route_name": "一步", "seen": 0}).status_code == 302

    answer = alma.post(page, words | {"route_name": "另一步", "seen": 0})

    seen = OfficeChange.objects.latest("pk").pk
    assert (answer.status_code, f'name="seen" value="{seen}"' in answer.text) == (409, True)
    assert UsualRoute.objects.get(pk=usual.pk).name == "一步"
    assert alma.post(page, words | {"route_name": "另一步", "seen": seen}).status_code == 302
