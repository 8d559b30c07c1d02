"""The comparison page: what people see of two versions, and what they can do there."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.actions import paragraphs, places, sections
from speeches.models import Paragraph

UNKNOWN = 2_000_000_000
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
ENGLISH = {"Accept-Language": "en"}


def comparison_of(speech, old, new):
    return reverse("speeches:comparison", args=[speech.pk, old, new])


@pytest.fixture
def rewritten(cast, scene, noon):
    """Versions before and after Dai changed the tea gardens."""
    old, paragraph = scene.version, scene.paragraph("新建茶园")
    words = "新建茶园120亩，带动农户300户。"
    new = paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.dai, at=noon)
    return old, new


def test_a_change_is_marked_inside_the_text(cast, scene, as_person, rewritten):
    answer = as_person(cast.leo).get(comparison_of(scene.speech, *rewritten), headers=ENGLISH)

    label = '<span class="visually-hidden">{}: </span>'
    marked = f"新建茶园<del>{label.format('removed')}XX</del><ins>{label.format('added')}120</ins>亩，"
    assert marked in answer.text
    assert "戴岩" in answer.text
    assert "1 changed" in answer.text


def test_what_nobody_touched_is_folded(cast, scene, as_person, rewritten):
    answer = as_person(cast.leo).get(comparison_of(scene.speech, *rewritten), headers=ENGLISH)

    assert re.findall(r"<summary>(\d+) paragraphs unchanged</summary>", answer.text) == ["4", "6"]


def test_words_are_text_whatever_they_look_like(cast, scene, noon, as_person):
    old, paragraph = scene.version, scene.paragraph("项目要")
    words = "<script>alert(1)</script>"
    new = paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.dai, at=noon)

    answer = as_person(cast.leo).get(comparison_of(scene.speech, old, new))

    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text


def test_a_moved_paragraph_leaves_a_stub_that_leads_to_it(cast, scene, noon, as_person):
    old, paragraph = scene.version, scene.paragraph("新修村道")
    new = places.move_before(paragraph.pk, before_id=scene.paragraph("今天的会议").pk, by=cast.dai, at=noon)

    answer = as_person(cast.leo).get(comparison_of(scene.speech, old, new))

    for anchor in (f"paragraph-{paragraph.pk}", f"was-paragraph-{paragraph.pk}"):
        assert f'id="{anchor}"' in answer.text
        assert f'href="#{anchor}"' in answer.text


def test_versions_that_read_the_same_say_so(cast, scene, as_person):
    answer = as_person(cast.leo).get(comparison_of(scene.speech, 1, scene.version), headers=ENGLISH)

    assert "Not a word changed" in answer.text


def test_an_editor_brings_the_old_wording_back_from_there(cast, scene, as_person, rewritten):
    browser = as_person(cast.wanda)
    page = browser.get(comparison_of(scene.speech, *rewritten)).text
    [form] = re.findall(r'<form id="restoring".*?</form>', page, re.DOTALL)
    [button] = re.findall(r'<button [^>]*form="restoring"[^>]*>', page)
    [path] = re.findall(r'formaction="([^"]+)"', button)
    fields = dict(re.findall(r'name="(key|version)" value="([^"]+)"', form + button))

    answer = browser.post(path, fields)

    assert answer.status_code == 302
    assert Paragraph.objects.filter(text="新建茶园XX亩，带动农户300户。", removed_in=None).exists()


def test_an_editor_brings_a_removed_section_back_from_there(cast, scene, noon, as_person, reading):
    old, before = scene.version, reading(scene.speech)
    section = scene.section("民生持续")
    new = sections.remove(section.pk, based_on=old, by=cast.dai, at=noon)
    browser = as_person(cast.wanda)
    page = browser.get(comparison_of(scene.speech, old, new)).text
    [path] = re.findall(r'<form class="change-back" method="post" action="([^"]+)"', page)

    answer = browser.post(path)

    assert answer.status_code == 302
    assert reading(scene.speech) == before


def test_a_reader_is_not_offered_what_he_may_not_do(cast, scene, as_person, rewritten):
    answer = as_person(cast.leo).get(comparison_of(scene.speech, *rewritten))

    assert "change-back" not in answer.text


def test_the_newer_one_first_is_turned_round(cast, scene, as_person, rewritten):
    old, new = rewritten

    answer = as_person(cast.leo).get(comparison_of(scene.speech, new, old))

    assert (answer.status_code, answer.url) == (302, comparison_of(scene.speech, old, new))


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 999), (999, 1), (0, 0), (1, 10**30)])
def test_versions_that_are_not_there_are_not_found(cast, scene, as_person, old, new):
    answer = as_person(cast.leo).get(comparison_of(scene.speech, old, new))

    assert answer.status_code == 404


@pytest.mark.parametrize("between", ["a..b", "1..", "..1", "-1..2", "1...2", "1..2..3"])
def test_what_is_no_version_is_not_found(cast, scene, as_person, between):
    answer = as_person(cast.leo).get(f"/speeches/{scene.speech.pk}/versions/{between}/")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("old", "new", "found"), [("1", "3", (1, 3)), ("3", "1", (1, 3)), ("2", "2", (2, 2))]
)
def test_two_versions_can_be_chosen(cast, scene, as_person, old, new, found):
    path = reverse("speeches:comparison_choice", args=[scene.speech.pk], query={"old": old, "new": new})

    answer = as_person(cast.leo).get(path)

    assert answer.url == comparison_of(scene.speech, *found)


@pytest.mark.parametrize("old", ["", "x", "-1", "²", "99999999999999999999"])
def test_who_chose_nothing_is_led_to_the_diary(cast, scene, as_person, old):
    path = reverse("speeches:comparison_choice", args=[scene.speech.pk], query={"old": old, "new": "1"})

    answer = as_person(cast.leo).get(path)

    assert answer.url == reverse("speeches:history", args=[scene.speech.pk])


def test_the_two_texts_can_stand_side_by_side(cast, scene, as_person, rewritten):
    path = comparison_of(scene.speech, *rewritten)

    beside = as_person(cast.leo).get(path, {"view": "beside"}, headers=ENGLISH)

    assert "change-was" in beside.text
    assert "change-was" not in as_person(cast.leo).get(path, headers=ENGLISH).text
    assert as_person(cast.leo).get(path, {"view": "<x>", "by": "²"}).status_code == 200


def test_the_changes_are_listed_with_who_made_them_and_lead_to_their_places(
    cast, scene, as_person, rewritten
):
    answer = as_person(cast.leo).get(comparison_of(scene.speech, *rewritten), headers=ENGLISH)

    listed = answer.text.split('class="changes-index"')[1].split("</nav>")[0]
    assert f'href="#paragraph-{scene.paragraph("新建茶园").pk}"' in listed
    assert "一、过去一年的工作 › （一）产业稳步向好" in listed
    assert "戴岩" in listed


def test_changed_figures_stand_in_a_table(cast, scene, as_person, rewritten):
    answer = as_person(cast.leo).get(comparison_of(scene.speech, *rewritten), headers=ENGLISH)

    assert "<del>XX亩</del>" in answer.text
    assert "<ins>120亩</ins>" in answer.text


def test_one_persons_changes_can_be_asked_for(cast, scene, noon, as_person, rewritten):
    old, _ = rewritten
    paragraph = scene.paragraph("项目要")
    new = paragraphs.edit(
        paragraph.pk, text="项目要落地。", based_on=paragraph.version, by=cast.wanda, at=noon
    )

    answer = as_person(cast.leo).get(
        comparison_of(scene.speech, old, new), {"by": cast.dai.pk}, headers=ENGLISH
    )

    assert "1 change by others" in answer.text


def test_a_day_can_be_chosen_and_the_view_is_kept(cast, scene, as_person):
    path = reverse("speeches:comparison_choice", args=[scene.speech.pk])
    asked = {"old": "first", "new": "date", "new_at": "2199-01-01T00:00", "view": "beside"}

    answer = as_person(cast.leo).get(path, asked)

    assert answer.url == comparison_of(scene.speech, 1, scene.version) + "?view=beside"


class TestLadder:
    def test_a_member_reads(self, cast, scene, as_person):
        assert as_person(cast.leo).get(comparison_of(scene.speech, 1, 2)).status_code == 200

    def test_for_an_outsider_it_is_not_there(self, cast, scene, as_person):
        browser = as_person(cast.otto)
        unknown = reverse("speeches:comparison", args=[UNKNOWN, 1, 2])

        foreign, missing = browser.get(comparison_of(scene.speech, 1, 2)), browser.get(unknown)

        assert (foreign.status_code, missing.status_code) == (404, 404)
        assert TOKEN.sub("", foreign.text) == TOKEN.sub("", missing.text)

    def test_who_is_not_signed_in_is_asked_to(self, client, scene):
        answer = client.get(comparison_of(scene.speech, 1, 2))

        assert answer.status_code == 302
        assert answer.url.startswith(reverse("accounts:sign_in"))

    def test_it_cannot_be_posted_to(self, cast, scene, as_person):
        assert as_person(cast.wanda).post(comparison_of(scene.speech, 1, 2)).status_code == 405


def test_queries_do_not_grow_with_paragraphs_or_versions(cast, long_scene, noon, as_person):
    counts = []
    for size in (10, 100):
        scene = long_scene(size)
        for at in range(0, size, 2):
            paragraph = scene.paragraph(f"第{at}项")
            words = f"第{at}项工作要抓实抓细，\n完成12项。"
            paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.wanda, at=noon)
        path, browser = comparison_of(scene.speech, 1, scene.version), as_person(cast.wanda)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(path).status_code == 200
        counts.append(len(captured))

    assert counts[0] == counts[1]
