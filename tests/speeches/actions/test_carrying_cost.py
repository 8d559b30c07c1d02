"""What it costs to carry talk along."""

import pytest
from django.db import connection

from speeches.actions import paragraphs, threads
from speeches.domain.anchors.browser import Selection
from speeches.models import Paragraph, Thread
from tests.stage import NOON


@pytest.fixture
def line(scene):
    return scene.paragraph("新建茶园")


def rewrite(row, text, by):
    row.refresh_from_db()
    return paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=NOON)


def test_a_change_where_nobody_talked_asks_once(cast, scene, django_assert_max_num_queries, line):
    with django_assert_max_num_queries(14) as asked:
        rewrite(line, "新建茶园90亩。", cast.wanda)

    about_threads = [query["sql"] for query in asked.captured_queries if "speeches_thread" in query["sql"]]
    assert len(about_threads) == 1


@pytest.mark.slow
def test_a_hundred_marks_in_one_paragraph_are_carried_in_a_fixed_number_of_queries(cast, scene, line):
    text = "新建茶园一二三四五亩，带动农户三百户。" * 20
    rewrite(line, text, cast.wanda)
    line.refresh_from_db()
    for at in range(100):
        words = line.text[at * 3 : at * 3 + 6]
        on = Selection(at * 3, at * 3 + 6, words, line.version)
        threads.open_on(line.pk, text="请核实。", on=on, by=cast.rhea, at=NOON)

    with CaptureThreads() as few:
        rewrite(line, "去年" + text, cast.wanda)

    line.refresh_from_db()
    assert len(few.statements) <= 3
    assert all(line.text[one.start : one.end] == one.words for one in Thread.objects.all())
    assert Paragraph.objects.get(pk=line.pk).text.startswith("去年新建")


class CaptureThreads:
    """The statements about threads."""

    def __enter__(self):
        self.statements = []
        self.wrapper = connection.execute_wrapper(self.hear)
        self.wrapper.__enter__()
        return self

    def __exit__(self, *raised):
        return self.wrapper.__exit__(*raised)

    def hear(self, execute, sql, *rest):
        if "speeches_thread" in sql:
            self.statements.append(sql)
        return execute(sql, *rest)
