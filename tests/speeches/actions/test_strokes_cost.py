"""What it costs to watch over the words of the principal."""

import time

import pytest
from django.db import connection

from speeches.actions import paragraphs, principal
from speeches.models import Paragraph, Stroke, Touch
from tests.stage import NOON

STATEMENTS = ("speeches_stroke", "speeches_touch", "speeches_principaledit", "speeches_photo")


class Heard:
    """The statements about his edits."""

    def __enter__(self):
        self.statements = []
        self.wrapper = connection.execute_wrapper(self.hear)
        self.wrapper.__enter__()
        return self

    def __exit__(self, *raised):
        return self.wrapper.__exit__(*raised)

    def hear(self, execute, sql, *rest):
        if any(name in sql for name in STATEMENTS):
            self.statements.append(sql)
        return execute(sql, *rest)


def rewrite(row, text, by):
    row.refresh_from_db()
    return paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=NOON)


@pytest.fixture
def line(scene):
    return scene.paragraph("新建茶园")


def test_without_a_principal_nothing_is_asked(cast, line):
    with Heard() as heard:
        rewrite(line, "新建茶园90亩。", cast.wanda)

    assert heard.statements == []


def test_where_nothing_is_his_it_is_asked_once(cast, scene, line):
    principal.name(scene.speech.pk, person=cast.sana, by=cast.wanda, at=NOON)
    rewrite(scene.paragraph("新修村道"), "新修村道20公里。", cast.sana)

    with Heard() as heard:
        rewrite(line, "新建茶园90亩。", cast.wanda)

    assert len(heard.statements) == 1


def test_a_hundred_of_his_places_in_one_paragraph_cost_a_fixed_number_and_little_time(cast, scene, line):
    principal.name(scene.speech.pk, person=cast.sana, by=cast.wanda, at=NOON)
    rewrite(line, "".join(f"第{at}个村，修路十里；" for at in range(120)), cast.wanda)
    for at in range(100):
        line.refresh_from_db()
        rewrite(line, line.text.replace(f"第{at}个村，修路", f"第{at}个村，通车"), cast.sana)
    assert Stroke.objects.filter(paragraph=line).count() == 100
    words = Paragraph.objects.get(pk=line.pk).text

    with Heard() as beside:
        rewrite(line, "去年，" + words, cast.wanda)
    # The quickest of three: what a save costs, not what else the machine was doing.
    took = min(_seconds(line, f"{at}，去年，{words}", cast.wanda) for at in range(3))
    with Heard() as inside:
        rewrite(line, words.replace("通车", "通路"), cast.wanda)

    print(f"a save among 100 strokes took {took * 1000:.0f} ms")  # noqa: T201  for whoever measures
    assert len(beside.statements) <= 2
    assert Touch.objects.count() == 100
    assert len(inside.statements) <= 7
    assert took < 0.2


def _seconds(line, text, by):
    begun = time.perf_counter()
    rewrite(line, text, by)
    return time.perf_counter() - begun
