"""A final speech: its seals, whether they hold, its repairs, and how often it was opened again."""

from dataclasses import dataclass

from speeches.domain.sign_off.sealing import Finding, check_code, look_at
from speeches.models import Milestone, Seal, Speech, Unlocking
from speeches.queries.repairs import RepairView, repairs_of
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
class Verified:
    """A seal that was tried, and what was found."""

    seal: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class FinalRecord:
    """What was kept each time that the speech was final, the latest first."""

    seals: tuple[KeptSeal, ...]
    repairs: tuple[RepairView, ...]
    unlockings: tuple[Unlocking, ...]


def record_of(speech: Speech) -> FinalRecord:
    """Everything that is kept of a speech's being final; seven queries at most."""
    seals = (
        Seal.objects.filter(milestone__speech=speech)
        .select_related("milestone__by")
        .defer("text")
        .order_by("-pk")
    )
    unlockings = Unlocking.objects.filter(speech=speech).select_related("by").order_by("-pk")
    kept = tuple(KeptSeal(seal, is_latest=at == 0) for at, seal in enumerate(seals))
    return FinalRecord(kept, tuple(repairs_of(speech)), tuple(unlockings))


def verified(speech: Speech, seal: int) -> Verified | None:
    """Try a seal against its hash, and against the version that it is of; two queries."""
    found = Seal.objects.filter(pk=seal, milestone__speech=speech).select_related("milestone").first()
    if found is None:
        return None
    version = version_of(speech.pk, found.milestone.version)
    return Verified(seal, look_at(found.text, found.digest, version.digest_of(None)))


def lines_of(speech: Speech) -> list[Line]:
    """The lines of a speech as it stands, in reading order; one query."""
    return list(version_of(speech.pk, speech.version).lines())
