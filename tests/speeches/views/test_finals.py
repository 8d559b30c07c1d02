"""The page that makes a speech final, its repairs, and the sheet that goes along with it."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from speeches.actions import finals
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import SpeechState
from speeches.exchange import pdf_writer
from speeches.models import Repair
from tests.sign_off import filled, lay, sign
from tests.speeches.views.bodies import KEY


@pytest.fixture
def speech(cast, scene, noon):
    filled(scene.speech, by=cast.wanda, at=noon)
    stages = (StepKind.REVIEW, "核稿", [cast.rhea]), (StepKind.ISSUE, "签发", [cast.sana])
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    return scene.speech


@pytest.fixture
def signed(cast, speech, noon):
    sign(cast.rhea, speech, noon)
    sign(cast.sana, speech, noon)
    return speech


@pytest.fixture
def final(cast, signed, noon):
    finals.lock(signed.pk, by=cast.wanda, at=noon)
    signed.refresh_from_db()
    return signed


def of(name, pk):
    return reverse(f"speeches:{name}", args=[pk])


def typed(row, old, new):
    """What a repair form sends."""
    return {"text": row.text.replace(old, new, 1), "based_on": row.version, "reason": "有误。", "key": KEY}


def test_the_page_says_what_is_missing_and_refuses(client, cast, speech):
    client.force_login(cast.wanda)

    page = client.get(of("final", speech.pk))
    refused = client.post(of("final", speech.pk), {"key": KEY})

    assert "2 steps are not passed" in page.content.decode()
    assert (refused.status_code, refused.context["missing"] != []) == (409, True)


def test_when_nothing_is_missing_the_owner_makes_it_final(client, cast, signed):
    client.force_login(cast.wanda)

    done = client.post(of("final", signed.pk), {"key": KEY}, follow=True)

    signed.refresh_from_db()
    assert signed.state is SpeechState.FINAL
    assert "exactly that" in done.content.decode()


def test_only_the_owner_makes_it_final(client, cast, signed):
    client.force_login(cast.sana)

    assert client.post(of("final", signed.pk), {"key": KEY}).status_code == 403


def test_a_slip_of_the_pen_is_repaired_and_seen_by_its_signers(client, cast, scene, final):
    row = scene.paragraph("新修村道")
    words = {
        "text": row.text.replace("，", "、", 1),
        "based_on": row.version,
        "reason": "标点有误。",
        "key": KEY,
    }
    client.force_login(cast.wanda)
    client.post(of("repair", row.pk), words)
    found = Repair.objects.get()
    client.force_login(cast.sana)

    before = client.get(of("final", final.pk)).content.decode()
    client.post(of("acknowledgement", found.pk))
    after = client.get(of("final", final.pk)).content.decode()

    assert "I have seen it" in before and "I have seen it" not in after
    assert str(cast.sana) in after


def test_what_changes_more_is_refused_and_what_was_typed_stays(client, cast, scene, final):
    row = scene.paragraph("新修村道")
    words = {
        "text": row.text.replace("6个村", "9个村"),
        "based_on": row.version,
        "reason": "数字。",
        "key": KEY,
    }
    client.force_login(cast.wanda)

    refused = client.post(of("repair", row.pk), words)

    assert refused.status_code == 409
    assert "9个村" in refused.content.decode()


def test_it_is_opened_again_with_a_reason(client, cast, final):
    client.force_login(cast.wanda)
    without = client.post(of("unlocking", final.pk), {"key": KEY, "reason": " "})

    client.post(of("unlocking", final.pk), {"key": KEY, "reason": "会议改期。"})

    final.refresh_from_db()
    assert (without.status_code, final.state, final.lap) == (422, SpeechState.DRAFTING, 2)


def test_the_sheet_names_steps_people_times_and_the_hash(client, cast, final):
    client.force_login(cast.leo)

    page = client.get(of("sheet", final.pk)).content.decode()
    word = client.post(of("sheet_word", final.pk))

    cells = [cell.text for row in Document(BytesIO(word.content)).tables[0].rows for cell in row.cells]
    assert all(
        str(person) in page and any(str(person) in cell for cell in cells)
        for person in (cast.rhea, cast.sana)
    )
    assert "SHA-256" in page and "签发" in cells


@pytest.mark.skipif(not pdf_writer.is_available(), reason="needs the libraries that set the type")
def test_the_sheet_is_printed(client, cast, final):
    client.force_login(cast.wanda)

    printed = client.post(of("sheet_print", final.pk))

    assert printed.content.startswith(b"%PDF")


def test_outsiders_cannot_tell_that_it_exists(client, cast, final):
    client.force_login(cast.otto)

    assert {client.get(of(name, final.pk)).status_code for name in ("final", "sheet")} == {404}
