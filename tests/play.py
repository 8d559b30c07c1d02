"""The scene, and what has to happen in it before some things can be done."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from accounts.models import User
from speeches.actions import (
    imports,
    opinions,
    paragraphs,
    photos,
    principal,
    rounds,
    signatures,
    speeches,
    suggestions,
    threads,
    working_copies,
)
from speeches.actions.opinions import Place
from speeches.actions.rounds import Terms
from speeches.actions.working_copies import Typed
from speeches.domain.pens import PenKind
from speeches.domain.signing import Pledge
from speeches.domain.structure.tree import Noun
from speeches.domain.talk import Outcome
from speeches.models import (
    Comment,
    Invitation,
    Membership,
    Original,
    Paragraph,
    Photo,
    PrincipalEdit,
    Round,
    Section,
    Signature,
    Suggestion,
    Thread,
    Touch,
    WorkingCopy,
)
from speeches.presence import visits
from speeches.queries.structure import manuscript_of
from tests.domain.pictures import png
from tests.stage import NOON, Cast, Scene

FILE = "在青石县教育大会上的讲话\n\n同志们：\n\n办好教育是全县的大事。\n\n谢谢大家！\n"


@dataclass(frozen=True)
class Play:
    """Wanda's speech, and shortcuts through its story."""

    cast: Cast
    scene: Scene

    def thread(self) -> Thread:
        paragraph = self.scene.paragraph("新建茶园")
        threads.open_on(paragraph.pk, text="请核实。", by=self.cast.rhea, at=NOON)
        return Thread.objects.get()

    def suggestion(self) -> Suggestion:
        """Rhea would rather have another figure."""
        paragraph = self.scene.paragraph("过去一年，")
        better = paragraph.text.replace("12.6", "12.8")
        suggestions.reword(paragraph.pk, text=better, based_on=paragraph.version, by=self.cast.rhea, at=NOON)
        return Suggestion.objects.select_related("thread").get()

    def round(self) -> Round:
        """Wanda asks Greta what she thinks of the speech as it stands, once."""
        if not Round.objects.filter(speech=self.scene.speech).exists():
            rounds.begin(
                self.scene.speech.pk,
                terms=Terms("第一轮征求意见", NOON.date() + timedelta(days=10)),
                people=[self.cast.greta.pk],
                milestone="征求意见稿",
                by=self.cast.wanda,
                at=NOON,
            )
        return Round.objects.select_related("milestone").get(speech=self.scene.speech)

    def opinion(self) -> Thread:
        """What Greta says of a paragraph."""
        place = Place((Noun.PARAGRAPH, self.scene.paragraph("今天的会议").pk))
        opinions.give(self.round().pk, text="建议更具体。", on=place, by=self.cast.greta, at=NOON)
        return Thread.objects.get(invitation__isnull=False)

    def decided(self) -> Thread:
        """The same, adopted by Dai."""
        thread = self.opinion()
        opinions.end(thread.pk, outcome=Outcome.ADOPTED, text="已修改。", by=self.cast.dai, at=NOON)
        return thread

    def closed(self) -> Round:
        """Wanda's round, at its end."""
        one = self.round()
        rounds.close(one.pk, by=self.cast.wanda, at=NOON)
        return one

    def invitation(self) -> Invitation:
        """What asks Greta."""
        return Invitation.objects.get(round=self.round(), person=self.cast.greta)

    def comment(self) -> Comment:
        """What Rhea said first."""
        return Comment.objects.get(thread=self.thread())

    def principal(self) -> User:
        """Sana, named as the principal."""
        principal.name(self.scene.speech.pk, person=self.cast.sana, by=self.cast.wanda, at=NOON)
        return self.cast.sana

    def principals_edit(self) -> PrincipalEdit:
        """Wanda entered a change for her."""
        self.principal()
        row = self.scene.paragraph("新修村道")
        text = row.text.replace("惠及6个村", "串起六个村")
        paragraphs.edit(
            row.pk, text=text, based_on=row.version, by=self.cast.wanda, at=NOON, is_principals=True
        )
        return PrincipalEdit.objects.get()

    def touch(self) -> Touch:
        """Dai changed something in it."""
        self.principals_edit()
        row = self.scene.paragraph("新修村道")
        text = row.text.replace("串起", "连起")
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=self.cast.dai, at=NOON)
        return Touch.objects.get()

    def photo(self) -> Photo:
        """A photo of the page that it was written on."""
        edit = self.principals_edit()
        photos.attach(edit.pk, content=png(), name="第3页.png", by=self.cast.wanda, at=NOON)
        return Photo.objects.get()

    def signature(self) -> Signature:
        section, words = self.to_sign()
        signatures.sign(section, **words, by=self.cast.sana, at=NOON)
        return Signature.objects.get()

    def copied(self) -> int:
        """A copy of the speech, which is Wanda's alone."""
        return speeches.copy(self.scene.speech.pk, version=self.scene.version, by=self.cast.wanda, at=NOON)

    def to_sign(self) -> tuple[int, dict[str, Any]]:
        section = self.scene.section("产业稳步")
        digest = manuscript_of(self.scene.speech.pk).digest_of(section.pk)
        return section.pk, {"pledge": Pledge(digest)}

    def writes(self, person: User, *lines: Paragraph, tab: UUID | None = None) -> UUID:
        """The person has these lines in edit in a tab."""
        token = tab or uuid4()
        places = [f"paragraph-{line.pk}" for line in lines]
        member = self.place_of(person).pk
        visits.settle(token, speech_id=self.scene.speech.pk, member_id=member, places=places)
        return token

    def irregular(self) -> Section:
        """A section that an import found to be numbered out of order."""
        section = self.scene.section("民生持续")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE speeches_section SET pinned = 4 WHERE id = %s", [section.pk])
        return section

    def original(self, person: User) -> Original:
        """A file that this person brought and has not confirmed."""
        return imports.receive(content=FILE.encode(), name="教育大会.txt", by=person, at=NOON)

    def working_copy(self, person: User, text: str = "还没有保存的话。") -> WorkingCopy:
        """What this person typed into a paragraph and did not save."""
        of = self.scene.paragraph("新建茶园")
        pen = uuid4()
        working_copies.keep(pen, typed=Typed(PenKind.TEXT, of, text, of.version), by=person, at=NOON)
        return WorkingCopy.objects.get(pen=pen)

    def place_of(self, person: User) -> Membership:
        return Membership.objects.get(speech=self.scene.speech, user=person)
