"""The panel that finds and replaces."""

from uuid import uuid4

from django.urls import reverse

from speeches.actions import paragraphs
from tests.stage import NOON

ENGLISH = {"Accept-Language": "en"}
BOXES = {"is_whole": "on", "has_case": "on"}


def finding_of(scene):
    return reverse("speeches:finding", args=[scene.speech.pk])


def replacement_of(scene):
    return reverse("speeches:replacement", args=[scene.speech.pk])


def sought(words, new="", **more):
    return {"sought": words, "words": new, "key": uuid4(), **BOXES, **more}


def test_the_panel_lists_places_and_what_they_become(cast, scene, as_person):
    answer = as_person(cast.dai).post(finding_of(scene), sought("项目", "工程"), headers=ENGLISH)

    assert "3 places" in answer.text
    assert answer.text.count("<del>项目</del><ins>工程</ins>") == 3


def test_blanks_are_offered_with_their_number(cast, scene, as_person):
    answer = as_person(cast.dai).get(finding_of(scene))

    assert 'data-blank="XX"' in answer.text


def test_the_chosen_places_are_replaced_and_the_rest_is_listed_again(cast, scene, as_person):
    paragraph = scene.paragraph("项目要挂图")
    hit = f"paragraph-{paragraph.pk}-0-{paragraph.version}"

    answer = as_person(cast.dai).post(
        replacement_of(scene), sought("项目", "工程", hits=[hit]), headers={"HX-Request": "true", **ENGLISH}
    )

    assert answer["X-Speech-Version"] == str(scene.version)
    assert "Words replaced in 1 line." in answer.text
    assert "2 places" in answer.text
    assert scene.paragraph("工程要挂图")


def test_a_reader_finds_and_does_not_replace(cast, scene, as_person):
    leo = as_person(cast.leo)

    assert 'name="hits"' not in leo.post(finding_of(scene), sought("项目")).text
    assert leo.post(replacement_of(scene), sought("项目", "工程")).status_code == 403


def test_what_cannot_be_done_is_said_and_the_places_stay(cast, scene, as_person):
    paragraph = scene.paragraph("项目要挂图")
    hit = f"paragraph-{paragraph.pk}-0-{paragraph.version}"
    paragraphs.edit(paragraph.pk, text="工程要挂图。", based_on=paragraph.version, by=cast.wanda, at=NOON)

    answer = as_person(cast.dai).post(
        replacement_of(scene), sought("项目", "工程", hits=[hit]), headers=ENGLISH
    )

    assert answer.status_code == 409
    assert "Somebody changed it after you last saw it." in answer.text


def test_an_empty_search_is_told(cast, scene, as_person):
    assert as_person(cast.dai).post(finding_of(scene), sought("")).status_code == 422


def test_many_places_are_listed_up_to_a_number(cast, scene, as_person):
    paragraph = scene.paragraph("项目要挂图")
    words = "项目、" * 600 + "完。"
    paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.wanda, at=NOON)

    answer = as_person(cast.dai).post(finding_of(scene), sought("项目"), headers=ENGLISH)

    assert "the first 500 are listed" in answer.text
    assert answer.text.count('name="hits"') == 500


def test_lines_that_were_changed_meanwhile_are_counted(cast, scene, as_person):
    first, second = scene.paragraph("项目要挂图"), scene.paragraph("狠抓项目")
    hits = [f"paragraph-{row.pk}-{row.text.index('项目')}-{row.version}" for row in (first, second)]
    paragraphs.edit(first.pk, text="工程要挂图。", based_on=first.version, by=cast.wanda, at=NOON)

    sent = sought("项目", "工程", hits=hits)
    headers = {"HX-Request": "true", **ENGLISH}
    answer = as_person(cast.dai).post(replacement_of(scene), sent, headers=headers)

    assert "Words replaced in 1 line." in answer.text
    assert "1 line was changed meanwhile and left as it is." in answer.text
