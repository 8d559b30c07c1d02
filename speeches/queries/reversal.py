"""What versions did to places and words, read so that it can be taken back; never more for more versions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from speeches.domain.happenings import Happening
from speeches.domain.reversal.state import Part, State, Step
from speeches.domain.reversal.turns import Turn, Turns, turns_of
from speeches.domain.structure.tree import Key, Node, Noun, Place
from speeches.domain.subjects import is_about_words
from speeches.models import Event, Paragraph, Placement, Revision, Section
from speeches.queries.text import version_of

REMEMBERED = 200  # own versions that undo looks back on
ROWS: dict[Noun, type[Section] | type[Paragraph]] = {
    Noun.SECTION: Section,
    Noun.PARAGRAPH: Paragraph,
}


def state_at(speech_id: int, version: int) -> State:
    """The speech as of a version; two queries.

    What was moved away and back stands where it stood: it counts as placed when it first came there.
    """
    past = version_of(speech_id, version)
    moved = [past.tree.nodes[key] for key, since in past.placed.items() if since > 1]
    placed = {**past.placed, **_first_placed(speech_id, version, moved)}
    return State(dict(past.tree.nodes), dict(past.texts), written=dict(past.written), placed=placed)


def _first_placed(speech_id: int, version: int, nodes: Iterable[Node]) -> dict[Key, int]:
    """The version that first put each of these nodes to the very place where it is."""
    here = {(node.key, node.parent, node.rank, node.numbering, node.pinned) for node in nodes}
    sections, paragraphs = ([key[1] for key, *_ in here if key[0] is noun] for noun in Noun)
    rows = Placement.objects.filter(
        Q(section__in=sections) | Q(paragraph__in=paragraphs), speech=speech_id, since__lte=version
    )
    found: dict[Key, int] = {}
    for section, paragraph, *place, since in rows.order_by("since").values_list(
        "section_id", "paragraph_id", "parent_id", "rank", "numbering", "pinned", "since"
    ):
        key: Key = (Noun.SECTION, section) if section else (Noun.PARAGRAPH, paragraph or 0)
        if (key, *place) in here:
            found.setdefault(key, since)
    return found


def turns_for(speech_id: int, person: User) -> Turns:
    """What the person's next undo and redo are about; one query."""
    own = Event.objects.filter(_done_by(person), speech=speech_id, ordinal=0).order_by("-version")
    return turns_of(Turn(*row) for row in own.values_list("version", "kind", "earlier")[:REMEMBERED])


def _done_by(person: User) -> Q:
    """What the person did himself: his own change, or somebody else's that he carried out."""
    return Q(by=person, through=None) | Q(through=person)


def origin_of(speech_id: int, person: User, version: int) -> int:
    """The change that a person's chain of undoing and redoing began with; one query."""
    turned = Event.objects.filter(
        _done_by(person),
        speech=speech_id,
        ordinal=0,
        kind__in=[Happening.CHANGE_UNDONE, Happening.CHANGE_REDONE],
    )
    earlier = dict(turned.order_by("-version").values_list("version", "earlier")[:REMEMBERED])
    while version in earlier:
        version = earlier[version] or 0
    return version


def versions_about_words(speech_id: int, *, after: int, until: int, person: int | None = None) -> list[int]:
    """The versions in a range, of one person or all, that changed words or places; one query."""
    made = Event.objects.filter(speech=speech_id, ordinal=0, version__gt=after, version__lte=until)
    of_person = made.filter(by=person) if person else made
    return [number for number, kind in of_person.values_list("version", "kind") if is_about_words(kind)]


def latest_about_words(speech_id: int) -> int:
    """The last version that changed words or places; one query."""
    kinds = [kind for kind in Happening if is_about_words(kind)]
    made = Event.objects.filter(speech=speech_id, ordinal=0, kind__in=kinds).order_by("-version")
    return made.values_list("version", flat=True).first() or 1


def authors_between(speech_id: int, after: int, until: int) -> list[User]:
    """Everybody who changed words or places after a version, up to another; one query."""
    kinds = [kind for kind in Happening if is_about_words(kind)]
    made = Event.objects.filter(
        speech=speech_id, version__gt=after, version__lte=until, ordinal=0, kind__in=kinds
    )
    return list(User.objects.filter(pk__in=made.values("by")).order_by("pk"))


