"""What belongs to a speech is written through the one door or not at all."""

from threading import Thread

import pytest
from django.apps import apps
from django.db import models

from accounts.models import User
from speeches.models import (
    Absence,
    CheckRule,
    LeaveRequest,
    Look,
    NoticeMark,
    OfficeChange,
    Original,
    Pairing,
    Paragraph,
    ReadMark,
    SigningRules,
    Speech,
    ThreadMark,
    UsualRoute,
    UsualStep,
    Visit,
    WorkingCopy,
)
from speeches.models.guard import GuardedModel, WriteOutsideChange, writing
from tests.ledger import everything

WAYS = {
    "save": lambda row: row.save(),
    "save of one field": lambda row: row.save(update_fields=["text"]),
    "delete": lambda row: row.delete(),
    "delete of many": lambda _: Paragraph.objects.all().delete(),
    "update": lambda row: Paragraph.objects.filter(pk=row.pk).update(text="x"),
    "update by the speech": lambda row: row.speech.paragraphs.update(text="x"),
    "create": lambda row: Paragraph.objects.create(text="x", speech=row.speech, section=row.section),
    "create by the speech": lambda row: row.speech.paragraphs.create(text="x", section=row.section),
    "get or create": lambda _: Paragraph.objects.get_or_create(text="x", defaults={"version": 1}),
    "update or create": lambda row: Paragraph.objects.update_or_create(pk=row.pk, defaults={"text": "x"}),
    "bulk create": lambda row: Paragraph.objects.bulk_create([row]),
    "bulk update": lambda row: Paragraph.objects.bulk_update([row], ["text"]),
    "insert without reading": lambda row: Paragraph(pk=row.pk, text="x").save(force_update=True),
    "save as fixtures do": lambda row: row.save_base(raw=True),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_no_way_of_writing_passes_beside_the_door(scene, way):
    row = scene.paragraph("今天的会议")
    before = everything()

    with pytest.raises(WriteOutsideChange):
        way(row)

    assert everything() == before


def test_every_table_of_a_speech_is_guarded_but_the_file_it_came_from_the_courtesies_and_what_is_not_saved():
    open_ones = [model for model in apps.get_app_config("speeches").get_models() if not is_guarded(model)]

    assert set(open_ones) == {
        Absence,
        CheckRule,
        LeaveRequest,
        Look,
        NoticeMark,
        OfficeChange,
        Original,
        Pairing,
        ReadMark,
        SigningRules,
        ThreadMark,
        UsualRoute,
        UsualStep,
        Visit,
        WorkingCopy,
    }


def test_every_table_that_points_to_a_speech_is_one_of_its_own():
    pointing = {relation.related_model for relation in Speech._meta.related_objects}

    assert {model._meta.app_label for model in pointing} == {"speeches"}


def test_the_door_closes_behind_a_change_that_failed(scene):
    with pytest.raises(ZeroDivisionError), writing():
        raise ZeroDivisionError

    with pytest.raises(WriteOutsideChange):
        scene.paragraph("今天的会议").save()


def test_an_open_door_lets_only_its_own_thread_in(scene):
    """The mark is of the context: another thread begins with its own."""
    from_outside = []

    def try_it():
        try:
            Paragraph(text="x").save()
        except WriteOutsideChange:
            from_outside.append("refused")

    with writing():
        in_thread(try_it)

    assert from_outside == ["refused"]


def test_a_manager_offers_no_delete_of_all():
    assert not hasattr(Paragraph.objects, "delete")


def test_people_are_written_without_the_door(cast):
    cast.otto.unit = "县委办公室"

    cast.otto.save()

    assert User.objects.get(pk=cast.otto.pk).unit == "县委办公室"


def is_guarded(model: type[models.Model]) -> bool:
    return issubclass(model, GuardedModel)


def in_thread(work):
    thread = Thread(target=work)
    thread.start()
    thread.join()
