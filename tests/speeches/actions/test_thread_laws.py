"""Whatever is done to the text, by whatever action: talk stands on the words it says it stands on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches.actions import reversals, threads
from speeches.domain.anchors.browser import Selection
from speeches.domain.verdict import Refusal
from speeches.models import Paragraph, Thread
from tests.ledger import undone
from tests.speeches.chance import DEEDS, Deed
from tests.stage import NOON, SCRIPT, Scene, assembled, stage

FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

deeds = st.builds(Deed, st.sampled_from(sorted(DEEDS)), st.integers(0, 30), st.integers(0, 40))
fresh = deeds.filter(lambda deed: deed.name != "undid")


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker):
    """One stage for all examples, with talk on the first, middle and last words of every paragraph."""
    with django_db_blocker.unblock(), undone():
        cast = assembled()
        scene = Scene(stage(cast, SCRIPT))
        for row in Paragraph.objects.filter(speech=scene.speech).order_by("pk"):
            threads.open_on(row.pk, text="整段。", by=cast.rhea, at=NOON)
            for start, end in ((0, 4), (4, 8), (-6, -1)):
                words = row.text[start:end]
                first = row.text.index(words)
                on = Selection(first, first + len(words), words, row.version)
                threads.open_on(row.pk, text="看这里。", on=on, by=cast.rhea, at=NOON)
        yield cast, scene


@pytest.fixture
def story(furnished, db):
    return furnished


def stands():
    """Where every thread stands."""
    return [
        (thread.pk, thread.paragraph_id, thread.start, thread.end, thread.lost_in is None)
        for thread in Thread.objects.order_by("pk")
    ]


def check():
    for thread in Thread.objects.select_related("paragraph"):
        if thread.paragraph and thread.start is not None and thread.lost_in is None:
            assert thread.paragraph.removed_in is None
            assert thread.paragraph.text[thread.start : thread.end] == thread.words


@FEW
@given(script=st.lists(deeds, min_size=1, max_size=6))
def test_a_mark_that_is_not_lost_stands_on_its_words(story, script):
    cast, scene = story
    with undone():
        for one in script:
            one.do(scene, cast.wanda)
            check()


@FEW
@given(first=fresh)
def test_what_is_undone_gives_every_thread_its_place_back(story, first):
    cast, scene = story
    with undone():
        before = stands()
        if first.do(scene, cast.wanda) is None:
            return
        try:
            reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
        except Refusal:
            return

        check()
        assert stands() == before
