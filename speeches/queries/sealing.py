"""The self-contained text of a speech as it stands, with who signed it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from accounts.models import User
from speeches.domain.outline.parts import ParagraphKind
from speeches.domain.sign_off.sealing import SealedLine, SealedSignature, SealedSpeech, SealedStep
from speeches.models import Seat, Signature, Speech
from speeches.queries import structure
from speeches.queries.blocks import markers_of
from speeches.queries.route import Route, route_of
from speeches.queries.structure import Manuscript


@dataclass(frozen=True, slots=True)
class Sealing:
    """As which version, by whom, when and why a text is sealed."""

    version: int
    by: User
    at: datetime
    note: str = ""
    exceptions: str = ""


def sealed_speech(speech: Speech, sealing: Sealing) -> SealedSpeech:
    """Everything that a seal keeps of a speech; a fixed number of queries."""
    manuscript = structure.manuscript_of(speech.pk)
    route, names = route_of(speech), _names(manuscript)
    return SealedSpeech(
        # Not that of the speech: it follows the lines only when the change is closed.
        title="\n".join(line.text for line in manuscript.words_of(None) if line.kind == ParagraphKind.TITLE),
        version=sealing.version,
        lap=speech.lap,
        sealed_at=_time(sealing.at),
        sealed_by=str(sealing.by),
        note=sealing.note,
        exceptions=sealing.exceptions,
        digest=manuscript.digest_of(None),
        lines=tuple(_lines(manuscript)),
        steps=tuple(_steps(route, names)),
        objections=tuple(_signature(one, names.get(one.section_id or 0, "")) for one in route.objections),
    )


def _lines(manuscript: Manuscript) -> Iterator[SealedLine]:
    tree, markers = manuscript.tree, markers_of(manuscript.tree)
    for node, words in zip(tree.walk(), manuscript.words_of(None), strict=True):
        opened = node if node.is_section and node.has_own_line else tree.opened_by(node)
        number = markers[opened.key[1]] if opened else ""
        yield SealedLine(number, words.depth, str(words.kind), words.text)


def _names(manuscript: Manuscript) -> dict[int, str]:
    markers = markers_of(manuscript.tree)
    return {
        node.key[1]: markers[node.key[1]] + (manuscript.name_of(node) or str(node.kind))
        for node in manuscript.tree.walk()
        if node.is_section
    }


def _steps(route: Route, names: Mapping[int, str]) -> Iterator[SealedStep]:
    held = {seat.pk: seat for step in route.steps for seat in step.seats.all()}
    for step in route.steps:
        seats = {seat.pk for seat in step.seats.all()}
        yield SealedStep(
            step.name,
            str(step.kind),
            step.skip_reason,
            str(step.skipped_by) if step.skipped_by else "",
            _time(step.skipped_at) if step.skipped_at else "",
            tuple(
                _signature(one, names.get(one.section_id or 0, ""), held[one.seat_id or 0])
                for one in route.signatures
                if one.seat_id in seats
            ),
        )


def _signature(one: Signature, section: str, seat: Seat | None = None) -> SealedSignature:
    return SealedSignature(
        name=str(one.by),
        # The unit for which somebody was given the seat; whoever signs for him has his own.
        unit=seat.unit if seat and seat.person_id == one.by_id else one.by.unit,
        post=one.by.post,
        on_behalf_of=str(one.on_behalf_of) if one.on_behalf_of else "",
        section=section,
        opinion=str(one.opinion),
        remark=one.remark,
        at=_time(one.at),
        digest=one.digest,
    )


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
