"""The owner gives people sections to review, and takes them back without ever passing a step."""

import pytest

from speeches.actions import returns, reviewers, routes, signatures
from speeches.actions.returns import Destination
from speeches.actions.reviewers import NoReviewAhead, NotReviewing, ReviewsAll, TooFewLeft, WouldPass
from speeches.actions.routes import ObjectionStands
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind, StepStatus
from speeches.domain.signing import Opinion, Pledge, Statement
from speeches.domain.verdict import NothingToSave, NotPermitted
from speeches.models import Membership, Seat, Step
from speeches.queries.section_work import reviewers_in
from speeches.queries.structure import manuscript_of
from tests.stage import NOON


@pytest.fixture
def first(scene):
    return scene.section("产业稳步").pk


@pytest.fixture
def second(scene):
    return scene.section("民生持续").pk


@pytest.fixture
def laid(cast, scene, first):
    """Rhea reviews one section, Sana issues."""
    steps = [
        PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk, (first,)),)),
        PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.sana.pk),)),
    ]
    routes.lay(scene.speech.pk, steps=steps, by=cast.wanda, at=NOON)
    return scene.speech


@pytest.fixture
def way(cast, laid):
    routes.submit(laid.pk, by=cast.wanda, at=NOON)
    return laid


def sign(person, speech, section, opinion=Opinion.AGREE, remark=""):
    pledge = Pledge(
        manuscript_of(speech.pk).digest_of(section), Statement(opinion, remark), seat_of(person).pk
    )
    signatures.sign(section, pledge=pledge, by=person, at=NOON)


def seat_of(person):
    return Seat.objects.get(person=person, step__kind=StepKind.REVIEW, succeeded_in=None)


def names(speech):
    return {section: [one.name for one in held] for section, held in reviewers_in(speech.pk).items()}


def status(speech):
    return Step.objects.get(speech=speech, position=1).status


def test_who_reviews_gets_one_section_more_and_who_does_not_yet_a_seat(cast, laid, first, second):
    reviewers.assign(second, person=cast.rhea, by=cast.wanda, at=NOON)
    reviewers.assign(second, person=cast.greta, by=cast.wanda, at=NOON)

    assert names(laid) == {first: ["芮华"], second: ["芮华", "顾蕾"]}
    assert Membership.objects.filter(speech=laid, user=cast.greta).exists()


def test_nobody_but_the_owner_says_so(cast, laid, second):
    for person in (cast.dai, cast.rhea, cast.sana):
        with pytest.raises(NotPermitted):
            reviewers.assign(second, person=cast.rhea, by=person, at=NOON)


def test_twice_is_nothing_and_who_reviews_all_needs_no_section(cast, scene, laid, first):
    with pytest.raises(NothingToSave):
        reviewers.assign(first, person=cast.rhea, by=cast.wanda, at=NOON)
    steps = [PlannedStep(StepKind.REVIEW, "核稿", (PlannedSeat(cast.rhea.pk),))]
    routes.lay(laid.pk, steps=steps, by=cast.wanda, at=NOON)

    with pytest.raises(ReviewsAll):
        reviewers.assign(first, person=cast.rhea, by=cast.wanda, at=NOON)


def test_a_section_more_has_to_be_signed_before_the_step_is_passed(cast, way, first, second):
    reviewers.assign(second, person=cast.rhea, by=cast.wanda, at=NOON)

    sign(cast.rhea, way, first)
    assert status(way) is StepStatus.OPEN
    sign(cast.rhea, way, second)

    assert status(way) is StepStatus.PASSED


def test_when_the_step_is_passed_or_there_is_none_it_is_too_late(cast, scene, way, first, second):
    sign(cast.rhea, way, first)

    with pytest.raises(NoReviewAhead):
        reviewers.assign(second, person=cast.rhea, by=cast.wanda, at=NOON)
    with pytest.raises(NoReviewAhead):
        reviewers.unassign(first, seat=seat_of(cast.rhea).pk, by=cast.wanda, at=NOON)


def test_to_take_away_what_is_left_to_sign_passes_no_step(cast, way, first, second):
    reviewers.assign(second, person=cast.rhea, by=cast.wanda, at=NOON)
    sign(cast.rhea, way, first)

    with pytest.raises(WouldPass):
        reviewers.unassign(second, seat=seat_of(cast.rhea).pk, by=cast.wanda, at=NOON)

    assert status(way) is StepStatus.OPEN


def test_to_take_away_the_seat_that_is_left_passes_no_step_either(cast, way, first, second):
    reviewers.assign(second, person=cast.greta, by=cast.wanda, at=NOON)
    sign(cast.rhea, way, first)

    with pytest.raises(WouldPass):
        reviewers.unassign(second, seat=seat_of(cast.greta).pk, by=cast.wanda, at=NOON)


def test_nor_does_it_while_the_speech_is_drafted_again(cast, way, first, second):
    reviewers.assign(second, person=cast.greta, by=cast.wanda, at=NOON)
    sign(cast.rhea, way, first)
    returns.send_back(way.pk, to=Destination(), reason="请补数字。", by=cast.greta, at=NOON)

    with pytest.raises(WouldPass):
        reviewers.unassign(second, seat=seat_of(cast.greta).pk, by=cast.wanda, at=NOON)


def test_the_last_reviewer_stays_while_it_is_under_way(cast, way, first):
    with pytest.raises(TooFewLeft):
        reviewers.unassign(first, seat=seat_of(cast.rhea).pk, by=cast.wanda, at=NOON)


def test_with_his_last_section_his_seat_goes_and_never_becomes_one_for_the_whole(cast, way, first, second):
    reviewers.assign(second, person=cast.greta, by=cast.wanda, at=NOON)

    reviewers.unassign(second, seat=seat_of(cast.greta).pk, by=cast.wanda, at=NOON)

    assert names(way) == {first: ["芮华"]}
    assert not Seat.objects.filter(person=cast.greta, succeeded_in=None).exists()
    with pytest.raises(NotReviewing):
        reviewers.unassign(second, seat=seat_of(cast.rhea).pk, by=cast.wanda, at=NOON)


def test_an_objection_is_not_taken_away_with_the_section(cast, way, first, second):
    reviewers.assign(second, person=cast.greta, by=cast.wanda, at=NOON)
    sign(cast.greta, way, second, Opinion.DISAGREE, "数字不对。")

    with pytest.raises(ObjectionStands):
        reviewers.unassign(second, seat=seat_of(cast.greta).pk, by=cast.wanda, at=NOON)
