"""No page of signing asks the database more because more was signed."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from speeches.actions import paragraphs, routes, signatures
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Pledge
from speeches.models import Seat, Section, Signature
from speeches.queries.structure import manuscript_of
from tests.stage import NOON


def on_its_way(cast, scene, count):
    """Rhea holds a seat for so many sections, others one for the whole; all of them sign, much is voided."""
    held = tuple(Section.objects.filter(speech=scene.speech, kind="standalone").values_list("pk", flat=True))
    others = [User.objects.create_user(f"s{count}{at}", name=f"会签{count}{at}") for at in range(count // 5)]
    whole = [PlannedSeat(person.pk) for person in (cast.dai, *others)]
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk, held), *whole)),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]
    routes.lay(scene.speech.pk, steps=steps, by=cast.wanda, at=NOON)
    routes.submit(scene.speech.pk, by=cast.wanda, at=NOON)
    for person in (cast.rhea, *others):
        seat = Seat.objects.get(step__speech=scene.speech, person=person)
        for section in held if person == cast.rhea else [None]:
            pledge = Pledge(manuscript_of(scene.speech.pk).digest_of(section), seat=seat.pk)
            if section:
                signatures.sign(section, pledge=pledge, by=person, at=NOON, key=uuid4())
            else:
                signatures.sign_whole(scene.speech.pk, pledge=pledge, by=person, at=NOON, key=uuid4())
    for at in range(0, count, 2):
        row = scene.paragraph(f"第{at}项")
        words = row.text.replace("，", "；") if at % 4 else row.text.replace("XX", "12")
        paragraphs.edit(row.pk, text=words, based_on=row.version, by=cast.wanda, at=NOON)


def pages(scene):
    section = scene.section("第1项").pk
    version = scene.version - 1
    return {
        "page": reverse("speeches:speech_signature", args=[scene.speech.pk]),
        "panel": reverse("speeches:signature", args=[section]),
        "news": reverse("speeches:speech_signing_news", args=[scene.speech.pk, version]),
        "news of a section": reverse("speeches:section_signing_news", args=[section, version]),
        "editor": reverse("speeches:speech", args=[scene.speech.pk]),
    }


def asked_by(client, person, scene):
    client.force_login(person)
    counts = {}
    for name, path in pages(scene).items():
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
            counts[name] = len(asked)
    return counts


@pytest.mark.slow
@pytest.mark.parametrize("who", ["rhea", "dai", "leo"])
def test_no_page_of_signing_asks_more_about_more(cast, client, long_scene, who):
    counted = []
    for count in (10, 40):
        scene = long_scene(count)
        on_its_way(cast, scene, count)
        counted.append(asked_by(client, getattr(cast, who), scene))
    few, many = counted

    assert Signature.objects.filter(voided_in=None).exists()
    assert Signature.objects.exclude(voided_in=None).exists()
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}
    assert few["page"] <= 30
