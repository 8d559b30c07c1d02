"""Notices by mail: due or not, without a word of the speech, and never lost by a mail server."""

import socket
import time
from datetime import timedelta
from email import message_from_string, policy
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from accounts.models import Notices
from speeches.actions import decisions, suggestions, threads
from speeches.jobs import notices
from speeches.models import NoticeMark, Suggestion
from tests.speeches.jobs.post_office import opened
from tests.stage import NOON

MORNING = NOON + timedelta(hours=24)  # noon of the next day in the office
SECRET = "请@戴岩核实产值。"


@pytest.fixture
def told(settings, cast, scene):
    """Dai is called by name, and wants to be told at once."""
    settings.SITE_URL, settings.IS_MAIL_SENT = "https://speech.example.org", True
    for person, way in ((cast.dai, Notices.AT_ONCE), (cast.wanda, Notices.NEVER), (cast.sana, Notices.DAILY)):
        person.email, person.notices = f"{person.username}@example.org", way.value
        person.save()
    threads.open_on(scene.paragraph("新建茶园").pk, text=SECRET, by=cast.rhea, at=NOON)
    return cast.dai


def test_who_is_called_is_told_once_and_of_what_comes_later_again(told, cast, scene):
    assert [notices.send_due(at=MORNING), notices.send_due(at=MORNING)] == [1, 0]

    later = MORNING + timedelta(minutes=5)
    threads.open_on(scene.paragraph("新建茶园").pk, text=SECRET, by=cast.rhea, at=later)

    assert notices.send_due(at=later) == 1
    assert [one.to for one in mail.outbox] == [["dai@example.org"]] * 2


def test_a_notice_holds_numbers_and_one_address_and_no_word_of_the_speech(told, scene):
    notices.send_due(at=MORNING)

    [sent] = mail.outbox
    whole = f"{sent.subject}\n{sent.body}"
    assert "https://speech.example.org/inbox/" in whole and "提到你的批注：1" in whole
    assert not [words for words in (SECRET, "茶园", "芮华", "临江镇", scene.speech.title) if words in whole]


def test_it_speaks_the_language_of_whom_it_is_for(told):
    told.language = "en"
    told.save()

    notices.send_due(at=MORNING)

    assert "comments that mention you: 1" in mail.outbox[0].body


@pytest.mark.parametrize("way", [{"notices": Notices.NEVER.value}, {"email": ""}, {"is_active": False}])
def test_who_does_not_want_it_or_is_gone_is_told_nothing(told, way):
    for name, value in way.items():
        setattr(told, name, value)
    told.save()

    assert notices.send_due(at=MORNING) == 0


def test_who_wants_it_once_a_day_is_told_in_the_morning_and_not_twice(told, cast, scene):
    threads.open_on(scene.paragraph("新建茶园").pk, text="请@沙娜看。", by=cast.wanda, at=NOON)
    night = MORNING.replace(hour=20)  # four o'clock in the office

    times = [night, night + timedelta(hours=5), night + timedelta(hours=9)]
    for at in times:
        threads.open_on(scene.paragraph("新建茶园").pk, text="请@沙娜再看。", by=cast.wanda, at=at)
        notices.send_due(at=at + timedelta(seconds=1))

    assert [one.to for one in mail.outbox].count(["sana@example.org"]) == 1


def test_a_real_server_takes_it(told, settings):
    with opened() as office:
        settings.MAILERS = office.mailers
        assert notices.send_due(at=MORNING) == 1

    letter = message_from_string(office.taken[0], policy=policy.default)
    assert letter["To"] == "dai@example.org"
    assert "/inbox/" in letter.get_content()


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_server_that_is_away_loses_nothing(told, settings):
    with opened() as office:
        settings.MAILERS = office.mailers
        settings.MAILERS["default"]["OPTIONS"]["port"] = closed_port()
        assert notices.send_due(at=MORNING) == 0
        assert not NoticeMark.objects.exists()
        settings.MAILERS = office.mailers
        assert notices.send_due(at=MORNING) == 1


def test_a_server_that_says_nothing_is_left_and_tried_again(told, settings):
    with opened(is_dumb=True) as office:
        settings.MAILERS = office.mailers
        began = time.monotonic()
        assert notices.send_due(at=MORNING) == 0
        assert time.monotonic() - began < 5

    assert not NoticeMark.objects.exists()


def test_an_address_that_is_refused_keeps_nobody_else_from_being_told(told, settings, cast, scene):
    cast.sana.notices = Notices.AT_ONCE.value
    cast.sana.save()
    threads.open_on(scene.paragraph("新建茶园").pk, text="请@沙娜看。", by=cast.wanda, at=NOON)

    with opened(refused="dai@") as office:
        settings.MAILERS = office.mailers
        assert notices.send_due(at=MORNING) == 1

    assert NoticeMark.objects.get().person == cast.sana


@pytest.mark.parametrize("verb", ["MAIL", "DATA", "."])
def test_a_letter_that_is_refused_later_keeps_nobody_else_from_being_told(told, settings, cast, scene, verb):
    cast.sana.notices = Notices.AT_ONCE.value
    cast.sana.save()
    threads.open_on(scene.paragraph("新建茶园").pk, text="请@沙娜看。", by=cast.wanda, at=NOON)

    with opened(refused_at=verb) as office:
        settings.MAILERS = office.mailers
        assert notices.send_due(at=MORNING) == 1

    assert NoticeMark.objects.count() == 1


def test_an_address_that_no_letter_reaches_keeps_nobody_else_from_being_told(told, settings, cast, scene):
    told.email = f"a@{'例' * 60}.org"
    told.save()
    cast.sana.notices = Notices.AT_ONCE.value
    cast.sana.save()
    threads.open_on(scene.paragraph("新建茶园").pk, text="请@沙娜看。", by=cast.wanda, at=NOON)

    with opened() as office:
        settings.MAILERS = office.mailers
        assert notices.send_due(at=MORNING) == 1


def test_what_waits_again_is_told_again(told, cast, scene):
    line = scene.paragraph("过去一年，")
    suggestions.reword(line.pk, text="别的话。", based_on=1, by=cast.rhea, at=NOON)
    asked = Suggestion.objects.get().pk
    notices.send_due(at=MORNING)
    decisions.decline(asked, reason="不用。", by=cast.wanda, at=MORNING)
    threads.open_on(line.pk, text="@戴岩看。", by=cast.rhea, at=MORNING)
    notices.send_due(at=MORNING + timedelta(minutes=1))

    decisions.reopen(asked, by=cast.wanda, at=MORNING)

    assert notices.send_due(at=MORNING + timedelta(minutes=2)) == 1


def test_the_command_says_that_mail_is_off(settings, db):
    settings.IS_MAIL_SENT = False
    said = StringIO()

    call_command("sendnotices", stdout=said)

    assert "EMAIL_HOST" in said.getvalue()


def test_the_command_sends_one_round(told):
    said = StringIO()

    call_command("sendnotices", stdout=said)

    assert "1" in said.getvalue() and len(mail.outbox) == 1
