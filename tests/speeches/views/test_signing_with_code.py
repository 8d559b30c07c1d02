"""Where the office asks for a code of two-step verification from whoever signs."""

import pyotp
import pytest
from django.urls import reverse
from django.utils.timezone import now

from accounts.actions import second_factors
from accounts.models import SecondFactor
from speeches.domain.signing import Reentry
from speeches.models import Signature, SigningRules


@pytest.fixture
def asking(signing):
    SigningRules.objects.update_or_create(pk=1, defaults={"reentry": Reentry.CODE})
    return signing


@pytest.fixture
def device(asking):
    """What Rhea has at hand."""
    made = second_factors.begin(asking.cast.rhea, at=now())
    SecondFactor.objects.filter(pk=made.pk).update(is_confirmed=True)
    return pyotp.TOTP(made.secret)


def test_who_has_none_is_sent_to_set_it_up_and_signs_nothing(asking):
    assert reverse("accounts:second_factor") in asking.page().text

    answer = asking.post(code="123456", opinion="agree_with_remark", remark="请核实里程。")

    assert answer.status_code == 422
    assert "请核实里程。" in answer.text
    assert not Signature.objects.exists()


def test_it_signs_with_the_code_of_now(asking, device):
    assert 'autocomplete="one-time-code"' in asking.page().text

    assert asking.post(code=device.now()).status_code == 302
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("path", ["page", "section"])
def test_a_wrong_code_signs_nothing_and_keeps_the_rest(asking, device, path):
    more = {"path": asking.of_section("产业稳步")} if path == "section" else {}
    wrong = f"{(int(device.now()) + 1) % 1_000_000:06}"

    answer = asking.post(code=wrong, opinion="agree_with_remark", remark="请核实里程。", **more)

    assert answer.status_code == 422
    assert "请核实里程。" in answer.text
    assert wrong not in answer.text
    assert not Signature.objects.exists()


def test_a_form_that_is_sent_twice_signs_once_and_its_code_is_not_refused(asking, device):
    code = device.now()

    assert [asking.post(code=code).status_code for _ in range(2)] == [302, 302]
    assert Signature.objects.count() == 1


def test_words_that_changed_meanwhile_are_signed_with_the_code_that_was_typed(asking, device):
    code, stale = device.now(), asking.digest(asking.scene.section("产业稳步").pk)

    assert asking.post(code=code, digest=stale).status_code == 409
    assert asking.post(code=code).status_code == 302


def test_another_form_does_not_sign_with_the_same_code(asking, device):
    code, section = device.now(), asking.scene.section("产业稳步").pk
    asking.post(path=asking.of_section("产业稳步"), digest=asking.digest(section), code=code)

    answer = asking.post(code=code, key="0d3f8a5e-6c1f-4f5e-9a53-0d7f6c3b2a12")

    assert answer.status_code == 422
    assert Signature.objects.count() == 1
