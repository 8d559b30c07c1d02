"""A speech with all that its page shows, in a fixed number of queries."""

from dataclasses import dataclass

from speeches.domain import policy
from speeches.domain.policy import Role
from speeches.domain.talk import Audience, audiences_of
from speeches.domain.verdict import Verdict
from speeches.models import Paragraph, Section, Speech
from speeches.queries.assigned import assigned_to
from speeches.queries.blocks import Blocks
from speeches.queries.lines import Block, OutlineEntry, ParagraphView, SectionHead
from speeches.queries.open_talk import open_talk
from speeches.queries.section_work import with_work
from speeches.queries.signings import signings_of
from speeches.queries.snapshot import snapshot
from speeches.queries.standing import Standing
from speeches.queries.strokes import strokes_on

_MOVING = [
    "version",
    "title",
    "state",
    "lap",
    "is_suggest_only",
    "changed_at",
    "principal",
    "principal_edits",
]


@dataclass(frozen=True, slots=True)
class May:
    """What the reader of the page may do."""

    edit: Verdict
    comment: Verdict
    suggest: Verdict
    decide: Verdict
    sign: Verdict
    invite: Verdict
    set_terms: Verdict
    assign: Verdict
    export: Verdict
    name_principal: Verdict
    ask_to_leave: Verdict
    call_ready: Verdict
    lay_route: Verdict

    @classmethod
    def of(cls, role: Role, speech: Speech) -> "May":
        """The verdicts for a role on a speech in its state."""
        return cls(
            edit=policy.may_edit(role, speech.terms),
            comment=policy.may_comment(role, speech.terms),
            suggest=policy.may_suggest(role, speech.terms),
            decide=policy.may_decide(role, speech.terms),
            sign=policy.may_sign(role, speech.terms),
            invite=policy.may_invite(role, speech.terms),
            set_terms=policy.may_set_terms(role, speech.terms),
            assign=policy.may_assign(role, speech.terms),
            export=policy.may_export(role, speech.terms),
            name_principal=policy.may_name_principal(role, speech.terms),
            ask_to_leave=policy.may_ask_to_leave(role, speech.terms),
            call_ready=policy.may_call_ready(role, speech.terms),
            lay_route=policy.may_lay_route(role, speech.terms),
        )


@dataclass(frozen=True, slots=True)
class SpeechPage:
    """The editor page: the manuscript and the outline in reading order, and what is allowed."""

    speech: Speech
    blocks: tuple[Block, ...]
    outline: tuple[OutlineEntry, ...]
    characters: int
    open_threads: int
    may: May
    audiences: frozenset[Audience]

    @property
    def has_drafters_talk(self) -> bool:
        """Its reader follows what is said among those who draft."""
        return Audience.DRAFTERS in self.audiences

    @property
    def minutes(self) -> float:
        """How long it takes to speak, at the speaker's rate."""
        return self.characters / self.speech.rate

    def paragraph(self, pk: int) -> ParagraphView | None:
        """A paragraph as the page shows it; None when it is no longer there."""
        return next((line for line in self.blocks if isinstance(line, ParagraphView) and line.pk == pk), None)

    def order(self) -> dict[str, int]:
        """Where each line stands in reading order, by its DOM id; a section where its first line does."""
        places: dict[str, int] = {}
        for at, line in enumerate(self.blocks):
            places[f"{'section' if line.is_heading else 'paragraph'}-{line.pk}"] = at
            if isinstance(line, ParagraphView) and line.opens:
                places[f"section-{line.opens}"] = at
        return places

    def head(self, pk: int) -> SectionHead | None:
        """A heading line as the page shows it; None when there is none."""
        return next((line for line in self.blocks if isinstance(line, SectionHead) and line.pk == pk), None)

    def entry(self, pk: int) -> OutlineEntry | None:
        """A section as the outline shows it; None when it is no longer there."""
        return next((entry for entry in self.outline if entry.pk == pk), None)


@snapshot()
def speech_for(reader: Standing, speech: Speech) -> SpeechPage:
    """The page of a speech for somebody with this standing, at the version it has now.

    Eight queries, a ninth where its principal has changed something.
    """
    speech.refresh_from_db(fields=_MOVING)
    audiences = audiences_of(reader.role)
    talk = open_talk(speech.pk, audiences)
    sections = list(Section.objects.filter(speech=speech, removed_in=None))
    paragraphs = list(Paragraph.objects.filter(speech=speech, removed_in=None).defer("runs"))
    made = Blocks(
        sections=sections,
        paragraphs=paragraphs,
        talk=talk,
        strokes=strokes_on(speech),
        signings=with_work(speech.pk, signings_of(speech, sections, paragraphs)),
        assigned=assigned_to(reader, speech.pk),
        rate=speech.rate,
    )
    return SpeechPage(
        speech=speech,
        blocks=tuple(made.blocks()),
        outline=tuple(made.outline()),
        characters=made.characters,
        open_threads=talk.count,
        may=May.of(reader.role, speech),
        audiences=audiences,
    )
