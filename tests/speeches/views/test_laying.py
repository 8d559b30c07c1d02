"""Laying a route, step by step, with and without scripts; and the office's usual ones."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from speeches.domain.grading import Effect, Grade
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Reentry
from speeches.models import Seat, Step, UsualRoute
from speeches.queries.route import route_of, rules
from tests import route_play
from tests.ledger import everything
from tests.play import Play

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def wanda(cast):
    browser = Client()
    browser.force_login(cast.wanda)
    return browser


@pytest.fixture
def alma(db):
    browser = Client()
    browser.force_login(User.objects.create_superuser("alma", name="阿尔玛"))
    return browser


@pytest.fixture
def sends(wanda, scene):
    """Do something to two steps, a review and the issue."""

    def send(act, *, htmx=False, **more):
        rows = {"1-kind": "review", "1-step_name": "核稿", "2-kind": "issue", "2-step_name": "签发"}
        headers = {"HX-Request": "true"} if htmx else {}
        path = reverse("speeches:laying", args=[scene.speech.pk])
        return wanda.post(path, {"steps": [1, 2], "key": KEY, "act": act} | rows | more, headers=headers)

    return send


@pytest.mark.parametrize("htmx", [False, True])
def test_a_step_is_added_before_the_issue_and_nothing_is_saved(sends, htmx):
    before = everything()

    page = sends("add", kind="cosign", htmx=htmx).text

    assert page.index("row-1") < page.index("row-3") < page.index("row-2")
    assert everything() == before


@pytest.mark.parametrize(
    ("act", "rows"), [("down-1", [2, 1]), ("up-2", [2, 1]), ("up-1", [1, 2]), ("remove-1", [2])]
)
def test_steps_move_and_go(sends, act, rows):
    page = sends(act).text

    found = sorted(
        (row for row in (1, 2) if f'id="row-{row}"' in page), key=lambda row: page.index(f"row-{row}")
    )
    assert found == rows


def test_people_are_seated_and_unseated(sends, cast):
    seated = sends("seat-1", **{"1-newcomer": cast.rhea.pk}).text
    gone = sends("unseat-1-" + str(cast.rhea.pk), **{"1-people": [cast.rhea.pk]}).text

    field = f'name="1-people" value="{cast.rhea.pk}"'
    assert (field in seated, field in gone) == (True, False)


def test_what_is_laid_has_its_people_sections_days_and_how_many_are_needed(sends, scene, cast):
    section = scene.section("产业稳步")

    answer = sends(
        "lay",
        **{
            "1-people": [cast.rhea.pk, cast.dai.pk],
            "1-scope": [f"{cast.dai.pk}:{section.pk}", "garbage", "1:2:3"],
            "1-needed": 1,
            "1-due_on": "2026-03-20",
            "1-is_skippable": "on",
            "2-newcomer": cast.sana.pk,
            "2-is_skippable": "on",
        },
    )

    assert answer.status_code == 302
    first, last = Step.objects.order_by("position")
    assert (first.needed, first.due_on, first.is_skippable) == (1, date(2026, 3, 20), True)
    assert (last.kind, last.is_skippable) == (StepKind.ISSUE, False)
    assert [one.section_id for one in Seat.objects.get(person=cast.dai).scope.all()] == [section.pk]
    assert Seat.objects.get(person=cast.sana).step == last


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"1-step_name": " "}, 422),
        ({"1-kind": "dance"}, 422),
        ({"1-due_on": "gestern"}, 422),
        ({"1-needed": "0"}, 422),
        ({"key": "x"}, 422),
        ({"steps": []}, 409),
        ({"1-people": ["999999"]}, 409),
    ],
)
def test_what_cannot_be_laid_is_shown_again_and_nothing_is_saved(sends, sent, status):
    before = everything()

    answer = sends("lay", **sent)

    assert answer.status_code == status
    assert "data-reason" in answer.text
    assert everything() == before


def test_a_route_that_another_owner_laid_meanwhile_is_replaced_only_by_who_was_told(sends, play):
    route_play.laid(play)
    before = everything()

    refused = sends("lay", seen=0)
    assert (refused.status_code, everything() == before) == (409, True)
    [seen] = re.findall(r'name="seen" value="(\d+)"', refused.text)
    again = sends("lay", seen=seen)

    assert again.status_code == 302
    assert [step.name for step in route_of(route_play.again(play)).steps] == ["核稿", "签发"]


def test_a_usual_route_is_offered_with_its_steps(wanda, scene):
    usual = route_play.usual_route()

    page = wanda.get(reverse("speeches:laying", args=[scene.speech.pk]), {"usual": usual.pk}).text

    assert 'value="核稿"' in page
    assert 'value="签发"' in page


def test_the_route_that_is_laid_is_changed_from_where_it_stands(wanda, play, cast):
    route_play.laid(play)

    page = wanda.get(reverse("speeches:laying", args=[play.scene.speech.pk])).text

    assert f'name="2-people" value="{cast.hans.pk}"' in page


def test_a_route_under_way_is_not_laid_anew(wanda, play):
    speech = route_play.under_way(play)

    assert wanda.get(reverse("speeches:laying", args=[speech.pk])).status_code == 409


def test_the_rules_of_the_office_hold_from_then_on(alma):
    sent = {grade.value: "confirm" for grade in Grade} | {"leaving": "void", "lets_authors_sign_alone": "on"}
    sent |= {"reentry": "code"}

    answer = alma.post(reverse("speeches:office_signing"), sent)

    assert answer.status_code == 302
    assert set(rules().effects.values()) == {Effect.CONFIRM}
    assert (rules().reentry, rules().lets_authors_sign_alone) == (Reentry.CODE, True)


def test_rules_that_are_none_are_not_taken(alma):
    before = everything()

    assert alma.post(reverse("speeches:office_signing"), {"wording": "dance"}).status_code == 422
    assert everything() == before


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"route_name": ""}, 422),
        ({"1-days": "0"}, 422),
        ({"route_name": "乡镇两步"}, 409),
        ({"steps": []}, 409),
    ],
)
def test_a_usual_route_without_name_or_steps_is_not_kept(alma, sent, status):
    route_play.usual_route()
    before = everything()
    words = {
        "steps": [1],
        "1-kind": "issue",
        "1-step_name": "签发",
        "route_name": "一步",
        "key": KEY,
        "act": "lay",
    }

    assert alma.post(reverse("speeches:usual_routes"), words | sent).status_code == status
    assert everything() == before


def test_a_usual_route_keeps_its_people_and_days(alma, cast):
    usual = route_play.usual_route()
    words = {"steps": [1], "1-kind": "issue", "1-step_name": "签发", "1-people": [cast.sana.pk], "1-days": 3}

    alma.post(
        reverse("speeches:usual_route", args=[usual.pk]),
        words | {"route_name": "一步", "key": KEY, "act": "lay"},
    )

    step = UsualRoute.objects.get(name="一步").steps.get()
    assert (step.days, list(step.people.all())) == (3, [cast.sana])


def test_an_administrator_reads_no_route_by_virtue_of_that(alma, scene):
    assert alma.get(reverse("speeches:route", args=[scene.speech.pk])).status_code == 404
