"""manage.py closeaccount: routes are where the office's rules say they are, at once."""

import io

import pytest
from django.core.management import CommandError, call_command

from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Leaving, SpeechState
from speeches.models import Signature, SigningRules, Step
from tests.sign_off import lay, sign


@pytest.fixture
def signed(cast, scene, noon):
    stages = ((StepKind.REVIEW, "核稿", [cast.rhea]), (StepKind.ISSUE, "签发", [cast.sana]))
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    sign(cast.rhea, scene.speech, noon)
    sign(cast.sana, scene.speech, noon)
    scene.speech.refresh_from_db()
    return scene.speech


def close(person, *options):
    said = io.StringIO()
    call_command("closeaccount", person.username.upper(), *options, stdout=said)
    person.refresh_from_db()
    return said.getvalue()


def standing(speech):
    speech.refresh_from_db()
    return speech.state, list(Step.objects.order_by("position").values_list("status", flat=True))


def test_where_the_office_says_so_the_step_is_open_again_and_nothing_is_lost(cast, signed):
    SigningRules.objects.update_or_create(pk=1, defaults={"leaving": Leaving.VOID})
    version = signed.version

    assert "1" in close(cast.rhea)

    assert not cast.rhea.is_active
    assert standing(signed) == (SpeechState.IN_REVIEW, [StepStatus.OPEN, StepStatus.WAITING])
    assert Signature.objects.filter(voided_in=None).count() == 2
    assert "1" in close(cast.rhea, "--open")
    assert standing(signed) == (SpeechState.SIGNED, [StepStatus.PASSED, StepStatus.PASSED])
    assert (signed.version, cast.rhea.is_active) == (version, True)


def test_where_signatures_are_kept_nothing_moves(cast, signed):
    SigningRules.objects.update_or_create(pk=1, defaults={"leaving": Leaving.KEEP})

    assert "0" in close(cast.rhea)

    assert standing(signed) == (SpeechState.SIGNED, [StepStatus.PASSED, StepStatus.PASSED])


@pytest.mark.django_db
def test_somebody_unknown_is_told_so():
    with pytest.raises(CommandError):
        call_command("closeaccount", "nobody")
