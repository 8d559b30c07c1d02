"""The page on which people sign: what changed for them, the words, and their signature on exactly these."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.actions.sign_ins import TRIES
from speeches.actions import paragraphs, returns, routes, stand_ins
from speeches.actions.returns import Destination
from speeches.domain.grading import Effect
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Opinion
from speeches.models import Seat, Signature, SigningRules, Step
from speeches.queries.structure import manuscript_of
from tests.speeches.views.bodies import KEY
from tests.stage import NOON, PASSWORD

ENGLISH = {"Accept-Language": "en"}
DIGEST = re.compile(r'name="digest" value="(\w{64})"')
TEA, ROAD, FIRST = "新建茶园", "新修村道", "过去一年，"


class Signing:
    """Wanda's speech on its way, and those who sign it."""

    def __init__(self, room):
        self.room, self.scene, self.cast = room, room.play.scene, room.play.cast
        self.pk = self.scene.speech.pk
        self.path = reverse("speeches:speech_signature", args=[self.pk])

    def takes_the_way(self, *steps):
        routes.lay(self.pk, steps=list(steps), by=self.cast.wanda, at=NOON)
        routes.submit(self.pk, by=self.cast.wanda, at=NOON)

    def seat(self, who):
        return Seat.objects.get(step__speech=self.pk, person=getattr(self.cast, who), succeeded_in=None).pk

    def page(self, who="rhea", path=None, **asked):
        return self.room.browsers[who].get(path or self.path, asked, headers=ENGLISH)

    def post(self, who="rhea", path=None, **words):
        given = {"digest": self.digest(), "opinion": "agree", "key": KEY, "shown_version": self.scene.version}
        if "seat" not in words:
            words["seat"] = self.seat(who)
        return self.room.browsers[who].post(path or self.path, given | words, headers=ENGLISH)

    def digest(self, section=None):
        return manuscript_of(self.pk).digest_of(section)

    def of_section(self, heading):
        return reverse("speeches:signature", args=[self.scene.section(heading).pk])

    def rewrites(self, beginning, old, new):
        row = self.scene.paragraph(beginning)
        text = row.text.replace(old, new)
        assert text != row.text
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=self.cast.dai, at=NOON)


def step(kind, *seats, name="核稿", **more):
    return PlannedStep(kind, name, seats, **more)


@pytest.fixture
def signing(room):
    one = Signing(room)
    one.takes_the_way(
        step(StepKind.REVIEW, PlannedSeat(one.cast.rhea.pk)),
        step(StepKind.ISSUE, PlannedSeat(one.cast.sana.pk), name="签发"),
    )
    return one


def test_who_holds_the_open_seat_has_the_words_and_a_form_for_exactly_these(signing):
    page = signing.page().text

    assert DIGEST.findall(page) == [signing.digest()]
    assert f'name="shown_version" value="{signing.scene.version}"' in page
    for words in (
        "一、",
        "过去一年的工作",
        "（一）",
        "新修村道18公里，惠及6个村。",
        "同志们，让我们一起努力！",
    ):
        assert words in page


@pytest.mark.parametrize("who", ["leo", "dai", "sana", "wanda"])
def test_others_read_who_has_signed_what_and_have_no_form(signing, who):
    signing.post()

    page = signing.page(who if who != "sana" else "leo").text

    assert 'name="digest"' not in page
    assert "芮华" in page and "agrees" in page


def test_a_signature_passes_the_step_and_is_shown(signing):
    answer = signing.post()

    assert answer["Location"].startswith(signing.path)
    assert Signature.objects.get().section is None
    assert Step.objects.get(speech=signing.pk, position=1).status is StepStatus.PASSED
    assert DIGEST.findall(signing.page("sana").text) == [signing.digest()]


