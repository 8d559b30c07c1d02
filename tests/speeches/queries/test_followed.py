"""What is said of an earlier version stands where the door would have carried it."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches.actions import opinions, paragraphs, rounds, threads
from speeches.actions.conflicts import EditConflict
from speeches.actions.opinions import Chosen, Place
from speeches.domain.anchors.browser import Selection
from speeches.domain.structure.tree import Noun
from speeches.domain.verdict import Refusal
from speeches.models import Paragraph, Thread
from tests.ledger import undone
from tests.play import Play
from tests.stage import NOON

TEA, WORDS = "新建茶园", "带动农户300户"


@pytest.fixture
def play(cast, scene):
    return Play(cast, scene)


def at_random(play, chance):
    """Edits, splits, joins, removals and comebacks around the paragraph of the tea gardens."""
    rows = list(Paragraph.objects.filter(speech=play.scene.speech, kind="body").order_by("pk"))
    row = chance.choice([one for one in rows if TEA in one.text or "农户" in one.text] or rows)
    by = {"by": play.cast.dai, "at": NOON}
    text = row.text
    cut = chance.randrange(1, len(text)) if len(text) > 1 else 1
    doing = chance.choice(["front", "behind", "split", "join", "remove", "restore", "cut"])
    if doing == "restore" and row.removed_in:
        paragraphs.restore(row.pk, version=row.version, **by)
    elif doing == "remove":
        paragraphs.remove(row.pk, based_on=row.version, **by)
    elif doing == "join":
        paragraphs.join(row.pk, text=text, based_on=row.version, **by)
    else:
        new = {
            "front": f"今年，{text}",
            "behind": f"{text}效果很好。",
            "split": f"{text[:cut]}\n{text[cut:]}",
            "cut": text[:cut],
        }.get(doing, f"{text}。")
        paragraphs.edit(row.pk, text=new, based_on=row.version, **by)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), steps=st.integers(0, 8))
def test_an_opinion_given_late_stands_where_a_comment_made_at_once_was_carried(play, seed, steps):
    with undone():
        chance = random.Random(seed)  # noqa: S311
        row = play.scene.paragraph(TEA)
        start = row.text.index(WORDS)
        one = play.round()
        seen = row.text
        threads.open_on(
            row.pk,
            text="当场的批注。",
            on=Selection(start, start + len(WORDS), WORDS, row.version),
            by=play.cast.rhea,
            at=NOON,
        )
        early = Thread.objects.get()
        for _ in range(steps):
            try:
                at_random(play, chance)
            except (EditConflict, Refusal):
                continue
        place = Place((Noun.PARAGRAPH, row.pk), Chosen(start, start + len(WORDS), WORDS))
        opinions.give(one.pk, text="意见。", on=place, by=play.cast.greta, at=NOON)

        early.refresh_from_db()
        late = Thread.objects.get(invitation__isnull=False)
        assert seen[start:].startswith(late.quote)
        told = [(one.paragraph_id, one.start, one.end, one.words, one.lost_in) for one in (early, late)]
        assert told[0] == told[1]


def test_a_round_about_an_old_milestone_is_followed_in_few_questions(play, django_assert_max_num_queries):
    row = play.scene.paragraph(TEA)
    one = play.round()
    start = row.text.index(WORDS)
    for at in range(30):
        row.refresh_from_db()
        paragraphs.edit(row.pk, text=f"第{at}稿，{row.text}", based_on=row.version, by=play.cast.dai, at=NOON)
    rounds.invite(one.pk, people=[play.cast.hans.pk], by=play.cast.wanda, at=NOON)
    place = Place((Noun.PARAGRAPH, row.pk), Chosen(start, start + len(WORDS), WORDS))

    with django_assert_max_num_queries(30):
        opinions.give(one.pk, text="意见。", on=place, by=play.cast.greta, at=NOON)

    assert Thread.objects.get().words == WORDS
