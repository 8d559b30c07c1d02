"""Signing in the margin: exactly what is on the screen, or nothing."""

import re

import pytest
from django.urls import reverse

from speeches.actions import paragraphs, sections
from speeches.models import Signature
from tests.speeches.views.bodies import KEY
from tests.stage import NOON


@pytest.fixture
def path(room):
    return room.path("speeches:signature")


@pytest.fixture
def shown(room, path):
    """The fingerprint of the words that Sana has before her."""
    answer = room.send("sana", "GET", path, htmx=True)
    return re.findall(r'name="digest" value="(\w{64})"', answer.text)[0]


@pytest.fixture
def sign(room, path, shown):
    def signed(*, who="sana", htmx=True, **words):
        given = {"digest": shown, "opinion": "agree", "key": KEY} | words
        return room.send(who, "POST", path, given, htmx=htmx)

    return signed


@pytest.fixture
def rewrite(room):
    def rewritten():
        line = room.play.scene.paragraph("新建茶园")
        paragraphs.edit(line.pk, text="新建茶园90亩。", based_on=line.version, by=room.play.cast.dai, at=NOON)

    return rewritten


def test_the_words_to_sign_are_all_shown(room, path):
    answer = room.send("sana", "GET", path, htmx=True)

    assert "产业稳步向好" in answer.text
    assert "新建茶园XX亩，带动农户300户。" in answer.text


def test_who_may_not_sign_sees_words_and_signatures_and_no_form(room, path):
    answer = room.send("rhea", "GET", path, htmx=True)

    assert "新建茶园XX亩" in answer.text
    assert 'name="digest"' not in answer.text


def test_a_signature_is_shown_at_once_in_margin_sheet_and_outline(sign):
    answer = sign()

    assert Signature.objects.get().is_live
    assert "沙娜" in answer.text
    assert 'hx-target="#manuscript"' in answer.text or 'hx-target="#section-' in answer.text
    assert 'hx-target="#outline"' in answer.text


def test_words_that_changed_since_they_were_shown_are_not_signed_but_shown(sign, rewrite):
    rewrite()

    answer = sign(opinion="agree_with_remark", remark="请注意数字")

    assert answer.status_code == 409
    assert not Signature.objects.exists()
    assert "新建茶园90亩。" in answer.text
    assert "data-reason" in answer.text
    assert "请注意数字" in answer.text


@pytest.mark.parametrize("opinion", ["disagree", "agree_with_remark"])
def test_an_opinion_without_its_remark_signs_nothing(sign, opinion):
    answer = sign(opinion=opinion, remark=" ")

    assert answer.status_code == 409
    assert not Signature.objects.exists()


@pytest.mark.parametrize("words", [{"digest": "x" * 64}, {"opinion": "maybe"}, {"key": ""}, {"digest": ""}])
def test_a_form_that_is_not_whole_signs_nothing(sign, words):
    assert sign(**words).status_code == 422
    assert not Signature.objects.exists()


def test_a_remark_in_a_form_that_is_not_whole_is_still_there(sign):
    answer = sign(opinion="agree_with_remark", remark="请注意数字", key="broken")

    assert "请注意数字" in answer.text


def test_the_same_words_are_signed_once(sign):
    sign()

    again = sign(key="0e7a0e7b-1f6c-4f5e-9a53-0d7f6c3b2a11")

    assert again.status_code == 409
    assert Signature.objects.count() == 1


def test_a_signature_on_changed_words_is_shown_as_void(room, path, sign, rewrite):
    sign()
    rewrite()

    answer = room.send("leo", "GET", path, htmx=True)

    assert "is-over" in answer.text
    assert "沙娜" in answer.text


def test_a_signature_is_taken_back_by_its_giver_once(room, sign):
    sign()
    back = reverse("speeches:withdrawal", args=[Signature.objects.get().pk])

    answers = [room.send(who, "POST", back, htmx=True).status_code for who in ("wanda", "sana", "sana")]

    assert answers == [403, 200, 409]
    assert not Signature.objects.get().is_live


def test_a_removed_section_is_not_signed(room, sign, path):
    section = room.play.scene.section("产业稳步")
    sections.remove(section.pk, based_on=room.play.scene.version, by=room.play.cast.dai, at=NOON)

    assert sign().status_code == 409
    assert room.send("sana", "GET", path).status_code == 409
