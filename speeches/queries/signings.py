"""Where each section stands with those who sign it, or the whole that holds it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from speeches.domain.signing import Opinion, SectionState, SpeechState, state_by
from speeches.models import Paragraph, Section, Signature, Speech
from speeches.queries.lines import Signing
from speeches.queries.route import in_lap


def signings_of(
    speech: Speech, sections: Sequence[Section], paragraphs: Sequence[Paragraph]
) -> Mapping[int, Signing]:
    """The state and signers of every section by the signatures of the present lap; one query.

    A signature on the whole is one on each section. When it is void, it was one only on those whose words
    changed since: to the others nothing happened.
    """
    given = Signature.objects.filter(in_lap(speech), speech=speech, withdrawn_in=None).select_related("by")
    by_section: dict[int | None, list[Signature]] = defaultdict(list)
    for signature in given.order_by("pk"):
        by_section[signature.section_id].append(signature)
    written = _written(sections, paragraphs) if by_section[None] else {}
    is_under_way = speech.state is SpeechState.IN_REVIEW
    found = {}
    for section in sections:
        whole = [one for one in by_section[None] if one.is_live or written[section.pk] > one.version]
        if rows := [*by_section[section.pk], *whole]:
            found[section.pk] = _signing(rows)
        elif is_under_way:
            found[section.pk] = Signing(SectionState.IN_REVIEW)
    return found


def _written(sections: Sequence[Section], paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """The version that last wrote words in each section, those that it holds included."""
    above = {section.pk: section.parent_id for section in sections}
    latest = {section.pk: section.version for section in sections}
    for paragraph in paragraphs:
        if paragraph.section_id in latest:
            latest[paragraph.section_id] = max(latest[paragraph.section_id], paragraph.version)
    for pk, version in list(latest.items()):
        at = above[pk]
        while at is not None and at in latest:
            latest[at] = max(latest[at], version)
            at = above[at]
    return latest


def _signing(given: list[Signature]) -> Signing:
    live = [signature for signature in given if signature.is_live]
    state = state_by([signature.opinion for signature in live], was_signed=True)
    if state is SectionState.OBJECTED:
        live = [signature for signature in live if signature.opinion is Opinion.DISAGREE]
    return Signing(state, tuple(dict.fromkeys(str(signature.by) for signature in live or given)))
