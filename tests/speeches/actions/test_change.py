"""The one door: all or nothing, one at a time, one version each."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction

from speeches.actions import paragraphs, signatures, threads
from speeches.actions._change import AlreadyDone, NothingRecorded, change, founding
from speeches.actions.conflicts import EditConflict
from speeches.domain.happenings import Happening
from speeches.domain.policy import may_edit
from speeches.domain.verdict import NoSuchSpeech, NotPermitted
from speeches.models import Event, Paragraph, Revision, Speech
from tests.ledger import everything
from tests.play import Play
from tests.stage import NOON, SCRIPT, Scene, assembled, long_script, stage

WRITERS = 8


def test_a_raise_leaves_nothing(cast, scene):
    before = everything()

    with pytest.raises(ZeroDivisionError), change(scene.speech.pk, by=cast.dai, at=NOON) as opened:
        Paragraph.objects.filter(speech=opened.speech).update(text="weg")
        opened.record(Happening.PARAGRAPH_EDITED)
        raise ZeroDivisionError

    assert everything() == before


def test_a_change_without_an_event_is_a_bug_and_leaves_nothing(cast, scene):
    before = everything()

    with pytest.raises(NothingRecorded), change(scene.speech.pk, by=cast.dai, at=NOON) as opened:
        Paragraph.objects.filter(speech=opened.speech).update(text="weg")

    assert everything() == before


def test_changes_do_not_nest(cast, scene):
    before = everything()

    with pytest.raises(RuntimeError, match="durable"), change(scene.speech.pk, by=cast.dai, at=NOON):
        paragraphs.insert(scene.paragraph("今天的会议").pk, text="再说。", by=cast.dai, at=NOON)

    assert everything() == before


def test_a_change_does_not_hide_in_somebody_elses_transaction(cast, scene):
    """Who opens one around it could undo it after the person was told that it is saved."""
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        paragraphs.insert(scene.paragraph("今天的会议").pk, text="再说。", by=cast.dai, at=NOON)


def test_a_person_is_judged_by_the_role_that_he_has_under_the_lock(cast, scene):
    with change(scene.speech.pk, by=cast.rhea, at=NOON) as opened:
        with pytest.raises(NotPermitted):
            opened.require(may_edit)
        opened.record(Happening.THREAD_OPENED)

    assert opened.standing.role == "reviewer"


@pytest.mark.parametrize("speech_id", [0, 2_000_000_000])
def test_a_speech_that_is_not_there_cannot_be_changed(cast, scene, speech_id):
    with pytest.raises(NoSuchSpeech), change(speech_id, by=cast.wanda, at=NOON):
        pass


def test_the_key_stands_on_the_first_event_only(cast, scene):
    key = uuid4()

    with change(scene.speech.pk, by=cast.dai, at=NOON, key=key) as opened:
        opened.record(Happening.PARAGRAPH_EDITED)
        opened.record(Happening.PARAGRAPH_SPLIT)

    keys = Event.objects.filter(speech=scene.speech, version=opened.version).order_by("ordinal")
    assert list(keys.values_list("key", flat=True)) == [key, None]


def test_a_key_is_of_its_person(cast, scene):
    """Who learns somebody's key can neither replay his save nor block his own."""
    key, before = uuid4(), scene.version
    paragraph = scene.paragraph("今天的会议")

    versions = [
        paragraphs.insert(paragraph.pk, text="再说。", by=person, at=NOON, key=key)
        for person in (cast.dai, cast.wanda, cast.dai)
    ]

    assert versions == [before + 1, before + 2, before + 1]


def test_a_used_key_founds_nothing_again(cast, db):
    key = uuid4()
    with founding(by=cast.wanda, at=NOON, key=key) as opened:
        opened.record(Happening.SPEECH_IMPORTED)

    with pytest.raises(AlreadyDone), founding(by=cast.wanda, at=NOON, key=key):
        pass

    assert list(Speech.objects.values_list("pk", flat=True)) == [opened.speech.pk]


def test_the_time_of_the_last_change_is_that_of_the_change(cast, scene, noon):
    later = noon.replace(hour=9)

    paragraphs.insert(scene.paragraph("今天的会议").pk, text="再说。", by=cast.dai, at=later)

    assert Speech.objects.get(pk=scene.speech.pk).changed_at == later


@pytest.mark.parametrize("count", [3, 60])
def test_a_save_costs_as_much_in_a_long_speech_as_in_a_short_one(
    cast, long_scene, django_assert_max_num_queries, count
):
    scene = long_scene(count)
    paragraph = scene.paragraph("第1项")

    with django_assert_max_num_queries(20):
        paragraphs.edit(
            paragraph.pk, text="第1项要抓好。", based_on=paragraph.version, by=cast.dai, at=NOON, key=uuid4()
        )


