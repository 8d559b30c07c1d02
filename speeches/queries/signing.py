"""A section as its signer sees it."""

from dataclasses import dataclass

from accounts.models import User
from speeches.domain.signing import Words, digest
from speeches.models import Section, Signature
from speeches.queries import structure
from speeches.queries.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class SigningSheet:
    """The exact words to sign, their hash, and every signature that was ever given on the section."""

    lines: tuple[Words, ...]
    digest: str
    signatures: tuple[Signature, ...]

    def is_signed_by(self, person: User) -> bool:
        """Whether one of the signatures is this person's and still stands."""
        return any(signature.is_live and signature.by_id == person.pk for signature in self.signatures)


@snapshot()
def sheet_of(section: Section) -> SigningSheet:
    """The words of a section and their hash, taken from the same rows; three queries."""
    lines = structure.manuscript_of(section.speech_id).words_of(section.pk)
    given = Signature.objects.filter(section=section).select_related("by").order_by("-pk")
    return SigningSheet(tuple(lines), digest(lines), tuple(given))
