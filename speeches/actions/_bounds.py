"""Who is limited to sections changes nothing outside them, by whatever action."""

from collections.abc import Iterable

from speeches.domain import policy
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import ALLOWED, Reason, denied
from speeches.models import Paragraph, Placement, Revision, Speech
from speeches.queries.assigned import own_sections
from speeches.queries.standing import Standing


def require_own(
    standing: Standing,
    speech: Speech,
    version: int,
    revisions: Iterable[Revision],
    placements: Iterable[Placement],
) -> None:
    """Judge where a change wrote, what it took from there and what it put there. Raises NotPermitted.

    A place is judged by the section around it, so the section that was assigned stays where it stands.
    """
    ended = Placement.objects.filter(speech=speech, until=version).values_list("parent", flat=True)
    touched = {*ended, *(row.parent_id for row in placements), *_written(revisions)}
    is_own = touched <= own_sections(standing, speech.pk)
    # A repair of a final speech is no editing; that it may be made was judged, where it is not.
    if speech.state is SpeechState.FINAL:
        (ALLOWED if is_own else denied(Reason.NOT_YOUR_SECTION)).require()
        return
    policy.may_edit_here(standing.role, speech.terms, is_limited=True, is_own=is_own).require()


def _written(revisions: Iterable[Revision]) -> set[int | None]:
    rows = list(revisions)
    paragraphs = [row.paragraph_id for row in rows if row.paragraph_id]
    around = Paragraph.objects.filter(pk__in=paragraphs).values_list("section", flat=True)
    return {*around, *(row.section_id for row in rows if row.section_id)}
