"""The sign-off sheet (审签单): who signed what at which step, and what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from speeches.domain.outline.parts import SectionKind
from speeches.domain.sign_off.sealing import check_code
from speeches.models import Seal, Seat, Signature, Speech, Step
from speeches.queries import structure
from speeches.queries.blocks import markers_of
from speeches.queries.route import OBJECTION


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A signature at a step, or a seat at which nobody has signed; without a step it stands beside the route.

    `section` is what was signed by its name, or by its kind where it has none; empty for the whole.
    """

    step: Step | None
    seat: Seat | None
    signature: Signature | None
    section: str | SectionKind = ""


@dataclass(frozen=True, slots=True)
class SignOffSheet:
    """All lines of a lap, and the hash of what is signed: that of the seal once it is final.

    `exceptions` is why something was left open.
    """

    speech: Speech
    lap: int
    version: int
    digest: str
    is_sealed: bool
    exceptions: str
    lines: tuple[SheetLine, ...]

    @property
    def code(self) -> str:
        """What one reads out of the hash."""
        return check_code(self.digest)


def sheet_of(speech: Speech, lap: int | None = None) -> SignOffSheet:
    """The sheet of a lap, None: the present one; ten queries."""
    wanted = speech.lap if lap is None else lap
    seal = Seal.objects.filter(milestone__speech=speech, lap=wanted).select_related("milestone").last()
    manuscript = structure.manuscript_of(speech.pk)
    markers = markers_of(manuscript.tree)
    names = {
        node.key[1]: markers[node.key[1]] + name
        if (name := manuscript.name_of(node))
        else SectionKind(node.kind)
        for node in manuscript.tree.walk()
        if node.is_section
    }
    return SignOffSheet(
        speech=speech,
        lap=wanted,
        version=seal.milestone.version if seal else speech.version,
        digest=seal.digest if seal else manuscript.digest_of(None),
        is_sealed=seal is not None,
        exceptions=seal.exceptions if seal else "",
        lines=(*_lines(speech, wanted, names), *(_beside(speech, names) if wanted == speech.lap else ())),
    )


def _lines(speech: Speech, lap: int, names: Mapping[int, str | SectionKind]) -> Iterator[SheetLine]:
    steps = Step.objects.filter(speech=speech, lap=lap).select_related("skipped_by").order_by("position")
    for step in steps.prefetch_related(
        "seats__person", "seats__signatures__by", "seats__signatures__section"
    ):
        seats = sorted(step.seats.all(), key=lambda seat: seat.pk)
        if not seats:
            yield SheetLine(step, None, None)
        for seat in seats:
            given = sorted(seat.signatures.all(), key=lambda one: one.pk)
            for one in given:
                yield SheetLine(step, seat, one, _told(one, names))
            if not given and seat.succeeded_in is None:
                yield SheetLine(step, seat, None)


def _beside(speech: Speech, names: Mapping[int, str | SectionKind]) -> Iterator[SheetLine]:
    """What was signed without a route, and objections of before that nobody has lifted."""
    elsewhere = Q(seat=None) | (OBJECTION & Q(seat__step__lap__lt=speech.lap))
    given = Signature.objects.filter(elsewhere, speech=speech)
    for one in given.select_related("by", "on_behalf_of", "section", "seat__person").order_by("pk"):
        yield SheetLine(None, one.seat, one, _told(one, names))


def _told(signature: Signature, names: Mapping[int, str | SectionKind]) -> str | SectionKind:
    section = signature.section
    if section is None:
        return ""
    # One that was removed since is called as it was.
    return names.get(section.pk) or section.heading or section.kind
