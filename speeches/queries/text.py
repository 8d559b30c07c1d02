"""The text of a speech as of any version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from speeches.domain.outline.leads import lead_sentence
from speeches.domain.outline.parts import ParagraphKind, SectionKind
from speeches.domain.structure.sections import level_of
from speeches.domain.structure.tree import Key, Node, Noun, Tree
from speeches.queries.blocks import markers_of
from speeches.queries.structure import Manuscript

# Where each node stood, with its latest words: one look into an index each, however long its past. A
# paragraph that was joined into another leaves a row without words; its place says that it is gone. Not by
# the ORM, which takes longer to say it than the database to answer.
STANDING = """
    SELECT place.section_id, NULL::bigint, section.kind, place.parent_id, place.rank, place.numbering,
        place.pinned, place.since, said.text, said.since
    FROM speeches_placement AS place
    JOIN speeches_section AS section ON section.id = place.section_id
    LEFT JOIN LATERAL (
        SELECT text, since FROM speeches_revision
        WHERE section_id = place.section_id AND since <= %(version)s ORDER BY since DESC LIMIT 1
    ) AS said ON TRUE
    WHERE place.speech_id = %(speech)s AND place.since <= %(version)s
        AND (place.until IS NULL OR place.until > %(version)s)
    UNION ALL
    SELECT NULL, place.paragraph_id, paragraph.kind, place.parent_id, place.rank, place.numbering,
        place.pinned, place.since, said.text, said.since
    FROM speeches_placement AS place
    JOIN speeches_paragraph AS paragraph ON paragraph.id = place.paragraph_id
    LEFT JOIN LATERAL (
        SELECT text, since FROM speeches_revision
        WHERE paragraph_id = place.paragraph_id AND since <= %(version)s AND joined_into_id IS NULL
        ORDER BY since DESC LIMIT 1
    ) AS said ON TRUE
    WHERE place.speech_id = %(speech)s AND place.since <= %(version)s
        AND (place.until IS NULL OR place.until > %(version)s)
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading line or paragraph as it was read.

    `lead` is the sentence set as a heading of `level` and `rest` what follows it; a heading has only `rest`.
    """

    key: Key
    kind: SectionKind | ParagraphKind
    level: int
    marker: str
    lead: str
    rest: str

    @property
    def pk(self) -> int:
        """The id of its section or paragraph."""
        return self.key[1]

    @property
    def is_heading(self) -> bool:
        """It is the line of a section."""
        return self.key[0] is Noun.SECTION

    @property
    def heading_rank(self) -> int:
        """Its rank among the headings of a page that has one above them."""
        return max(self.level, 1) + 1


@dataclass(frozen=True, slots=True)
class NamedSection:
    """A section with its number and name."""

    pk: int
    marker: str
    name: str | SectionKind


@dataclass(frozen=True, slots=True)
class PastManuscript(Manuscript):
    """A speech as it was read in a version.

    `written` is the version that last wrote the words of a line, `placed` the one that put a node there.
    """

    version: int
    markers: Mapping[int, str]
    written: Mapping[Key, int]
    placed: Mapping[Key, int]

    def lines(self) -> Iterator[Line]:
        """Its lines in reading order."""
        for node in self.tree.lines():
            section = self.section_headed_by(node)
            lead, rest = "", self.texts[node.key]
            if section and section is not node:
                lead, rest = lead_sentence(rest)
            level = level_of(self.tree, section) if section else 0
            yield Line(node.key, node.kind, level, self.marker_of(node), lead, rest)

    def sections(self) -> Iterator[NamedSection]:
        """Its sections in reading order; one without a heading is named by its kind."""
        for node in self.tree.walk():
            if node.is_section:
                pk = node.key[1]
                yield NamedSection(pk, self.markers[pk], self.name_of(node) or SectionKind(node.kind))

    def marker_of(self, line: Node) -> str:
        """What stands in front of a line, empty for most paragraphs."""
        section = self.section_headed_by(line)
        return self.markers[section.key[1]] if section else ""

    def headings_above(self, line: Node) -> tuple[str, ...]:
        """The names of the sections around a line, the outermost first, with their markers."""
        section = self.tree.parent_of(self.section_headed_by(line) or line)
        names: list[str] = []
        while section:
            if name := self.name_of(section):
                names.insert(0, self.markers[section.key[1]] + name)
            section = self.tree.parent_of(section)
        return tuple(names)

    def section_headed_by(self, line: Node) -> Node | None:
        """The section of which this line is, or holds, the heading."""
        return line if line.is_section else self.tree.opened_by(line)


def version_of(speech_id: int, version: int) -> PastManuscript:
    """The speech as it was read in a version, empty before the first; one query."""
    nodes: list[Node] = []
    texts: dict[Key, str] = {}
    written: dict[Key, int] = {}
    placed: dict[Key, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"speech": speech_id, "version": version})
        for section, paragraph, kind, *place, since, words, words_since in cursor.fetchall():
            key: Key = (Noun.SECTION, section) if section else (Noun.PARAGRAPH, paragraph)
            nodes.append(Node(key, SectionKind(kind) if section else ParagraphKind(kind), *place))
            texts[key], written[key], placed[key] = words or "", words_since or 0, since
    tree = Tree(nodes)
    return PastManuscript(tree, texts, version, markers_of(tree), written, placed)
