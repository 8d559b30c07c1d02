"""The demonstration tells its whole story, once, and nothing of it lies in the future."""

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from speeches.models import Event, Round, Speech, Thread


@pytest.mark.django_db
def test_the_demonstration_is_told_once(capsys):
    call_command("demo")
    before = Event.objects.count()

    call_command("demo")

    assert Event.objects.count() == before
    assert Event.objects.filter(at__gt=now()).count() == 0
    assert Round.objects.get().speech == Speech.objects.get()
    given = Thread.objects.filter(invitation__isnull=False)
    assert [thread.is_open for thread in given.order_by("pk")] == [False, True]
    assert "hebo" in capsys.readouterr().out
