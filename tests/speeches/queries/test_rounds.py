"""What is told of a round: progress by unit, the rows of its table, where each stands."""

from datetime import timedelta

import pytest

from speeches.actions import comments, opinions, paragraphs, rounds, threads
from speeches.actions.opinions import Place
from speeches.domain.rounds import Answer
from speeches.domain.structure.tree import Noun
from speeches.domain.talk import Outcome
from speeches.models import Thread
from speeches.presence import looking
from speeches.queries.library import asked_of
from speeches.queries.opinions import opinions_of
from speeches.queries.rounds import progress_of, rounds_of
from speeches.views.round_tables import account_of, table_of, where_told
from tests.play import Play


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def one(play, cast, noon):
    found = play.round()
    rounds.invite(found.pk, people=[cast.hans.pk, cast.otto.pk], by=cast.wanda, at=noon)
    return found


def give(one, person, noon, on=None, text="意见。"):
    opinions.give(one.pk, text=text, on=on or Place(), by=person, at=noon)
    return Thread.objects.latest("pk")


def test_progress_says_how_far_each_unit_has_come(one, cast, noon):
    thread = give(one, cast.greta, noon)
    give(one, cast.greta, noon)
    opinions.withdraw(give(one, cast.greta, noon).pk, by=cast.greta, at=noon)
    opinions.end(thread.pk, outcome=Outcome.ADOPTED, text="好。", by=cast.wanda, at=noon)
    looking.note(one.invitations.get(person=cast.hans).pk)
    after = one.due_on + timedelta(days=1)

    units = progress_of(one, after).units

    assert [(unit.called, unit.answer, unit.opinions, unit.decided, unit.is_overdue) for unit in units] == [
        ("临江镇财政所", Answer.SPOKE, 2, 1, False),
        ("欧图", Answer.ASKED, 0, 0, True),
        ("临江镇水利站", Answer.SEEN, 0, 0, True),
    ]
    assert not any(unit.is_overdue for unit in progress_of(one, one.due_on).units)


def test_a_unit_that_is_asked_no_longer_is_told_while_something_of_it_stands(one, cast, noon):
    give(one, cast.greta, noon)
    for person in (cast.greta, cast.hans):
        rounds.dismiss(one.invitations.get(person=person).pk, by=cast.wanda, at=noon)

    units = progress_of(one, noon.date()).units

    assert [(unit.called, unit.people) for unit in units if not unit.people] == [("临江镇财政所", ())]
    assert "临江镇水利站" not in {unit.called for unit in units}


def test_the_list_of_rounds_counts_what_was_said_and_what_waits(one, cast, noon, django_assert_num_queries):
    opinions.withdraw(give(one, cast.greta, noon).pk, by=cast.greta, at=noon)
    opinions.end(give(one, cast.hans, noon).pk, outcome=Outcome.PARTLY, text="好。", by=cast.wanda, at=noon)
    give(one, cast.hans, noon)

    with django_assert_num_queries(1):
        [told] = rounds_of(one.speech_id)

    assert (told.said, told.waiting) == (2, 1)


def test_the_rows_stand_in_the_order_of_the_milestone_whatever_was_moved_since(one, scene, cast, noon):
    village, tea = scene.paragraph("新修村道"), scene.paragraph("新建茶园")
    section = scene.section("产业稳步")
    opening = scene.paragraph("今天的会议")
    give(one, cast.hans, noon, Place((Noun.PARAGRAPH, village.pk)))
    give(one, cast.greta, noon, Place((Noun.PARAGRAPH, tea.pk)))
    give(one, cast.greta, noon, Place((Noun.SECTION, section.pk)))
    give(one, cast.hans, noon)
    give(one, cast.hans, noon, Place((Noun.PARAGRAPH, opening.pk)))
    paragraphs.remove(tea.pk, based_on=tea.version, by=cast.dai, at=noon)

    rows = opinions_of(one)

    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [(row.was, where_told(row)) for row in rows] == [
        ("", "全文"),
        (opening.text, "开头 › 第1段"),
        ("（一）产业稳步向好", "一、过去一年的工作 › （一）产业稳步向好"),
        (tea.text, "一、过去一年的工作 › （一）产业稳步向好 › 第1段"),
        (village.text, "一、过去一年的工作 › （二）民生持续改善 › 第1段"),
    ]


def test_the_reason_is_the_last_one_and_answers_are_no_opinion(one, cast, noon):
    thread = give(one, cast.greta, noon, text="压一压。")
    threads.reply(thread.pk, text="压多少？", by=cast.dai, at=noon)
    opinions.end(thread.pk, outcome=Outcome.DECLINED, text="篇幅已定。", by=cast.wanda, at=noon)
    threads.reopen(thread.pk, by=cast.wanda, at=noon)
    assert [(row.said, row.outcome, row.reason) for row in opinions_of(one)] == [("压一压。", None, "")]

    opinions.end(thread.pk, outcome=Outcome.ADOPTED, text="已压缩。", by=cast.wanda, at=noon)
    reason = thread.comments.latest("pk")
    comments.reword(reason.pk, text="已压缩三成。", by=cast.wanda, at=noon)

    [row] = opinions_of(one)
    assert (row.said, row.outcome, row.reason) == ("压一压。", Outcome.ADOPTED, "已压缩三成。")


def test_the_account_counts_what_the_table_lists(one, scene, cast, noon):
    tea = scene.paragraph("新建茶园")
    better = tea.text.replace("300", "320")
    give(one, cast.greta, noon, Place((Noun.PARAGRAPH, tea.pk), proposed=better), text="更新口径")
    for outcome in (Outcome.ADOPTED, Outcome.ADOPTED, Outcome.DECLINED):
        opinions.end(give(one, cast.greta, noon).pk, outcome=outcome, text="理由。", by=cast.wanda, at=noon)
    opinions.have_none(one.pk, by=cast.hans, at=noon)

    rows, progress = opinions_of(one), progress_of(one, noon.date())
    table, account = table_of(one, rows), account_of(one, rows, progress)

    assert len(table.lines) == 4
    assert better in table.lines[-1].said
    told = "".join(account.opening)
    assert "采纳2条、部分采纳0条、不采纳1条" in told
    assert "临江镇水利站" in told
    assert [(part.heading, len(part.paragraphs)) for part in account.parts] == [
        ("一、临江镇财政所（4条）", 4)
    ]
    assert "采纳" in account.parts[0].paragraphs[0]


def test_rounds_wait_on_the_shelf_of_whoever_is_asked(one, cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        [asked] = asked_of(cast.greta)

    assert (asked.round, asked.round.title) == (one, "在临江镇工作会议上的讲话")
    assert asked_of(cast.leo) == []
