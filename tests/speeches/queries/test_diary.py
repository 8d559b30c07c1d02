"""The diary: every version told once, runs folded, things called as they were called then."""

from datetime import timedelta

import pytest

from speeches.actions import members, paragraphs, places, sections
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.queries import diary


@pytest.fixture
def reworded(cast, scene, noon):
    """Reword a paragraph so many minutes after noon; the answer is the version."""

    def reword(beginning, *, minutes, by=cast.wanda):
        paragraph = scene.paragraph(beginning)
        words = f"{paragraph.text}好。"
        at = noon + timedelta(minutes=minutes)
        return paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=by, at=at)

    return reword


def entries_of(scene, *, before=None):
    told = diary.diary_of(scene.speech.pk, before=before or scene.version + 1)
    return [entry for _, entries in told.days for entry in entries]


def versions_of(entries):
    return [[save.version for save in entry.saves] for entry in entries]


def test_the_latest_comes_first(scene, reworded):
    first, second = reworded("今天的会议", minutes=1), reworded("项目要", minutes=2)

    entries = entries_of(scene)

    assert versions_of(entries)[:2] == [[second], [first]]


def test_one_persons_edits_of_a_paragraph_are_one_entry(scene, reworded):
    versions = [reworded("今天的会议", minutes=minutes) for minutes in (0, 9, 19)]

    entry = entries_of(scene)[0]

    assert [save.version for save in entry.saves] == versions[::-1]
    assert entry.before == versions[0] - 1


def test_a_run_goes_on_while_another_writes_elsewhere(cast, scene, reworded):
    first = reworded("今天的会议", minutes=0)
    other = reworded("项目要", minutes=1, by=cast.dai)
    last = reworded("今天的会议", minutes=2)

    assert versions_of(entries_of(scene))[:2] == [[last, first], [other]]


@pytest.mark.parametrize(
    ("minutes", "who"), [pytest.param(11, "wanda", id="a pause"), pytest.param(1, "dai", id="another person")]
)
def test_a_run_ends_with(cast, scene, reworded, minutes, who):
    first = reworded("今天的会议", minutes=0)
    second = reworded("今天的会议", minutes=minutes, by=getattr(cast, who))

    assert versions_of(entries_of(scene))[:2] == [[second], [first]]


def test_a_run_ends_when_the_paragraph_changes_otherwise(cast, scene, noon, reworded):
    paragraph = scene.paragraph("今天的会议")
    first = reworded("今天的会议", minutes=0)
    moved = places.move_paragraph(paragraph.pk, step=places.Step.DOWN, by=cast.wanda, at=noon)
    last = reworded("今天的会议", minutes=1)

    assert versions_of(entries_of(scene))[:3] == [[last], [moved], [first]]


def test_every_version_is_told_once_page_by_page(scene, reworded):
    for turn in range(70):
        reworded("今天的会议" if turn % 3 else "项目要", minutes=7 * turn if turn % 7 else 8 * turn)

    told, before, pages = [], scene.version + 1, 0
    while before:
        page = diary.diary_of(scene.speech.pk, before=before)
        entries = [entry for _, of_day in page.days for entry in of_day]
        assert len(entries) <= diary.ENTRIES
        told += [version for versions in versions_of(entries) for version in versions]
        before, pages = page.before, pages + 1

    assert sorted(told) == list(range(1, scene.version + 1))


def test_a_page_looks_at_no_more_versions_than_it_must(scene, reworded, monkeypatch):
    monkeypatch.setattr(diary, "VERSIONS", 5)
    for _ in range(8):
        last = reworded("今天的会议", minutes=0)

    page = diary.diary_of(scene.speech.pk, before=last + 1)

    assert page.before == last - 4


def test_days_are_those_of_the_place(cast, scene, reworded, settings):
    settings.TIME_ZONE = "Asia/Shanghai"
    reworded("今天的会议", minutes=12 * 60 + 1)

    days = [day for day, _ in diary.diary_of(scene.speech.pk, before=scene.version + 1).days]

    assert [str(day) for day in days] == ["2026-03-06", "2026-03-05"]


def test_a_thing_is_called_as_it_was_then(cast, scene, noon):
    section = scene.section("民生持续")
    sections.rename(section.pk, heading="民生显著改善", based_on=section.version, by=cast.wanda, at=noon)
    sections.rename(section.pk, heading="民生大为改善", based_on=scene.version, by=cast.wanda, at=noon)

    subjects = [entry.last.deeds[0].subjects for entry in entries_of(scene)[:2]]

    assert subjects == [("民生大为改善",), ("民生显著改善",)]


def test_a_section_that_opens_with_its_text_is_called_by_its_first_sentence(cast, scene, noon):
    section = scene.opened_by("狠抓作风建设")
    places.move_section(section.pk, shift=places.Shift.UP, by=cast.wanda, at=noon)
    sections.remove(section.pk, based_on=scene.version, by=cast.wanda, at=noon)

    deeds = [entry.last.deeds[0] for entry in entries_of(scene)[:2]]

    assert [(deed.kind, deed.subjects) for deed in deeds] == [
        (Happening.SECTION_REMOVED, ("狠抓作风建设",)),
        (Happening.SECTION_MOVED, ("狠抓作风建设",)),
    ]


def test_a_split_is_not_told_as_an_edit_besides(cast, scene, noon):
    paragraph = scene.paragraph("今天的会议")
    paragraphs.edit(
        paragraph.pk, text="今天的会议\n很重要。", based_on=paragraph.version, by=cast.wanda, at=noon
    )

    deeds = entries_of(scene)[0].last.deeds

    assert [deed.kind for deed in deeds] == [Happening.PARAGRAPH_SPLIT]


def test_many_paragraphs_at_once_are_one_deed(cast, scene, noon):
    after = scene.paragraph("今天的会议")
    paragraphs.insert(after.pk, text="一。\n二。\n三。\n四。\n五。", by=cast.wanda, at=noon)

    [deed] = entries_of(scene)[0].last.deeds

    assert (deed.subjects, deed.more) == (("一。", "二。", "三。"), 2)


def test_a_removed_paragraph_and_its_return_are_told_with_their_words(cast, scene, noon):
    paragraph = scene.paragraph("项目要挂图")
    version = scene.version
    paragraphs.remove(paragraph.pk, based_on=version, by=cast.wanda, at=noon)
    paragraphs.restore(paragraph.pk, version=version, by=cast.dai, at=noon)

    back, gone = [entry.last.deeds[0] for entry in entries_of(scene)[:2]]

    assert (gone.kind, gone.subjects) == (Happening.PARAGRAPH_REMOVED, ("项目要挂图作战。",))
    assert (back.subjects, back.earlier) == (("项目要挂图作战。",), version)


def test_people_who_came_are_named(cast, scene, noon):
    members.invite(scene.speech.pk, person=cast.otto, role=Role.READER, by=cast.wanda, at=noon)

    assert entries_of(scene)[0].last.deeds[0].person == cast.otto


def test_before_the_first_version_there_is_nothing(scene):
    page = diary.diary_of(scene.speech.pk, before=1)

    assert (page.days, page.before) == ((), None)


def test_a_page_is_three_queries(scene, reworded, django_assert_num_queries):
    for _ in range(4):
        last = reworded("今天的会议", minutes=0)

    with django_assert_num_queries(3):
        page = diary.diary_of(scene.speech.pk, before=last + 1)

    assert page.days
