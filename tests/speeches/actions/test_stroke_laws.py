"""Whatever is done to the text: his words stand where it says, and no change of them is silent."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches.actions import paragraphs, principal, reversals
from speeches.domain.verdict import Refusal
from speeches.models import Paragraph, PrincipalEdit, Section, Stroke, Touch, TouchedStroke
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
    """One stage for all examples; Sana has put a word into every paragraph and struck one out."""
    with django_db_blocker.unblock(), undone():
        cast = assembled()
        scene = Scene(stage(cast, SCRIPT))
        principal.name(scene.speech.pk, person=cast.sana, by=cast.wanda, at=NOON)
        for row in Paragraph.objects.filter(speech=scene.speech).order_by("pk"):
            text = f"{row.text[:2]}（{row.pk}号）{row.text[3:]}"
            paragraphs.edit(row.pk, text=text, based_on=row.version, by=cast.sana, at=NOON)
        yield cast, scene


@pytest.fixture
def story(furnished, db):
    return furnished


def standing():
    """What stands of each stroke, put together where it was split."""
    found: dict[int, list[str]] = {}
    for row in Stroke.objects.order_by("pk"):
        found.setdefault(row.edit_id, []).append(row.stroke.standing)
    return {edit: "".join("".join(words).split()) for edit, words in found.items()}


def check():
    texts = dict(Paragraph.objects.filter(removed_in=None).values_list("pk", "text"))
    headings = dict(Section.objects.filter(removed_in=None).values_list("pk", "heading"))
    for row in Stroke.objects.all():
        if row.lost_in is None:
            text = (texts if row.paragraph_id else headings)[row.line]
            assert text[row.start : row.end] == row.words
    numbers = PrincipalEdit.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))


@FEW
@given(script=st.lists(deeds, min_size=1, max_size=6))
def test_his_words_stand_where_it_says_and_no_change_of_them_is_silent(story, script):
    cast, scene = story
    with undone():
        for one in script:
            before = standing()
            version = one.do(scene, cast.wanda)
            check()
            changed = {edit for edit, words in standing().items() if words != before[edit]}
            noted = set(Touch.objects.filter(version=version).values_list("edit", flat=True))
            ended = TouchedStroke.objects.filter(is_ended=True).values_list("touch__edit", flat=True)
            assert changed <= noted | set(ended)


@FEW
@given(first=fresh)
def test_what_is_undone_leaves_no_open_touch(story, first):
    cast, scene = story
    with undone():
        before = standing()
        if first.do(scene, cast.wanda) is None:
            return
        was_split = Stroke.objects.count() > len(before) and Touch.objects.exists()
        try:
            reversals.undo(scene.speech.pk, by=cast.wanda, at=NOON)
        except Refusal:
            return

        check()
        if not was_split:
            assert standing() == before
            assert not Touch.objects.filter(ended_in=None).exists()


@FEW
@given(script=st.lists(deeds, min_size=1, max_size=4))
def test_what_he_does_himself_asks_nobody(story, script):
    cast, scene = story
    with undone():
        for one in script:
            one.do(scene, cast.sana)
            check()

        assert not Touch.objects.filter(handling=None).exists()
