"""Sixteen people save over HTTP as fast as two processes answer, and nothing acknowledged is lost."""

import os

import pytest

from benches import disturbances
from benches.crowd import Plan, play
from benches.ledger import Outcome
from benches.writers import sentences_for
from speeches.domain import authorship
from speeches.domain.happenings import Happening
from speeches.models import Event, Paragraph, Revision

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.load]

WRITERS, READERS = range(1, 17), 4
SECONDS = float(os.environ.get("LECTERN_LEDGER_SECONDS") or ("20" if os.environ.get("CI") else "5"))

ONE_PARAGRAPH = [sentences_for(WRITERS)]
OWN_PARAGRAPHS = [sentences_for([number]) for number in WRITERS]


@pytest.mark.parametrize(
    "paragraphs", [ONE_PARAGRAPH, OWN_PARAGRAPHS], ids=["one paragraph", "own paragraphs"]
)
def test_history_explains_everything_that_sixteen_writers_were_told(paragraphs):
    played = play(Plan(paragraphs, len(WRITERS), SECONDS, listeners=READERS, pages=READERS))
    ledger, speech = played.ledgers[0], played.speeches[0]

    assert ledger.findings() == []
    assert played.reading
    assert played.reading.different == 0
    assert speech.version == len(ledger.history)
    assert runs_that_differ_from_history(speech) == []
    assert has_met_everything_that_can_happen(ledger, speech) or len(paragraphs) > 1


@pytest.mark.parametrize(
    "disturb",
    [
        pytest.param(disturbances.killed, id="web processes are killed"),
        pytest.param(
            disturbances.restarted(2),
            id="the database is stopped at once and started again",
            marks=pytest.mark.skipif(
                bool(os.environ.get("DATABASE_URL")), reason="only the embedded server is ours to stop"
            ),
        ),
    ],
)
def test_nothing_acknowledged_is_lost_and_nothing_done_twice_while(disturb):
    played = play(Plan(ONE_PARAGRAPH, len(WRITERS), max(SECONDS / 2, 8), pages=READERS, disturb=disturb))

    assert played.disturbed > 0
    assert played.ledgers[0].findings(is_disturbed=True) == []
    assert played.reading
    assert played.reading.different == 0
    assert played.speeches[0].version == len(played.ledgers[0].history)


def runs_that_differ_from_history(speech):
    """The paragraphs whose record of who wrote what is not that of their revisions, one after the other."""
    return [
        paragraph.pk
        for paragraph in Paragraph.objects.filter(speech=speech)
        if paragraph.runs
        != authorship.folded(
            Revision.objects.filter(paragraph=paragraph).order_by("since").values_list("since", "text")
        )
    ]


def has_met_everything_that_can_happen(ledger, speech):
    """Saved alone, merged, in conflict, sent twice: else the run proves less than it says."""
    kinds = set(Event.objects.filter(speech=speech).values_list("kind", flat=True))
    keys = [save.key for save in ledger.saves if save.outcome is Outcome.SAVED]
    return (
        {Happening.PARAGRAPH_EDITED, Happening.PARAGRAPH_MERGED} <= kinds
        and len(set(keys)) < len(keys)
        and any(save.outcome is Outcome.REFUSED for save in ledger.saves)
    )
