"""Saving and signing at the same moment end in one of the two right ways, always."""

import os

import pytest

from benches import signing_races

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.load]

RACES = int(os.environ.get("LECTERN_RACES") or "60")


def test_who_signs_while_others_save_signed_what_he_saw_or_is_refused():
    tally = signing_races.run(RACES)

    assert tally.wrong == []
    assert tally.ways["races"] >= RACES
    # Both came first now and then, or this proves less than it says.
    assert {"signed, then ended", "refused"} <= tally.ways.keys()
