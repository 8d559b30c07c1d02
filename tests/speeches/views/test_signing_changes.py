"""What a later change did to a signature, the password that an office asks for, and who is told."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.actions.sign_ins import TRIES
from speeches.actions import stand_ins
from speeches.domain.grading import Effect
from speeches.domain.signing import Opinion, Reentry
from speeches.models import Signature, SigningRules
from tests.speeches.views.signing import ANOTHER_KEY, ROAD, TEA
from tests.stage import NOON, PASSWORD


class TestWhatALaterChangeDid:
    @pytest.fixture
    def signed(self, signing):
        signing.post()
        return signing

    def test_a_figure_ends_it_and_the_page_says_why_and_shows_only_that(self, signed):
        signed.rewrites(ROAD, "6个村", "7个村")

        page = signed.page().text

        assert "What changed since you last signed" in page
        assert len(re.findall(r'<article class="change', page)) == 1
        assert "The change that ended it" in page
        assert "figures, names, dates and the like" in page
        assert re.search(r"/versions/(\d+)\.\.(\d+)/", page)

    def test_what_was_signed_before_and_is_unchanged_is_folded(self, signed):
        signed.rewrites(ROAD, "6个村", "7个村")

        page = signed.page().text

        folded = re.findall(r"<details class=\"signing-folded\">.*?</details>", page, re.S)
        assert any(TEA in one for one in folded)
        assert not any(ROAD in one for one in folded)

    def test_a_comma_leaves_it_with_a_notice(self, signed):
        signed.rewrites(ROAD, "18公里，", "18公里；")

        page = signed.page("leo").text

        assert Signature.objects.get().is_live
        assert "Changed: punctuation. The signature stands." in page

    def test_where_the_office_says_so_one_press_lets_it_stand_again(self, signed):
        SigningRules.objects.update_or_create(pk=1, defaults={"facts": Effect.CONFIRM})
        signed.rewrites(ROAD, "6个村", "7个村")

        page = signed.page().text
        confirms = re.findall(r'name="confirms" value="(\d+)"', page)[0]
        assert "I still agree" in page and "今天的会议很重要" not in page
        assert "今天的会议很重要" in signed.page(full="on").text
        answer = signed.post(confirms=confirms, key=ANOTHER_KEY)

        assert answer.status_code == 302
        again = Signature.objects.latest("pk")
        assert (again.is_live, again.confirms_id) == (True, int(confirms))

    def test_what_changed_between_is_not_confirmed_but_shown_with_the_rest(self, signed):
        SigningRules.objects.update_or_create(pk=1, defaults={"facts": Effect.CONFIRM})
        signed.rewrites(ROAD, "6个村", "7个村")
        confirms = re.findall(r'name="confirms" value="(\d+)"', signed.page().text)[0]
        old = signed.digest()
        signed.rewrites(TEA, "300户", "400户")

        answer = signed.post(confirms=confirms, digest=old)

        assert answer.status_code == 409
        assert len(re.findall(r'<article class="change', answer.text)) == 2
        assert not Signature.objects.latest("pk").is_live

    def test_who_stands_in_confirms_nothing_that_he_never_read(self, signed):
        SigningRules.objects.update_or_create(pk=1, defaults={"facts": Effect.CONFIRM})
        days = {"since": NOON.date(), "until": NOON.date() + timedelta(days=900)}
        stand_ins.name(signed.pk, person=signed.cast.dai, **days, by=signed.cast.rhea, at=NOON)
        signed.rewrites(ROAD, "6个村", "7个村")

        page = signed.page("dai").text
        answer = signed.post("dai", seat=signed.seat("rhea"), confirms=Signature.objects.get().pk)

        assert "I still agree" not in page and 'name="digest"' in page
        assert answer.status_code == 409
        assert not Signature.objects.filter(voided_in=None).exists()

    def test_what_is_void_is_not_confirmed_by_its_number(self, signed):
        signed.rewrites(ROAD, "6个村", "7个村")

        answer = signed.post(confirms=Signature.objects.get().pk)

        assert answer.status_code == 409
        assert not Signature.objects.filter(voided_in=None).exists()

    def test_an_objection_says_that_words_have_changed_since_and_is_lifted_by_its_author(self, signing):
        signing.post(opinion="disagree", remark="数字不对。")
        signing.rewrites(ROAD, "6个村", "7个村")

        page = signing.page().text

        assert "The words have changed since" in page
        assert "Lift my objection" in page
        back = reverse("speeches:withdrawal", args=[Signature.objects.get().pk])
        assert signing.room.browsers["leo"].post(back).status_code == 403
        assert signing.room.browsers["rhea"].post(back)["Location"].startswith(signing.path)
        assert Signature.objects.get().withdrawn_in


class TestWhereTheOfficeAsksForThePassword:
    @pytest.fixture
    def asking(self, signing):
        SigningRules.objects.update_or_create(pk=1, defaults={"reentry": Reentry.PASSWORD})
        return signing

    def test_it_signs_with_it(self, asking):
        assert 'type="password"' in asking.page().text
        assert asking.post(password=PASSWORD).status_code == 302

    @pytest.mark.parametrize("path", ["page", "section"])
    def test_a_wrong_one_signs_nothing_and_keeps_the_rest(self, asking, path):
        more = {"path": asking.of_section("产业稳步")} if path == "section" else {}

        answer = asking.post(password="wrong", opinion="agree_with_remark", remark="请核实里程", **more)

        assert answer.status_code == 422
        assert "请核实里程" in answer.text
        assert "wrong" not in re.sub(r"\s", "", answer.text.replace("is not right", ""))
        assert not Signature.objects.exists()

    def test_none_signs_nothing(self, asking):
        assert asking.post().status_code == 422
        assert not Signature.objects.exists()

    def test_guessing_is_stopped_as_at_the_front_door(self, asking):
        for _ in range(TRIES):
            assert asking.post(password="wrong").status_code == 422

        answer = asking.post(password=PASSWORD)

        assert answer.status_code == 429
        assert not Signature.objects.exists()


class TestThePanel:
    def test_it_tells_the_steps_and_offers_the_seat(self, signing):
        page = signing.page(path=signing.of_section("产业稳步")).text

        assert "核稿" in page and "签发" in page
        assert f'name="seat" value="{signing.seat("rhea")}"' in page

    def test_who_has_no_seat_is_shown_no_form_be_he_signer_or_owner(self, signing):
        for who in ("sana", "wanda", "leo"):
            assert 'name="digest"' not in signing.page(who, path=signing.of_section("产业稳步")).text

    def test_a_signature_on_the_whole_is_one_on_the_section(self, signing):
        signing.post()

        page = signing.page("leo", path=signing.of_section("产业稳步")).text
        editor = signing.page("leo", path=reverse("speeches:speech", args=[signing.pk])).text

        assert "on the whole speech" in page
        assert "signed: 芮华" in editor


class TestTheBar:
    def test_who_may_sign_now_is_led_there_and_nobody_else(self, signing):
        editor = reverse("speeches:speech", args=[signing.pk])
        button = f'<a class="button is-primary" href="{signing.path}">'
        before = {who: button in signing.page(who, path=editor).text for who in ("rhea", "sana", "leo")}

        signing.post()
        after = {who: button in signing.page(who, path=editor).text for who in ("rhea", "sana", "leo")}

        assert before == {"rhea": True, "sana": False, "leo": False}
        assert after == {"rhea": False, "sana": True, "leo": False}


class TestNews:
    def test_a_page_that_is_read_is_told_that_its_words_changed_and_who_signed(self, signing):
        seen = signing.scene.version
        path = reverse("speeches:speech_signing_news", args=[signing.pk, seen])
        calm = signing.page(path=path, since=seen)

        signing.post()
        signing.rewrites(ROAD, "6个村", "7个村")
        told = signing.page(path=path, since=seen)

        assert "changed just now" not in calm.text
        assert "changed just now" in told.text and "芮华" in told.text
        assert told["X-Speech-Version"] == str(signing.scene.version)
        assert "signing-sheet" not in told.text

    def test_a_section_is_not_told_of_others(self, signing):
        section = signing.scene.section("产业稳步").pk
        path = reverse("speeches:section_signing_news", args=[section, signing.scene.version])
        signing.rewrites(ROAD, "6个村", "7个村")

        assert "changed just now" not in signing.page(path=path).text

    @pytest.mark.parametrize("version", [0, 10**6])
    def test_a_version_that_is_not_there_has_no_news(self, signing, version):
        path = reverse("speeches:speech_signing_news", args=[signing.pk, version])

        assert signing.page(path=path).status_code == 404


def test_objections_count_for_every_section(signing):
    signing.post(opinion=str(Opinion.DISAGREE), remark="数字不对。")

    editor = signing.page("leo", path=reverse("speeches:speech", args=[signing.pk])).text

    assert "objected to by 芮华" in editor


def test_what_changed_since_one_signed_is_one_click_from_the_editor(signing):
    editor = reverse("speeches:speech", args=[signing.pk])
    since = f"{reverse('speeches:comparison_choice', args=[signing.pk])}?old=signed&amp;new=latest"
    before = since in signing.page(path=editor).text

    signing.post()
    signing.rewrites(ROAD, "6个村", "7个村")

    assert not before
    assert since in signing.page(path=editor).text
    assert since in signing.page(path=signing.of_section("产业稳步")).text
