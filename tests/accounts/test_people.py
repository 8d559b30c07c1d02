"""People are added, described and given passwords."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.actions import people
from accounts.actions.sign_ins import NotRecognised, TooManyFailures
from accounts.models import User
from tests.accounts.conftest import PASSWORD

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
NEW = "eleven grey cranes"


def test_a_person_is_added_and_can_sign_in(db):
    added = people.add("wanda", PASSWORD, name="王晚", unit="云岭乡政府", is_staff=True)

    kept = User.objects.get(username="wanda")
    assert kept == added
    assert (kept.name, kept.unit, kept.is_staff) == ("王晚", "云岭乡政府", True)
    assert kept.check_password(PASSWORD)


@pytest.mark.parametrize("spelling", ["wanda", "Wanda", "ＷＡＮＤＡ"])
def test_one_sign_in_name_has_one_owner(wanda, spelling):
    with pytest.raises(people.SignInNameTaken):
        people.add(spelling, PASSWORD, name="王婉")


def test_whoever_adds_people_may_add_two_of_one_name(wanda):
    people.add("wanda2", PASSWORD, name=wanda.name)

    assert User.objects.filter(name=wanda.name).count() == 2


@pytest.mark.parametrize("name", ["欧阳拓", "Ｏtto", "OTTO"])
def test_nobody_can_take_the_name_of_another(wanda, otto, name):
    User.objects.create_user("otto2", PASSWORD, name="Otto")

    with pytest.raises(people.NameTaken):
        people.describe(wanda, name=name, unit="", post="", language="")

    wanda.refresh_from_db()
    assert wanda.name == "王晚"


def test_people_of_one_name_can_still_keep_their_details(wanda):
    User.objects.create_user("wanda2", PASSWORD, name=wanda.name)

    people.describe(wanda, name=wanda.name, unit="青石县政府办公室", post="科长", language="en")

    wanda.refresh_from_db()
    assert (wanda.unit, wanda.post, wanda.language) == ("青石县政府办公室", "科长", "en")


def test_a_password_is_replaced_by_who_knows_it(wanda):
    people.change_password(wanda, current=PASSWORD, new=NEW, address="10.2.0.17", at=NOON)

    wanda.refresh_from_db()
    assert wanda.check_password(NEW)


def test_a_stolen_session_cannot_be_used_to_guess_the_password(wanda):
    for _each in range(5):
        with pytest.raises(NotRecognised):
            people.change_password(wanda, current="a guess", new=NEW, address="10.2.0.17", at=NOON)

    with pytest.raises(TooManyFailures):
        people.change_password(wanda, current=PASSWORD, new=NEW, address="10.2.0.17", at=NOON)


@pytest.mark.parametrize(
    "weak", ["seven swans", "passwordpassword", "wanda-wanda", "lectern-2026-03", "讲稿讲稿讲稿讲稿讲稿讲稿"]
)
def test_easily_guessed_passwords_are_refused(wanda, weak):
    with pytest.raises(people.WeakPassword) as refusal:
        people.change_password(wanda, current=PASSWORD, new=weak, address="10.2.0.17", at=NOON)

    wanda.refresh_from_db()
    assert wanda.check_password(PASSWORD)
    assert refusal.value.reasons


def test_the_unit_somebody_works_in_is_no_password(wanda):
    with pytest.raises(people.WeakPassword):
        people.change_password(
            wanda, current=PASSWORD, new="临江镇政府办公室2026", address="10.2.0.17", at=NOON
        )


@pytest.mark.parametrize(
    "strong",
    ["  two  words  ", "47-11-08-15-27 x", "the lectern stands by the window", "x" * 20 + "qzjv" * 20],
)
def test_spaces_length_and_plain_words_are_welcome(strong):
    try:
        validate_password(strong)
    except ValidationError as weak:
        pytest.fail(str(weak))