def test_sent_twice_it_is_given_once(signing):
    answers = [signing.post() for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Signature.objects.count() == 1


def test_words_that_changed_are_not_signed_and_the_difference_is_shown(signing):
    words = {"digest": signing.digest(), "shown_version": signing.scene.version}
    signing.rewrites(ROAD, "6个村", "7个村")

    answer = signing.post(**words, opinion="agree_with_remark", remark="请核实里程")

    assert answer.status_code == 409
    assert not Signature.objects.exists()
    assert "What changed while you were reading" in answer.text
    assert re.search(r"6个?</del>", answer.text) and re.search(r"7个?</ins>", answer.text)
    assert "请核实里程" in answer.text
    assert re.search(r'value="agree_with_remark" checked', answer.text)
    assert DIGEST.findall(answer.text) == [signing.digest()]


def test_signed_again_from_there_it_stands_on_the_new_words(signing):
    old = signing.digest()
    signing.rewrites(ROAD, "6个村", "7个村")
    refused = signing.post(digest=old, shown_version=1)

    answer = signing.post(digest=DIGEST.findall(refused.text)[0])

    assert answer.status_code == 302
    assert Signature.objects.get().digest == signing.digest() != old


@pytest.mark.parametrize("shown", [0, 10**6, "x"])
def test_an_absurd_version_on_the_screen_shows_no_difference_and_signs_nothing(signing, shown):
    answer = signing.post(digest="0" * 64, shown_version=shown)

    assert answer.status_code in {409, 422}
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    "words", [{"digest": "x"}, {"opinion": "maybe"}, {"key": ""}, {"seat": "my own"}, {"confirms": "-1"}]
)
def test_a_form_that_is_not_whole_signs_nothing_and_keeps_what_was_typed(signing, words):
    answer = signing.post(**{"remark": "请核实里程"} | words)

    assert answer.status_code == 422
    assert "请核实里程" in answer.text
    assert not Signature.objects.exists()


def test_an_opinion_without_its_remark_is_asked_for_it(signing):
    answer = signing.post(opinion="disagree", remark=" ")

    assert answer.status_code == 409
    assert re.search(r'value="disagree" checked', answer.text)
    assert not Signature.objects.exists()


def test_nobody_signs_at_the_seat_of_another(signing):
    for who in ("leo", "dai", "wanda"):
        assert signing.post(who, seat=signing.seat("rhea")).status_code == 403
    assert signing.post("rhea", seat=signing.seat("sana")).status_code == 403
    assert signing.post("rhea", seat="").status_code == 403
    assert not Signature.objects.exists()


def test_a_seat_of_another_speech_is_none_here(signing):
    other = signing.room.play.copied()
    seat = PlannedSeat(signing.cast.rhea.pk)
    steps = [step(StepKind.REVIEW, seat), step(StepKind.ISSUE, PlannedSeat(signing.cast.sana.pk))]
    routes.lay(other, steps=steps, by=signing.cast.wanda, at=NOON)
    routes.submit(other, by=signing.cast.wanda, at=NOON)
    foreign = Seat.objects.get(step__speech=other, person=signing.cast.rhea).pk

    answer = signing.post("rhea", seat=foreign)

    assert answer.status_code == 403
    assert not Signature.objects.exists()


def test_the_digest_of_a_section_does_not_sign_the_whole_nor_that_of_another_section_this_one(signing):
    tea, road = (signing.digest(signing.scene.section(words).pk) for words in ("产业稳步", "民生持续"))

    whole = signing.post(digest=tea)
    section = signing.post(path=signing.of_section("产业稳步"), digest=road)

    assert [whole.status_code, section.status_code] == [409, 409]
    assert not Signature.objects.exists()


def test_a_page_of_before_the_step_was_sent_back_signs_nothing(signing):
    returns.send_back(signing.pk, to=Destination(), reason="请补数字。", by=signing.cast.rhea, at=NOON)

    answer = signing.post()

    assert answer.status_code == 403
    assert not Signature.objects.exists()


