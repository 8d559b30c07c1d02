"""base + theirs + yours → merged, merged but to be looked at, or a conflict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from speeches.domain.claims import Side, Stretch, by_clause, claims_of, stretches
from speeches.domain.diff import Span, SpanKind, spans
from speeches.domain.tokens import Tokens

# Both sides inserted the same words if that many characters in a row agree (algorithms.md 3.3).
_SAME_WORDS = 6


class MergeVerdict(StrEnum):
    """May the merged text be stored without asking anybody?"""

    CLEAN = "clean"
    REVIEW = "review"
    CONFLICT = "conflict"


class PieceKind(StrEnum):
    """Who changed a piece of the base."""

    SAME = "same"
    THEIRS = "theirs"
    YOURS = "yours"
    BOTH = "both"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the base and what each side made of it; the pieces in a row are the three texts."""

    kind: PieceKind
    base: str
    theirs: str
    yours: str

    @property
    def text(self) -> str | None:
        """What the merge makes of it; None where the sides disagree."""
        if self.kind is PieceKind.CONFLICT:
            return None
        return self.theirs if self.kind is PieceKind.THEIRS else self.yours


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of the merged text, or of what it replaces, and who did it."""

    kind: SpanKind
    by: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of two edits of one text."""

    base: str
    theirs: str
    yours: str
    pieces: tuple[Piece, ...]
    verdict: MergeVerdict

    @property
    def text(self) -> str | None:
        """The merged text, under review a proposal; None in a conflict."""
        parts = [piece.text for piece in self.pieces]
        whole = [part for part in parts if part is not None]
        return "".join(whole) if len(whole) == len(parts) else None

    @property
    def proposal(self) -> str:
        """What to begin with when a person has to decide: all of both, and yours where they disagree."""
        return "".join(piece.yours if piece.text is None else piece.text for piece in self.pieces)

    @property
    def theirs_spans(self) -> tuple[Span, ...]:
        """What they changed in the base, for reading."""
        return spans(self.base, self.theirs)

    @property
    def yours_spans(self) -> tuple[Span, ...]:
        """What you changed in the base, for reading."""
        return spans(self.base, self.yours)

    @property
    def marks(self) -> list[Mark]:
        """The merged text with every change and its side; rival wordings stand one after the other."""
        return [mark for piece in self.pieces for mark in _marks(piece) if mark.text]


def merge(*, base: str, theirs: str, yours: str) -> Merge:
    """Join two edits of one text.

    Changes that touch or share a figure or Latin word are a conflict, unless they are equal; changes in
    one clause, or the same words inserted twice, are to be reviewed; all else is clean. A line end ends a
    clause, so a paragraph about to be split merges like any other.
    """
    before = Tokens(base)
    made = [
        *claims_of(Side.THEIRS, before, Tokens(theirs)),
        *claims_of(Side.YOURS, before, Tokens(yours)),
    ]
    pieces = tuple(pieces_of(base, theirs, yours, stretches(made)))
    if _has_conflict(pieces):
        verdict = MergeVerdict.CONFLICT
    elif _is_doubtful(pieces, pieces_of(base, theirs, yours, stretches(by_clause(before, made)))):
        verdict = MergeVerdict.REVIEW
    else:
        verdict = MergeVerdict.CLEAN
    return Merge(base, theirs, yours, pieces, verdict)


def pieces_of(base: str, theirs: str, yours: str, changed: Iterable[Stretch]) -> Iterator[Piece]:
    """The three texts cut at the stretches that somebody changed."""
    done = their_shift = your_shift = 0
    for stretch in changed:
        if done < stretch.start:
            yield _same(base[done : stretch.start])
        their_start, your_start = stretch.start + their_shift, stretch.start + your_shift
        their_shift += stretch.growth[Side.THEIRS]
        your_shift += stretch.growth[Side.YOURS]
        done = stretch.end
        yield _piece(
            base[stretch.start : done],
            theirs[their_start : done + their_shift],
            yours[your_start : done + your_shift],
        )
    if done < len(base):
        yield _same(base[done:])


def _same(text: str) -> Piece:
    return Piece(PieceKind.SAME, text, text, text)


def _piece(base: str, theirs: str, yours: str) -> Piece:
    if theirs == yours:
        kind = PieceKind.BOTH
    elif yours == base:
        kind = PieceKind.THEIRS
    elif theirs == base:
        kind = PieceKind.YOURS
    else:
        kind = PieceKind.CONFLICT
    return Piece(kind, base, theirs, yours)


def _has_conflict(pieces: Iterable[Piece]) -> bool:
    return any(piece.kind is PieceKind.CONFLICT for piece in pieces)


def _is_doubtful(pieces: Iterable[Piece], by_clause: Iterable[Piece]) -> bool:
    pieces = list(pieces)
    theirs = _inserted_words(
        piece.theirs for piece in pieces if _grows(piece, PieceKind.THEIRS, piece.theirs)
    )
    yours = _inserted_words(piece.yours for piece in pieces if _grows(piece, PieceKind.YOURS, piece.yours))
    return not theirs.isdisjoint(yours) or _has_conflict(by_clause)


def _grows(piece: Piece, kind: PieceKind, text: str) -> bool:
    return piece.kind is kind and len(text) - len(piece.base) >= _SAME_WORDS


def _inserted_words(texts: Iterable[str]) -> set[str]:
    return {
        text[start : start + _SAME_WORDS] for text in texts for start in range(len(text) - _SAME_WORDS + 1)
    }


def _marks(piece: Piece) -> list[Mark]:
    if piece.kind is PieceKind.SAME:
        return [Mark(SpanKind.KEPT, PieceKind.SAME, piece.base)]
    marks = [Mark(SpanKind.REMOVED, piece.kind, piece.base)]
    if piece.text is not None:
        return [*marks, Mark(SpanKind.ADDED, piece.kind, piece.text)]
    return [
        *marks,
        Mark(SpanKind.ADDED, PieceKind.THEIRS, piece.theirs),
        Mark(SpanKind.ADDED, PieceKind.YOURS, piece.yours),
    ]
