"""The versions worth finding again."""

from speeches.actions import milestones, paragraphs
from speeches.domain.milestones import Form, Naming
from speeches.queries.diary import diary_of
from speeches.queries.milestones import marked_versions
from tests.play import Play


def test_named_exported_and_signed_versions_are_found_the_latest_first(cast, scene, noon):
    first = scene.version
    milestones.name(scene.speech.pk, version=1, naming=Naming("初稿", "送办公室"), by=cast.rhea, at=noon)
    milestones.export(scene.speech.pk, form=Form.WORD, by=cast.leo, at=noon)
    exported = scene.version - 1
    signature = Play(cast, scene).signature()
    scene.speech.refresh_from_db()

    marked = marked_versions(scene.speech)

    assert [one.version for one in marked] == [signature.version, exported, 1]
    assert [(name.name, name.note) for name in marked[-1].names] == [("初稿", "送办公室")]
    assert first < exported < signature.version


def test_a_version_can_have_several_names_and_a_name_several_versions(cast, scene, noon):
    for version, name in ((1, "初稿"), (1, "讨论稿"), (2, "初稿")):
        milestones.name(scene.speech.pk, version=version, naming=Naming(name), by=cast.wanda, at=noon)
    scene.speech.refresh_from_db()

    names = {one.version: [name.name for name in one.names] for one in marked_versions(scene.speech)}

    assert names[1] == ["初稿", "讨论稿"]
    assert names[2] == ["初稿"]


def test_the_diary_shows_names_where_the_version_stands(cast, scene, noon):
    paragraph = scene.paragraph("今天的会议")
    words = "今天的会议非常重要。"
    version = paragraphs.edit(paragraph.pk, text=words, based_on=paragraph.version, by=cast.dai, at=noon)
    milestones.name(scene.speech.pk, version=version, naming=Naming("送审稿"), by=cast.wanda, at=noon)

    entries = [entry for _, of_day in diary_of(scene.speech.pk, before=version + 2).days for entry in of_day]

    assert [[name.name for name in entry.names] for entry in entries[:2]] == [[], ["送审稿"]]


def test_it_is_two_queries(cast, scene, noon, django_assert_num_queries):
    for turn in range(1, 6):
        milestones.name(scene.speech.pk, version=1, naming=Naming(f"{turn}稿"), by=cast.wanda, at=noon)
        milestones.export(scene.speech.pk, form=Form.TEXT, by=cast.leo, at=noon)
    scene.speech.refresh_from_db()

    with django_assert_num_queries(2):
        marked_versions(scene.speech)
