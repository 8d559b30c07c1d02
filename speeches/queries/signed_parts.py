"""The text as it will be printed, for somebody who signs: what he signed before is folded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from speeches.domain.signing import Opinion
from speeches.domain.structure.tree import Key, Node
from speeches.models import Signature
from speeches.queries.recorded import Past
from speeches.queries.text import Line, NamedSection, PastManuscript


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring lines; those of `folded` say what was signed in version `signed_in`.

    `top` is the section of the first rank that begins here.
    """

    lines: tuple[Line, ...]
    top: NamedSection | None = None
    folded: NamedSection | None = None
    signed_in: int = 0


class Signed:
    """What somebody put his name to before, by section, in words that stand unchanged."""

    def __init__(self, text: PastManuscript, given: Iterable[Signature], past: Past) -> None:
        """`given` are a person's own signatures; one earlier version is read where he signed the whole."""
        self._text = text
        agreed = [one for one in given if one.withdrawn_in is None and one.opinion is not Opinion.DISAGREE]
        self._digests: dict[tuple[int, str], int] = {}
        for one in agreed:
            if one.section_id:
                kept = [keeping.digest for keeping in one.keepings.all()]
                for digest in (one.digest, *kept):
                    self._digests[one.section_id, digest] = one.version
        whole = max((one.version for one in agreed if one.section_id is None), default=0)
        self._whole = past(whole) if whole else None

    def version_of(self, section: int) -> int:
        """The version in which exactly these words were signed; 0 where they were not."""
        now = self._text.digest_of(section)
        if found := self._digests.get((section, now)):
            return found
        is_same = self._whole is not None and self._whole.digest_of(section) == now
        return self._whole.version if self._whole and is_same else 0


def parts_of(text: PastManuscript, top: int | None, signed: Signed) -> tuple[Part, ...]:
    """The lines of the whole, or of one section, in stretches that are open or folded; no query."""
    lines = {line.key: line for line in text.lines()}
    names = {section.pk: section for section in text.sections()}
    walk = _Walk(text, lines, names, signed)
    if top is None:
        return tuple(part for node in text.tree.children(None) for part in walk.of(node, is_top=True))
    own = next((node for node in text.tree.walk() if node.is_section and node.key[1] == top), None)
    return tuple(walk.open(own)) if own else ()


@dataclass(frozen=True, slots=True)
class _Walk:
    text: PastManuscript
    lines: Mapping[Key, Line]
    names: Mapping[int, NamedSection]
    signed: Signed

    def of(self, section: Node, *, is_top: bool = False) -> Iterator[Part]:
        """A section folded, or open with those in it that are."""
        pk = section.key[1]
        top = self.names[pk] if is_top else None
        if version := self.signed.version_of(pk):
            held = tuple(self._lines([section, *self.text.tree.walk(pk)]))
            if held:
                yield Part(held, top, self.names[pk], version)
            return
        for at, part in enumerate(self.open(section)):
            yield Part(part.lines, None if at else top, part.folded, part.signed_in)

    def open(self, section: Node) -> Iterator[Part]:
        """What a section holds, its own lines open."""
        opened = [*self._lines([section])]
        for node in self.text.tree.children(section.key[1]):
            if not node.is_section:
                opened += self._lines([node])
                continue
            for part in self.of(node):
                if part.folded:
                    if opened:
                        yield Part(tuple(opened))
                    opened = []
                    yield part
                else:
                    opened += part.lines
        if opened:
            yield Part(tuple(opened))

    def _lines(self, nodes: Iterable[Node]) -> Iterator[Line]:
        return (self.lines[node.key] for node in nodes if node.key in self.lines)
