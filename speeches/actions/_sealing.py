"""Keeping the text of a final speech for good."""

from speeches.actions._change import Change
from speeches.domain.sign_off.sealing import seal_of, written
from speeches.models import Milestone, Seal
from speeches.queries.sealing import Sealing, sealed_speech

FINAL = "定稿"


def seal(opened: Change, *, note: str = "", exceptions: str = "") -> Seal:
    """A milestone of this change with the whole of its text, and its hash."""
    milestone = Milestone.objects.create(
        speech=opened.speech,
        version=opened.version,
        name=FINAL,
        note=note[: Milestone._meta.get_field("note").max_length],
        by=opened.by,
        at=opened.at,
    )
    sealing = Sealing(opened.version, opened.by, opened.at, note, exceptions)
    text = written(sealed_speech(opened.speech, sealing))
    return Seal.objects.create(
        milestone=milestone, lap=opened.speech.lap, text=text, digest=seal_of(text), exceptions=exceptions
    )
