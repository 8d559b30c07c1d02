"""What is missing before a speech is final, with the places where each is mended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models.functions import Left

from speeches.domain import blanks
from speeches.domain.outline.parts import SectionKind
from speeches.domain.sign_off.missing import Lack, Open, is_by_authors_alone, missing
from speeches.domain.sign_off.route import BEHIND
from speeches.domain.signing import Opinion, SpeechState
from speeches.domain.structure.tree import Node, Noun
from speeches.domain.talk import Audience
from speeches.models import Round, Signature, Speech, Thread, Touch
from speeches.queries.authorship import authors_by_paragraph
from speeches.queries.blocks import markers_of
from speeches.queries.checks import blocking_in
from speeches.queries.route import OBJECTION, Route, can_be_lifted, route_of, rules
from speeches.queries.snapshot import snapshot
from speeches.queries.structure import Manuscript, manuscript_of

# What is more of a kind is counted and not named.
_NAMED = 8
_BEGINNING = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is mended: a step, round, thread, section or paragraph, and what it is called."""

    noun: str
    pk: int
    words: str | SectionKind = ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that is open, and the first places of it."""

    open: Open
    spots: tuple[Spot, ...] = ()

    @property
    def lack(self) -> Lack:
        """What it is."""
        return self.open.lack

    @property
    def count(self) -> int:
        """How much of it."""
        return self.open.count

    @property
    def is_excusable(self) -> bool:
        """A reason will do."""
        return self.open.is_excusable

    @property
    def more(self) -> int:
        """How many places are not named."""
        return self.count - len(self.spots) if self.spots else 0


@snapshot()
def missing_of(speech: Speech, audiences: Iterable[Audience] = frozenset(Audience)) -> list[Lacking]:
    """Everything that is open now, as far as these may know of it; nineteen queries at most.

    Found anew from what is signed: the steps as they are kept may lag behind.
    """
    laid_down = rules()
    route = route_of(speech)
    manuscript = manuscript_of(speech.pk)
    found = dict(_of_route(speech, route))
    if not laid_down.lets_authors_sign_alone:
        found[Lack.AUTHORS_ALONE] = list(_by_authors_alone(speech, route, manuscript))
    found[Lack.BLANKS] = list(_blanks(manuscript))
    found[Lack.CHECKS] = list(_findings(speech, manuscript))
    found |= dict(_of_talk(speech, frozenset(audiences)))
    counts = [(lack, len(spots)) for lack, spots in found.items()]
    return [
        Lacking(one, tuple(spot for spot in found[one.lack][:_NAMED] if spot.pk))
        for one in missing(counts, lets_talk_stay_open=laid_down.lets_talk_stay_open)
    ]


def _of_route(speech: Speech, route: Route) -> Iterator[tuple[Lack, Sequence[Spot]]]:
    # What is said of the speech as a whole has no place.
    whole = [Spot("speech", 0)]
    yield Lack.ROUTE, [] if route.steps else whole
    is_waiting = bool(route.steps) and speech.state is SpeechState.DRAFTING
    yield Lack.SUBMISSION, whole if is_waiting else []
    statuses = route.statuses
    ahead = [step for step in route.steps if statuses[step.pk] not in BEHIND]
    yield Lack.STEPS, [Spot("step", step.pk, step.name) for step in ahead]
    standing = Signature.objects.filter(OBJECTION, speech=speech).select_related("by", "on_behalf_of")
    objections = list(standing.order_by("pk"))
    liftable = [one for one in objections if can_be_lifted(one)]
    yield Lack.OBJECTIONS, [Spot("objection", one.pk, str(one.by)) for one in liftable]
    silenced = [one for one in objections if one not in liftable]
    yield Lack.SILENCED, [Spot("objection", one.pk, str(one.by)) for one in silenced]


def _of_talk(speech: Speech, audiences: frozenset[Audience]) -> Iterator[tuple[Lack, Sequence[Spot]]]:
    touches = Touch.objects.filter(edit__speech=speech, handling=None, ended_in=None).order_by("pk")
    numbers = touches.values_list("pk", "edit__number")
    yield Lack.TOUCHES, [Spot("touch", pk, str(number)) for pk, number in numbers]
    rounds = Round.objects.filter(speech=speech, closed_in=None).order_by("number")
    yield Lack.ROUNDS, [Spot("round", one.pk, one.name) for one in rounds]
    held: dict[Lack, list[Spot]] = {Lack.OPINIONS: [], Lack.SUGGESTIONS: [], Lack.THREADS: []}
    threads = Thread.objects.filter(speech=speech, resolved_at=None, audience__in=list(audiences))
    told = threads.annotate(beginning=Left("paragraph__text", _BEGINNING)).order_by("pk")
    columns = ("pk", "quote", "beginning", "section__heading", "invitation", "suggestion")
    for pk, quote, beginning, heading, invitation, suggestion in told.values_list(*columns):
        lack = Lack.OPINIONS if invitation else Lack.SUGGESTIONS if suggestion else Lack.THREADS
        held[lack].append(Spot("thread", pk, (quote or beginning or heading or "")[:_BEGINNING]))
    yield from held.items()


def _blanks(manuscript: Manuscript) -> Iterator[Spot]:
    for node in manuscript.tree.walk():
        text = manuscript.texts[node.key]
        noun, pk = node.key
        for blank in blanks.placeholders_in(text):
            around = max(0, blank.start - _BEGINNING // 3)
            yield Spot(str(noun), pk, text[around : around + _BEGINNING])


def _findings(speech: Speech, manuscript: Manuscript) -> Iterator[Spot]:
    for one in blocking_in(speech, manuscript):
        noun, pk = one.line.key
        yield Spot(str(noun), pk, (one.before[-8:] + one.wrong + one.after)[:_BEGINNING])


def _by_authors_alone(speech: Speech, route: Route, manuscript: Manuscript) -> Iterator[Spot]:
    """Sections whose own paragraphs are signed only by people who wrote in them."""
    lines = [pk for noun, pk in manuscript.tree.nodes if noun is Noun.PARAGRAPH]
    authors = authors_by_paragraph(speech.pk, lines)
    agreed = [one for one in route.signatures if one.opinion is not Opinion.DISAGREE]
    markers, tree = markers_of(manuscript.tree), manuscript.tree
    for section in (node for node in tree.walk() if node.is_section):
        pk = section.key[1]
        own = [child.key[1] for child in tree.children(pk) if not child.is_section]
        wrote = set[int]().union(*(authors.get(paragraph, ()) for paragraph in own))
        around = {None, *_around(manuscript, section)}
        signers = [(one.by_id, one.on_behalf_of_id) for one in agreed if one.section_id in around]
        if wrote and is_by_authors_alone(signers, wrote):
            name = manuscript.name_of(section)
            yield Spot(str(Noun.SECTION), pk, markers[pk] + name if name else SectionKind(section.kind))


def _around(manuscript: Manuscript, section: Node) -> Iterator[int]:
    """The section and those that hold it."""
    at: Node | None = section
    while at:
        yield at.key[1]
        at = manuscript.tree.parent_of(at)
