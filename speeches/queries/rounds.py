"""Rounds of a speech: how far each unit has come, and what is still open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from accounts.models import User
from speeches.domain.rounds import DECIDED, Answer, Voice, answer_of, is_overdue
from speeches.models import Invitation, Look, Milestone, Round, Thread
from speeches.queries.opinions import said_and_kept

# What was taken back is neither to be decided nor told.
_GIVEN = "invitations__threads"
_KEPT = Q(invitations__threads__outcome__isnull=True) | Q(invitations__threads__outcome__in=DECIDED)


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """A unit, or a person without one: who of it was asked, how far it has come, what was decided of it.

    `people` are those who are asked still; none where what was said stands without them.
    """

    called: str
    people: tuple[Invitation, ...]
    answer: Answer
    opinions: int
    decided: int
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class RoundSum:
    """A round with how much was said in it, and how much of that has no outcome yet."""

    round: Round
    said: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come."""

    units: tuple[UnitProgress, ...]

    @property
    def opinions(self) -> int:
        """How much was said in all."""
        return sum(unit.opinions for unit in self.units)

    @property
    def decided(self) -> int:
        """How much of it has its outcome."""
        return sum(unit.decided for unit in self.units)

    @property
    def answered(self) -> int:
        """How many units said something, or that there is nothing to say."""
        return sum(unit.answer in {Answer.SPOKE, Answer.NOTHING} for unit in self.units)


def rounds_of(speech_id: int) -> list[RoundSum]:
    """The rounds of a speech, the latest first; one query."""
    counted = Round.objects.filter(speech=speech_id).annotate(
        said=Count(_GIVEN, filter=_KEPT, distinct=True),
        waiting=Count(_GIVEN, filter=Q(invitations__threads__resolved_at=None), distinct=True),
    )
    rounds = counted.select_related("milestone").order_by("-number")
    return [RoundSum(one, one.said, one.waiting) for one in rounds]


def progress_of(one: Round, today: date) -> Progress:
    """How far each unit of a round has come, in the order in which they were asked; three queries."""
    asked = list(Invitation.objects.filter(round=one).select_related("person").order_by("pk"))
    looked = set(Look.objects.filter(invitation__in=asked).values_list("invitation", flat=True))
    said = Counter[int]()
    decided = Counter[int]()
    threads = said_and_kept().filter(invitation__in=asked)
    for given, resolved_in in threads.values_list("invitation", "resolved_in"):
        said[given or 0] += 1
        decided[given or 0] += resolved_in is not None
    voices: dict[Voice, list[Invitation]] = defaultdict(list)
    for invitation in asked:
        voices[invitation.voice].append(invitation)
    units = [_unit(one, held, looked, (said, decided), today) for held in voices.values()]
    return Progress(tuple(unit for unit in units if unit.people or unit.opinions))


def open_opinions(one: Round) -> list[Thread]:
    """What has no outcome yet, the first first; one query."""
    waiting = Thread.objects.filter(invitation__round=one, resolved_at=None)
    return list(waiting.select_related("invitation__person").order_by("pk"))


def milestones_to_ask_about(speech_id: int) -> list[Milestone]:
    """The named versions, the latest first; one query."""
    return list(Milestone.objects.filter(speech=speech_id).order_by("-version", "-pk"))


def people_by_unit() -> dict[str, list[User]]:
    """Everybody who can sign in, by unit; those without one last. One query."""
    units: dict[str, list[User]] = defaultdict(list)
    for person in User.objects.filter(is_active=True).order_by("unit", "name", "pk"):
        units[person.unit].append(person)
    return dict(sorted(units.items(), key=lambda held: (not held[0], held[0])))


def _unit(
    one: Round,
    held: Iterable[Invitation],
    looked: set[int],
    counted: tuple[Mapping[int, int], Mapping[int, int]],
    today: date,
) -> UnitProgress:
    all_of_it = list(held)
    said, decided = (sum(count[invitation.pk] for invitation in all_of_it) for count in counted)
    answer = answer_of(
        said,
        has_nothing=any(invitation.nothing_in is not None for invitation in all_of_it),
        has_looked=any(invitation.pk in looked for invitation in all_of_it),
    )
    return UnitProgress(
        called=all_of_it[0].called,
        people=tuple(invitation for invitation in all_of_it if invitation.ended_in is None),
        answer=answer,
        opinions=said,
        decided=decided,
        is_overdue=not one.is_closed and is_overdue(answer, one.due_on, today),
    )
