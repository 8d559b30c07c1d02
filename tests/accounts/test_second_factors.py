"""A code besides the password: set up, asked for, good once, and taken off."""

import io
from datetime import timedelta

import pyotp
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import now

from accounts.actions import second_factors
from accounts.actions.second_factors import NoFactor, WrongCode
from accounts.actions.sign_ins import TRIES, TooManyFailures
from accounts.models import RecoveryCode, SecondFactor
from tests.accounts.conftest import PASSWORD, is_signed_in

SIGN_IN, CODE, PAGE = "/sign-in/", "/sign-in/code/", "/me/second-factor/"
HALF_A_MINUTE = timedelta(seconds=30)


class Device(pyotp.TOTP):
    """What shows codes, and the recovery codes beside it."""

    recovery: list[str]


@pytest.fixture
def device(wanda):
    """Wanda has set it up a while ago, and has her recovery codes."""
    device = Device(second_factors.begin(wanda, at=now()).secret)
    before = now() - 4 * HALF_A_MINUTE
    device.recovery = second_factors.confirm(wanda, device.at(before), at=before)
    return device


def prove(wanda, code, at=None, use=""):
    second_factors.prove(wanda, code, at=at or now(), use=use)


def signing_in(browser, **more):
    return browser.post(SIGN_IN, {"username": "wanda", "password": PASSWORD, **more})


class TestACode:
    def test_is_good_once(self, wanda, device):
        code = device.now()
        prove(wanda, code)

        with pytest.raises(WrongCode):
            prove(wanda, code)

    def test_is_good_again_for_the_same_use_only(self, wanda, device):
        code = device.now()
        prove(wanda, code, use="this form")

        prove(wanda, code, use="this form")
        with pytest.raises(WrongCode):
            prove(wanda, code, use="another")

    @pytest.mark.parametrize("steps", [-1, 0, 1])
    def test_of_a_clock_that_is_half_a_minute_wrong_is_good(self, wanda, device, steps):
        at = now()
        prove(wanda, device.at(at + steps * HALF_A_MINUTE), at=at)

    @pytest.mark.parametrize("steps", [-2, 2])
    def test_of_a_clock_that_is_a_minute_wrong_is_not(self, wanda, device, steps):
        at = now()
        with pytest.raises(WrongCode):
            prove(wanda, device.at(at + steps * HALF_A_MINUTE), at=at)

    def test_of_before_the_last_one_is_not(self, wanda, device):
        at = now()
        prove(wanda, device.at(at), at=at)

        with pytest.raises(WrongCode):
            prove(wanda, device.at(at - HALF_A_MINUTE), at=at)

    def test_is_typed_with_spaces_as_people_read_it(self, wanda, device):
        code = device.now()
        prove(wanda, f" {code[:3]} {code[3:]} ")

    def test_is_not_guessed(self, wanda, device):
        for _ in range(TRIES):
            with pytest.raises(WrongCode):
                prove(wanda, "000000" if device.now() != "000000" else "000001")

        with pytest.raises(TooManyFailures):
            prove(wanda, device.now())


class TestARecoveryCode:
    def test_is_good_once_and_kept_as_nobody_can_read_it(self, wanda, device):
        first = device.recovery[0]
        assert not RecoveryCode.objects.filter(digest__contains=first[:4]).exists()

        prove(wanda, first.lower())

        with pytest.raises(WrongCode):
            prove(wanda, first)
        assert RecoveryCode.objects.filter(used_at=None).count() == len(device.recovery) - 1

    def test_of_before_new_ones_were_made_is_not(self, wanda, device):
        renewed = second_factors.renew_codes(wanda)

        with pytest.raises(WrongCode):
            prove(wanda, device.recovery[0])
        prove(wanda, renewed[0])


