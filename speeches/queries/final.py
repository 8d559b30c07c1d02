"""A final speech: its seals, whether they hold, its repairs, and how often it was opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from speeches.domain.sign_off.sealing import check_code, is_whole, words_of
from speeches.models import Acknowledgement, Milestone, Repair, Seal, Signature, Speech, Unlocking
from speeches.queries.text import Line, version_of


@dataclass(frozen=True, slots=True)
class KeptSeal:
    """A seal with its milestone; `is_latest` the one that holds now."""

    seal: Seal
    is_latest: bool

    @property
    def code(self) -> str:
        """What one reads out of its hash."""
        return check_code(self.seal.digest)

    @property
    def milestone(self) -> Milestone:
        """The version that it seals."""
        return self.seal.milestone


@dataclass(frozen=True, slots=True)
class Checked:
    """A seal that was tried: is its text the one that was sealed, and is the version still that text?"""

    is_untouched: bool
    is_the_version: bool

    @property
    def holds(self) -> bool:
        """Both."""
        return self.is_untouched and self.is_the_version


@dataclass(frozen=True, slots=True)
class ShownRepair:
    """A repair with the signers who have seen it, and whether its reader has still to say so."""

    repair: Repair
    seen_by: tuple[str, ...]
    is_to_see: bool

    @property
    def before(self) -> int:
        """The version in front of it."""
        return self.repair.version - 1


@dataclass(frozen=True, slots=True)
class FinalRecord:
    """What was kept each time that the speech was final, the latest first."""

    seals: tuple[KeptSeal, ...]
    repairs: tuple[ShownRepair, ...]
    unlockings: tuple[Unlocking, ...]


def record_of(speech: Speech, reader: User) -> FinalRecord:
    """Everything that is kept of a speech's being final; five queries."""
    seals = Seal.objects.filter(milestone__speech=speech).select_related("milestone__by").order_by("-pk")
    unlockings = Unlocking.objects.filter(speech=speech).select_related("by").order_by("-pk")
    kept = tuple(KeptSeal(seal, is_latest=at == 0) for at, seal in enumerate(seals))
    return FinalRecord(kept, tuple(_repairs(speech, reader)), tuple(unlockings))


def checked(seal: Seal) -> Checked:
    """Try a seal against its hash, and against the version that it is of; one query."""
    version = version_of(seal.milestone.speech_id, seal.milestone.version)
    said = [version.texts[node.key] for node in version.tree.lines()]
    return Checked(is_whole(seal.text, seal.digest), words_of(seal.text) == said)


def paragraphs_of(speech: Speech) -> list[Line]:
    """The paragraphs of a speech as it stands, in reading order; one query."""
    return [line for line in version_of(speech.pk, speech.version).lines() if not line.is_heading]


def unseen_repairs(speech: Speech, person: User) -> list[Repair]:
    """Repairs that were made after somebody signed and that he has not acknowledged; two queries."""
    found = Repair.objects.filter(speech=speech).exclude(
        pk__in=Acknowledgement.objects.filter(repair__speech=speech, person=person).values("repair")
    )
    since = _signed_at(speech, person)
    return [one for one in found if since is not None and one.at >= since]


def _repairs(speech: Speech, reader: User) -> Sequence[ShownRepair]:
    repairs = Repair.objects.filter(speech=speech).select_related("by", "paragraph").order_by("-pk")
    rows = list(repairs.prefetch_related("acknowledgements__person"))
    since = _signed_at(speech, reader) if rows else None
    shown = []
    for one in rows:
        seen = {ack.person_id: str(ack.person) for ack in one.acknowledgements.all()}
        is_to_see = since is not None and one.at >= since and reader.pk not in seen
        shown.append(ShownRepair(one, tuple(seen.values()), is_to_see))
    return shown


def _signed_at(speech: Speech, person: User) -> datetime | None:
    given = Signature.objects.filter(speech=speech, voided_in=None, withdrawn_in=None)
    own = given.filter(by=person) | given.filter(on_behalf_of=person)
    return own.order_by("at").values_list("at", flat=True).first()
