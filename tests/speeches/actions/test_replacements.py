"""Many places, one version; nothing is replaced that nobody chose."""

import pytest

from speeches.actions import paragraphs, replacements
from speeches.actions.replacements import Hit, Replacement
from speeches.domain.finding import Search
from speeches.domain.happenings import Happening
from speeches.domain.policy import Role
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave, NoWords
from speeches.models import Event, Speech
from speeches.queries.finding import found_in
from speeches.queries.page import speech_for
from speeches.queries.standing import Standing


@pytest.fixture
def hits_of(scene):
    """What the page lists for these words."""

    def listed(words):
        page = speech_for(Standing(Role.OWNER), Speech.objects.get(pk=scene.speech.pk))
        values = [hit.value.split("-") for line in found_in(page, Search(words)).lines for hit in line.hits]
        return [Hit((Noun(noun), int(pk)), int(start), int(version)) for noun, pk, start, version in values]

    return listed


@pytest.fixture
def replace(cast, scene, noon):
    def by_what(old, new, hits, by=cast.dai):
        what = Replacement(Search(old), new)
        return replacements.replace(scene.speech.pk, hits=hits, by_what=what, by=by, at=noon)

    return by_what


def test_all_places_become_one_version(scene, hits_of, replace):
    before = scene.version

    version = replace("项目", "工程", hits_of("项目"))

    assert version == before + 1
    assert scene.paragraph("狠抓工程建设").text == "狠抓工程建设。全年要开工12个工程。"
    assert scene.paragraph("工程要挂图").text == "工程要挂图作战。"
    kinds = Event.objects.filter(speech=scene.speech, version=version).values_list("kind", flat=True)
    assert list(kinds) == [Happening.WORDS_REPLACED] * 2


def test_headings_and_the_title_are_lines_too(scene, hits_of, replace):
    replace("临江镇", "青石镇", hits_of("临江镇"))
    replace("产业", "实业", hits_of("产业"))

    assert scene.section("实业稳步").heading == "实业稳步向好"
    assert Speech.objects.get(pk=scene.speech.pk).title == "在青石镇工作会议上的讲话"


def test_only_chosen_places_are_replaced(scene, hits_of, replace):
    first, *_ = hits_of("项目")

    replace("项目", "工程", [first])

    assert scene.paragraph("狠抓工程建设").text == "狠抓工程建设。全年要开工12个项目。"
    assert scene.paragraph("项目要挂图")


def test_a_place_is_found_again_beside_what_was_written_meanwhile(cast, scene, noon, hits_of, replace):
    hits = hits_of("XX")
    paragraph = scene.paragraph("新建茶园")
    paragraphs.edit(
        paragraph.pk,
        text="去年新建茶园XX亩，带动农户350户。",
        based_on=paragraph.version,
        by=cast.wanda,
        at=noon,
    )

    replace("XX", "120", hits)

    assert scene.paragraph("去年新建茶园").text == "去年新建茶园120亩，带动农户350户。"


def test_a_place_that_was_filled_meanwhile_is_left_alone(cast, scene, noon, hits_of, replace):
    hits = hits_of("XX")
    paragraph = scene.paragraph("新建茶园")
    words = "新建茶园90亩，另有XX亩，带动农户300户。"
    paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.wanda, at=noon)

    with pytest.raises(ChangedMeanwhile):
        replace("XX", "120", hits)

    assert scene.paragraph("新建茶园").text == words


def test_what_was_removed_meanwhile_stops_nothing_else(cast, scene, noon, hits_of, replace):
    hits = hits_of("项目")
    gone = scene.paragraph("项目要挂图")
    paragraphs.remove(gone.pk, based_on=gone.version, by=cast.wanda, at=noon)

    replace("项目", "工程", hits)

    assert scene.paragraph("狠抓工程建设").text == "狠抓工程建设。全年要开工12个工程。"


def test_a_line_is_never_left_without_words(scene, hits_of, replace):
    whole = scene.paragraph("项目要挂图").text

    with pytest.raises(NoWords):
        replace(whole, "", hits_of(whole))

    assert scene.paragraph("项目要挂图").text == whole


def test_nothing_chosen_and_nothing_new_are_said(hits_of, replace):
    with pytest.raises(NothingToSave):
        replace("项目", "工程", [])
    with pytest.raises(NothingToSave):
        replace("项目", "项目", hits_of("项目"))


def test_ids_of_other_speeches_name_nothing(cast, scene, noon, replace):
    other = scene.paragraph("项目要挂图")
    foreign = Hit((Noun.PARAGRAPH, other.pk + 100_000), 0, 1)

    with pytest.raises(ChangedMeanwhile):
        replace("项目", "工程", [foreign])
