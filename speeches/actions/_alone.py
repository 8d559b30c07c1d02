"""Nobody signs alone what he wrote himself (domain.md 5: the drafter is never the sole reviewer)."""

from collections.abc import Iterable

from speeches.actions._change import Change
from speeches.domain.sign_off.route import is_read_by_another
from speeches.domain.signing import Opinion
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import NotPermitted, Reason
from speeches.models import Signature
from speeches.queries import structure
from speeches.queries.authorship import authors_by_paragraph
from speeches.queries.route import route_of, rules


def require_another_reader(opened: Change) -> None:
    """What authors have agreed to is to be signed by somebody else besides, and cannot be passed without.

    Asked after whatever could take that reader away: signing, for whom ever; another seat; a step left out.
    Raises NotPermitted.
    """
    if rules().lets_authors_sign_alone:
        return
    route = route_of(opened.speech)
    agreed = [one for one in route.signatures if one.opinion is not Opinion.DISAGREE]
    written = _authors(opened, {one.section_id for one in agreed})
    for section, authors in written.items():
        if not any(_names(one) & authors for one in agreed if one.section_id == section):
            continue
        people = {seat.pk: {seat.person_id} for step in route.steps for seat in step.seats.all()}
        for one in agreed:
            if one.seat_id in people and one.section_id in {section, None}:
                people[one.seat_id] |= _names(one)
        others = {pk for pk, names in people.items() if not names & authors}
        if not is_read_by_another(route.plan, section, others):
            raise NotPermitted(Reason.SOLE_AUTHOR)


def _names(signature: Signature) -> set[int]:
    absent = signature.on_behalf_of_id
    return {signature.by_id} | ({absent} if absent else set())


def _authors(opened: Change, sections: Iterable[int | None]) -> dict[int | None, set[int]]:
    """Who wrote of each of these sections, None: of the whole."""
    tree = structure.tree_of(opened.speech.pk)
    held = {
        section: [node.key[1] for node in tree.walk(section) if node.key[0] is Noun.PARAGRAPH]
        for section in sections
        if section is None or (Noun.SECTION, section) in tree.nodes
    }
    by = authors_by_paragraph(opened.speech.pk, {pk for lines in held.values() for pk in lines})
    return {section: set[int]().union(*(by[pk] for pk in lines)) for section, lines in held.items()}
