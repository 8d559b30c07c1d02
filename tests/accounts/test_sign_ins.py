"""Who may sign in, and how often one may be wrong."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from accounts.actions import sign_ins
from accounts.actions.sign_ins import NotRecognised, TooManyFailures
from accounts.models import SignInAttempt, User
from tests.accounts.conftest import PASSWORD

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
OFFICE, HOTEL = "10.2.0.17", "203.0.113.9"


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def fail(name: str = "wanda", *, times: int = 1, at: datetime = NOON, address: str = OFFICE) -> None:
    for _each in range(times):
        with pytest.raises(NotRecognised):
            sign_ins.recognise(name, "not it", address=address, at=at)


def enter(name: str = "wanda", *, at: datetime = NOON, address: str = OFFICE) -> User:
    return sign_ins.recognise(name, PASSWORD, address=address, at=at)


def test_the_right_password_is_recognised_however_the_name_is_typed(wanda):
    assert {enter("wanda"), enter("WANDA"), enter("ｗａｎｄａ")} == {wanda}


def test_wrong_name_wrong_password_and_closed_account_sound_alike(wanda, otto):
    otto.is_active = False
    otto.save()

    said = set()
    for name, password in [("nobody", PASSWORD), ("wanda", "not it"), ("otto", PASSWORD)]:
        with pytest.raises(NotRecognised) as refusal:
            sign_ins.recognise(name, password, address=OFFICE, at=NOON)
        said.add(str(refusal.value))

    assert len(said) == 1


@pytest.mark.parametrize("name", ["wanda", "nobody"])
def test_five_failures_close_the_name_whether_or_not_anybody_has_it(wanda, name):
    fail(name, times=5)

    with pytest.raises(TooManyFailures) as refusal:
        enter(name, at=NOON + minutes(1))

    assert refusal.value.wait == minutes(14)
    assert "14" in str(refusal.value)


def test_four_failures_close_nothing(wanda):
    fail(times=4)

    assert enter() == wanda


def test_after_a_quarter_of_an_hour_it_is_open_again(wanda):
    fail(times=5)

    with pytest.raises(TooManyFailures):
        enter(at=NOON + minutes(15) - timedelta(seconds=1))

    assert enter(at=NOON + minutes(15)) == wanda


def test_knocking_while_it_is_closed_does_not_keep_it_closed(wanda):
    fail(times=5)
    for minute in range(1, 15):
        with pytest.raises(TooManyFailures):
            enter(at=NOON + minutes(minute))

    assert enter(at=NOON + minutes(15)) == wanda


def test_failures_further_apart_than_five_minutes_do_not_add_up(wanda):
    for number in range(12):
        fail(at=NOON + minutes(1.3 * number))

    assert enter(at=NOON + minutes(16)) == wanda


def test_the_owner_still_gets_in_from_elsewhere(wanda):
    fail(times=5, address=HOTEL)

    assert enter(address=OFFICE) == wanda


def test_other_people_at_the_same_address_are_not_held_up(wanda, otto):
    fail("wanda", times=5)

    assert enter("otto") == otto


def test_success_forgives_the_failures_before_it(wanda):
    fail(times=4)
    enter()

    fail(times=4)

    assert enter() == wanda


def test_spellings_of_one_name_are_counted_together(wanda):
    for spelling in ("wanda", "Wanda", "WANDA", "ｗanda", "wandA"):
        fail(spelling)

    with pytest.raises(TooManyFailures):
        enter()


@pytest.mark.parametrize(
    ("five", "sixth"),
    [
        ("2001:db8:7:1::5", "2001:db8:7:1:ffff::9"),
        ("::ffff:10.2.0.17", "10.2.0.17"),
        ("", "unix socket"),
    ],
)
def test_addresses_of_one_subscriber_are_one_address(wanda, five, sixth):
    fail(times=5, address=five)

    with pytest.raises(TooManyFailures):
        enter(address=sixth)


def test_nothing_typed_is_kept_and_old_tries_are_swept_out(wanda):
    fail("my password by mistake", times=3, at=NOON - minutes(21))

    fail("wanda", at=NOON)

    kept = SignInAttempt.objects.get()
    assert kept.tried_at == NOON
    assert "wanda" not in kept.name_digest


@pytest.mark.parametrize("tries_before", [1, 4])
def test_the_cost_of_a_wrong_password_does_not_grow(wanda, tries_before, django_assert_num_queries):
    fail(times=tries_before)

    with django_assert_num_queries(7):  # savepoint, lock, sweep, look, count, release, person
        fail()


@pytest.mark.django_db(transaction=True)
def test_guesses_sent_all_at_once_are_still_only_five(wanda):
    def guess(number: int) -> type[Exception]:
        try:
            sign_ins.recognise("wanda", f"guess {number}", address=OFFICE, at=NOON)
        except (NotRecognised, TooManyFailures) as refusal:
            return type(refusal)
        finally:
            connection.close()
        return AssertionError

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(guess, range(24)))

    assert answers.count(NotRecognised) == 5
    assert answers.count(TooManyFailures) == 19
