"""A text that was looked at becomes one speech, in one version, or nothing at all."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from speeches.actions import imports, paragraphs
from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.outline.roles import LineRole
from speeches.domain.policy import Role
from speeches.domain.verdict import NoWords
from speeches.live import notify
from speeches.models import Event, Membership, Original, Paragraph, Placement, Revision, Section, Speech
from speeches.queries.page import speech_for
from speeches.queries.standing import Standing
from tests.speeches.brought import received
from tests.speeches.invented import REMARKS, WEB_COPY

TITLES = "凝心聚力 实干争先\n奋力谱写临江镇高质量发展新篇章"


def confirmed(original: Original, **given) -> Speech:
    asked = {"decisions": {}, "title": "", "by": original.by, "at": timezone.now(), **given}
    return Speech.objects.get(pk=imports.confirm(original.pk, **asked))


def test_a_confirmed_file_is_a_speech_in_one_version(cast):
    original = received(cast.wanda)

    speech = confirmed(original)

    original.refresh_from_db()
    assert original.speech == speech
    assert (speech.version, speech.title) == (1, TITLES)
    assert [(event.kind, event.by) for event in speech.events.all()] == [
        (Happening.SPEECH_IMPORTED, cast.wanda)
    ]
    assert Membership.objects.get(speech=speech).role is Role.OWNER


def test_the_lines_stand_as_a_writer_sees_them(cast, reading):
    speech = confirmed(received(cast.wanda, WEB_COPY))

    assert reading(speech) == [
        "青石县春季茶园管理动员会讲话",
        "同志们:",
        "今天开会,就是要把春季茶园管理的事情讲清楚。",
        "一、认清形势",
        "茶叶是全县的主导产业,2025年产值达到3.2亿元。",
        "(一)优势明显",
        "青石县山高雾多,茶叶品质好。",
        "(二)短板也明显",
        "加工厂少,品牌弱,茶农等客上门。",
        "二、抓好落实",
        "一是抓剪枝。三月底前完成剪枝。",
        "二是抓施肥。四月上旬完成施肥。",
        "同志们,春光不等人,大家马上干起来!",
    ]


def test_history_begins_with_what_is_imported(cast):
    speech = confirmed(received(cast.wanda))

    standing = Placement.objects.filter(speech=speech, since=1, until=None)
    assert {row.paragraph_id for row in standing if row.paragraph_id} == set(
        Paragraph.objects.values_list("pk", flat=True)
    )
    assert {row.section_id for row in standing if row.section_id} == set(
        Section.objects.values_list("pk", flat=True)
    )
    words = dict(Revision.objects.filter(paragraph__isnull=False).values_list("paragraph", "text"))
    assert words == dict(Paragraph.objects.values_list("pk", "text"))
    headings = dict(Revision.objects.filter(section__isnull=False).values_list("section", "text"))
    assert headings == dict(Section.objects.exclude(heading="").values_list("pk", "heading"))


def test_every_speech_has_a_front_an_opening_and_a_closing(cast):
    speech = confirmed(
        received(cast.wanda, "一、抓剪枝\n三月底前完成。\n二、抓施肥\n四月完成。\n"), title="茶事"
    )

    top = Section.objects.filter(speech=speech, parent=None).order_by("rank")
    assert [section.kind for section in top] == [
        SectionKind.FRONT,
        SectionKind.OPENING,
        SectionKind.STANDALONE,
        SectionKind.STANDALONE,
        SectionKind.CLOSING,
    ]


def test_an_irregular_number_is_kept_as_it_was_read(cast):
    speech = confirmed(received(cast.wanda, REMARKS), title="在云岭乡代表团的发言")

    numbered = Section.objects.filter(speech=speech, kind=SectionKind.RUN_IN).order_by("rank")
    assert [section.pinned for section in numbered] == [None, None, None, 5]
    markers = [entry.marker for entry in speech_for(Standing(Role.OWNER), speech).outline if entry.marker]
    assert markers == ["一要", "二要", "三要", "五要"]


def test_a_decision_changes_how_the_text_is_read(cast, reading):
    original = received(cast.wanda, WEB_COPY)

    speech = confirmed(original, decisions={3: LineRole.SUBTITLE, 18: LineRole.NOISE})

    lines = reading(speech)
    assert lines[1] == "时间:2026-02-11 08:30:02"
    assert not any("春光不等人" in line for line in lines)


def test_a_text_without_a_title_asks_for_one(cast):
    original = received(cast.wanda, REMARKS)

    with pytest.raises(imports.TitleMissing):
        confirmed(original, title="  \n ")

    assert not Speech.objects.exists()


def test_a_typed_title_stands_in_front_a_line_each(cast):
    speech = confirmed(received(cast.wanda, REMARKS), title="在云岭乡代表团\n审议时的发言\n")

    titles = Paragraph.objects.filter(speech=speech, kind=ParagraphKind.TITLE).order_by("rank")
    assert [line.text for line in titles] == ["在云岭乡代表团", "审议时的发言"]
    assert speech.title == "在云岭乡代表团\n审议时的发言"


def test_a_second_title_is_not_dropped_in_silence(cast):
    original = received(cast.wanda)

    with pytest.raises(imports.TitledAlready) as refusal:
        confirmed(original, title="另一个标题")

    assert refusal.value.title == TITLES


def test_when_every_line_is_cut_nothing_is_made(cast):
    original = received(cast.wanda, "时间:2026-02-11 08:30:02\n来源:青石县新闻网\n")

    with pytest.raises(NoWords):
        confirmed(original, title="茶事")

    assert not Speech.objects.exists()


def test_confirming_twice_gives_the_same_speech(cast):
    original, key = received(cast.wanda), uuid4()

    first = confirmed(original, key=key)
    second = confirmed(original, key=key)

    assert first == second
    assert Event.objects.count() == 1


def test_a_confirmed_file_is_not_imported_again(cast):
    original = received(cast.wanda)
    first = confirmed(original, key=uuid4())

    with pytest.raises(imports.AlreadyImported) as refusal:
        confirmed(original, key=uuid4())

    assert refusal.value.speech_id == first.pk
    assert Speech.objects.count() == 1


def test_a_failure_in_the_middle_leaves_nothing(cast, monkeypatch):
    original = received(cast.wanda)
    monkeypatch.setattr(notify, "speech_changed", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        confirmed(original)

    original.refresh_from_db()
    assert original.speech is None
    assert not Speech.objects.exists()
    assert not Paragraph.objects.exists()


def test_a_long_speech_takes_no_more_queries_than_a_short_one(cast, django_assert_max_num_queries):
    long = "临江镇工作报告\n" + "".join(f"{at}. 第{at}件事\n这件事要办好。\n" for at in range(1, 121))
    original = received(cast.wanda, long)

    with django_assert_max_num_queries(25):
        speech = confirmed(original)

    assert Paragraph.objects.filter(speech=speech).count() == 121


def test_what_is_inserted_looks_like_what_stands_there(cast, noon):
    speech = confirmed(received(cast.wanda))
    closing = Section.objects.get(speech=speech, kind=SectionKind.CLOSING)

    paragraphs.insert_first(closing.pk, text="最后，再讲一点。", by=cast.wanda, at=noon)

    assert Paragraph.objects.get(text="最后，再讲一点。").gap == "\n\u3000\u3000"


@pytest.mark.parametrize("is_replay", [True, False])
def test_two_confirmations_at_once_make_one_speech(transactional_db, cast, is_replay):
    original, key = received(cast.wanda), uuid4()

    def click(at_once: Barrier) -> int | None:
        at_once.wait(timeout=20)
        try:
            return confirmed(original, key=key if is_replay else uuid4()).pk
        except imports.AlreadyImported:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        made = list(people.map(click, [Barrier(2)] * 2))

    assert Speech.objects.count() == 1
    assert set(made) == {Speech.objects.get().pk} | (set() if is_replay else {None})
