"""The page on which people sign: what changed for them, the words, and their signature on exactly these."""

import re
from datetime import timedelta

import pytest

from speeches.actions import returns, routes, stand_ins
from speeches.actions.returns import Destination
from speeches.domain.sign_off.plan import PlannedSeat
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.models import Seat, Signature, Step
from tests.speeches.views.signing import ANOTHER_KEY, ROAD, TEA, Signing, step
from tests.stage import NOON

DIGEST = re.compile(r'name="digest" value="(\w{64})"')


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


@pytest.mark.parametrize("words", ["", "产业稳步"])
def test_a_page_of_before_the_step_was_sent_back_signs_nothing_and_keeps_what_was_typed(signing, words):
    path = signing.of_section(words) if words else None
    returns.send_back(signing.pk, to=Destination(), reason="请补数字。", by=signing.cast.rhea, at=NOON)

    answer = signing.post(path=path, opinion="agree_with_remark", remark="请核实里程。")

    assert answer.status_code == 403
    assert "请核实里程。" in answer.text
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
        self.sign(sections, "民生持续", key=ANOTHER_KEY)

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