class TestWhoStandsIn:
    @pytest.fixture
    def standing_in(self, signing):
        days = {"since": NOON.date() - timedelta(days=1), "until": NOON.date() + timedelta(days=900)}
        stand_ins.name(signing.pk, person=signing.cast.dai, **days, by=signing.cast.rhea, at=NOON)
        return signing

    def test_it_is_said_plainly_for_whom_and_recorded_with_both_names(self, standing_in):
        page = standing_in.page("dai").text
        standing_in.post("dai", seat=standing_in.seat("rhea"))

        assert "You sign for 芮华" in page
        given = Signature.objects.get()
        assert (given.by, given.on_behalf_of) == (standing_in.cast.dai, standing_in.cast.rhea)
        told = standing_in.page("leo").text
        assert "戴岩" in told and "for 芮华" in told

    def test_who_has_two_seats_chooses_one(self, room):
        signing = Signing(room)
        cast = signing.cast
        both = (PlannedSeat(cast.rhea.pk), PlannedSeat(cast.dai.pk))
        signing.takes_the_way(
            step(StepKind.REVIEW, *both), step(StepKind.ISSUE, PlannedSeat(cast.sana.pk), name="签发")
        )
        stand_ins.name(
            signing.pk,
            person=cast.dai,
            since=NOON.date(),
            until=NOON.date() + timedelta(days=900),
            by=cast.rhea,
            at=NOON,
        )

        own, other = signing.page("dai").text, signing.page("dai", seat=signing.seat("rhea")).text

        assert f'name="seat" value="{signing.seat("dai")}"' in own
        assert f'name="seat" value="{signing.seat("rhea")}"' in other
        assert "You sign for" not in own


class TestASeatForSections:
    HEADINGS = ("产业稳步", "民生持续")

    @pytest.fixture
    def sections(self, room):
        signing = Signing(room)
        held = tuple(signing.scene.section(words).pk for words in self.HEADINGS)
        signing.takes_the_way(
            step(StepKind.REVIEW, PlannedSeat(signing.cast.rhea.pk, held)),
            step(StepKind.ISSUE, PlannedSeat(signing.cast.sana.pk), name="签发"),
        )
        return signing

    def sign(self, signing, heading, **words):
        digest = signing.digest(signing.scene.section(heading).pk)
        return signing.post(path=signing.of_section(heading), digest=digest, is_on_page="on", **words)

    def test_each_of_them_is_signed_on_the_page_one_after_the_other(self, sections):
        first = sections.page().text
        leads = self.sign(sections, "产业稳步")["Location"]
        second = sections.page(path=leads).text
        self.sign(sections, "民生持续", key="0e7a0e7b-1f6c-4f5e-9a53-0d7f6c3b2a11")

        assert "0 of 2 sections signed" in first and "新建茶园" in first and "新修村道" not in first
        assert "1 of 2 sections signed" in second and "新修村道" in second
        assert Step.objects.get(speech=sections.pk, position=1).status is StepStatus.PASSED

    def test_a_section_that_changed_is_refused_on_the_page_with_the_difference(self, sections):
        old = sections.digest(sections.scene.section("产业稳步").pk)
        shown = sections.scene.version
        sections.rewrites(TEA, "300户", "400户")
        sections.rewrites(ROAD, "6个村", "7个村")

        answer = sections.post(
            path=sections.of_section("产业稳步"), digest=old, is_on_page="on", shown_version=shown
        )

        assert answer.status_code == 409
        assert "Sections to sign" in answer.text
        assert re.search(r"400户?</ins>", answer.text)
        assert not re.search(r"7个?</ins>", answer.text)

    def test_neither_the_whole_nor_another_section_is_signed_there(self, sections):
        whole = sections.post()
        other = self.sign(sections, "今年的主要任务")

        assert [whole.status_code, other.status_code] == [409, 409]
        assert not Signature.objects.exists()

    def test_a_seat_for_the_whole_may_sign_a_section_on_the_way(self, signing):
        assert self.sign(signing, "产业稳步").status_code == 302
        assert Signature.objects.get().section == signing.scene.section("产业稳步")
        assert "You signed these words in version" in signing.page().text


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
        answer = signed.post(confirms=confirms, key="0e7a0e7b-1f6c-4f5e-9a53-0d7f6c3b2a11")

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
        SigningRules.objects.update_or_create(pk=1, defaults={"asks_password": True})
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
