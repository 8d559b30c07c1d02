"""The board of all speeches, and what waits on their routes in the inbox."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from speeches.actions import paragraphs, returns, routes
from speeches.actions.returns import Destination
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from tests.speeches.queries.test_inbox_on_routes import sign
from tests.stage import NOON

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def route(cast, scene):
    """Rhea reviews until three days ago, Sana issues."""
    late = localdate(now()) - timedelta(days=3)
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk),), due_on=late),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]
    routes.lay(scene.speech.pk, steps=steps, by=cast.wanda, at=NOON)
    routes.submit(scene.speech.pk, by=cast.wanda, at=NOON)
    return scene.speech


def shown(client, name, **asked):
    return client.get(reverse(f"speeches:{name}"), asked, headers=ENGLISH).text


def test_a_card_says_in_words_what_is_overdue_and_who_is_late(cast, route, as_person):
    page = shown(as_person(cast.leo), "board")

    card, late = page.partition('class="board-lateness"')[::2]
    assert str(route) in card and "3 days overdue" in card and "芮华" in card and "核稿" in card
    assert "3 days overdue" in late and "芮华" in late


def test_no_title_is_shown_to_whom_the_speech_does_not_exist(cast, route, as_person):
    page = shown(as_person(cast.otto), "board")

    assert str(route) not in page and "No speeches yet" in page


def test_one_chooses_and_nonsense_chooses_nothing(cast, route, as_person):
    wanda = as_person(cast.wanda)

    assert str(route) in shown(wanda, "board", place="review", person=cast.rhea.pk, within=0)
    for asked in ({"place": "drafting"}, {"person": cast.sana.pk}):
        assert str(route) not in shown(wanda, "board", **asked).partition('class="board-lateness"')[0]
    for nonsense in ({"place": "x"}, {"person": "9" * 30}, {"within": "-1"}, {"within": "x"}):
        assert str(route) in shown(wanda, "board", **nonsense)


def test_the_library_and_every_bar_lead_to_it(cast, scene, as_person):
    for name in ("library", "inbox"):
        assert f'href="{reverse("speeches:board")}"' in shown(as_person(cast.leo), name)


@pytest.mark.usefixtures("route")
class TestInbox:
    def test_what_is_to_be_reviewed_is_a_line_that_says_it_is_overdue(self, cast, as_person):
        page = shown(as_person(cast.rhea), "inbox")

        assert "to review" in page and "3 days overdue" in page and "核稿" in page

    def test_its_owner_sees_who_is_late(self, cast, as_person):
        line = shown(as_person(cast.wanda), "inbox").partition('class="waiting-link"')[2]

        assert "late" in line and "芮华" in line

    def test_a_signature_that_was_ended_says_by_whom_and_in_which_version(
        self, cast, scene, route, as_person
    ):
        sign(cast.rhea, route)
        row = scene.paragraph("新修村道")
        paragraphs.edit(row.pk, text="新修村道19公里。", based_on=row.version, by=cast.wanda, at=NOON)

        page = shown(as_person(cast.rhea), "inbox")

        assert f"your signature was ended by a change of 王文 in version {scene.version}" in page

    def test_what_was_sent_back_says_why(self, cast, route, as_person):
        returns.send_back(route.pk, to=Destination(), reason="请补数字。", by=cast.rhea, at=NOON)

        page = shown(as_person(cast.dai), "inbox")

        assert "sent back" in page and "请补数字。" in page

    def test_to_read_all_leaves_what_is_to_be_signed(self, cast, as_person):
        rhea = as_person(cast.rhea)

        rhea.post(reverse("speeches:inbox_reading"))

        assert "to review" in shown(rhea, "inbox")
