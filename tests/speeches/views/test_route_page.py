"""The route of a speech, as everybody reads it and as its owner tends it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from speeches.actions import members, paragraphs, returns, routes
from speeches.actions.returns import Destination
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Leaving, Opinion
from speeches.models import Return, Seat, SigningRules
from speeches.queries.route import route_of
from tests import route_play
from tests.ledger import everything
from tests.play import Play

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def browsers(cast):
    found = {name: Client() for name in ("wanda", "leo", "rhea", "dai")}
    for name, browser in found.items():
        browser.force_login(getattr(cast, name))
    return found


@pytest.fixture
def shown(browsers, play):
    """The page of the route, as somebody reads it."""
    return lambda who="leo": browsers[who].get(reverse("speeches:route", args=[play.scene.speech.pk])).text


def post(browser, name, pk, **words):
    return browser.post(reverse(f"speeches:{name}", args=[pk]), words)


def test_a_reader_sees_who_is_waited_for_and_has_no_button(shown, play):
    route_play.under_way(play)

    page = shown()

    to_sign = reverse("speeches:speech_signature", args=[play.scene.speech.pk])
    assert (to_sign in page, to_sign in shown("rhea")) == (False, True)
    assert page.count('aria-current="step"') == 2
    assert "芮华" in page
    assert reverse("speeches:step_due", args=[route_play.step(play, 1).pk]) not in page


def test_an_objection_and_a_void_signature_are_drawn_each_with_its_sign(shown, play, cast, noon):
    route_play.under_way(play)
    route_play.sign(play, cast.rhea, Opinion.DISAGREE, "数字不对。")

    assert 'class="seat is-objected"' in shown()
    assert "数字不对。" in shown()


def test_what_is_overdue_is_said(shown, play, cast, noon):
    route_play.under_way(play)
    yesterday = localdate() - timedelta(days=1)
    routes.set_due(route_play.step(play, 1).pk, due_on=yesterday, by=cast.wanda, at=noon)

    assert "is-overdue" in shown()


def test_who_left_is_a_vacant_seat_that_its_owner_is_asked_to_give(shown, play, cast, noon):
    route_play.under_way(play)
    members.remove(play.place_of(cast.rhea).pk, by=cast.wanda, at=noon)

    seat = route_play.seat(play, cast.rhea)
    page = shown("wanda")

    assert '<details class="deed" open>' in page
    assert reverse("speeches:seat_holder", args=[seat.pk]) in page


def test_a_closed_account_is_told_the_same_way(shown, play, cast):
    route_play.under_way(play)
    type(cast.rhea).objects.filter(pk=cast.rhea.pk).update(is_active=False)

    assert '<details class="deed" open>' in shown("wanda")


@pytest.mark.parametrize("leaving", Leaving)
@pytest.mark.parametrize("needed", [None, 2])
@pytest.mark.parametrize("way", ["removed", "closed"])
def test_whoever_goes_passes_no_step(play, cast, noon, leaving, needed, way):
    SigningRules.objects.update_or_create(pk=1, defaults={"leaving": leaving})
    route_play.under_way(play, needed=needed)
    for person in (cast.rhea, cast.hans):
        route_play.sign(play, person)

    if way == "removed":
        members.remove(play.place_of(cast.dai).pk, by=cast.wanda, at=noon)
    else:
        type(cast.dai).objects.filter(pk=cast.dai.pk).update(is_active=False)

    speech = route_play.again(play)
    assert list(route_of(speech).statuses.values()) == [
        StepStatus.PASSED,
        StepStatus.OPEN,
        StepStatus.WAITING,
    ]


@pytest.mark.parametrize(
    ("leaving", "status"), [(Leaving.KEEP, StepStatus.PASSED), (Leaving.VOID, StepStatus.OPEN)]
)
@pytest.mark.parametrize("way", ["removed", "closed"])
def test_what_was_signed_by_whoever_goes_counts_as_the_office_says(
    shown, play, cast, noon, leaving, status, way
):
    SigningRules.objects.update_or_create(pk=1, defaults={"leaving": leaving})
    route_play.under_way(play)
    route_play.sign(play, cast.rhea)

    if way == "removed":
        members.remove(play.place_of(cast.rhea).pk, by=cast.wanda, at=noon)
    else:
        type(cast.rhea).objects.filter(pk=cast.rhea.pk).update(is_active=False)

    first = next(iter(route_of(route_play.again(play)).statuses.values()))
    assert first is status
    assert f'class="route-step is-{status}"' in shown()
    assert ("seat-void" in shown()) == (way == "closed" and leaving is Leaving.VOID)
    assert ("signature-void" in shown()) == (way == "removed" and leaving is Leaving.VOID)


def test_a_void_signature_leads_to_the_change_that_ended_it(shown, play, cast, scene, noon):
    route_play.under_way(play)
    route_play.sign(play, cast.rhea)
    row = scene.paragraph("新修村道")
    paragraphs.edit(row.pk, text="另写一段。", based_on=row.version, by=cast.dai, at=noon)

    speech = route_play.again(play)
    assert 'class="seat is-void"' in shown()
    assert reverse("speeches:comparison", args=[speech.pk, speech.version - 1, speech.version]) in shown()


def test_an_earlier_route_keeps_who_skipped_what_and_why(shown, play, cast, noon):
    route_play.under_way(play)
    routes.skip(route_play.step(play, 1).pk, reason="已当面核过。", by=cast.wanda, at=noon)
    returns.send_back(play.scene.speech.pk, to=Destination(), reason="另走流程。", by=cast.wanda, at=noon)
    route_play.laid(play)

    page = shown()
    assert "已当面核过。" in page[page.index("is-earlier") :]


def test_an_incomplete_route_is_not_submitted_and_each_step_says_why(browsers, play, cast, noon):
    route_play.laid(play)
    members.remove(play.place_of(cast.rhea).pk, by=cast.wanda, at=noon)
    before = everything()

    answer = post(browsers["wanda"], "submission", play.scene.speech.pk, key=KEY)

    assert answer.status_code == 409
    assert "is-missing" in answer.text
    assert everything() == before


def test_what_is_sent_back_needs_its_reason(browsers, play):
    speech = route_play.under_way(play)
    before = everything()

    answer = post(browsers["rhea"], "returns", speech.pk, key=KEY, reason=" ")

    assert answer.status_code == 422
    assert everything() == before


def test_what_is_sent_back_is_told_over_the_sheet_until_it_is_submitted_again(browsers, play, cast):
    speech = route_play.under_way(play)
    sheet = reverse("speeches:speech", args=[speech.pk])
    post(browsers["rhea"], "returns", speech.pk, key=KEY, reason="请补数字。", person=cast.dai.pk)

    assert "请补数字。" in browsers["dai"].get(sheet).text
    post(browsers["wanda"], "submission", speech.pk, key=KEY)

    assert "请补数字。" not in browsers["dai"].get(sheet).text
    assert Return.objects.get().to_person == cast.dai


def test_who_has_the_sheet_open_is_told_at_once_and_the_owner_submits_from_there(browsers, play):
    speech = route_play.under_way(play)
    changes = reverse("speeches:changes", args=[speech.pk]) + f"?since={speech.version}"
    again = reverse("speeches:submission", args=[speech.pk])
    post(browsers["rhea"], "returns", speech.pk, key=KEY, reason="请补数字。")

    dais, wandas = (browsers[name].get(changes).text for name in ("dai", "wanda"))
    assert ("请补数字。" in dais, again in dais, again in wandas) == (True, False, True)

    post(browsers["wanda"], "submission", speech.pk, key=KEY)
    told = browsers["dai"].get(changes).text
    assert 'id="returned"' in told
    assert "请补数字。" not in told


@pytest.mark.parametrize("sent", [{}, {"reason": "  "}])
def test_a_step_is_skipped_for_a_reason_only(browsers, play, sent):
    route_play.under_way(play)

    answer = post(browsers["wanda"], "skipping", route_play.step(play, 1).pk, key=KEY, **sent)

    assert answer.status_code == 422
    assert route_play.step(play, 1).skipped_in is None


def test_a_skipped_step_says_by_whom_and_why_and_can_be_taken_up_again(browsers, shown, play):
    route_play.under_way(play)
    step = route_play.step(play, 1)
    post(browsers["wanda"], "skipping", step.pk, key=KEY, reason="已当面核过。")
    assert "已当面核过。" in shown()

    post(browsers["wanda"], "resumption", step.pk)

    assert "已当面核过。" not in shown()


def test_a_seat_is_given_to_somebody_for_some_sections(browsers, play, cast):
    route_play.under_way(play)
    section = play.scene.section("产业稳步")
    seat = route_play.seat(play, cast.rhea)

    words = {"person": cast.otto.pk, "signs": "sections", "sections": [section.pk]}
    answer = post(browsers["wanda"], "seat_holder", seat.pk, **words)

    assert answer.status_code == 302
    taken = Seat.objects.get(person=cast.otto)
    assert [one.section_id for one in taken.scope.all()] == [section.pk]


@pytest.mark.parametrize(("person", "status"), [("", 422), ("999999", 422), ("dai", 409)])
def test_a_seat_goes_to_nobody_who_is_not_there_or_sits_there_already(browsers, play, cast, person, status):
    route_play.under_way(play)
    before = everything()
    chosen = cast.dai.pk if person == "dai" else person

    answer = post(browsers["wanda"], "seat_holder", route_play.seat(play, cast.hans).pk, person=chosen)

    assert answer.status_code == status
    assert everything() == before
