"""Who laid down what for the office, and when."""

from speeches.domain.office import OfficeDeed
from speeches.models import OfficeChange

_SHOWN = 30


def latest_of(deed: OfficeDeed) -> int:
    """The latest record of it, 0 for none; one query."""
    found = OfficeChange.objects.filter(deed=deed).order_by("-pk").values_list("pk", flat=True)
    return found.first() or 0


def office_record() -> list[OfficeChange]:
    """What was laid down, the latest first; one query."""
    return list(OfficeChange.objects.select_related("by").order_by("-pk")[:_SHOWN])
