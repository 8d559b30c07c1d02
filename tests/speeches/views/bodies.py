"""What is sent to a route so that it does its work, and what it is done to."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from speeches.actions import decisions, paragraphs, reversals, sections, threads
from speeches.domain.pens import PenKind
from speeches.jobs import pairings
from speeches.models import Original, Speech, Thread
from speeches.presence import leaving, register
from tests.domain.pictures import jpeg
from tests.play import FILE, Play
from tests.stage import NOON

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"


def text_of(play: Play) -> dict[str, Any]:
    return {"text": "换一句话。", "based_on": play.scene.version, "key": KEY}


def words_of(play: Play) -> dict[str, Any]:
    return {"text": "再说一句。", "key": KEY}


def on_words(play: Play) -> dict[str, Any]:
    chosen = {"start": 0, "end": 2, "words": "今天", "based_on": play.scene.version}
    return {"text": "是今天吗？", "key": KEY, **chosen}


def heading(play: Play) -> dict[str, Any]:
    return {"heading": "生态不断好转", "based_on": play.scene.version, "key": KEY}


def removal(play: Play) -> dict[str, Any]:
    return {"based_on": play.scene.version, "key": KEY}


def signature(play: Play) -> dict[str, Any]:
    return {"digest": play.to_sign()[1]["pledge"].digest, "opinion": "agree", "key": KEY}


def search(play: Play) -> dict[str, Any]:
    return {"sought": "XX", "words": "120", "is_whole": "on", "has_case": "on", "key": KEY}


def replacement(play: Play) -> dict[str, Any]:
    paragraph = play.scene.paragraph("新建茶园")
    return {**search(play), "hits": [f"paragraph-{paragraph.pk}-4-{paragraph.version}"]}


def details(play: Play) -> dict[str, Any]:
    return {"speaker": "镇长", "rate": 200}


def principal(play: Play) -> dict[str, Any]:
    return {"person": play.cast.sana.pk}


class Upload(SimpleUploadedFile):
    """A file that can be sent several times."""

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        sent: bytes = super().read(*args)
        return sent


def photo(play: Play) -> dict[str, Any]:
    return {"photo": Upload("第3页.jpg", jpeg()), "key": KEY}


def file(play: Play) -> dict[str, Any]:
    return {"text": FILE, "is_unclassified": "on"}


def read_thread(play: Play) -> dict[str, Any]:
    thread = Thread.objects.filter(speech=play.scene.speech).first()
    return {"thread": f"{thread.pk if thread else 0}-1"}


def talked(play: Play) -> dict[str, int]:
    play.thread()
    return {"speech_id": play.scene.speech.pk}


def asked_many(play: Play) -> dict[str, Any]:
    made = Thread.objects.filter(suggestion__isnull=False, speech=play.scene.speech).first()
    return {"thread": made.pk if made else 0, "seen": 999, "key": KEY}


def asked_to_decline(play: Play) -> dict[str, Any]:
    return {**asked_many(play), "reason": "以年报为准。"}


def asks(play: Play) -> dict[str, int]:
    play.suggestion()
    return {"speech_id": play.scene.speech.pk}


def declines(play: Play) -> dict[str, int]:
    declined(play)
    return {"speech_id": play.scene.speech.pk}


def asked(play: Play) -> dict[str, int]:
    return {"thread_id": play.suggestion().pk}


def declined(play: Play) -> dict[str, int]:
    asked = play.suggestion().pk
    decisions.decline(asked, reason="以年报为准。", by=play.cast.wanda, at=NOON)
    return {"thread_id": asked}


def withdrawn(play: Play) -> dict[str, int]:
    asked = play.suggestion().pk
    decisions.withdraw(asked, by=play.cast.rhea, at=NOON)
    return {"thread_id": asked}


def second(play: Play) -> dict[str, int]:
    return {"paragraph_id": play.scene.paragraph("下面我讲").pk}


def rewritten(play: Play) -> dict[str, int]:
    paragraph = play.scene.paragraph("今天的会议")
    paragraphs.edit(paragraph.pk, text="会议很重要。", based_on=paragraph.version, by=play.cast.dai, at=NOON)
    return {"paragraph_id": paragraph.pk}


def removed(play: Play) -> dict[str, int]:
    section = play.scene.section("民生持续")
    sections.remove(section.pk, based_on=play.scene.version, by=play.cast.dai, at=NOON)
    return {"section_id": section.pk}


def changed(play: Play) -> dict[str, int]:
    """Everybody who may edit has a last change of his own; the first version is 1, the latest all theirs."""
    cast = play.cast
    for person, words in ((cast.dai, "今天的会议"), (cast.sana, "下面我讲"), (cast.wanda, "同志们")):
        row = play.scene.paragraph(words)
        text = f"{row.text}补一句。"
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=person, at=NOON)
    section = play.scene.section("closing")
    return {"speech_id": play.scene.speech.pk, "section_id": section.pk, "version": 1}


def undone(play: Play) -> dict[str, int]:
    names = changed(play)
    for person in (play.cast.dai, play.cast.sana, play.cast.wanda):
        reversals.undo(play.scene.speech.pk, by=person, at=NOON)
    return names


def brought(play: Play) -> dict[str, int]:
    speech = play.scene.speech
    file = {"name": "讲话稿.txt", "sha256": "0" * 64, "content": b"a", "by": play.cast.wanda, "at": NOON}
    Original.objects.get_or_create(speech=speech, defaults=file)
    return {"speech_id": speech.pk}


def imported(play: Play) -> dict[str, int]:
    return {**brought(play), "new": 1}


def paired(play: Play) -> dict[str, int]:
    """Another speech, and that it is to be compared with hers."""
    other = play.copied()
    pairings.ask(Speech.objects.get(pk=other), play.scene.speech, by=play.cast.wanda)
    return {"other_id": other}


def typed(kind: PenKind) -> Callable[[Play], dict[str, Any]]:
    return lambda play: {"pen": KEY, "kind": kind, "text": "还没有保存的话。", "based_on": play.scene.version}


def resolved(play: Play) -> dict[str, int]:
    thread = play.thread()
    threads.resolve(thread.pk, by=play.cast.rhea, at=NOON)
    return {"thread_id": thread.pk}


def held(play: Play) -> dict[str, int]:
    """Dai writes in a section."""
    section = play.scene.section("产业稳步")
    play.writes(play.cast.dai, play.scene.paragraph("新建茶园"))
    return {"section_id": section.pk}


def to_be_left(play: Play) -> dict[str, int]:
    names = held(play)
    section = play.scene.section("产业稳步")
    standing = register.held_in([section.speech_id])[section.speech_id]
    leaving.ask(section, by=play.place_of(play.cast.wanda).pk, held=standing)
    return names


def terms(play: Play) -> dict[str, Any]:
    return {"round_name": "第一轮（延期）", "due_on": "2026-03-30", "is_apart": "on", "key": KEY}


def round(play: Play) -> dict[str, Any]:
    return {**terms(play), "called": "征求意见稿", "people": [play.cast.hans.pk]}


def opinion(play: Play) -> dict[str, int]:
    return {"thread_id": play.opinion().pk}


def closed(play: Play) -> dict[str, int]:
    return {"round_id": play.closed().pk}
