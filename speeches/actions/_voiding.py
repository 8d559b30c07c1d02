"""Signatures end when the words they stand on change, whatever changed them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db.models import Q

from speeches.domain.grading import Effect, Grade, effect_of, grades_of
from speeches.domain.happenings import Happening
from speeches.domain.signing import Ending, Opinion, Words
from speeches.models import Keeping, Signature, Speech
from speeches.queries import structure
from speeches.queries.route import in_lap, rules
from speeches.queries.text import version_of


@dataclass(frozen=True, slots=True)
class Broken:
    """Something happened to the signatures on a section, None: on the whole."""

    kind: Happening
    section: int | None


def void_what_changed(speech: Speech, version: int, *, repair: str = "") -> list[Broken]:
    """Judge every live signature whose words are no longer those that were signed, by how grave that is.

    An objection stands until its author lifts it (product.md D4). `repair` is the reason of a repair of a
    final speech, which ends none: its signers are shown it.
    """
    live = Signature.objects.filter(in_lap(speech), speech=speech, voided_in=None, withdrawn_in=None)
    standing = [one for one in live.prefetch_related("keepings") if one.opinion is not Opinion.DISAGREE]
    if not standing:
        return []
    manuscript = structure.manuscript_of(speech.pk)
    digests = {section: manuscript.digest_of(section) for section in {one.section_id for one in standing}}
    hit = [one for one in standing if digests[one.section_id] not in _known(one)]
    if not hit:
        return []
    grades = _grading(speech.pk, manuscript.words_of)
    effects = {} if repair else rules().effects
    for one in hit:
        found = grades(one.version, one.section_id)
        effect = Effect.KEEP if repair else effect_of(found, effects)
        named = ",".join(grade for grade in Grade if grade in found)
        if effect is Effect.KEEP:
            Keeping.objects.create(
                signature=one, version=version, digest=digests[one.section_id], grades=named, reason=repair
            )
        else:
            one.voided_in, one.ending, one.effect, one.grades = version, Ending.CHANGED, effect, named
            one.save(update_fields=["voided_in", "ending", "effect", "grades"])
    ended = {one.section_id for one in hit if one.voided_in}
    kept = {one.section_id for one in hit} - ended
    return [
        Broken(kind, section)
        for kind, sections in ((Happening.SIGNATURE_VOIDED, ended), (Happening.SIGNATURE_KEPT, kept))
        for section in sorted(sections, key=lambda section: section or 0)
    ]


def may_stand_again(signature: Signature, words_now: Callable[[int | None], list[Words]]) -> bool:
    """Whether what has become of its words by now is still for its signer to confirm."""
    found = _grading(signature.speech_id, words_now)(signature.version, signature.section_id)
    return not found or effect_of(found, rules().effects) is not Effect.VOID


def end_all(speech: Speech, version: int, ending: Ending, which: Q) -> list[int | None]:
    """End the live signatures that are meant, for another reason than their words; the sections concerned.

    Never an objection, nor a signature of an earlier lap.
    """
    live = Signature.objects.filter(which, in_lap(speech), speech=speech, voided_in=None, withdrawn_in=None)
    meant = live.exclude(opinion=Opinion.DISAGREE)
    sections: list[int | None] = sorted(
        set(meant.values_list("section", flat=True)), key=lambda section: section or 0
    )
    meant.update(voided_in=version, ending=ending)
    return sections


def _known(signature: Signature) -> set[str]:
    """What was signed, and what the latest change left of it that did not end the signature."""
    kept = sorted(signature.keepings.all(), key=lambda one: one.version)
    return {signature.digest, *(one.digest for one in kept[-1:])}


def _grading(
    speech_id: int, words_now: Callable[[int | None], list[Words]]
) -> Callable[[int, int | None], frozenset[Grade]]:
    """How grave the change is from a version to now; each version is read once."""
    past = cache(lambda version: version_of(speech_id, version))

    @cache
    def grades(version: int, section: int | None) -> frozenset[Grade]:
        return grades_of(past(version).words_of(section), words_now(section))

    return grades
