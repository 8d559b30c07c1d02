"""The page that shows what import took away, and what became of the file since."""

import pytest
from django.urls import reverse

from speeches.actions import imports, paragraphs, speeches
from speeches.models import Paragraph, Speech
from tests.speeches.invented import WEB_COPY

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def speech(cast, noon):
    made = imports.bring(content=WEB_COPY.encode(), name="稿.txt", title="", by=cast.wanda, at=noon)
    line = Paragraph.objects.get(speech=made, text__startswith="茶叶是")
    paragraphs.edit(line.pk, text="茶叶是主导产业。", based_on=1, by=cast.wanda, at=noon)
    return Speech.objects.get(pk=made)


@pytest.fixture
def wanda(cast, as_person):
    return as_person(cast.wanda)


def page_of(speech, version):
    return reverse("speeches:imported", args=[speech.pk, version])


def chosen(speech, old, new):
    return reverse("speeches:comparison_choice", args=[speech.pk]) + f"?old={old}&new={new}"


def test_it_says_what_was_left_out_and_what_was_changed_since(speech, wanda):
    first = wanda.get(page_of(speech, 1), headers=ENGLISH).text
    latest = wanda.get(page_of(speech, 2), headers=ENGLISH).text

    assert "4 lines of the file were left out at import." in first
    assert first.count("</span> left out at import ") == 4 == latest.count("</span> left out at import ")
    assert "1 changed" in latest
    assert "1 changed" not in first
    assert 'href="' + reverse("speeches:original_file", args=[speech.pk]) in first


def test_a_time_stamp_that_was_left_out_is_no_fact_of_the_speech(speech, wanda):
    latest = wanda.get(page_of(speech, 2), headers=ENGLISH).text

    facts = latest[latest.index('class="facts"') : latest.index('class="counts"')]
    assert "3.2" in facts
    assert "08" not in facts


def test_it_offers_nothing_to_take_back_or_export(speech, wanda):
    latest = wanda.get(page_of(speech, 2)).text

    assert "change-back" not in latest
    assert 'class="exports' not in latest


@pytest.mark.parametrize(
    ("old", "new", "version"),
    [("imported", "latest", 2), ("latest", "imported", 2), ("imported", "1", 1), ("imported", "imported", 1)],
)
def test_it_is_chosen_like_any_other_moment(speech, wanda, old, new, version):
    answer = wanda.get(chosen(speech, old, new) + "&view=beside")

    assert answer["Location"] == page_of(speech, version) + "?view=beside"


def test_the_choice_and_the_history_lead_there(speech, wanda):
    history = wanda.get(reverse("speeches:history", args=[speech.pk]), headers=ENGLISH).text

    assert '<option value="imported">the file as it was imported</option>' in history
    assert page_of(speech, 1) in history


def test_a_version_or_a_file_that_is_not_there_is_not_found(cast, speech, noon, wanda):
    copied = speeches.copy(speech.pk, version=1, by=cast.wanda, at=noon)

    assert wanda.get(page_of(speech, 3)).status_code == 404
    assert wanda.get(page_of(speech, 0)).status_code == 404
    without = Speech.objects.get(pk=copied)
    assert wanda.get(page_of(without, 1)).status_code == 404
    assert "/versions/" in wanda.get(chosen(without, "imported", "latest"))["Location"]
    assert "imported" not in wanda.get(reverse("speeches:comparison", args=[copied, 1, 1])).text
