"""manage.py createperson."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from tests.accounts.conftest import PASSWORD


def create(monkeypatch: pytest.MonkeyPatch, *arguments: str, password: str = PASSWORD) -> str:
    said = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("createperson", *arguments, "--password-stdin", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_a_person_is_made_with_all_that_is_said_of_them(monkeypatch):
    said = create(
        monkeypatch, "Wanda", "--name", " 王　晚 ", "--unit", "临江镇政府", "--post", "秘书", "--admin"
    )

    wanda = User.objects.get()
    assert (wanda.username, wanda.name, wanda.unit, wanda.post) == ("wanda", "王 晚", "临江镇政府", "秘书")
    assert wanda.is_staff
    assert wanda.check_password(PASSWORD)
    assert "wanda" in said


@pytest.mark.django_db
def test_nobody_becomes_an_administrator_unasked(monkeypatch):
    create(monkeypatch, "wanda", "--name", "王晚")

    assert not User.objects.get().is_staff


@pytest.mark.parametrize(
    ("username", "name", "password"),
    [
        ("wan da", "王晚", PASSWORD),
        ("wanda", "王\u202e晚", PASSWORD),
        ("wanda", "晚" * 81, PASSWORD),
        ("\ufdfa" * 20, "王晚", PASSWORD),
        ("wanda", "王晚", "short"),
        ("wanda", "王晚", ""),
        ("otto", "王晚", PASSWORD),
    ],
)
def test_what_cannot_be_is_said_and_nobody_is_made(monkeypatch, otto, username, name, password):
    with pytest.raises(CommandError) as refusal:
        create(monkeypatch, username, "--name", name, password=password)

    assert str(refusal.value).strip()
    assert list(User.objects.all()) == [otto]


@pytest.mark.django_db
def test_the_password_is_asked_for_where_it_is_not_piped_in(monkeypatch):
    monkeypatch.setattr("accounts.management.commands.createperson.getpass", lambda _prompt: PASSWORD)

    call_command("createperson", "wanda", "--name", "王晚", stdout=io.StringIO())

    assert User.objects.get().check_password(PASSWORD)
