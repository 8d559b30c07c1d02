"""Files that were brought in and wait."""

from django.utils import timezone

from accounts.models import User
from speeches.actions import imports
from speeches.models import Original
from tests.speeches.invented import REPORT


def received(person: User, text: str = REPORT, *, name: str = "稿.txt") -> Original:
    """A text that this person brought, not yet a speech."""
    return imports.receive(content=text.encode(), name=name, by=person, at=timezone.now())
