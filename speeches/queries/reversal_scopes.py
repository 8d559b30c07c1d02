"""Which changes are to be taken back, and what that would make of the speech."""

from dataclasses import dataclass

from speeches.domain.reversal.state import Plan, State
from speeches.domain.reversal.steps import about, squeezed
from speeches.domain.reversal.take_back import taken_back
from speeches.domain.structure.tree import Key, Noun, Tree
from speeches.models import Speech
from speeches.queries import reversal
from speeches.queries.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class Scope:
    """Changes after version `after` up to `until`: all, of one person, or to one paragraph or section."""

    after: int
    until: int
    person: int | None = None
    paragraph: int | None = None
    section: int | None = None

    @property
    def is_one_version(self) -> bool:
        """It is about what a single version did."""
        return self.until == self.after + 1


@snapshot()
def plan_for(speech: Speech, scope: Scope) -> Plan:
    """The plan for a speech as it stands; at most eleven queries."""
    versions = reversal.versions_about_words(
        speech.pk, after=scope.after, until=min(scope.until, speech.version), person=scope.person
    )
    steps = reversal.steps_of(speech.pk, versions)
    now = reversal.state_at(speech.pk, speech.version)
    reversal.note_gone(now, speech.pk, steps)
    if scope.paragraph:
        steps = about(steps, {(Noun.PARAGRAPH, scope.paragraph)})
    elif scope.section:
        then = reversal.state_at(speech.pk, scope.after)
        until = reversal.state_at(speech.pk, scope.until)
        steps = about(steps, {key for state in (then, until, now) for key in _held(state, scope.section)})
    return taken_back(now, squeezed(steps))


def _held(state: State, section_id: int) -> set[Key]:
    key: Key = (Noun.SECTION, section_id)
    if key not in state.nodes:
        return {key}
    return {key, *(node.key for node in Tree(state.nodes.values()).walk(section_id))}
