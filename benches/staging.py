"""People and speeches to try things on."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.utils.timezone import now

from accounts.models import User
from benches.ledger import Version, Wording
from speeches.actions import imports, members
from speeches.domain.policy import Role
from speeches.models import Event, Paragraph, Revision

PASSWORD = "correct horse battery staple"  # noqa: S105  of people who live as long as a measurement


def people(count: int) -> list[User]:
    """So many more people, who can sign in with PASSWORD."""
    start = User.objects.count()
    return [
        User.objects.create(username=f"writer{number}", name=f"{number}号写手", password=_hashed())
        for number in range(start, start + count)
    ]


def speech_of(paragraphs: Sequence[str], owner: User, drafters: Sequence[User] = ()) -> int:
    """A speech with a title and these paragraphs, in which these people write; its id."""
    text = "\n".join(["青石县重点工作推进会讲话", "同志们：", *paragraphs])
    speech_id = imports.bring(content=text.encode(), name="", title="", by=owner, at=now())
    for drafter in drafters:
        members.invite(speech_id, person=drafter, role=Role.DRAFTER, by=owner, at=now())
    return speech_id


def history_of(speech_id: int) -> list[Version]:
    """Every version as the database has it; three queries."""
    written: dict[int, dict[int, str]] = defaultdict(dict)
    revisions = Revision.objects.filter(speech=speech_id, paragraph__isnull=False)
    for since, paragraph, text in revisions.values_list("since", "paragraph", "text"):
        written[since][paragraph or 0] = text
    events = Event.objects.filter(speech=speech_id, ordinal=0).order_by("version")
    return [
        Version(number, author, written[number])
        for number, author in events.values_list("version", "by__username")
    ]


def heads_of(speech_id: int) -> dict[int, Wording]:
    """Every paragraph as pages read it."""
    rows = Paragraph.objects.filter(speech=speech_id).values_list("pk", "version", "text")
    return {pk: Wording(version, text) for pk, version, text in rows}


@cache
def _hashed() -> str:
    # Named, because tests choose a quicker one that the server does not know.
    return make_password(PASSWORD, hasher=Argon2PasswordHasher())
