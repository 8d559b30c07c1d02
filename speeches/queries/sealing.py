"""The self-contained text of a speech as it stands, with who signed it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from accounts.models import User
from speeches.domain.sign_off.sealing import SealedLine, SealedSignature, SealedSpeech, SealedStep
from speeches.domain.structure.tree import Node
from speeches.models import Signature, Speech
from speeches.queries import structure
from speeches.queries.blocks import markers_of
from speeches.queries.route import Route, route_of
from speeches.queries.structure import Manuscript


def sealed_speech(speech: Speech, version: int, *, by: User, at: datetime) -> SealedSpeech:
    """Everything that a seal keeps of a speech; a fixed number of queries."""
    manuscript = structure.manuscript_of(speech.pk)
    return SealedSpeech(
        title=speech.title,
        version=version,
        lap=speech.lap,
        sealed_at=_time(at),
        sealed_by=str(by),
        digest=manuscript.digest_of(None),
        lines=tuple(_lines(manuscript)),
        steps=tuple(_steps(route_of(speech), manuscript)),
    )


def _lines(manuscript: Manuscript) -> Iterator[SealedLine]:
    markers = markers_of(manuscript.tree)
    for node in manuscript.tree.lines():
        opened = node if node.is_section else manuscript.tree.opened_by(node)
        number = markers[opened.key[1]] if opened else ""
        yield SealedLine(number, _depth(manuscript, node), str(node.kind), manuscript.texts[node.key])


def _depth(manuscript: Manuscript, node: Node) -> int:
    depth = 0
    while parent := manuscript.tree.parent_of(node):
        node, depth = parent, depth + 1
    return depth


def _steps(route: Route, manuscript: Manuscript) -> Iterator[SealedStep]:
    markers = markers_of(manuscript.tree)
    names = {
        node.key[1]: markers[node.key[1]] + (manuscript.name_of(node) or str(node.kind))
        for node in manuscript.tree.walk()
        if node.is_section
    }
    units = {seat.pk: seat.unit for step in route.steps for seat in step.seats.all()}
    for step in route.steps:
        seats = {seat.pk for seat in step.seats.all()}
        yield SealedStep(
            step.name,
            str(step.kind),
            step.skip_reason,
            tuple(
                _signature(one, names.get(one.section_id or 0, ""), units[one.seat_id or 0])
                for one in route.signatures
                if one.seat_id in seats
            ),
        )


def _signature(one: Signature, section: str, unit: str) -> SealedSignature:
    return SealedSignature(
        name=str(one.by),
        unit=unit,
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
