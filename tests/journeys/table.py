"""A speech of sixty-two paragraphs, imported and shared, and two people at it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from speeches.actions import imports
from speeches.actions.members import invite
from tests.journeys.desk import Desk
from tests.stage import NOON, Cast

SAMPLE = Path(settings.BASE_DIR) / "speeches" / "management" / "samples" / "linjiang.txt"
BLOCKS = 65  # title, subtitle, salutation and 62 paragraphs


@pytest.fixture
def speech_id(served, cast: Cast) -> int:
    """Wanda's, imported from the sample; Dai drafts, Rhea reviews, Sana signs, Leo reads."""
    made = imports.bring(content=SAMPLE.read_bytes(), name=SAMPLE.name, title="", by=cast.wanda, at=NOON)
    for person, role in cast.members:
        invite(made, person=person, role=role, by=cast.wanda, at=NOON)
    return made


@pytest.fixture
def sits_down(new_person, cast: Cast, speech_id: int) -> Callable[[str], Desk]:
    """`sits_down("wanda")` opens the speech in a browser of her own."""

    def sit_down(name: str) -> Desk:
        person = new_person(name, user=getattr(cast, name), locale="en")
        return Desk(person, f"/speeches/{speech_id}/").takes_a_seat()

    return sit_down


@pytest.fixture
def wanda(sits_down: Callable[[str], Desk]) -> Desk:
    """The owner, at the speech."""
    return sits_down("wanda")


@pytest.fixture
def sana(sits_down: Callable[[str], Desk]) -> Desk:
    """The signer, who may edit too, at the speech."""
    return sits_down("sana")
