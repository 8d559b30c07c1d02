"""Undo is the reverse of every action there is: laws over scripts of real actions."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches.actions import paragraphs, reversals
from speeches.domain.verdict import Refusal
from speeches.models import Paragraph, Revision
from speeches.queries.authorship import misfits_of
from speeches.queries.structure import manuscript_of
from tests.ledger import undone
from tests.speeches.chance import DEEDS, Deed, line
from tests.stage import NOON, SCRIPT, Scene, assembled, stage

FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


deeds = st.builds(Deed, st.sampled_from(sorted(DEEDS)), st.integers(0, 30), st.integers(0, 40))
fresh = deeds.filter(lambda deed: deed.name != "undid")


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker):
    """One stage for all examples: what each does there is undone."""
    with django_db_blocker.unblock(), undone():
        cast = assembled()
        yield cast, Scene(stage(cast, SCRIPT))


@pytest.fixture
def story(furnished, db):
    return furnished


def reads(scene):
    """Everything that a reader could see: places, numbers' styles and words, with their ids."""
    manuscript = manuscript_of(scene.speech.pk)
    shape = [
        (node.key, node.parent, node.numbering, node.pinned, manuscript.texts[node.key])
        for node in manuscript.tree.walk()
    ]
    ranks = {key: node.rank for key, node in manuscript.tree.nodes.items()}
    return shape, ranks


@FEW
@given(before=st.lists(deeds, max_size=4), deed=fresh)
def test_to_undo_what_was_just_done_makes_the_speech_what_it_was(story, before, deed):
    cast, scene = story
    with undone():
        for one in before:
            one.do(scene, cast.dai)
        earlier = reads(scene)
        if deed.do(scene, cast.wanda) is None or (done := reads(scene)) == earlier:
            return

        reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
        assert reads(scene) == earlier

        reversals.redo(scene.speech.pk, by=cast.wanda, at=NOON)
        assert reads(scene) == done

        reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
        assert reads(scene) == earlier


@FEW
@given(script=st.lists(fresh, min_size=1, max_size=6))
def test_undoing_all_the_way_and_redoing_all_the_way_never_meets_an_obstacle(story, script):
    cast, scene = story
    with undone():
        states = [reads(scene)]
        for one in script:
            # A drop onto its own place is a version, but nothing to take back.
            if one.do(scene, cast.wanda) is not None and reads(scene) != states[-1]:
                states.append(reads(scene))

        for state in reversed(states[:-1]):
            reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
            assert reads(scene) == state
        with pytest.raises(reversals.NothingToUndo):
            reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
        for state in states[1:]:
            reversals.redo(scene.speech.pk, by=cast.wanda, at=NOON)
            assert reads(scene) == state
        with pytest.raises(reversals.NothingToRedo):
            reversals.redo(scene.speech.pk, by=cast.wanda, at=NOON)
        assert misfits_of(scene.speech.pk) == {}


def characters(scene):
    """How often each of the characters that only Dai types stands in the speech."""
    return sum(text.count("戴") for text in manuscript_of(scene.speech.pk).texts.values())


@FEW
@given(
    script=st.lists(fresh, min_size=1, max_size=4),
    where=st.integers(0, 30),
    place=st.integers(0, 30),
)
def test_what_somebody_else_typed_is_never_lost(story, script, where, place):
    cast, scene = story
    with undone():
        for one in script:
            one.do(scene, cast.wanda)
        row = line(scene, Deed("", where, 0))
        text = f"{row.text[:place]}戴{row.text[place:]}"
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=cast.dai, at=NOON)

        for _ in script:
            try:
                reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
            except Refusal:
                break

        assert characters(scene) == 1


@FEW
@given(mine=fresh, where=st.integers(0, 30))
def test_one_of_two_changes_taken_back_leaves_the_other_as_if_it_were_alone(story, mine, where):
    cast, scene = story
    with undone():
        row = line(scene, Deed("", where, 0))
        words = {"text": f"{row.text}戴岩补充。", "based_on": row.version, "by": cast.dai, "at": NOON}
        with undone():
            paragraphs.edit(row.pk, **words)
            alone = reads(scene)
        version = mine.do(scene, cast.wanda)
        is_same = Revision.objects.filter(paragraph=row.pk, since=version).exists()
        is_gone = Paragraph.objects.filter(pk=row.pk, removed_in__isnull=False).exists()
        if version is None or is_same or is_gone:
            return
        paragraphs.edit(row.pk, **words)

        reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)

        assert reads(scene) == alone


def test_what_was_moved_away_and_back_is_in_nobodys_way(story):
    cast, scene = story
    with undone():
        start = reads(scene)
        for one in (Deed("dissolved", 11, 0), Deed("moved", 2, 1)):
            one.do(scene, cast.wanda)
        end = reads(scene)

        for _ in range(2):
            reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
        assert reads(scene) == start
        for _ in range(2):
            reversals.redo(scene.speech.pk, by=cast.wanda, at=NOON)
        assert reads(scene) == end
