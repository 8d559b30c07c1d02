"""Signatures end when the words they stand on change, whatever changed them."""

from speeches.models import Signature
from speeches.queries import structure


def void_what_changed(speech_id: int, version: int) -> list[int]:
    """End every live signature whose section no longer says what was signed; the sections concerned."""
    live = list(Signature.objects.filter(speech_id=speech_id, voided_in=None, withdrawn_in=None))
    if not live:
        return []
    manuscript = structure.manuscript_of(speech_id)
    digests = {section: manuscript.digest_of(section) for section in {one.section_id for one in live}}
    broken = [one for one in live if digests[one.section_id] != one.digest]
    Signature.objects.filter(pk__in=[one.pk for one in broken]).update(voided_in=version)
    return sorted({one.section_id for one in broken})
