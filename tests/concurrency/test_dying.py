"""The process dies in front of every statement of a save; sent again with its key, it has one effect."""

import os
import warnings
from contextlib import suppress
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from speeches.actions import paragraphs, signatures
from speeches.domain.signing import Opinion
from speeches.models import Event, Paragraph, Signature, Speech
from speeches.queries.authorship import misfits_of
from speeches.queries.structure import manuscript_of
from tests.ledger import everything
from tests.stage import NOON, SCRIPT, Scene, assembled, stage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

KILLED = 137


@pytest.fixture
def people(transactional_db):
    return assembled()


@pytest.fixture
def staged(people):
    return Scene(stage(people, SCRIPT))


def edit(people, scene):
    paragraph = scene.paragraph("今天的会议")
    return people.dai, f"/paragraphs/{paragraph.pk}/text/", typed(paragraph, f"今天的会议{uuid4().hex}。")


def split(people, scene):
    paragraph = scene.paragraph("狠抓项目")
    return people.dai, f"/paragraphs/{paragraph.pk}/text/", typed(paragraph, f"{paragraph.text}\n新的一段。")


def join(people, scene):
    after = scene.paragraph("成绩来之")
    paragraphs.insert(after.pk, text="再说一句。", by=people.dai, at=NOON)
    added = Paragraph.objects.filter(speech=scene.speech, text="再说一句。", removed_in=None).latest("pk")
    return people.dai, f"/paragraphs/{added.pk}/join/", typed(added, added.text)


def insert(people, scene):
    paragraph = scene.paragraph("下面我讲")
    fields = {"text": "补一句。", "key": str(uuid4())}
    return people.dai, f"/paragraphs/{paragraph.pk}/next/", fields


def remove(people, scene):
    paragraphs.insert(scene.paragraph("下面我讲").pk, text="多余的一句。", by=people.dai, at=NOON)
    added = Paragraph.objects.filter(speech=scene.speech, text="多余的一句。").latest("pk")
    fields = {"based_on": added.version, "key": str(uuid4())}
    return people.dai, f"/paragraphs/{added.pk}/removal/", fields


def sign(people, scene):
    section = scene.section("产业稳步")
    for live in Signature.objects.filter(voided_in=None, withdrawn_in=None):
        signatures.withdraw(live.pk, by=people.sana, at=NOON)
    digest = manuscript_of(scene.speech.pk).digest_of(section.pk)
    fields = {"digest": digest, "opinion": Opinion.AGREE.value, "remark": "", "key": str(uuid4())}
    return people.sana, f"/sections/{section.pk}/signature/", fields


def typed(paragraph, text):
    return {"text": text, "based_on": paragraph.version, "key": str(uuid4())}


@pytest.mark.parametrize("deed", [edit, split, join, insert, remove, sign], ids=lambda deed: deed.__name__)
def test_a_save_that_dies_at_any_statement_and_is_sent_again_has_one_effect(deed, people, staged):
    deaths, at, kept = 0, 1, set[int]()
    while True:
        person, path, fields = deed(people, staged)
        browser = Client()
        browser.force_login(person)
        before, rows = version_of(staged), everything()

        code = in_a_process_of_its_own(partial(dies, browser, path, fields, at))

        assert code in {0, KILLED}
        deaths += code == KILLED
        kept.add(version_of(staged) - before)
        assert version_of(staged) == before + 1 or everything() == rows
        assert [sent(browser, path, fields) for _ in range(2)] == [before + 1] * 2
        assert version_of(staged) == before + 1
        assert versions(staged) == list(range(1, before + 2))
        assert misfits_of(staged.speech.pk) == {}
        if code == 0:
            break
        at += 1
    # It died before and behind its commit, else this proves less than it says.
    assert kept == {0, 1}
    assert deaths > 10


def dies(browser, path, fields, at):
    """Send, and end without a word in front of the statement of this number; commits count as one."""
    met = 0

    def counted(run, *args):
        nonlocal met
        met += 1
        if met == at:
            os._exit(KILLED)
        return run(*args)

    connection.commit = partial(counted, connection.commit)  # type: ignore[method-assign]
    with connection.execute_wrapper(counted):
        sent(browser, path, fields)


def in_a_process_of_its_own(work):
    """The exit status of a fork; the connection is given back first, because two must not share one."""
    connection.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 1
        with suppress(BaseException):
            work()
            code = 0
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def sent(browser, path, fields):
    answer = browser.post(path, fields, headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.content.decode()
    return int(answer["X-Speech-Version"])


def version_of(scene):
    return Speech.objects.get(pk=scene.speech.pk).version


def versions(scene):
    events = Event.objects.filter(speech=scene.speech, ordinal=0).order_by("version")
    return list(events.values_list("version", flat=True))
