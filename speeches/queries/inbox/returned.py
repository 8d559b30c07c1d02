"""What was sent back to somebody: by name, to his step, or to those who draft."""

from django.db.models import Exists, F, OuterRef, Q

from speeches.domain.policy import Role
from speeches.models import Assignment, Return, Seat
from speeches.queries.inbox.places import Places

# A section is assigned with all it holds; headings are at most so deep.
_AROUND = ("section", "section__parent", "section__parent__parent", "section__parent__parent__parent")


def returns_to(places: Places) -> list[Return]:
    """What was sent back and has not come forward again; one query.

    Sent to those who draft it waits for the owner, and for the drafters to whom its section is assigned; for
    all of them where it is assigned to nobody or no section was named.
    """
    me = places.person
    owned = [pk for pk, one in places.members.items() if one.role is Role.OWNER]
    drafted = [pk for pk, one in places.members.items() if one.role is Role.DRAFTER]
    around = Q()
    for place in _AROUND:
        around |= Q(section=OuterRef(place))
    assigned = Assignment.objects.filter(around)
    is_his = Q(section=None) | Exists(assigned.filter(member__user=me)) | ~Exists(assigned)
    seat = Seat.objects.filter(step=OuterRef("to_step"), person=me, vacated_in=None, succeeded_in=None)
    to_drafting = Q(to_step=None, to_person=None)
    found = Return.objects.filter(
        Q(to_person=me)
        | (to_drafting & Q(speech__in=owned))
        | (to_drafting & Q(speech__in=drafted) & is_his)
        | Exists(seat),
        Q(to_step=None) | Q(to_step__lap=F("speech__lap")),
        speech__in=list(places.members),
        settled_in=None,
    )
    return list(found.exclude(by=me, to_person=None).select_related("by").order_by("pk"))
