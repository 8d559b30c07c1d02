"""Who wrote which words of a speech."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from speeches.actions import paragraphs, sections
from speeches.models import Paragraph
from speeches.queries.authorship import PALETTE, authorship_of, misfits_of


def runs_of(scene, words):
    written = authorship_of(scene.speech).lines
    line = next(one for one in written if words in one.line.lead + one.line.rest)
    return [(run.text, run.author.person.username) for run in line.runs]


def test_each_run_has_the_one_who_wrote_it(cast, scene, noon):
    paragraph = scene.paragraph("项目要挂图")
    paragraphs.edit(paragraph.pk, text="项目都要挂图作战。", based_on=paragraph.version, by=cast.dai, at=noon)

    assert runs_of(scene, "挂图作战") == [("项目", "wanda"), ("都", "dai"), ("要挂图作战。", "wanda")]


def test_whoever_splits_and_joins_writes_nothing(cast, scene, noon):
    paragraph = scene.paragraph("狠抓项目建设")
    split = paragraphs.edit(
        paragraph.pk,
        text="狠抓项目建设。\n全年要开工12个项目。",
        based_on=paragraph.version,
        by=cast.dai,
        at=noon,
    )
    tail = scene.paragraph("全年要开工")
    assert runs_of(scene, "全年要开工") == [("全年要开工12个项目。", "wanda")]

    paragraphs.join(tail.pk, text=tail.text, based_on=split, by=cast.dai, at=noon)

    assert runs_of(scene, "狠抓项目建设") == [("狠抓项目建设。全年要开工12个项目。", "wanda")]


def test_a_heading_has_its_authors_too(cast, scene, noon):
    section = scene.section("产业稳步")
    sections.rename(section.pk, heading="产业稳步向优", based_on=section.version, by=cast.dai, at=noon)

    assert runs_of(scene, "产业稳步") == [("产业稳步向", "wanda"), ("优", "dai")]


def test_shares_are_told_the_largest_first(cast, scene, noon):
    after = scene.paragraph("项目要挂图")
    paragraphs.insert(after.pk, text="干部要下村。", by=cast.dai, at=noon)

    first, second = authorship_of(scene.speech).authors

    assert (first.person, second.person) == (cast.wanda, cast.dai)
    assert second.characters == 6
    assert [first.colour, second.colour] == [1, 2]
    assert first.share + second.share == pytest.approx(100)
    assert PALETTE >= 2


def test_it_costs_five_queries_however_much_was_written(cast, scene, noon, django_assert_num_queries):
    for turn in range(9):
        paragraph = scene.paragraph("今天的会议")
        paragraphs.edit(
            paragraph.pk, text=f"今天的会议很重要{turn}。", based_on=scene.version, by=cast.dai, at=noon
        )

    with django_assert_num_queries(5):
        authorship_of(scene.speech)


@pytest.fixture
def busy(cast, scene, noon):
    """A speech in which everything happened that moves words between paragraphs."""
    opener = scene.paragraph("狠抓项目建设")
    text = "狠抓重大项目建设。\n全年要开工15个项目。"
    paragraphs.edit(opener.pk, text=text, based_on=opener.version, by=cast.dai, at=noon)
    tail = scene.paragraph("项目要挂图")
    paragraphs.join(tail.pk, text="项目都要挂图作战。", based_on=tail.version, by=cast.sana, at=noon)
    gone = scene.paragraph("下面我讲")
    version = scene.version
    paragraphs.remove(gone.pk, based_on=version, by=cast.dai, at=noon)
    paragraphs.restore(gone.pk, version=version, by=cast.wanda, at=noon)
    return scene


def test_what_is_kept_beside_the_text_is_what_history_gives(busy):
    assert misfits_of(busy.speech.pk) == {}


def test_the_command_finds_and_mends_what_is_wrong(busy):
    version = busy.version
    with connection.cursor() as cursor:
        cursor.execute("UPDATE speeches_paragraph SET runs = '{{7,1}}' WHERE text LIKE '今天的会议%'")

    with pytest.raises(CommandError):
        call_command("rebuildauthorship", "--check", stdout=StringIO())
    call_command("rebuildauthorship", stdout=StringIO())

    assert misfits_of(busy.speech.pk) == {}
    assert busy.version == version
    assert Paragraph.objects.get(text__startswith="今天的会议").runs == [[9, 1]]
