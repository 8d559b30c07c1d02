"""What versions are called."""

from collections import defaultdict
from collections.abc import Iterable

from speeches.models import Milestone


def names_of(speech_id: int, versions: Iterable[int]) -> dict[int, list[Milestone]]:
    """The names that these versions were given; one query."""
    named: dict[int, list[Milestone]] = defaultdict(list)
    for milestone in Milestone.objects.filter(speech=speech_id, version__in=list(versions)).order_by("pk"):
        named[milestone.version].append(milestone)
    return dict(named)
