"""The whole speech, or one section, as it was in an earlier version; what came later stays in the history."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions import _reversing
from speeches.actions._change import Change, change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.reversal.rewind import rewound, section_rewound
from speeches.domain.structure.tree import NoSuchPlace
from speeches.domain.verdict import ChangedMeanwhile, NothingToSave
from speeches.models import Section
from speeches.queries import reversal


@once
def restore_speech(
    speech_id: int, *, version: int, based_on: int, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Make the whole speech read as in a version, if nothing changed after `based_on`.

    Raises ChangedMeanwhile, NoSuchPlace for a version that is not there, NothingToSave.
    """
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        _require_unchanged(opened, version, based_on)
        now = reversal.state_at(opened.speech.pk, opened.speech.version)
        plan = rewound(now, reversal.state_at(opened.speech.pk, version))
        if not plan.touched:
            raise NothingToSave
        _reversing.carry_out(opened, plan)
        opened.record(Happening.SPEECH_REWOUND, earlier=version)
    return opened.version


@once
def restore_section(
    section_id: int, *, version: int, based_on: int, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Make a section read as in a version, where it stands now, if nothing changed after `based_on`.

    Raises ChangedMeanwhile, NoSuchPlace when it did not stand then or its place is gone, NothingToSave.
    """
    with change(speech_of(Section, section_id), by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        _require_unchanged(opened, version, based_on)
        now = reversal.state_at(opened.speech.pk, opened.speech.version)
        plan = section_rewound(now, reversal.state_at(opened.speech.pk, version), section_id)
        if not plan.touched:
            raise NothingToSave
        _reversing.carry_out(opened, plan)
        opened.record(Happening.SECTION_REWOUND, section=section_id, earlier=version)
    return opened.version


def _require_unchanged(opened: Change, version: int, based_on: int) -> None:
    """What is replaced was on the screen: nothing that came later goes unseen."""
    current = opened.speech.version
    if not 1 <= version <= current:
        raise NoSuchPlace
    if reversal.versions_about_words(opened.speech.pk, after=based_on, until=current):
        raise ChangedMeanwhile
