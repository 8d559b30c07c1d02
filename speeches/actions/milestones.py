"""Versions that are given a name, and copies that leave the house."""

from datetime import datetime
from uuid import UUID

from accounts.models import User
from speeches.actions._change import change, once, speech_of
from speeches.domain import policy
from speeches.domain.happenings import Happening
from speeches.domain.milestones import Form, MarkedForm, Naming, SheetForm
from speeches.domain.plain_text import typed_line
from speeches.domain.rounds import RoundForm
from speeches.domain.verdict import NoSuchVersion, NothingToSave, NoWords
from speeches.models import Milestone, Round

EXPORTED = {
    Form.TEXT: Happening.TEXT_EXPORTED,
    Form.WORD: Happening.WORD_EXPORTED,
    Form.PRINT: Happening.SPEECH_PRINTED,
}
COMPARISON_EXPORTED = {
    MarkedForm.TRACKED: Happening.TRACKED_EXPORTED,
    MarkedForm.MARKED_UP: Happening.MARKED_UP_EXPORTED,
    MarkedForm.TABLE_WORD: Happening.TABLE_WORD_EXPORTED,
    MarkedForm.TABLE_SHEET: Happening.TABLE_SHEET_EXPORTED,
}

SHEET_EXPORTED = {
    SheetForm.WORD: Happening.SHEET_WORD_EXPORTED,
    SheetForm.PRINT: Happening.SHEET_PRINTED,
}
OPINIONS_EXPORTED = {
    RoundForm.TABLE_WORD: Happening.OPINIONS_WORD_EXPORTED,
    RoundForm.TABLE_SHEET: Happening.OPINIONS_SHEET_EXPORTED,
    RoundForm.ACCOUNT: Happening.OPINIONS_ACCOUNT_EXPORTED,
}


@once
def name(
    speech_id: int, *, version: int, naming: Naming, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Give a version a name. Raises NoWords, NothingToSave, NoSuchVersion."""
    words, note = typed_line(naming.name), typed_line(naming.note)
    with change(speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_name_versions)
        if not words:
            raise NoWords
        if not 1 <= version < opened.version:
            raise NoSuchVersion
        if Milestone.objects.filter(speech=opened.speech, version=version, name=words).exists():
            raise NothingToSave
        Milestone.objects.create(speech=opened.speech, version=version, name=words, note=note, by=by, at=at)
        opened.record(Happening.MILESTONE_NAMED, earlier=version)
    return opened.version


def export(speech_id: int, *, form: Form, by: User, at: datetime) -> int:
    """Note that a copy leaves; what leaves is the version before the one that this answers."""
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_export)
        opened.record(EXPORTED[form], earlier=opened.version - 1)
    return opened.version


def export_comparison(speech_id: int, *, form: MarkedForm, old: int, new: int, by: User, at: datetime) -> int:
    """Note that the changes from one version to another leave in this form. Raises NoSuchVersion."""
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_export)
        if not 1 <= old <= new < opened.version:
            raise NoSuchVersion
        opened.record(COMPARISON_EXPORTED[form], earlier=new)
        opened.record(Happening.COMPARISON_BASED, earlier=old)
    return opened.version


def export_suggestions(speech_id: int, *, form: RoundForm, by: User, at: datetime) -> int:
    """Note that what was suggested for a speech leaves in this form."""
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_export)
        opened.record(OPINIONS_EXPORTED[form], earlier=opened.version - 1)
    return opened.version


def export_sheet(speech_id: int, *, form: SheetForm, by: User, at: datetime) -> int:
    """Note that the sign-off sheet of a speech leaves in this form."""
    with change(speech_id, by=by, at=at) as opened:
        opened.require(policy.may_export)
        opened.record(SHEET_EXPORTED[form], earlier=opened.version - 1)
    return opened.version


def export_opinions(round_id: int, *, form: RoundForm, by: User, at: datetime) -> int:
    """Note that what was said in a round leaves in this form."""
    with change(speech_of(Round, round_id), by=by, at=at) as opened:
        opened.require(policy.may_export)
        one = Round.objects.select_related("milestone").get(pk=round_id, speech=opened.speech)
        opened.record(OPINIONS_EXPORTED[form], earlier=one.milestone.version)
    return opened.version
