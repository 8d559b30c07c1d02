"""What others did since somebody last read."""

import pytest

from speeches.actions import milestones, paragraphs, sections
from speeches.domain.milestones import Naming
from speeches.models import Speech
from speeches.presence import reading
from speeches.queries import reading as since
from speeches.queries.moments import choices_of, version_at
from speeches.queries.reading import unread_by
from tests.play import Play


@pytest.fixture
def speech(scene):
    return lambda: Speech.objects.get(pk=scene.speech.pk)


@pytest.fixture
def writes(cast, scene, noon):
    """Somebody changes a paragraph; the version."""

    def reworded(name, beginning, text):
        line = scene.paragraph(beginning)
        by = getattr(cast, name)
        return paragraphs.edit(line.pk, text=text, based_on=line.version, by=by, at=noon)

    return reworded


def test_who_never_read_it_is_told_nothing(cast, speech, writes):
    writes("dai", "新建茶园", "新建茶园90亩。")

    assert unread_by(cast.wanda, speech()) is None


def test_what_one_writes_oneself_is_nothing_new(cast, speech, writes):
    reading.note(speech(), cast.dai, speech().version)
    writes("dai", "新建茶园", "新建茶园90亩。")

    assert unread_by(cast.dai, speech()) is None


def test_places_are_counted_and_not_saves(cast, speech, writes):
    read = speech().version
    reading.note(speech(), cast.wanda, read)
    writes("dai", "新建茶园", "新建茶园90亩。")
    writes("dai", "新建茶园", "新建茶园95亩。")
    writes("sana", "今天的会议", "今天的会议非常重要。")
    writes("wanda", "下面我讲", "下面讲三点。")

    unread = unread_by(cast.wanda, speech())

    assert (unread and (unread.version, unread.places, unread.is_more)) == (read, 2, False)


def test_talk_names_and_numbers_are_no_news_of_the_text(cast, scene, noon, speech):
    play = Play(cast, scene)
    irregular = play.irregular()
    reading.note(speech(), cast.wanda, speech().version)
    play.thread()
    milestones.name(scene.speech.pk, version=1, naming=Naming("初稿"), by=cast.dai, at=noon)
    sections.renumber(irregular.pk, by=cast.dai, at=noon)

    assert unread_by(cast.wanda, speech()) is None


def test_after_reading_there_is_nothing_new(cast, speech, writes):
    reading.note(speech(), cast.wanda, speech().version)
    writes("dai", "新建茶园", "新建茶园90亩。")

    reading.note(speech(), cast.wanda, speech().version)

    assert unread_by(cast.wanda, speech()) is None


def test_of_very_many_changes_it_says_that_there_are_more(cast, speech, writes, monkeypatch):
    monkeypatch.setattr(since, "MOST", 2)
    reading.note(speech(), cast.wanda, speech().version)
    for at in range(3):
        writes("dai", "新建茶园", f"新建茶园9{at}亩。")

    unread = unread_by(cast.wanda, speech())

    assert (unread and (unread.places, unread.is_more)) == (1, True)


def test_it_is_one_query_however_much_happened(cast, speech, writes, django_assert_num_queries):
    reading.note(speech(), cast.wanda, speech().version)
    for at in range(5):
        writes("dai", "新建茶园", f"新建茶园9{at}亩。")
    now = speech()

    with django_assert_num_queries(1):
        assert unread_by(cast.wanda, now) is not None


def test_what_i_last_read_is_a_moment_that_can_be_chosen(cast, speech, writes):
    assert version_at(speech(), cast.wanda, {"old": "read"}, "old") is None
    reading.note(speech(), cast.wanda, 2)
    writes("dai", "新建茶园", "新建茶园90亩。")

    assert version_at(speech(), cast.wanda, {"old": "read"}, "old") == 2
    assert choices_of(speech(), cast.wanda).read == 2
    assert choices_of(speech(), cast.dai).read is None