class TestSigningIn:
    @pytest.mark.usefixtures("device")
    def test_the_password_alone_lets_nobody_in(self):
        browser = Client()

        answer = signing_in(browser)

        assert answer.headers["Location"] == CODE
        assert not is_signed_in(browser)

    def test_with_the_code_one_is_where_one_wanted_to_go(self, device):
        browser = Client()
        signing_in(browser, next="/me/password/")
        half_way = browser.session.session_key

        answer = browser.post(CODE, {"code": device.now()})

        assert answer.headers["Location"] == "/me/password/"
        assert is_signed_in(browser)
        assert browser.session.session_key != half_way

    def test_a_wrong_code_is_asked_for_again(self, device):
        browser = Client()
        signing_in(browser)

        answer = browser.post(CODE, {"code": "ABCD-EFGH"})
        assert (answer.status_code, "ABCD-EFGH" in answer.text) == (422, False)
        assert not is_signed_in(browser)
        browser.post(CODE, {"code": device.now()})
        assert is_signed_in(browser)

    def test_with_a_code_alone_nobody_comes_in(self, device):
        browser = Client()

        assert browser.get(CODE).headers["Location"] == SIGN_IN
        assert browser.post(CODE, {"code": device.now()}).headers["Location"] == SIGN_IN
        assert not is_signed_in(browser)

    def test_after_a_while_the_password_is_asked_for_anew(self, device, monkeypatch):
        browser = Client()
        signing_in(browser)
        later = now() + second_factors.HALF_WAY + timedelta(seconds=1)
        monkeypatch.setattr("accounts.code_pages.now", lambda: later)

        assert browser.post(CODE, {"code": device.at(later)}).headers["Location"] == SIGN_IN

    @pytest.mark.usefixtures("wanda")
    def test_who_has_none_comes_in_as_before(self):
        browser = Client()
        signing_in(browser)

        assert is_signed_in(browser)


class TestSettingUp:
    def test_the_device_shows_that_it_knows_the_secret_before_that_counts(self, as_wanda, wanda):
        as_wanda.post(f"{PAGE}secret/", {"current": PASSWORD})
        factor = SecondFactor.objects.get()
        page = as_wanda.get(PAGE).text
        assert "data:image/svg+xml" in page and factor.secret[:4] in page
        assert not second_factors.is_set_up(wanda)

        assert as_wanda.post(f"{PAGE}confirmation/", {"code": "000"}).status_code == 422
        assert not second_factors.is_set_up(wanda)
        answer = as_wanda.post(f"{PAGE}confirmation/", {"code": pyotp.TOTP(factor.secret).now()})

        assert second_factors.is_set_up(wanda)
        assert answer.text.count("<li><code>") == second_factors.RECOVERY_CODES
        assert factor.secret[:4] not in as_wanda.get(PAGE).text

    def test_the_password_is_asked_for_first(self, as_wanda):
        assert as_wanda.post(f"{PAGE}secret/", {"current": "wrong"}).status_code == 422
        assert not SecondFactor.objects.exists()

    @pytest.mark.usefixtures("device")
    def test_who_has_one_keeps_it(self, as_wanda):
        before = SecondFactor.objects.get().secret

        as_wanda.post(f"{PAGE}secret/", {"current": PASSWORD})

        assert SecondFactor.objects.get().secret == before

    @pytest.mark.parametrize("step", ["codes", "removal"])
    @pytest.mark.parametrize("wrong", [{"current": "wrong"}, {"code": "000"}, {"code": ""}])
    def test_it_is_changed_with_password_and_code_only(self, as_wanda, device, step, wrong):
        kept = set(RecoveryCode.objects.values_list("digest", flat=True))
        words = {"current": PASSWORD, "code": device.now()} | wrong

        assert as_wanda.post(f"{PAGE}{step}/", words).status_code == 422

        assert set(RecoveryCode.objects.values_list("digest", flat=True)) == kept

    def test_it_is_switched_off(self, as_wanda, wanda, device):
        as_wanda.post(f"{PAGE}removal/", {"current": PASSWORD, "code": device.now()})

        assert not SecondFactor.objects.exists()
        with pytest.raises(NoFactor):
            second_factors.renew_codes(wanda)

    def test_it_gives_new_recovery_codes(self, as_wanda, device):
        answer = as_wanda.post(f"{PAGE}codes/", {"current": PASSWORD, "code": device.now()})

        assert answer.text.count("<li><code>") == second_factors.RECOVERY_CODES
        assert device.recovery[0] not in answer.text


def test_who_lost_the_device_is_helped(wanda, device):
    said = io.StringIO()

    call_command("removefactor", "WANDA", stdout=said)

    assert not second_factors.is_set_up(wanda)
    assert "王晚" in said.getvalue()
    with pytest.raises(CommandError):
        call_command("removefactor", "wanda")


def test_neither_secret_nor_code_is_in_the_log(as_wanda, caplog):
    as_wanda.post(f"{PAGE}secret/", {"current": PASSWORD})
    secret = SecondFactor.objects.get().secret
    code = pyotp.TOTP(secret).now()
    as_wanda.post(f"{PAGE}confirmation/", {"code": code})

    assert secret not in caplog.text
    assert code not in caplog.text
