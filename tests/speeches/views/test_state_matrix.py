"""Every unsafe route, as every person, in every state of the speech: what may be done then, and what not."""

import pytest
from django.db import connection
from django.utils.html import escape

from speeches.domain.signing import SpeechState
from speeches.domain.verdict import Reason
from speeches.models import Signature
from speeches.queries.structure import manuscript_of
from speeches.templatetags.reasons import SENTENCES
from tests.ledger import listening, undone
from tests.speeches.views.rules import OUTSIDE, SIGNED_IN
from tests.speeches.views.sign_off_rules import RULES
from tests.speeches.views.states import AT_ALL_TIMES, OF_A_STATE, OF_NO_SPEECH, ONCE_FINAL

STATES = [SpeechState.IN_REVIEW, SpeechState.SIGNED, SpeechState.FINAL]
ROUTES = sorted(name for name, rule in RULES.items() if rule.post and name not in OF_NO_SPEECH)
DONE = frozenset({200, 204, 302})
# Refused for what was sent, or because of where things stand: with a sentence, and nothing is written.
REFUSED = frozenset({403, 409, 422})


@pytest.mark.parametrize("name", ROUTES)
def test_in_every_state_exactly_those_may_whom_the_rules_name(room, name):
    path, words = room.path(name), RULES[name].words(room.play)

    surprises = {}
    for state, actor in _asked(name):
        with undone():
            _put_into(state, room.play.scene.speech)
            said = _signed_words(room.play.scene.speech)
            with listening() as written:
                answer = room.send(actor, "POST", path, words)
            status = answer.status_code
            if status not in _wanted(name, actor, state):
                surprises[str(state), actor] = status
            if status in {403, 404} and written:
                surprises[str(state), actor] = f"{status}, and something is written"
            if (
                state is SpeechState.FINAL
                and name not in ONCE_FINAL
                and _signed_words(room.play.scene.speech) != said
            ):
                surprises[str(state), actor] = "what was signed is no more"
            if _is_told(name, actor, state) and escape(str(SENTENCES[Reason.FINAL])) not in answer.text:
                surprises[str(state), actor] = f"{status} for another reason"
    assert surprises == {}


def test_the_table_of_states_names_routes_that_are_there():
    assert (AT_ALL_TIMES | OF_NO_SPEECH | OF_A_STATE.keys()) - RULES.keys() == set()


def _asked(name):
    """Everybody when it is final; before that one who may, one who may only read, and one outside."""
    some = {min(RULES[name].post), "leo", "otto"}
    return [(state, who) for state in STATES for who in sorted(SIGNED_IN if state is STATES[-1] else some)]


def _put_into(state, speech):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE speeches_speech SET state = %s WHERE id = %s", [str(state), speech.pk])


def _signed_words(speech):
    """The words of the speech, and the signatures that stand."""
    live = Signature.objects.filter(speech=speech, voided_in=None, withdrawn_in=None)
    return manuscript_of(speech.pk).digest_of(None), sorted(live.values_list("pk", flat=True))


def _wanted(name, actor, state):
    rule = RULES[name]
    if actor not in rule.post:
        return {404} if actor in OUTSIDE or not rule.why else {403}
    if state in OF_A_STATE.get(name, frozenset()):
        return REFUSED
    if state is SpeechState.FINAL and name not in AT_ALL_TIMES | ONCE_FINAL:
        return {403}
    return DONE


def _is_told(name, actor, state):
    """Whether he is told that the speech is final."""
    is_refused = state is SpeechState.FINAL and name not in AT_ALL_TIMES | ONCE_FINAL
    return is_refused and actor in RULES[name].post
