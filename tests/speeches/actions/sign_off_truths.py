"""What is always true of a speech on a route, whatever was done to it."""

from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Opinion, SpeechState
from speeches.models import Event, Section, Signature, Speech, Step
from speeches.queries.route import route_of
from speeches.queries.structure import manuscript_of
from speeches.queries.text import version_of

BEHIND = {StepStatus.PASSED, StepStatus.SKIPPED}


def of_route(speech_id: int, *, is_settled: bool) -> None:
    """What is stored follows from what is signed; not settled where an account was closed since."""
    speech = Speech.objects.get(pk=speech_id)
    route = route_of(speech)
    stored = {step.pk: step.status for step in route.steps}
    assert list(stored.values()).count(StepStatus.OPEN) <= 1
    if not is_settled:
        return
    if speech.state is SpeechState.DRAFTING:
        assert StepStatus.OPEN not in stored.values()
        assert all(route.statuses[pk] is status for pk, status in stored.items() if status in BEHIND)
    else:
        assert stored == route.statuses
        assert (speech.state is SpeechState.SIGNED) is route.is_complete
    for step in route.steps:
        if step.status is StepStatus.PASSED:
            _of_passed(speech, step)


def of_signatures(speech_id: int) -> None:
    """What stands, stands on the words that are there; and each has the hash of the words it points at."""
    speech = Speech.objects.get(pk=speech_id)
    manuscript = manuscript_of(speech_id)
    standing = Signature.objects.filter(
        speech=speech, seat__step__lap=speech.lap, voided_in=None, withdrawn_in=None
    ).exclude(opinion=Opinion.DISAGREE)
    for one in standing.prefetch_related("keepings"):
        assert version_of(speech_id, one.version).digest_of(one.section_id) == one.digest
        kept = sorted(one.keepings.all(), key=lambda keeping: keeping.version)[-1:]
        known = {one.digest, *(keeping.digest for keeping in kept)}
        assert manuscript.digest_of(one.section_id) in known


def of_objections(speech_id: int) -> None:
    """An objection is lifted by who made it, or for whom, and by nothing else."""
    for one in Signature.objects.filter(speech=speech_id, opinion=Opinion.DISAGREE):
        assert one.voided_in is None
        if one.withdrawn_in:
            lifted = Event.objects.filter(speech=speech_id, version=one.withdrawn_in)
            assert set(lifted.values_list("by", flat=True)) <= {one.by_id, one.on_behalf_of_id}


def of_versions(speech_id: int) -> None:
    """They have no gap."""
    first = Event.objects.filter(speech=speech_id, ordinal=0).order_by("version")
    version = Speech.objects.get(pk=speech_id).version
    assert list(first.values_list("version", flat=True)) == list(range(1, version + 1))


def _of_passed(speech: Speech, step: Step) -> None:
    """Enough seats of this lap are signed, each on all that it is for, and nobody disagrees."""
    seats = [seat for seat in step.seats.all() if seat.succeeded_in is None]
    live = Signature.objects.filter(seat__in=seats, voided_in=None, withdrawn_in=None)
    assert step.lap == speech.lap
    assert not live.filter(opinion=Opinion.DISAGREE).exists()
    signed = set(live.values_list("seat", "section"))
    present = set(Section.objects.filter(speech=speech, removed_in=None).values_list("pk", flat=True))
    done = 0
    for seat in seats:
        scope = {one.section_id for one in seat.scope.all()}
        wanted = set[int | None](scope & present or scope) or {None}
        done += {(seat.pk, section) for section in wanted} <= signed
    assert done >= (step.needed or len(seats)) > 0
