"""Who wrote which words of a speech, as it stands and rebuilt from its history."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from accounts.models import User
from speeches.domain import authorship
from speeches.domain.authorship import Runs, Written
from speeches.domain.structure.tree import Key, Noun
from speeches.models import Event, Paragraph, Revision, Speech
from speeches.queries.snapshot import snapshot
from speeches.queries.text import Line, version_of

# Colours are a courtesy; from the seventh author on they begin again, and names stand beside them.
PALETTE = 6


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody with words in the speech; `colour` is 1 to PALETTE, the most words first."""

    person: User
    characters: int
    share: float
    colour: int


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one version."""

    text: str
    author: Author
    event: Event

    @property
    def before(self) -> int:
        """The version in front of the one that wrote it."""
        return self.event.version - 1


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of the manuscript and its runs; a heading has one, by whoever gave it."""

    line: Line
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Authorship:
    """The manuscript by author, and how much is whose; percents to one place."""

    lines: tuple[WrittenLine, ...]
    authors: tuple[Author, ...]


@snapshot()
def authorship_of(speech: Speech) -> Authorship:
    """Who wrote the speech as it stands; five queries."""
    speech.refresh_from_db(fields=["version"])
    lines = list(version_of(speech.pk, speech.version).lines())
    runs = _runs_of(speech.pk)
    events = {event.version: event for event in _events(speech.pk, runs.values())}
    authors = {author.person.pk: author for author in _authors(runs, events)}
    written = tuple(WrittenLine(line, tuple(_told(line, runs, events, authors))) for line in lines)
    return Authorship(written, tuple(authors.values()))


def authors_of(speech_id: int, paragraphs: Iterable[int]) -> set[int]:
    """The people of whom at least one character of these paragraphs is, as they stand; two queries."""
    found = authors_by_paragraph(speech_id, paragraphs)
    return set().union(*found.values())


def authors_by_paragraph(speech_id: int, paragraphs: Iterable[int]) -> dict[int, set[int]]:
    """The same for each of them; two queries."""
    standing = Paragraph.objects.filter(speech=speech_id, pk__in=paragraphs, removed_in=None)
    versions = {pk: {version for _, version in runs} for pk, runs in standing.values_list("pk", "runs")}
    made = Event.objects.filter(speech=speech_id, version__in=set[int]().union(*versions.values()), ordinal=0)
    by = dict(made.values_list("version", "by"))
    return {pk: {by[version] for version in held} for pk, held in versions.items()}


def misfits_of(speech_id: int) -> dict[int, Runs]:
    """The paragraphs whose stored runs are not those of their history, with what they should be."""
    right = authorship.rebuilt(_history(speech_id))
    stored = Paragraph.objects.filter(speech=speech_id).values_list("pk", "runs")
    return {pk: right[pk] for pk, runs in stored if runs != right[pk]}


def _runs_of(speech_id: int) -> dict[Key, Runs]:
    paragraphs = Paragraph.objects.filter(speech=speech_id, removed_in=None).values_list("pk", "runs")
    standing: dict[Key, Runs] = {(Noun.PARAGRAPH, pk): runs for pk, runs in paragraphs}
    # Headings are short and seldom renamed: theirs are not kept but folded anew.
    headings = Revision.objects.filter(speech=speech_id, section__removed_in=None, section__isnull=False)
    told = headings.order_by("section", "since").values_list("section_id", "since", "text")
    for section, of_section in groupby(told, key=itemgetter(0)):
        standing[Noun.SECTION, section] = authorship.folded((since, text) for _, since, text in of_section)
    return standing


def _events(speech_id: int, runs: Iterable[Runs]) -> Iterable[Event]:
    versions = {version for of_line in runs for _, version in of_line}
    return Event.objects.filter(speech=speech_id, version__in=versions, ordinal=0).select_related(
        "by", "through"
    )


def _authors(runs: dict[Key, Runs], events: dict[int, Event]) -> Iterator[Author]:
    """By how much they wrote."""
    characters: Counter[User] = Counter()
    for of_line in runs.values():
        for length, version in of_line:
            characters[events[version].by] += length
    total = characters.total()
    for place, (person, count) in enumerate(characters.most_common()):
        yield Author(person, count, round(100 * count / total, 1), place % PALETTE + 1)


def _told(
    line: Line, runs: dict[Key, Runs], events: dict[int, Event], authors: dict[int, Author]
) -> Iterator[Run]:
    words, done = line.lead + line.rest, 0
    for length, version in runs.get(line.key, []):
        event = events[version]
        yield Run(words[done : done + length], authors[event.by_id], event)
        done += length


def _history(speech_id: int) -> Iterator[Written]:
    written = Revision.objects.filter(speech=speech_id, paragraph__isnull=False)
    for paragraph, since, text, split_from, joined_into in written.order_by("since", "paragraph").values_list(
        "paragraph_id", "since", "text", "split_from_id", "joined_into_id"
    ):
        yield Written(paragraph, since, text, split_from, joined_into)
