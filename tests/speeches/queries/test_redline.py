"""A text with changes in it, as the history knows them: each run by the version that made it."""

from speeches.actions import paragraphs
from speeches.domain.redline import NEW, OLD, side
from speeches.models import Speech
from speeches.queries.redline import redline_of
from speeches.queries.text import version_of


def rewrite(paragraph, words, *, by, at):
    return paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=by, at=at)


def test_two_people_who_changed_one_paragraph_have_their_own_words(cast, scene, noon):
    old = scene.version
    one = rewrite(scene.paragraph("新建茶园"), "新建茶园120亩。", by=cast.dai, at=noon)
    two = rewrite(scene.paragraph("新建茶园"), "新建茶园120亩。带动农户300户。", by=cast.wanda, at=noon)

    red = redline_of(scene.speech.pk, old, two)

    runs = [run for line in red.lines for run in line.runs if run.version]
    assert {red.events[run.version].by for run in runs if "120" in run.text} == {cast.dai}
    assert {red.events[run.version].by for run in runs if "农户" in run.text} <= {cast.dai, cast.wanda}
    assert {run.version for run in runs} == {one, two}


def test_both_sides_are_the_versions_with_their_markers(cast, scene, noon):
    old = scene.version
    new = rewrite(scene.paragraph("新建茶园"), "新建茶园120亩。", by=cast.dai, at=noon)

    lines = redline_of(scene.speech.pk, old, new).lines

    for fates, version in ((OLD, old), (NEW, new)):
        past = version_of(scene.speech.pk, version)
        assert side(lines, fates) == [line.marker + line.lead + line.rest for line in past.lines()]


def test_it_costs_no_more_the_more_was_changed(cast, scene, noon, django_assert_max_num_queries):
    old = scene.version
    for number in range(5):
        new = rewrite(scene.paragraph("新建茶园"), f"新建茶园{number}亩。", by=cast.dai, at=noon)

    with django_assert_max_num_queries(7):
        redline_of(scene.speech.pk, old, new)

    assert Speech.objects.get(pk=scene.speech.pk).version == new