@pytest.mark.django_db(transaction=True)
class TestTogether:
    """Real threads, each with a connection of its own, on one speech."""

    @pytest.fixture
    def scene(self):
        self.cast = assembled()
        return Scene(stage(self.cast, SCRIPT))

    def at_once(self, *acts):
        """Start all at the same moment; what each returned or raised."""
        start = Barrier(len(acts))

        def played(act):
            try:
                start.wait()
                return act()
            except (EditConflict, signatures.WordsChanged, threads.AlreadyResolved) as refusal:
                return refusal
            finally:
                connection.close()

        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(played, acts))

    def versions_of(self, speech):
        return list(
            Event.objects.filter(speech=speech, ordinal=0)
            .order_by("version")
            .values_list("version", flat=True)
        )

    def test_edits_of_one_paragraph_from_one_stale_version_lose_nothing(self, scene):
        paragraph, before = scene.paragraph("过去一年，"), scene.version
        texts = [paragraph.text.replace("12.6", f"{at}2.6") for at in range(2, 2 + WRITERS)]

        answers = self.at_once(*(self.saving(paragraph, text) for text in texts))

        kept = dict(
            Revision.objects.filter(paragraph=paragraph, since__gt=before).values_list("since", "text")
        )
        saved = {answer: text for answer, text in zip(answers, texts, strict=True) if isinstance(answer, int)}
        conflicts = [answer for answer in answers if isinstance(answer, EditConflict)]
        assert kept == saved
        assert len(saved) + len(conflicts) == WRITERS
        assert self.versions_of(scene.speech) == list(range(1, before + len(saved) + 1))

    def test_edits_in_different_places_of_one_paragraph_are_all_in_it(self, scene):
        paragraph, before = scene.paragraph("过去一年，"), scene.version
        changes = [("过去一年", "过去的一年"), ("12.6亿元", "13.1亿元"), ("8.5%", "9.5%")]

        answers = self.at_once(*(self.saving(paragraph, paragraph.text.replace(*pair)) for pair in changes))

        paragraph.refresh_from_db()
        assert sorted(answers) == [before + 1, before + 2, before + 3]
        assert paragraph.text == "过去的一年，全镇实现产值13.1亿元，同比增长9.5%。"

    def test_edits_of_different_paragraphs_get_versions_without_gaps(self, scene):
        lines = list(Paragraph.objects.filter(speech=scene.speech).order_by("pk")[:WRITERS])
        before = scene.version

        answers = self.at_once(*(self.saving(line, f"{line.text}再说一句。") for line in lines))

        assert sorted(answers) == list(range(before + 1, before + WRITERS + 1))
        assert self.versions_of(scene.speech) == list(range(1, before + WRITERS + 1))

    def test_one_save_sent_many_times_at_once_is_saved_once(self, scene):
        paragraph, key, before = scene.paragraph("今天的会议"), uuid4(), scene.version

        answers = self.at_once(*[self.saving(paragraph, "会议很重要。", key)] * WRITERS)

        assert set(answers) == {before + 1}
        assert scene.version == before + 1

    def test_nobody_signs_words_that_change_at_the_same_moment(self, scene):
        play = Play(self.cast, scene)
        section, words = play.to_sign()
        paragraph = scene.paragraph("新建茶园")

        self.at_once(
            lambda: signatures.sign(section, **words, by=self.cast.sana, at=NOON),
            self.saving(paragraph, "新建茶园90亩。"),
        )

        assert not any(signature.is_live for signature in scene.section("产业稳步").signatures.all())

    def test_a_thread_is_resolved_by_one_of_many(self, scene):
        thread = Play(self.cast, scene).thread()
        people = [self.cast.wanda, self.cast.dai, self.cast.rhea, self.cast.sana]

        answers = self.at_once(
            *(lambda who=who: threads.resolve(thread.pk, text="已核实。", by=who, at=NOON) for who in people)
        )

        assert sum(isinstance(answer, int) for answer in answers) == 1

    def saving(self, paragraph, text, key=None):
        return lambda: paragraphs.edit(
            paragraph.pk, text=text, based_on=paragraph.version, by=self.cast.dai, at=NOON, key=key
        )


@pytest.mark.django_db(transaction=True)
def test_changes_of_two_speeches_do_not_wait_for_each_other():
    """The lock is of the speech; a whole office writes at the same time."""
    cast = assembled()
    one, other = (Scene(stage(cast, long_script(2))) for _ in range(2))
    line = other.paragraph("第1项")

    def elsewhere():
        try:
            return paragraphs.insert(line.pk, text="再说。", by=cast.dai, at=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, change(one.speech.pk, by=cast.dai, at=NOON) as opened:
        version = pool.submit(elsewhere).result(timeout=30)
        opened.record(Happening.PARAGRAPH_EDITED)

    assert version == other.version
