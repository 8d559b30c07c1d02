"""Talk about words follows them through every way of writing."""

import pytest

from speeches.actions import paragraphs, places, replacements, restorations, reversals, sections, threads
from speeches.actions.places import Step
from speeches.actions.replacements import Hit, Replacement
from speeches.domain.anchors.browser import Selection
from speeches.domain.finding import Search
from speeches.domain.happenings import Happening
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import ChangedMeanwhile
from speeches.models import Event, Thread
from tests.stage import NOON


@pytest.fixture
def line(scene):
    return scene.paragraph("新建茶园")


@pytest.fixture
def told(cast):
    return {"by": cast.wanda, "at": NOON}


def chosen(row, words):
    start = len(row.text[: row.text.index(words)].encode("utf-16-le")) // 2
    return Selection(start, start + len(words.encode("utf-16-le")) // 2, words, row.version)


@pytest.fixture
def say(cast):
    def said(row, words, text="请核实。"):
        threads.open_on(row.pk, text=text, on=chosen(row, words), by=cast.rhea, at=NOON)
        return Thread.objects.latest("pk")

    return said


def rewrite(row, text, by):
    row.refresh_from_db()
    return paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=NOON)


def kinds(scene, version):
    return list(
        Event.objects.filter(speech=scene.speech, version=version)
        .order_by("ordinal")
        .values_list("kind", flat=True)
    )


def test_a_thread_on_words_keeps_them_and_where_they_stand(say, line):
    thread = say(line, "带动农户")

    assert (thread.quote, thread.words, thread.anchor.is_lost) == ("带动农户", "带动农户", False)
    assert line.text[thread.start : thread.end] == "带动农户"


def test_words_are_found_by_units_of_utf_16(cast, scene, say, line):
    rewrite(line, "𠮷镇长说：带动农户三百户。", cast.wanda)
    line.refresh_from_db()

    assert say(line, "带动农户").words == "带动农户"


def test_words_chosen_before_somebody_wrote_are_carried(cast, scene, line):
    on = chosen(line, "带动农户")
    rewrite(line, "我们今年新建茶园XX亩，带动农户300户。", cast.wanda)

    threads.open_on(line.pk, text="请核实。", on=on, by=cast.rhea, at=NOON)

    line.refresh_from_db()
    thread = Thread.objects.get()
    assert line.text[thread.start : thread.end] == thread.quote == "带动农户"


@pytest.mark.parametrize(
    "on",
    [
        Selection(0, 3, "别的话", 99),
        Selection(3, 3, "", 99),
        Selection(90, 95, "", 99),
        Selection(0, 2, "新建", 0),
    ],
)
def test_words_that_are_not_there_open_nothing(cast, line, on):
    with pytest.raises(ChangedMeanwhile):
        threads.open_on(line.pk, text="请核实。", on=on, by=cast.rhea, at=NOON)

    assert not Thread.objects.exists()


def test_words_that_are_gone_are_told_with_the_version_that_took_them(cast, scene, say, line):
    thread = say(line, "带动农户300户")

    version = rewrite(line, "新建茶园XX亩。", cast.wanda)

    thread.refresh_from_db()
    assert (thread.lost_in, thread.quote, thread.paragraph) == (version, "带动农户300户", line)
    assert kinds(scene, version) == [Happening.PARAGRAPH_EDITED, Happening.THREAD_LOST]


def test_words_that_come_back_have_their_thread_again(cast, scene, say, line):
    thread = say(line, "带动农户300户")
    rewrite(line, "新建茶园XX亩。", cast.wanda)

    version = reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)

    thread.refresh_from_db()
    assert (thread.lost_in, thread.words) == (None, "带动农户300户")
    assert kinds(scene, version) == [Happening.CHANGE_UNDONE, Happening.THREAD_FOUND]


def test_a_paragraph_that_is_removed_and_brought_back(scene, say, line, told):
    thread = say(line, "带动农户")
    version = paragraphs.remove(line.pk, based_on=line.version, **told)
    thread.refresh_from_db()
    lost = thread.lost_in

    paragraphs.restore(line.pk, version=version - 1, **told)

    thread.refresh_from_db()
    assert (lost, thread.lost_in, thread.words) == (version, None, "带动农户")


