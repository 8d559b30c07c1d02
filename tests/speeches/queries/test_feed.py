"""What a browser has to look at again after a version."""

import pytest

from speeches.actions import members, milestones, paragraphs, sections, threads
from speeches.domain.happenings import COMPARISONS_EXPORTED, ROUNDS_EXPORTED, SHEETS_EXPORTED, Happening
from speeches.domain.milestones import Form
from speeches.domain.policy import Role
from speeches.domain.regions import Region, regions_of
from speeches.queries import feed
from tests.play import Play
from tests.stage import NOON


@pytest.fixture
def line(scene):
    return scene.paragraph("今天的会议")


def regions(scene, version):
    return set(feed.since(scene.speech.pk, version)[-1].regions)


def test_every_version_after_the_one_seen_is_a_frame_in_order(cast, scene, line):
    before = scene.version
    for text in ("甲。", "乙。", "丙。"):
        paragraphs.insert(line.pk, text=text, by=cast.dai, at=NOON)

    frames = feed.since(scene.speech.pk, before)
    assert [frame.version for frame in frames] == [before + 1, before + 2, before + 3]
    assert feed.since(scene.speech.pk, before + 2) == frames[2:]


def test_nothing_happened_after_the_last_version(scene):
    assert feed.since(scene.speech.pk, scene.version) == []
    assert feed.regions_since(scene.speech.pk, scene.version) == set()


def test_it_takes_one_query(scene, django_assert_num_queries):
    with django_assert_num_queries(1):
        feed.since(scene.speech.pk, 0)


def test_an_edit_touches_its_paragraph_and_the_outline(cast, scene, line):
    paragraphs.edit(line.pk, text="改过。", based_on=line.version, by=cast.dai, at=NOON)

    assert regions(scene, scene.version - 1) == {f"paragraph-{line.pk}", "outline"}


def test_a_new_heading_touches_its_section(cast, scene):
    section = scene.section("产业稳步")
    sections.rename(section.pk, heading="产业向好", based_on=section.version, by=cast.dai, at=NOON)

    assert {f"section-{section.pk}", "outline"} <= regions(scene, scene.version - 1)


def test_a_split_touches_the_whole_sheet(cast, scene, line):
    paragraphs.edit(line.pk, text="一。\n二。", based_on=line.version, by=cast.dai, at=NOON)

    assert "manuscript" in regions(scene, scene.version - 1)


def test_talk_touches_its_paragraph_and_the_margin(cast, scene, line):
    threads.open_on(line.pk, text="请核实。", by=cast.rhea, at=NOON)

    assert regions(scene, scene.version - 1) == {f"paragraph-{line.pk}", "margin", "outline"}


def test_a_voided_signature_is_seen_in_the_version_that_voided_it(cast, scene):
    """New words and the end of the signature arrive together, or a reader would see one without the other."""
    section = scene.section("产业稳步")
    Play(cast, scene).signature()
    inner = scene.paragraph("新建茶园")
    paragraphs.edit(inner.pk, text="新建茶园90亩。", based_on=inner.version, by=cast.dai, at=NOON)

    assert {f"paragraph-{inner.pk}", f"section-{section.pk}", "margin"} <= regions(scene, scene.version - 1)


def test_the_feed_carries_no_words_of_the_speech(cast, scene):
    members.invite(scene.speech.pk, person=cast.otto, role=Role.READER, by=cast.wanda, at=NOON)

    names = {name for frame in feed.since(scene.speech.pk, 0) for name in frame.regions}

    assert {name.partition("-")[0] for name in names} <= {str(region) for region in Region}


UNSEEN = {
    Happening.MILESTONE_NAMED,
    Happening.TEXT_EXPORTED,
    Happening.WORD_EXPORTED,
    Happening.SPEECH_PRINTED,
    *COMPARISONS_EXPORTED,
    *ROUNDS_EXPORTED,
    *SHEETS_EXPORTED,
    Happening.COMPARISON_BASED,
    Happening.PHOTO_ATTACHED,
    Happening.PHOTO_WITHDRAWN,
    Happening.ROUND_OPENED,
    Happening.ROUND_DESCRIBED,
    Happening.ROUND_INVITED,
    Happening.ROUND_DISMISSED,
    Happening.OPINION_NONE,
    Happening.FINDING_WAIVED,
    Happening.FINDING_HEEDED,
    Happening.STEP_DUE,
    Happening.STEP_REMINDED,
    Happening.STAND_IN_NAMED,
    Happening.STAND_IN_APPLIED,
    Happening.STAND_IN_ENDED,
    Happening.REPAIR_SEEN,
}


@pytest.mark.parametrize("kind", Happening)
def test_every_kind_of_event_touches_something_unless_only_the_history_tells_it(kind):
    assert bool(regions_of(kind)) == (kind not in UNSEEN)


def test_what_only_the_history_tells_is_still_a_frame_of_its_version(cast, scene):
    version = milestones.export(scene.speech.pk, form=Form.TEXT, by=cast.leo, at=NOON)

    [frame] = feed.since(scene.speech.pk, version - 1)

    assert (frame.version, frame.regions) == (version, ())


DRAWN = {
    "section",
    "signature",
    "readiness",
    "thread",
    "comment",
    "suggestion",
    "principal",
    "touch",
    "opinion",
}


@pytest.mark.parametrize("kind", [kind for kind in Happening if Region.SECTION in regions_of(kind)])
def test_only_what_happens_to_a_section_draws_a_section_anew(kind):
    assert kind.partition(".")[0] in DRAWN
