"""Second phase of reading: lines with roles become the tree; reading order is never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from speeches.domain.outline.leads import is_one_sentence
from speeches.domain.outline.parts import Paragraph, ParagraphKind, Section, SectionKind
from speeches.domain.outline.roles import HEADINGS, OPENERS, Draft, LineRole

_KIND_OF_PARAGRAPH = {
    LineRole.TITLE: ParagraphKind.TITLE,
    LineRole.SUBTITLE: ParagraphKind.SUBTITLE,
    LineRole.SALUTATION: ParagraphKind.SALUTATION,
}
_OPENERS = frozenset({SectionKind.RUN_IN, SectionKind.LEAD})


@dataclass(slots=True)
class _Branch:
    """A section while it grows."""

    kind: SectionKind
    level: int = 0
    draft: Draft | None = None
    content: "list[Paragraph | _Branch]" = field(default_factory=list)

    @property
    def level_from_around(self) -> bool:
        """Whether it stands one below the numbered section around it, whichever that is (C3)."""
        return self.draft is not None and self.draft.own_level is None

    def finished(self) -> Section:
        content = tuple(part.finished() if isinstance(part, _Branch) else part for part in self.content)
        if self.draft is None:
            return Section(self.kind, content, gap="")
        is_led = self.kind in _OPENERS
        mark = self.draft.mark
        return Section(
            self.kind,
            content,
            numbering=mark.template if mark else "",
            number=mark.number if mark else 0,
            heading="" if is_led else self.draft.words,
            level=self.level,
            gap="" if is_led else self.draft.source.gap,
            line=self.draft.source.line,
        )


@dataclass(slots=True)
class _Growth:
    """The tree while it grows: top-level branches, and those still open, outermost first."""

    top: list[_Branch] = field(default_factory=list)
    open: list[_Branch] = field(default_factory=list)

    def add(self, draft: Draft, *, follower: Draft | None) -> None:
        """Put the next line where it belongs; `follower` is the next line that opens a section."""
        role = draft.role
        if role is LineRole.PART:
            self._open(_Branch(SectionKind.PART, 0, draft))
        elif role in HEADINGS:
            self._open(_Branch(SectionKind.STANDALONE, draft.level, draft))
        elif role in OPENERS:
            kind = SectionKind.RUN_IN if draft.mark else SectionKind.LEAD
            self._open(_Branch(kind, draft.level, draft, [_paragraph(draft, ParagraphKind.BODY)]))
        else:
            self._home(draft, follower).content.append(
                _paragraph(draft, _KIND_OF_PARAGRAPH.get(role or LineRole.BODY, ParagraphKind.BODY))
            )

    def _open(self, branch: _Branch) -> None:
        if branch.level_from_around:
            branch.level = (
                next((outer.level for outer in reversed(self.open) if not outer.level_from_around), 0) + 1
            )
        while self.open and (branch.kind is SectionKind.PART or self.open[-1].level >= branch.level):
            self.open.pop()
        (self.open[-1].content if self.open else self.top).append(branch)
        self.open.append(branch)

    def _home(self, draft: Draft, follower: Draft | None) -> _Branch:
        if draft.role is LineRole.CLOSING or (draft.role is LineRole.SALUTATION and draft.is_in_closing):
            self.open = []
            return self._loose(SectionKind.CLOSING)
        if draft.role is LineRole.WRAP_UP:
            self.open = [branch for branch in self.open if branch.kind is SectionKind.PART]
        elif not draft.is_decided or draft.role is not LineRole.BODY:
            self._leave_openers(follower)
        return self.open[-1] if self.open else self._loose(self._kind_of_loose(draft))

    def _leave_openers(self, follower: Draft | None) -> None:
        """Behind the last of a list of lead sentences, text goes back to the section around it (C5)."""
        while self.open and self.open[-1].kind in _OPENERS and not self._stays(self.open[-1], follower):
            self.open.pop()

    def _stays(self, branch: _Branch, follower: Draft | None) -> bool:
        opener = branch.draft
        if opener is None or branch.kind is SectionKind.LEAD:
            return False
        if opener.has_next or (_begins_below(branch, follower) and not is_one_sentence(opener.words)):
            return True
        has_sections = any(isinstance(part, _Branch) for part in branch.content)
        return len(branch.content) <= opener.keeps and not has_sections

    def _kind_of_loose(self, draft: Draft) -> SectionKind:
        is_front = draft.role in _KIND_OF_PARAGRAPH and {branch.kind for branch in self.top} <= {
            SectionKind.FRONT
        }
        if is_front:
            return SectionKind.FRONT
        if self.top and self.top[-1].kind is SectionKind.CLOSING:
            return SectionKind.CLOSING
        has_sections = any(branch.draft is not None for branch in self.top)
        return SectionKind.WRAP_UP if has_sections else SectionKind.OPENING

    def _loose(self, kind: SectionKind) -> _Branch:
        """The unheaded top-level section of this kind that text goes on in, begun where there is none."""
        if not self.top or self.top[-1].kind is not kind:
            self.top.append(_Branch(kind))
        return self.top[-1]


def _begins_below(branch: _Branch, follower: Draft | None) -> bool:
    """Whether the next section is by its symbol a subsection of this one."""
    return follower is not None and (follower.own_level or 0) > branch.level


def assemble(drafts: Sequence[Draft]) -> tuple[Section, ...]:
    """The tree of the lines that are spoken."""
    growth = _Growth()
    for draft, follower in zip(drafts, _followers(drafts), strict=True):
        growth.add(draft, follower=follower)
    return tuple(branch.finished() for branch in growth.top)


def _followers(drafts: Sequence[Draft]) -> list[Draft | None]:
    """For each line the next line that opens a section, None where a closing or wrap-up comes first."""
    followers: list[Draft | None] = []
    follower: Draft | None = None
    for draft in reversed(drafts):
        followers.append(follower)
        if draft.is_structural:
            follower = draft
        elif draft.role in {LineRole.CLOSING, LineRole.WRAP_UP}:
            follower = None
    followers.reverse()
    return followers


def _paragraph(draft: Draft, kind: ParagraphKind) -> Paragraph:
    text = draft.words if draft.role in OPENERS else draft.text
    return Paragraph(text, kind, draft.source.gap, draft.source.line)