def steps_of(speech_id: int, versions: Collection[int]) -> list[Step]:
    """What these versions did; four queries, none for none."""
    if not versions:
        return []
    found: dict[tuple[int, Key], _Making] = {}
    for noun in Noun:
        for row in _placements(speech_id, versions, noun):
            _note_place(found, versions, noun, *row)
        for row in _revisions(speech_id, versions, noun):
            _note_words(found, noun, *row)
    by_version: dict[int, list[Part]] = {version: [] for version in versions}
    for (version, key), making in found.items():
        by_version[version].append(Part(key, **making.fields))
    return [Step(version, tuple(parts)) for version, parts in by_version.items() if parts]


def note_gone(state: State, speech_id: int, steps: Iterable[Step]) -> None:
    """Tell the state which version took out what these steps are about, and whose it was; three queries."""
    known = list(steps)
    keys = {part.key for step in known for part in step.parts} - state.nodes.keys()
    for noun, rows in ROWS.items():
        pks = [pk for of_noun, pk in keys if of_noun is noun]
        gone = rows.objects.filter(speech=speech_id, pk__in=pks)
        state.gone |= {(noun, pk): version for pk, version in gone.values_list("pk", "removed_in")}
    removals, reversed_ = set(filter(None, state.gone.values())), {step.version for step in known}
    made = Event.objects.filter(speech=speech_id, ordinal=0, version__in=removals | reversed_)
    authors = dict(made.values_list("version", "by"))
    people = {authors.get(version) for version in reversed_}
    state.own = frozenset(version for version in removals if authors.get(version) in people)


@dataclass(slots=True)
class _Making:
    fields: dict[str, Any] = field(default_factory=dict)


def _placements(speech_id: int, versions: Collection[int], noun: Noun) -> Iterable[tuple[Any, ...]]:
    said = Revision.objects.filter(**{noun: OuterRef(noun)}, joined_into=None).order_by("-since")
    began = said.filter(since__lte=OuterRef("since")).values("text")
    ended = said.filter(since__lt=OuterRef("until")).values("text")
    return (
        Placement.objects.filter(Q(since__in=versions) | Q(until__in=versions), speech=speech_id)
        .filter(**{f"{noun}__isnull": False})
        .annotate(began=Subquery(began[:1]), ended=Subquery(ended[:1]))
        .values_list(
            f"{noun}_id", f"{noun}__kind", "parent_id", "rank", "numbering", "pinned",
            "since", "until", "began", "ended",
        )
    )  # fmt: skip


def _revisions(speech_id: int, versions: Collection[int], noun: Noun) -> QuerySet[Any, Any]:
    rows = ROWS[noun].objects.filter(speech=speech_id)
    earlier = Revision.objects.filter(
        **{noun: OuterRef(noun)}, joined_into=None, since__lt=OuterRef("since")
    ).order_by("-since")
    # By node, where the index is: one look for each of the speech's nodes, however long its past.
    return (
        Revision.objects.filter(**{f"{noun}__in": rows.values("pk")}, since__in=versions)
        .annotate(said=Subquery(earlier.values("text")[:1]), kind=F(f"{noun}__kind"))
        .values_list(f"{noun}_id", "kind", "since", "said", "text", "split_from_id", "joined_into_id")
    )


def _note_place(
    found: dict[tuple[int, Key], _Making], versions: Collection[int], noun: Noun, *row: Any
) -> None:
    pk, kind, parent, rank, numbering, pinned, since, until, began, ended = row
    key: Key = (noun, pk)
    place = Place(key, parent, rank, numbering, pinned)
    if since in versions:
        _made(found, since, key, kind=kind, put=place, says=began or "")
    if until in versions:
        _made(found, until, key, kind=kind, was=place, said=ended or "")


def _note_words(found: dict[tuple[int, Key], _Making], noun: Noun, *row: Any) -> None:
    pk, kind, since, said, text, split_from, joined_into = row
    words = {"said": said or "", "says": text} | ({"split_from": split_from} if split_from else {})
    if joined_into:
        words = {"said": said or "", "joined_into": joined_into}
    _made(found, since, (noun, pk), kind=kind, **words)


def _made(found: dict[tuple[int, Key], _Making], version: int, key: Key, **fields: Any) -> None:
    found.setdefault((version, key), _Making()).fields.update(fields)
