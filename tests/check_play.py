"""A text in which a check finds something, and somebody who lets it stand."""

from speeches.actions import checks, paragraphs
from speeches.domain.checks.check import Check
from speeches.domain.checks.finding import Finding
from speeches.models import Waiver
from speeches.queries.checks import findings_of
from tests.play import Play
from tests.stage import NOON

WHY = "原文如此，是方言。"


def finding(play: Play) -> Finding:
    """Wanda typed a word twice, once."""
    if not _found(play):
        row = play.scene.paragraph("今天的会议")
        text = row.text.replace("今天的", "今天的的", 1)
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=play.cast.wanda, at=NOON)
    return _found(play)[0]


def _found(play: Play) -> list[Finding]:
    return [one for one in findings_of(play.scene.speech.pk) if one.check is Check.DOUBLED]


def waived(play: Play) -> Waiver:
    """She lets it stand, once."""
    found = finding(play)
    if not Waiver.objects.exists():
        speech, wanda = play.scene.speech.pk, play.cast.wanda
        checks.waive(speech, fingerprint=found.fingerprint, reason=WHY, by=wanda, at=NOON)
    return Waiver.objects.get()
