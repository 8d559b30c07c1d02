"""The diary and the text of any version, as people see them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.actions import imports, members, paragraphs, sections, signatures
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.signing import Pledge
from speeches.queries import structure
from speeches.templatetags.happening_words import SENTENCES
from tests.speeches.invented import REPORT

UNKNOWN = 2_000_000_000
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def history_of(speech, **query):
    return reverse("speeches:history", args=[speech.pk], query=query)


def version_of(speech, version):
    return reverse("speeches:version", args=[speech.pk, version])


def change_of(speech, old, new):
    return reverse("speeches:comparison", args=[speech.pk, old, new])


@pytest.fixture
def reworded(cast, scene, noon):
    """Reword a paragraph: `reworded("今天的会议", "……", minutes=3)`; the answer is the version."""

    def reword(beginning, words, *, by=cast.wanda, minutes=0):
        paragraph = scene.paragraph(beginning)
        at = noon + timedelta(minutes=minutes)
        return paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=by, at=at)

    return reword


def test_every_happening_has_its_sentence():
    assert set(SENTENCES) == set(Happening)


def test_the_diary_says_who_did_what_and_leads_to_the_change(cast, scene, as_person, reworded):
    version = reworded("今天的会议", "今天的会议非常重要。", by=cast.dai)

    answer = as_person(cast.leo).get(history_of(scene.speech), headers={"Accept-Language": "en"})

    assert "戴岩" in answer.text
    assert "reworded “今天的会议非常重要。”" in answer.text
    assert change_of(scene.speech, version - 1, version) in answer.text
    assert version_of(scene.speech, version) in answer.text


def test_a_signature_that_ended_is_legible(cast, scene, noon, as_person, reworded):
    section = scene.section("产业稳步")
    digest = structure.manuscript_of(scene.speech.pk).digest_of(section.pk)
    signatures.sign(section.pk, pledge=Pledge(digest), by=cast.sana, at=noon)
    reworded("新建茶园", "新建茶园120亩。")

    answer = as_person(cast.leo).get(history_of(scene.speech), headers={"Accept-Language": "en"})

    assert "signed “产业稳步向好”" in answer.text
    assert "thereby ended the signatures on “产业稳步向好”" in answer.text


def test_the_file_that_the_speech_came_from_is_named(cast, noon, as_person):
    speech_id = imports.bring(
        content=REPORT.encode(), name="讲话稿（终稿2）.txt", title="", by=cast.wanda, at=noon
    )
    path = reverse("speeches:history", args=[speech_id])

    answer = as_person(cast.wanda).get(path, headers={"Accept-Language": "en"})

    assert "brought in the speech" in answer.text
    assert "讲话稿（终稿2）.txt" in answer.text


def test_what_moved_nobodys_words_offers_no_comparison(cast, scene, noon, as_person):
    membership = scene.speech.members.get(user=cast.leo)

    version = members.change_role(membership.pk, role=Role.REVIEWER, by=cast.wanda, at=noon)

    answer = as_person(cast.leo).get(history_of(scene.speech), headers={"Accept-Language": "en"})
    assert "gave 雷欧 another role" in answer.text
    assert change_of(scene.speech, version - 1, version) not in answer.text


def test_a_run_of_edits_is_one_entry_that_opens(cast, scene, as_person, reworded):
    first = reworded("今天的会议", "今天的会议非常重要。", minutes=1)
    last = reworded("今天的会议", "今天的会议非常非常重要。", minutes=5)

    answer = as_person(cast.leo).get(history_of(scene.speech), headers={"Accept-Language": "en"})

    assert "2 edits in a row" in answer.text
    assert f'href="{change_of(scene.speech, first - 1, last)}#' in answer.text
    assert f'href="{change_of(scene.speech, last - 1, last)}#' in answer.text


def test_the_diary_goes_on_page_by_page(cast, scene, as_person, reworded):
    first = scene.version
    for turn in range(32):
        reworded("今天的会议", f"今天的会议第{turn}次改动。", minutes=20 * turn)

    newest = as_person(cast.leo).get(history_of(scene.speech))
    older = as_person(cast.leo).get(history_of(scene.speech, before=first + 3))

    assert history_of(scene.speech, before=first + 3).removeprefix(history_of(scene.speech)) in newest.text
    assert f'id="version-{first + 3}"' in newest.text
    assert f'id="version-{first + 2}"' not in newest.text
    assert f'id="version-{first + 2}"' in older.text
    assert 'id="version-1"' in older.text


@pytest.mark.parametrize("before", ["", "0", "1", "-4", "ten", "９", "99999999999999999999"])
def test_a_page_that_is_not_there_is_no_failure(cast, scene, as_person, before):
    answer = as_person(cast.leo).get(history_of(scene.speech, before=before))

    assert answer.status_code == 200


def test_a_version_reads_as_it_did(cast, scene, noon, as_person, reworded):
    version = scene.version
    reworded("今天的会议", "今天的会议非常重要。")
    sections.remove(scene.section("过去一年").pk, based_on=scene.version, by=cast.wanda, at=noon)

    answer = as_person(cast.leo).get(version_of(scene.speech, version))

    assert "今天的会议很重要。" in answer.text
    assert '<span class="marker">二、</span>今年的主要任务' in answer.text
    assert "产业稳步向好" in answer.text


@pytest.mark.parametrize("version", [0, 9999, 10**30])
def test_a_version_that_is_not_there_is_not_found(cast, scene, as_person, version):
    answer = as_person(cast.leo).get(version_of(scene.speech, version))

    assert answer.status_code == 404


class TestLadder:
    @pytest.fixture(params=["history", "version"])
    def path(self, request):
        def of(speech_id):
            names = [speech_id] if request.param == "history" else [speech_id, 1]
            return reverse(f"speeches:{request.param}", args=names)

        return of

    def test_a_member_reads(self, cast, scene, as_person, path):
        assert as_person(cast.leo).get(path(scene.speech.pk)).status_code == 200

    def test_for_an_outsider_it_is_not_there(self, cast, scene, as_person, path):
        browser = as_person(cast.otto)

        foreign, missing = browser.get(path(scene.speech.pk)), browser.get(path(UNKNOWN))

        assert (foreign.status_code, missing.status_code) == (404, 404)
        assert TOKEN.sub("", foreign.text) == TOKEN.sub("", missing.text)

    def test_who_is_not_signed_in_is_asked_to(self, client, scene, path):
        answer = client.get(path(scene.speech.pk))

        assert answer.status_code == 302
        assert answer.url.startswith(reverse("accounts:sign_in"))

    def test_it_cannot_be_posted_to(self, cast, scene, as_person, path):
        assert as_person(cast.wanda).post(path(scene.speech.pk)).status_code == 405


def test_queries_do_not_grow_with_versions_or_paragraphs(cast, long_scene, noon, as_person):
    counts = []
    for size in (10, 100):
        scene = long_scene(size)
        for at in range(0, size, 2):
            paragraph = scene.paragraph(f"第{at}项")
            words = paragraph.text + "务必落实。"
            paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.wanda, at=noon)
        browser = as_person(cast.leo)
        counts.append(
            [
                queries_of(browser, history_of(scene.speech)),
                queries_of(browser, version_of(scene.speech, scene.version)),
            ]
        )

    assert counts[0] == counts[1]


def queries_of(browser, path):
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return len(captured)
