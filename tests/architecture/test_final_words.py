"""Whatever is done to a final speech, its words stay; only a repair of the office touches them."""

import pytest
from django.db import connection

from speeches.domain.verdict import NotPermitted, Reason, Refusal
from speeches.models import Placement, Revision, Speech
from speeches.queries.structure import manuscript_of
from tests.architecture.final_examples import EXAMPLES
from tests.architecture.test_actions import ACTIONS, WRITING
from tests.ledger import undone
from tests.play import Play

# The one that may, and the one that opens the speech again first.
MENDING = frozenset({"repairs.repair", "repairs.repair_heading"})
FINAL_ITSELF = frozenset({"finals.unlock", "repairs.acknowledge"}) | MENDING


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def written(speech):
    """What it says, and how often anything was written in it."""
    title = Speech.objects.get(pk=speech.pk).title
    rows = [kind.objects.filter(speech=speech).count() for kind in (Revision, Placement)]
    return title, manuscript_of(speech.pk).digest_of(None), *rows


@pytest.mark.parametrize("name", WRITING)
def test_what_changes_words_is_refused_in_a_final_speech(name, play, noon):
    example = EXAMPLES[name]
    subject, words = example.of(play)
    by = getattr(play.cast, example.by)
    before = written(play.scene.speech)
    with undone():
        ACTIONS[name](subject, **words, by=by, at=noon)
        changes = written(play.scene.speech) != before
    if name not in FINAL_ITSELF:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE speeches_speech SET state = 'final'")

    refusal = None
    try:
        ACTIONS[name](subject, **words, by=by, at=noon)
    except Refusal as raised:
        refusal = raised

    if name in MENDING:
        assert changes and refusal is None
        return
    assert written(play.scene.speech) == before
    if changes:
        assert isinstance(refusal, NotPermitted) and refusal.reason is Reason.FINAL
