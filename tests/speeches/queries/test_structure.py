"""The tree as it stands."""

from speeches.actions import paragraphs, sections
from speeches.queries.structure import nearest_to


def test_words_of_a_removed_paragraph_belong_behind_the_one_before_it(cast, scene, noon):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    paragraphs.remove(second.pk, based_on=second.version, by=cast.wanda, at=noon)

    assert nearest_to(second) == first.pk


def test_words_of_a_removed_first_paragraph_belong_behind_the_next_one(cast, scene, noon):
    first, second = scene.paragraph("今天的会议"), scene.paragraph("下面我讲")
    paragraphs.remove(first.pk, based_on=first.version, by=cast.wanda, at=noon)

    assert nearest_to(first) == second.pk


def test_words_of_a_section_that_is_gone_belong_at_the_end(cast, scene, noon):
    line = scene.paragraph("新建茶园")
    sections.remove(scene.section("过去一年").pk, based_on=scene.version, by=cast.wanda, at=noon)

    assert nearest_to(line) == scene.paragraph("同志们").pk
