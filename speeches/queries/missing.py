"""What is missing before a speech is final."""

from collections import defaultdict
from collections.abc import Iterator

from speeches.domain import blanks
from speeches.domain.sign_off.missing import Lack, Open, Signed, missing, signed_by_authors_only
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Opinion, SpeechState
from speeches.models import Event, Paragraph, Speech, Suggestion, Thread, Touch
from speeches.queries import structure
from speeches.queries.route import Route, route_of, rules
from speeches.queries.structure import Manuscript

_BEHIND = frozenset({StepStatus.PASSED, StepStatus.SKIPPED})


def missing_of(speech: Speech) -> list[Open]:
    """Everything that is open now, found anew; a fixed number of queries."""
    laid_down = rules()
    route = route_of(speech)
    manuscript = structure.manuscript_of(speech.pk)
    counts = dict(_of_route(route))
    counts[Lack.SUBMISSION] = int(bool(route.steps) and speech.state is SpeechState.DRAFTING)
    counts[Lack.BLANKS] = sum(len(blanks.placeholders_in(text)) for text in manuscript.texts.values())
    counts |= dict(_of_talk(speech))
    if route.steps and not laid_down.lets_authors_sign_alone:
        counts[Lack.AUTHORS_ALONE] = len(_by_authors_only(speech, route, manuscript))
    return missing(counts.items(), lets_talk_stay_open=laid_down.lets_talk_stay_open)


def _of_route(route: Route) -> Iterator[tuple[Lack, int]]:
    if not route.steps:
        yield Lack.ROUTE, 1
    yield Lack.STEPS, sum(status not in _BEHIND for status in route.statuses.values())
    yield Lack.OBJECTIONS, sum(one.opinion is Opinion.DISAGREE for one in route.signatures)


def _of_talk(speech: Speech) -> Iterator[tuple[Lack, int]]:
    suggested = set(
        Suggestion.objects.filter(thread__speech=speech, thread__resolved_at=None).values_list(
            "thread", flat=True
        )
    )
    talk = Thread.objects.filter(speech=speech, resolved_at=None).values_list("pk", "invitation")
    opinions = {pk for pk, invitation in talk if invitation}
    yield Lack.OPINIONS, len(opinions)
    yield Lack.SUGGESTIONS, len(suggested - opinions)
    yield Lack.THREADS, len({pk for pk, _ in talk} - suggested - opinions)
    yield Lack.TOUCHES, Touch.objects.filter(edit__speech=speech, handling=None, ended_in=None).count()


def _by_authors_only(speech: Speech, route: Route, manuscript: Manuscript) -> list[int]:
    """The top sections that only their authors signed; two queries."""
    on: dict[int | None, set[int]] = defaultdict(set)
    for one in route.signatures:
        if one.opinion is not Opinion.DISAGREE:
            on[one.section_id] |= {one.by_id, one.on_behalf_of_id or one.by_id}
    authors = _authors(speech)
    return signed_by_authors_only(
        Signed(top.key[1], frozenset(_authors_in(manuscript, top.key[1], authors)), _signers(on, top.key[1]))
        for top in manuscript.tree.children(None)
    )


def _signers(on: dict[int | None, set[int]], section: int) -> frozenset[int]:
    return frozenset(on[None] | on[section])


def _authors(speech: Speech) -> dict[int, set[int]]:
    """Who wrote of each paragraph."""
    runs = dict(Paragraph.objects.filter(speech=speech, removed_in=None).values_list("pk", "runs"))
    versions = {version for held in runs.values() for _, version in held}
    made = Event.objects.filter(speech=speech, version__in=versions, ordinal=0)
    by = dict(made.values_list("version", "by"))
    return {pk: {by[version] for _, version in held} for pk, held in runs.items()}


def _authors_in(manuscript: Manuscript, section: int, authors: dict[int, set[int]]) -> set[int]:
    held = (node.key[1] for node in manuscript.tree.walk(section) if not node.is_section)
    return set().union(*(authors[pk] for pk in held))
