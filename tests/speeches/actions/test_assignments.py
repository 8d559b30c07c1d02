"""Sections given to people, and drafters who stay in theirs."""

import pytest

from speeches.actions import assignments, members, paragraphs, places, sections, speeches
from speeches.actions.places import Shift, Step
from speeches.actions.speeches import Description
from speeches.domain.policy import Role
from speeches.domain.verdict import NothingToSave, NotPermitted, Reason
from speeches.models import Assignment, Event, Membership
from tests.play import Play


@pytest.fixture
def place(cast, scene):
    return Play(cast, scene).place_of(cast.dai)


@pytest.fixture
def assign(cast, scene, place, noon):
    """Give a section to Dai, who writes in no other."""
    assignments.limit(place.pk, is_limited=True, by=cast.wanda, at=noon)

    def given(section):
        return assignments.divide(section.pk, to=[place.pk], by=cast.wanda, at=noon)

    return given


def refused(act):
    with pytest.raises(NotPermitted) as why:
        act()
    return why.value.reason


def test_an_assignment_is_an_event_about_the_person(cast, scene, place, noon):
    section = scene.section("产业稳步")

    version = assignments.divide(section.pk, to=[place.pk], by=cast.wanda, at=noon)

    event = Event.objects.get(speech=scene.speech, version=version)
    assert (event.section, event.person) == (section, cast.dai)


def test_an_assignment_can_be_taken_back_and_given_to_others(cast, scene, place, noon):
    section, sana = scene.section("产业稳步"), Play(cast, scene).place_of(cast.sana)
    assignments.divide(section.pk, to=[place.pk], by=cast.wanda, at=noon)

    assignments.divide(section.pk, to=[sana.pk], by=cast.wanda, at=noon)

    assert [row.member for row in Assignment.objects.all()] == [sana]
    with pytest.raises(NothingToSave):
        assignments.divide(section.pk, to=[sana.pk], by=cast.wanda, at=noon)


def test_nobody_from_elsewhere_is_assigned(cast, scene, noon):
    with pytest.raises(NothingToSave):
        assignments.divide(scene.section("产业稳步").pk, to=[999_999], by=cast.wanda, at=noon)


def test_a_limited_drafter_writes_in_his_section_and_in_what_it_holds(cast, scene, assign, noon):
    assign(scene.section("过去一年"))
    inner = scene.paragraph("新建茶园")

    paragraphs.edit(inner.pk, text="新建茶园90亩。", based_on=inner.version, by=cast.dai, at=noon)
    paragraphs.insert(inner.pk, text="再说一句。", by=cast.dai, at=noon)
    sections.add_inside(scene.section("过去一年").pk, heading="生态好转", by=cast.dai, at=noon)
    sections.rename(
        scene.section("民生持续").pk, heading="民生改善", based_on=scene.version, by=cast.dai, at=noon
    )

    assert scene.paragraph("再说一句").section == scene.section("产业稳步")


def test_his_section_stays_where_it_stands(cast, scene, assign, noon):
    section = scene.section("民生持续")
    assign(section)

    assert (
        refused(lambda: places.move_section(section.pk, shift=Shift.UP, by=cast.dai, at=noon))
        is Reason.NOT_YOUR_SECTION
    )


def test_nothing_leaves_his_section_and_nothing_comes_in(cast, scene, assign, noon):
    assign(scene.section("产业稳步"))
    own, foreign = scene.paragraph("新建茶园"), scene.paragraph("新修村道")

    for moved, before in ((own, foreign), (foreign, own)):
        why = refused(
            lambda moved=moved, before=before: places.move_before(
                moved.pk, before_id=before.pk, by=cast.dai, at=noon
            )
        )
        assert why is Reason.NOT_YOUR_SECTION


def test_words_do_not_cross_the_border_by_joining(cast, scene, assign, noon):
    assign(scene.opened_by("狠抓项目建设"))
    second = scene.paragraph("项目要挂图")

    paragraphs.join(second.pk, text=second.text, based_on=second.version, by=cast.dai, at=noon)

    closing = scene.paragraph("成绩来之不易")
    assert refused(lambda: places.move_paragraph(closing.pk, step=Step.IN, by=cast.dai, at=noon))


def test_the_speech_as_a_whole_is_not_described_by_who_is_limited(cast, scene, assign, noon):
    assign(scene.section("过去一年"))
    about = Description("镇长", "会议", "礼堂", None, target_minutes=None, rate=200)

    why = refused(lambda: speeches.describe(scene.speech.pk, description=about, by=cast.dai, at=noon))

    assert why is Reason.NOT_YOUR_SECTION


def test_the_mark_is_for_drafters_only(cast, scene, assign, place, noon):
    assign(scene.section("产业稳步"))
    members.change_role(place.pk, role=Role.SIGNER, by=cast.wanda, at=noon)
    foreign = scene.paragraph("今天的会议")

    paragraphs.edit(foreign.pk, text="会议重要。", based_on=foreign.version, by=cast.dai, at=noon)

    members.change_role(place.pk, role=Role.DRAFTER, by=cast.wanda, at=noon)
    assert refused(
        lambda: paragraphs.edit(foreign.pk, text="不行。", based_on=scene.version, by=cast.dai, at=noon)
    )


def test_a_section_that_comes_back_is_his_again(cast, scene, assign, noon):
    section = scene.section("产业稳步")
    assign(section)
    sections.remove(section.pk, based_on=scene.version, by=cast.wanda, at=noon)
    sections.restore(section.pk, by=cast.wanda, at=noon)
    own = scene.paragraph("新建茶园")

    paragraphs.edit(own.pk, text="新建茶园90亩。", based_on=own.version, by=cast.dai, at=noon)


def test_what_was_dissolved_belongs_to_the_section_around_it(cast, scene, assign, noon):
    section = scene.section("产业稳步")
    assign(section)
    sections.dissolve(section.pk, based_on=scene.version, by=cast.wanda, at=noon)
    left = scene.paragraph("新建茶园")

    assert refused(
        lambda: paragraphs.edit(left.pk, text="改。", based_on=scene.version, by=cast.dai, at=noon)
    )


def test_whoever_leaves_has_no_sections_any_more(cast, scene, assign, place, noon):
    assign(scene.section("产业稳步"))

    members.remove(place.pk, by=cast.wanda, at=noon)

    assert not Assignment.objects.exists()
    assert not Membership.objects.filter(user=cast.dai).exists()
