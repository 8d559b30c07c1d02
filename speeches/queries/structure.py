"""The tree of a speech as it stands, and its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Q

from speeches.domain.outline.leads import headline
from speeches.domain.signing import Words, digest
from speeches.domain.structure.tree import Key, Node, Noun, Tree
from speeches.models import Paragraph, Placement, Section
from speeches.queries.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All nodes of a speech in their places, with the text of each line."""

    tree: Tree
    texts: Mapping[Key, str]

    def words_of(self, section_id: int | None) -> list[Words]:
        """A section's lines as a signer reads them, None: those of the whole; none when it is not there."""
        if section_id is None:
            return self._below(None, 0)
        top = self.tree.nodes.get((Noun.SECTION, section_id))
        if top is None:
            return []
        return [Words(0, top.kind, self.texts[top.key]), *self._below(section_id, 1)]

    def digest_of(self, section_id: int | None) -> str:
        """The hash of the words that a signature on this section, or on the whole, would stand on."""
        return digest(self.words_of(section_id))

    def name_of(self, section: Node) -> str:
        """Its heading, or the one derived from its first paragraph; empty for the opening and the like."""
        opener = self.tree.opener(section)
        return headline(self.texts[opener.key]) if opener else self.texts[section.key]

    def _below(self, section_id: int | None, depth: int) -> list[Words]:
        lines = []
        for node in self.tree.children(section_id):
            lines.append(Words(depth, node.kind, self.texts[node.key]))
            if node.is_section:
                lines += self._below(node.key[1], depth + 1)
        return lines


def tree_of(speech_id: int) -> Tree:
    """The tree of a speech as it stands; two queries."""
    return manuscript_of(speech_id).tree


@snapshot()
def manuscript_of(speech_id: int) -> Manuscript:
    """The tree of a speech as it stands, with its words; two queries."""
    nodes: list[Node] = []
    texts: dict[Key, str] = {}
    sections = Section.objects.filter(speech_id=speech_id, removed_in=None)
    for pk, kind, parent, rank, numbering, pinned, heading in sections.values_list(
        "pk", "kind", "parent_id", "rank", "numbering", "pinned", "heading"
    ):
        nodes.append(Node((Noun.SECTION, pk), kind, parent, rank, numbering, pinned))
        texts[Noun.SECTION, pk] = heading
    paragraphs = Paragraph.objects.filter(speech_id=speech_id, removed_in=None)
    for pk, what, section, rank, text in paragraphs.values_list("pk", "kind", "section_id", "rank", "text"):
        nodes.append(Node((Noun.PARAGRAPH, pk), what, section, rank))
        texts[Noun.PARAGRAPH, pk] = text
    return Manuscript(Tree(nodes), texts)


def latest_version_in(speech_id: int, keys: Iterable[Key]) -> int:
    """The latest version that wrote words, or put something to its place, among these nodes."""
    sections = [pk for noun, pk in keys if noun is Noun.SECTION]
    paragraphs = [pk for noun, pk in keys if noun is Noun.PARAGRAPH]
    headings = Section.objects.filter(pk__in=sections).aggregate(latest=Max("version"))["latest"]
    words = Paragraph.objects.filter(pk__in=paragraphs).aggregate(latest=Max("version"))["latest"]
    places = Placement.objects.filter(
        Q(section__in=sections) | Q(paragraph__in=paragraphs), speech=speech_id, until=None
    ).aggregate(latest=Max("since"))["latest"]
    return max(headings or 0, words or 0, places or 0)


def nearest_to(paragraph: Paragraph) -> int | None:
    """The standing paragraph nearest to where a removed one stood; None in an empty speech."""
    tree = tree_of(paragraph.speech_id)
    lines = [node for node in tree.lines() if not node.is_section]
    own = [node for node in lines if node.parent == paragraph.section_id]
    before = [node for node in own if node.rank < paragraph.rank]
    nearest = before[-1:] or own[:1] or lines[-1:]
    return nearest[0].key[1] if nearest else None
