"""What every action promises, whatever it does: one version, an event, the right people, all or nothing."""

import inspect
import pkgutil
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import DatabaseError

from speeches import actions
from speeches.actions import assignments
from speeches.domain.verdict import NoSuchSpeech, NotPermitted, Reason, Refusal
from speeches.models import Event, Membership, Original, Speech
from tests.architecture.exempt import FOUNDING, REPEATABLE
from tests.architecture.final_examples import EXAMPLES, name_of
from tests.ledger import everything
from tests.play import FILE, Play


def found():
    for module in pkgutil.iter_modules(actions.__path__):
        if not module.name.startswith("_"):
            held = import_module(f"speeches.actions.{module.name}")
            for name, action in vars(held).items():
                is_own = inspect.isfunction(action) and action.__module__ == held.__name__
                if is_own and not name.startswith("_"):
                    yield action


ACTIONS = {name_of(action): action for action in found()}
WRITING = sorted(ACTIONS.keys() - FOUNDING)
REPLAYABLE = [name for name in WRITING if "key" in inspect.signature(ACTIONS[name]).parameters]
ONCE = [name for name in WRITING if name not in REPEATABLE and name not in REPLAYABLE]


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


@pytest.fixture
def call(play, noon):
    """What calls an action as its example does, by whom the test says."""

    def prepared(name):
        example = EXAMPLES[name]
        subject, words = example.of(play)
        rightful = getattr(play.cast, example.by)
        return lambda by=rightful, **more: ACTIONS[name](subject, **words, by=by, at=noon, **more)

    return prepared


def test_every_action_has_an_example():
    assert [name for name in WRITING if name not in EXAMPLES] == []
    assert sorted(EXAMPLES.keys() - ACTIONS.keys()) == []
    assert sorted(FOUNDING - ACTIONS.keys()) == []


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_an_action_says_what_it_does_and_asks_who_and_when(name):
    signature = inspect.signature(ACTIONS[name])
    subject, *others = signature.parameters.values()
    named = {one.name: one for one in others} | ({} if name in WRITING else {subject.name: subject})

    assert ACTIONS[name].__doc__
    assert {one.kind for one in others} == {inspect.Parameter.KEYWORD_ONLY}
    assert [named[who].default for who in ("by", "at")] == [inspect.Parameter.empty] * 2
    assert name in FOUNDING or (subject.name.endswith("_id") and signature.return_annotation is int)


@pytest.mark.parametrize("name", WRITING)
def test_an_action_is_one_version_with_the_event_of_its_person(name, call, scene, noon):
    acting = call(name)
    before = scene.version

    version = acting()

    left = Event.objects.filter(speech=scene.speech, version__gt=before)
    who = EXAMPLES[name].by
    assert version == scene.version == before + 1
    doers = {(event.version, (event.through or event.by).username, event.at) for event in left}
    assert doers == {(version, who, noon)}
    assert [event.ordinal for event in left.order_by("ordinal")] == list(range(len(left)))


@pytest.mark.parametrize("name", WRITING)
def test_for_an_outsider_the_speech_does_not_exist(name, call, cast):
    acting = call(name)
    before = everything()

    with pytest.raises(NoSuchSpeech):
        acting(by=cast.otto)

    assert everything() == before


# Who may read may take a copy along, and that is noted.
@pytest.mark.parametrize("name", [name for name in WRITING if not name.startswith("milestones.export")])
def test_a_reader_may_only_read(name, call, cast):
    acting = call(name)
    before = everything()

    with pytest.raises(NotPermitted):
        acting(by=cast.leo)

    assert everything() == before


@pytest.mark.parametrize("name", [name for name in WRITING if EXAMPLES[name].by == "dai"])
def test_whoever_is_limited_to_sections_changes_nothing_elsewhere(name, call, play, cast, noon):
    acting = call(name)
    assignments.limit(play.place_of(cast.dai).pk, is_limited=True, by=cast.wanda, at=noon)
    before = everything()

    with pytest.raises(NotPermitted) as refused:
        acting()

    assert refused.value.reason is Reason.NOT_YOUR_SECTION
    assert everything() == before


@pytest.mark.parametrize("name", WRITING)
def test_an_action_whose_event_is_lost_leaves_nothing(name, call, monkeypatch):
    acting = call(name)
    before = everything()
    monkeypatch.setattr(Event.objects, "bulk_create", lose)

    with pytest.raises(DatabaseError):
        acting()

    assert everything() == before


@pytest.mark.parametrize("name", REPLAYABLE)
def test_an_action_sent_again_with_its_key_answers_the_same_and_writes_nothing(name, call):
    acting, key = call(name), uuid4()
    version = acting(key=key)
    before = everything()

    again = acting(key=key)

    assert again == version
    assert everything() == before


@pytest.mark.parametrize("name", ONCE)
def test_an_action_without_a_key_finds_its_work_done_the_second_time(name, call):
    acting = call(name)
    acting()
    before = everything()

    with pytest.raises(Refusal):
        acting()

    assert everything() == before


class TestFounding:
    """The promises of what makes a speech of a file."""

    @pytest.fixture
    def brought(self, cast, noon):
        return {"content": FILE.encode(), "name": "教育大会.txt", "by": cast.otto, "at": noon}

    @pytest.fixture
    def waiting(self, brought):
        return ACTIONS["imports.receive"](**brought)

    @pytest.fixture
    def making(self, brought, waiting, noon):
        """Both ways of making a speech, each by whom the test says."""
        confirm, bring = ACTIONS["imports.confirm"], ACTIONS["imports.bring"]
        return {
            "confirm": lambda **who: confirm(
                waiting.pk, decisions={}, title="", at=noon, **({"by": brought["by"]} | who)
            ),
            "bring": lambda **who: bring(**(brought | {"title": ""} | who)),
        }

    @pytest.mark.parametrize("way", ["confirm", "bring"])
    def test_a_speech_begins_with_version_one_its_event_and_its_owner(self, making, cast, noon, way):
        speech = Speech.objects.get(pk=making[way]())

        event = Event.objects.get(speech=speech)
        assert (speech.version, event.version, event.by, event.at) == (1, 1, cast.otto, noon)
        assert [(one.user, one.role) for one in Membership.objects.filter(speech=speech)] == [
            (cast.otto, "owner")
        ]

    @pytest.mark.parametrize("way", ["confirm", "bring"])
    def test_a_speech_whose_event_is_lost_never_was(self, making, way, monkeypatch):
        before = everything()
        monkeypatch.setattr(Event.objects, "bulk_create", lose)

        with pytest.raises(DatabaseError):
            making[way]()

        assert everything() == before

    def test_a_confirmation_sent_again_answers_with_the_same_speech(self, making):
        key = uuid4()
        speech = making["confirm"](key=key)
        before = everything()

        again = making["confirm"](key=key)

        assert again == speech
        assert everything() == before

    def test_a_file_exists_for_nobody_but_its_person(self, waiting, making, cast, noon):
        before = everything()

        with pytest.raises(NoSuchSpeech):
            making["confirm"](by=cast.wanda)
        with pytest.raises(NoSuchSpeech):
            ACTIONS["imports.discard"](waiting.pk, by=cast.wanda, at=noon)

        assert everything() == before

    def test_the_same_file_waits_once(self, waiting, brought, noon):
        again = ACTIONS["imports.receive"](**brought | {"at": noon + timedelta(minutes=1)})

        assert again == waiting
        assert Original.objects.count() == 1


def lose(_events):
    raise DatabaseError("the event was lost")
