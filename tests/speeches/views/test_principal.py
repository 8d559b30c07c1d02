"""The principal's edits on pages: who names him, what is asked after a save, photos and who sees them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from speeches.actions import members, paragraphs, principal, speeches
from speeches.domain.policy import Role
from speeches.domain.touching import Handling
from speeches.models import Event, Photo, PrincipalEdit, Speech, Touch
from tests.domain.pictures import jpeg, png
from tests.ledger import undone
from tests.play import Play
from tests.stage import NOON

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def wandas(as_person, cast):
    return as_person(cast.wanda)


def page_of(scene, client):
    return client.get(reverse("speeches:speech", args=[scene.speech.pk])).text


def saves(client, row, text, *, htmx=True, **more):
    row.refresh_from_db()
    words = {"text": text, "based_on": row.version, "key": KEY, **more}
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse("speeches:text", args=[row.pk]), words, headers=headers)


def test_until_somebody_is_named_there_is_nothing_of_it(scene, wandas):
    address = reverse("speeches:principal", args=[scene.speech.pk])
    row = scene.paragraph("新修村道")

    assert address not in page_of(scene, wandas)
    assert "is_principals" not in wandas.get(reverse("speeches:text", args=[row.pk])).text


def test_the_owner_names_a_member_on_the_page_of_details(cast, scene, wandas):
    details = wandas.get(reverse("speeches:details", args=[scene.speech.pk])).text
    assert f'<option value="{cast.sana.pk}">' in details

    naming = reverse("speeches:principal_naming", args=[scene.speech.pk])
    outside = wandas.post(naming, {"person": cast.otto.pk})
    named = wandas.post(naming, {"person": cast.sana.pk})

    assert (outside.status_code, named.status_code) == (409, 302)
    assert Speech.objects.get(pk=scene.speech.pk).principal == cast.sana
    assert reverse("speeches:principal", args=[scene.speech.pk]) in page_of(scene, wandas)
    wandas.post(naming, {"person": ""})
    assert Speech.objects.get(pk=scene.speech.pk).principal is None


def test_a_drafter_is_not_asked_who_the_principal_is(cast, scene, as_person):
    details = as_person(cast.dai).get(reverse("speeches:details", args=[scene.speech.pk])).text

    assert reverse("speeches:principal_naming", args=[scene.speech.pk]) not in details


def test_a_save_for_the_principal_is_his_and_offers_to_attach_the_page(cast, scene, play, wandas):
    play.principal()
    row = scene.paragraph("新修村道")

    answer = saves(wandas, row, "新修村道二十公里。", is_principals="on")

    edit = PrincipalEdit.objects.get()
    assert reverse("speeches:photos", args=[edit.pk]) in answer.text
    event = Event.objects.get(version=edit.version)
    assert (event.by, event.through) == (cast.sana, cast.wanda)


def test_the_same_words_without_the_mark_are_another_save(cast, scene, play, wandas):
    play.principal()
    row = scene.paragraph("新修村道")
    saves(wandas, row, "新修村道二十公里。")
    saves(wandas, row, "新修村道二十公里整。")
    row.refresh_from_db()
    back = row.version
    saves(wandas, row, "新修村道二十公里。", is_principals="on")

    row.refresh_from_db()
    assert row.version > back
    assert PrincipalEdit.objects.get().version == row.version


def test_whoever_touches_it_is_asked_and_without_scripts_led_to_the_question(cast, scene, play, as_person):
    play.principals_edit()
    row = scene.paragraph("新修村道")
    client = as_person(cast.dai)

    asked = saves(client, row, row.text.replace("串起", "连起"))
    page = saves(client, row, row.text.replace("串起", "接起"), htmx=False)

    touch = Touch.objects.earliest("pk")
    for words in ("absorbed", "technical", "referred"):
        assert f'value="{words}"' in asked.text
    assert reverse("speeches:handling", args=[touch.pk]) in asked.text
    assert page["Location"] == f"{reverse('speeches:principal', args=[scene.speech.pk])}?open=on"


def test_his_words_are_marked_for_the_eye_and_named_for_the_ear(cast, scene, play, wandas):
    play.principals_edit()
    text = page_of(scene, wandas)

    assert '<span class="stroke" title="' in text
    assert "tool-strokes" in text


def test_the_list_is_filtered_by_what_waits(cast, scene, play, wandas):
    touch = play.touch()
    row = scene.paragraph("今天的会议")
    paragraphs.edit(row.pk, text="会议重要。", based_on=row.version, by=cast.sana, at=NOON)
    address = reverse("speeches:principal", args=[scene.speech.pk])

    both, waiting = wandas.get(address).text, wandas.get(f"{address}?open=on").text
    wandas.post(reverse("speeches:handling", args=[touch.pk]), {"handling": "absorbed", "note": "并入"})
    after = wandas.get(f"{address}?open=on").text

    assert ('id="edit-1"' in both, 'id="edit-2"' in both) == (True, True)
    assert ('id="edit-1"' in waiting, 'id="edit-2"' in waiting) == (True, False)
    assert 'id="edit-1"' not in after
    assert "并入" in wandas.get(address).text


def test_what_is_said_is_one_of_three_things(play, wandas):
    touch = play.touch()
    address = reverse("speeches:handling", args=[touch.pk])

    answers = [wandas.post(address, {"handling": word}).status_code for word in ("himself", "", "nonsense")]

    assert answers == [409, 409, 409]
    assert Touch.objects.get().handling is None


def test_his_changes_in_a_line_are_in_the_margin(play, scene, wandas):
    play.principals_edit()
    row = scene.paragraph("新修村道")

    panel = wandas.get(
        reverse("speeches:paragraph_principal", args=[row.pk]), headers={"HX-Request": "true"}
    ).text

    assert "<del>惠及6</del><ins>串起六</ins>" in panel


class TestPhotos:
    """What comes in as a photo, and what goes out."""

    @pytest.fixture
    def edit(self, play):
        return play.principals_edit()

    def attach(self, client, edit, content, name="page.jpg"):
        sent = SimpleUploadedFile(name, content, "image/jpeg")
        return client.post(reverse("speeches:photos", args=[edit.pk]), {"photo": sent, "key": KEY})

    def test_a_photo_goes_out_as_it_came_as_a_file_that_no_browser_runs(self, edit, wandas):
        content = jpeg(remark=b"GPS")
        self.attach(wandas, edit, content, "第3页.html")
        photo = Photo.objects.get()

        answer = wandas.get(reverse("speeches:photo", args=[photo.pk]))

        assert answer.content == content
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]

    @pytest.mark.parametrize(
        "content",
        [
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            b"<html><script>alert(1)</script>",
            jpeg(remark=b"<script>alert(1)</script>"),
            png() + b"<html>",
            png(19_000, 19_000),
            b"",
        ],
        ids=["svg", "html", "polyglot jpeg", "polyglot png", "bomb", "empty"],
    )
    def test_what_only_says_that_it_is_a_photo_is_not_kept(self, edit, wandas, content):
        answer = self.attach(wandas, edit, content)

        assert answer.status_code == 409
        assert not Photo.objects.exists()

    def test_the_photo_of_another_speech_is_not_there(self, cast, edit, wandas, client):
        self.attach(wandas, edit, png())
        photo = Photo.objects.get()
        other = speeches.copy(edit.speech_id, version=1, by=cast.wanda, at=NOON)
        members.invite(other, person=cast.otto, role=Role.OWNER, by=cast.wanda, at=NOON)
        client.force_login(cast.otto)

        for name in ("photo", "photo_withdrawal"):
            address = reverse(f"speeches:{name}", args=[photo.pk])
            answer = client.post(address) if name == "photo_withdrawal" else client.get(address)
            assert answer.status_code == 404
        assert self.attach(client, edit, jpeg()).status_code == 404
        assert Photo.objects.get().withdrawn_in is None

    def test_taken_away_its_bytes_are_gone_and_its_name_stays(self, edit, wandas):
        self.attach(wandas, edit, png(), "隔壁.png")
        photo = Photo.objects.get()

        wandas.post(reverse("speeches:photo_withdrawal", args=[photo.pk]))

        photo.refresh_from_db()
        assert (photo.content, photo.name) == (None, "隔壁.png")
        assert wandas.get(reverse("speeches:photo", args=[photo.pk])).status_code == 404
        assert "隔壁.png" in wandas.get(reverse("speeches:principal", args=[edit.speech_id])).text


def test_what_happened_to_his_words_is_told_in_the_history(cast, scene, play, wandas):
    touch = play.touch()
    principal.settle(touch.pk, handling=Handling.TECHNICAL, by=cast.dai, at=NOON)
    with undone():
        told = wandas.get(reverse("speeches:history", args=[scene.speech.pk])).text

    assert str(cast.sana) in told
    assert "is-principaltouched" in told
    assert "is-touchtechnical" in told
