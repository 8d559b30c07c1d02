"""Whatever is done in whichever order: where a route stands follows from what is signed, and nothing else."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import User
from speeches.actions import members, paragraphs, returns, routes, signatures, stand_ins
from speeches.actions.returns import Destination
from speeches.domain.grading import Effect
from speeches.domain.policy import Role
from speeches.domain.sign_off.route import StepStatus
from speeches.domain.signing import Leaving, Opinion, Pledge, SpeechState, Statement
from speeches.domain.verdict import Refusal
from speeches.models import Membership, Seat, Section, Signature, SigningRules, Speech, Step
from speeches.queries.structure import manuscript_of
from tests import sign_off_play as story
from tests.ledger import undone
from tests.play import Play
from tests.sign_off_stage import noon, under_way
from tests.speeches.actions import sign_off_truths as truths
from tests.speeches.chance import DEEDS, Deed, line
from tests.stage import NOON

__all__ = ["noon", "under_way"]

FEW = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
PEOPLE = ("rhea", "hans", "greta", "sana", "leo", "wanda")
people = st.sampled_from(PEOPLE)
opinions = st.sampled_from([*Opinion, Opinion.DISAGREE])
numbers = st.integers(0, 30)
kinds = st.integers(0, 2)
chosen = st.tuples(*[st.sampled_from(Effect)] * 4)
deeds = st.builds(Deed, st.sampled_from(sorted(DEEDS)), numbers, numbers)


class SigningOff(RuleBasedStateMachine):
    """A speech under way, and all that people do to it."""

    play: Play

    def __init__(self) -> None:
        super().__init__()
        self.held = undone()
        self.held.__enter__()
        self.speech = self.play.scene.speech
        self.speech.refresh_from_db()
        self.is_settled = True

    @property
    def goes_on(self) -> bool:
        """Not too many have left already."""
        return Membership.objects.filter(speech=self.speech).count() > 7

    def teardown(self) -> None:
        self.held.__exit__(None, None, None)

    def acting(self, action, *args, **words) -> None:
        """Somebody tries; what is refused leaves nothing."""
        before = Speech.objects.get(pk=self.speech.pk).version
        try:
            action(*args, **words, at=NOON)
        except (Refusal, LookupError):
            assert Speech.objects.get(pk=self.speech.pk).version == before
        else:
            self.is_settled = True

    def person(self, name: str) -> User:
        person: User = getattr(self.play.cast, name)
        return person

    def seats(self) -> list[Seat]:
        lap = Speech.objects.get(pk=self.speech.pk).lap
        return list(Seat.objects.filter(step__speech=self.speech, step__lap=lap).order_by("pk"))

    def waited_for(self) -> list[Seat]:
        """The seats at the step that is open where nobody has signed."""
        live = Signature.objects.filter(voided_in=None, withdrawn_in=None).values("seat")
        open_ = [seat for seat in self.seats() if seat.step.status is StepStatus.OPEN]
        signed = set(live.values_list("seat", flat=True))
        return [
            one for one in open_ if one.pk not in signed and not one.is_vacant and one.succeeded_in is None
        ]

    def is_drafted(self) -> bool:
        return Speech.objects.get(pk=self.speech.pk).state is SpeechState.DRAFTING

    def one_of[Row](self, rows: list[Row], at: int) -> Row:
        return rows[at % len(rows)]

    def steps(self) -> list[Step]:
        lap = Speech.objects.get(pk=self.speech.pk).lap
        return list(Step.objects.filter(speech=self.speech, lap=lap).order_by("position"))

    @initialize(leaving=st.sampled_from(Leaving), effects=chosen, kind=kinds, count=st.integers(0, 3))
    def begins(self, leaving, effects, kind, count):
        """The office has its rules, and so many steps are passed."""
        named = dict(zip(("wording", "facts", "sentences", "moved"), effects, strict=True))
        SigningRules.objects.create(pk=1, leaving=leaving, lets_authors_sign_alone=True, **named)
        story.anew(self.play, *story.planned_as(self.play, kind))
        self.who_is_waited_for_agrees(count)

    @rule(deed=deeds, name=st.sampled_from(["wanda", "dai"]))
    def changes(self, deed, name):
        if deed.do(self.play.scene, self.person(name)) is not None:
            self.is_settled = True

    @rule(at=numbers)
    def punctuates(self, at):
        row = line(self.play.scene, Deed("", at, 0))
        text = row.text[:-1] + ("！" if row.text.endswith("。") else "。")
        self.acting(paragraphs.edit, row.pk, text=text, based_on=row.version, by=self.person("wanda"))

    @rule(
        at=numbers, name=st.none() | people, opinion=opinions, is_stale=st.sampled_from([False] * 5 + [True])
    )
    def one_signs(self, at, name, opinion, is_stale):
        """At a seat that is waited for, who holds it or somebody else; or at any."""
        waited_for = self.waited_for() if at % 4 else []
        seat = self.one_of(waited_for or self.seats(), at)
        self._signs(seat, self.person(name) if name else seat.person, opinion, is_stale=is_stale)

    @precondition(lambda self: self.waited_for())
    @rule(count=st.integers(1, 4))
    def who_is_waited_for_agrees(self, count):
        for _ in range(count):
            for seat in self.waited_for():
                self._signs(seat, seat.person, Opinion.AGREE, is_stale=False)

    @precondition(lambda self: len(self.waited_for()) > 1)
    @rule(at=numbers)
    def one_of_several_agrees(self, at):
        seat = self.one_of(self.waited_for(), at)
        self._signs(seat, seat.person, Opinion.AGREE, is_stale=False)

    def _signs(self, seat, person, opinion, *, is_stale):
        manuscript = manuscript_of(self.speech.pk)
        named = [one.section_id for one in seat.scope.all()] or [None]
        for section in named:
            digest = "0" * 64 if is_stale else manuscript.digest_of(section)
            pledge = Pledge(digest, Statement(opinion, "有意见。"), seat.pk)
            if section is None:
                self.acting(signatures.sign_whole, self.speech.pk, pledge=pledge, by=person)
            else:
                self.acting(signatures.sign, section, pledge=pledge, by=person)

    @rule(at=numbers, name=st.none() | people)
    def withdraws(self, at, name):
        """Who signed last, or so, or somebody else."""
        given = list(
            Signature.objects.filter(speech=self.speech, voided_in=None, withdrawn_in=None).order_by("-pk")
        )
        if given:
            one = self.one_of(given, at % 3)
            self.acting(signatures.withdraw, one.pk, by=self.person(name) if name else one.by)

    @precondition(lambda self: not self.is_drafted())
    @rule(at=st.integers(-3, 2), name=st.sampled_from(["wanda", *PEOPLE]))
    def sends_back(self, at, name):
        steps = self.steps()
        to = Destination(step=steps[at].pk if 0 <= at < len(steps) else None)
        self.acting(returns.send_back, self.speech.pk, to=to, reason="请改。", by=self.person(name))

    @precondition(lambda self: self.is_drafted())
    @rule()
    def submits(self):
        self.acting(routes.submit, self.speech.pk, by=self.person("wanda"))

    @precondition(lambda self: any(step.is_skippable for step in self.steps()))
    @rule(at=numbers)
    def skips_or_not(self, at):
        step = self.one_of([step for step in self.steps() if step.is_skippable], at)
        if step.skipped_in is None:
            self.acting(routes.skip, step.pk, reason="不等了。", by=self.person("wanda"))
        else:
            self.acting(routes.resume, step.pk, by=self.person("wanda"))

    @rule(at=numbers, name=people, is_narrow=st.booleans())
    def reseats(self, at, name, is_narrow):
        seat = self.one_of(self.seats(), at)
        held = Section.objects.filter(speech=self.speech, removed_in=None).order_by("pk")
        sections = [held[at % held.count()].pk] if is_narrow else None
        whom = {"person": self.person(name), "sections": sections}
        self.acting(routes.reseat, seat.step_id, seat=seat.pk, **whom, by=self.person("wanda"))

    @precondition(lambda self: self.goes_on)
    @rule(name=people)
    def comes_or_goes(self, name):
        member = Membership.objects.filter(speech=self.speech, user=self.person(name)).first()
        if member:
            self.acting(members.remove, member.pk, by=self.person("wanda"))
        else:
            whom = {"person": self.person(name), "role": Role.READER}
            self.acting(members.invite, self.speech.pk, **whom, by=self.person("wanda"))

    @rule(name=people, other=people)
    def lets_stand_in(self, name, other):
        days = {"since": NOON.date(), "until": NOON.date() + timedelta(days=2)}
        whom = {"person": self.person(other), "by": self.person(name)}
        self.acting(stand_ins.name, self.speech.pk, **days, **whom)

    @precondition(lambda self: self.is_settled and self.goes_on)
    @rule(name=st.sampled_from(PEOPLE[:-1]))
    def account_is_closed_or_opened(self, name):
        person = User.objects.get(pk=self.person(name).pk)
        User.objects.filter(pk=person.pk).update(is_active=not person.is_active)
        # Nothing happened in the speech; what happens next finds it.
        self.is_settled = False

    @precondition(lambda self: self.is_drafted())
    @rule(kind=kinds)
    def lays_another_route(self, kind):
        steps = story.planned_as(self.play, kind)
        self.acting(routes.lay, self.speech.pk, steps=steps, by=self.person("wanda"))

    @invariant()
    def the_truth_is_told(self):
        truths.of_route(self.speech.pk, is_settled=self.is_settled)
        truths.of_signatures(self.speech.pk)
        truths.of_objections(self.speech.pk)
        truths.of_versions(self.speech.pk)


@pytest.mark.usefixtures("db")
def test_a_route_follows_from_its_signatures_whatever_happens(under_way):
    SigningOff.play = under_way

    run_state_machine_as_test(SigningOff, settings=FEW)
