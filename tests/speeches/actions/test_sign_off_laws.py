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
from speeches.domain.signing import Leaving, Opinion, Pledge, Statement
from speeches.domain.verdict import Refusal
from speeches.models import Membership, Seat, Section, Signature, SigningRules, Speech, Step
from speeches.queries.structure import manuscript_of
from tests import sign_off_play as story
from tests.ledger import undone
from tests.play import Play
from tests.sign_off_play import issued_by, reviewed_by
from tests.sign_off_stage import noon, under_way
from tests.speeches.actions import sign_off_truths as truths
from tests.speeches.chance import DEEDS, Deed, line
from tests.stage import NOON

__all__ = ["noon", "under_way"]

FEW = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
PEOPLE = ("rhea", "hans", "greta", "sana", "leo", "wanda")
people = st.sampled_from(PEOPLE)
numbers = st.integers(0, 30)
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

    def teardown(self) -> None:
        User.objects.update(is_active=True)
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

    def steps(self) -> list[Step]:
        lap = Speech.objects.get(pk=self.speech.pk).lap
        return list(Step.objects.filter(speech=self.speech, lap=lap).order_by("position"))

    @initialize(leaving=st.sampled_from(Leaving), facts=st.sampled_from(Effect), alone=st.booleans())
    def office(self, leaving, facts, alone):
        SigningRules.objects.create(pk=1, leaving=leaving, facts=facts, lets_authors_sign_alone=alone)

    @rule(deed=deeds, name=st.sampled_from(["wanda", "dai"]))
    def changes(self, deed, name):
        if deed.do(self.play.scene, self.person(name)) is not None:
            self.is_settled = True

    @rule(at=numbers)
    def punctuates(self, at):
        row = line(self.play.scene, Deed("", at, 0))
        text = row.text[:-1] + ("！" if row.text.endswith("。") else "。")
        self.acting(paragraphs.edit, row.pk, text=text, based_on=row.version, by=self.person("wanda"))

    @rule(at=numbers, name=people, opinion=st.sampled_from([*Opinion, Opinion.AGREE]), is_stale=st.booleans())
    def signs(self, at, name, opinion, is_stale):
        seats = self.seats()
        self._signs(seats[at % len(seats)], self.person(name), opinion, is_stale=is_stale and at % 3 == 0)

    @rule(count=st.integers(1, 4))
    def sign_in_turn(self, count):
        """Whoever is waited for agrees, so that it gets somewhere."""
        for _ in range(count):
            for seat in [one for one in self.seats() if one.step.status is StepStatus.OPEN]:
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

    @rule(at=numbers, name=people)
    def withdraws(self, at, name):
        given = list(Signature.objects.filter(speech=self.speech).order_by("pk"))
        if given:
            self.acting(signatures.withdraw, given[at % len(given)].pk, by=self.person(name))

    @rule(at=st.integers(0, 3), name=people)
    def sends_back(self, at, name):
        steps = self.steps()
        to = Destination(step=steps[at].pk if at < len(steps) else None)
        self.acting(returns.send_back, self.speech.pk, to=to, reason="请改。", by=self.person(name))

    @rule()
    def submits(self):
        self.acting(routes.submit, self.speech.pk, by=self.person("wanda"))

    @rule(at=numbers, is_back=st.booleans())
    def skips(self, at, is_back):
        step = self.steps()[at % len(self.steps())]
        if is_back:
            self.acting(routes.resume, step.pk, by=self.person("wanda"))
        else:
            self.acting(routes.skip, step.pk, reason="不等了。", by=self.person("wanda"))

    @rule(at=numbers, name=people, is_narrow=st.booleans())
    def reseats(self, at, name, is_narrow):
        seat = self.seats()[at % len(self.seats())]
        held = Section.objects.filter(speech=self.speech, removed_in=None).order_by("pk")
        sections = [held[at % held.count()].pk] if is_narrow else None
        whom = {"person": self.person(name), "sections": sections}
        self.acting(routes.reseat, seat.step_id, seat=seat.pk, **whom, by=self.person("wanda"))

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

    @precondition(lambda self: self.is_settled)
    @rule(name=st.sampled_from(PEOPLE[:-1]))
    def account_is_closed_or_opened(self, name):
        person = User.objects.get(pk=self.person(name).pk)
        User.objects.filter(pk=person.pk).update(is_active=not person.is_active)
        # Nothing happened in the speech; what happens next finds it.
        self.is_settled = False

    @rule(kind=st.integers(0, 2))
    def lays_another_route(self, kind):
        cast = self.play.cast
        section = Section.objects.filter(speech=self.speech, removed_in=None).latest("pk")
        three = (cast.rhea, cast.hans, cast.greta)
        steps = [
            story.planned(self.play),
            [reviewed_by(*three, needed=2), issued_by(cast.sana)],
            [reviewed_by(cast.rhea, sections=[section.pk]), issued_by(cast.sana, cast.wanda, needed=1)],
        ][kind]
        self.acting(routes.lay, self.speech.pk, steps=steps, by=cast.wanda)

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