def test_a_section_that_is_removed_and_brought_back(scene, say, line, told):
    thread = say(line, "带动农户")
    section = scene.section("产业稳步")
    sections.remove(section.pk, based_on=scene.version, **told)
    thread.refresh_from_db()
    is_lost = thread.anchor.is_lost

    sections.restore(section.pk, **told)

    thread.refresh_from_db()
    assert (is_lost, thread.anchor.is_lost) == (True, False)


def test_a_split_and_a_join_take_it_along(scene, say, line, told):
    thread = say(line, "带动农户")

    paragraphs.edit(line.pk, text="新建茶园XX亩，\n带动农户300户。", based_on=line.version, **told)
    thread.refresh_from_db()
    apart = thread.paragraph
    paragraphs.join(apart.pk, text=apart.text, based_on=apart.version, **told)

    thread.refresh_from_db()
    assert apart.text == "带动农户300户。"
    assert (thread.paragraph, thread.words) == (line, "带动农户")


def test_a_join_that_is_taken_back_parts_the_talk_again(cast, scene, say, told):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    mark = say(second, "三点意见")
    threads.open_on(second.pk, text="整段。", by=cast.rhea, at=NOON)
    whole = Thread.objects.latest("pk")
    paragraphs.join(second.pk, text=second.text, based_on=second.version, **told)
    joined = [Thread.objects.get(pk=one.pk).paragraph for one in (mark, whole)]

    reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)

    assert joined == [first, first]
    assert [Thread.objects.get(pk=one.pk).paragraph for one in (mark, whole)] == [second, second]


def test_a_move_touches_no_thread(scene, say, told):
    thread = say(scene.paragraph("下面我讲"), "三点意见")
    before = (thread.paragraph_id, thread.start, thread.end)

    places.move_paragraph(thread.paragraph_id, step=Step.UP, **told)

    thread.refresh_from_db()
    assert (thread.paragraph_id, thread.start, thread.end) == before


def test_replaced_words_keep_their_thread(scene, say, line, told):
    inside, behind = say(line, "茶园XX亩"), say(line, "300户")
    hits = [Hit((Noun.PARAGRAPH, line.pk), 4, line.version)]

    replacements.replace(scene.speech.pk, hits=hits, by_what=Replacement(Search("XX"), "1200"), **told)

    inside.refresh_from_db()
    behind.refresh_from_db()
    assert (inside.words, behind.words) == ("茶园1200亩", "300户")


def test_a_speech_that_is_restored_has_its_talk_where_it_was(cast, scene, say, line, told):
    thread = say(line, "带动农户")
    version = scene.version
    rewrite(line, "全都改了。", cast.wanda)
    paragraphs.remove(line.pk, based_on=99, **told)

    restorations.restore_speech(scene.speech.pk, version=version, based_on=scene.version, **told)

    thread.refresh_from_db()
    assert (thread.anchor.is_lost, thread.words) == (False, "带动农户")


def test_an_edit_that_is_merged_carries_the_marks_of_both(cast, scene, say, line):
    thread = say(line, "带动农户")
    base = line.version
    rewrite(line, "去年新建茶园XX亩，带动农户300户。", cast.wanda)

    paragraphs.edit(line.pk, text="新建茶园XX亩，带动农户300户，很好。", based_on=base, by=cast.dai, at=NOON)

    thread.refresh_from_db()
    line.refresh_from_db()
    assert line.text == "去年新建茶园XX亩，带动农户300户，很好。"
    assert line.text[thread.start : thread.end] == "带动农户"


def test_talk_on_a_section_and_on_the_whole_speech_stands_by_itself(cast, scene, told):
    section = scene.opened_by("狠抓项目建设")
    threads.open_on_section(section.pk, text="整节偏长。", by=cast.rhea, at=NOON)
    threads.open_on_speech(scene.speech.pk, text="全文再压一压。", by=cast.rhea, at=NOON)

    on_section, on_speech = Thread.objects.order_by("pk")
    assert (on_section.section, on_section.paragraph, on_section.quote) == (section, None, "狠抓项目建设")
    assert (on_speech.section, on_speech.paragraph, on_speech.quote) == (None, None, "")
