"""Who may call which route with which method: the whole of it, once more and apart from the code."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from speeches.actions import paragraphs, reversals, sections, threads
from speeches.domain.pens import PenKind
from speeches.domain.verdict import Reason
from speeches.models import Original
from speeches.presence import leaving, register
from tests.play import FILE, Play
from tests.stage import NOON

type People = frozenset[str]

KEY = "7b0e7a0e-6c1f-4f5e-9a53-0d7f6c3b2a11"
# In the order of their rights. Moritz was a drafter; his account is closed and his browser does not know it.
ACTORS = ("anonymous", "moritz", "otto", "leo", "rhea", "dai", "sana", "wanda")
NOBODY: People = frozenset()
MEMBERS = frozenset({"leo", "rhea", "dai", "sana", "wanda"})
SIGNED_IN = MEMBERS | {"otto"}
EVERYBODY = frozenset(ACTORS)
TALKING = MEMBERS - {"leo"}
EDITING = frozenset({"dai", "sana", "wanda"})
SIGNING = frozenset({"sana"})
OWNING = frozenset({"wanda"})
TYPING = frozenset({"dai"})


@dataclass(frozen=True)
class Rule:
    """Who gets an answer; `why` is what other members are told, None where it does not exist for them.

    `words` makes a body that does the thing, `names` an id other than the usual one.
    """

    get: People = NOBODY
    post: People = NOBODY
    why: Reason | None = None
    words: Callable[[Play], dict[str, Any]] = field(default=lambda _: {})
    names: Callable[[Play], dict[str, int]] = field(default=lambda _: {})


def _text(play: Play) -> dict[str, Any]:
    return {"text": "换一句话。", "based_on": play.scene.version, "key": KEY}


def _words(play: Play) -> dict[str, Any]:
    return {"text": "再说一句。", "key": KEY}


def _heading(play: Play) -> dict[str, Any]:
    return {"heading": "生态不断好转", "based_on": play.scene.version, "key": KEY}


def _removal(play: Play) -> dict[str, Any]:
    return {"based_on": play.scene.version, "key": KEY}


def _signature(play: Play) -> dict[str, Any]:
    return {"digest": play.to_sign()[1]["digest"], "opinion": "agree", "key": KEY}


def _search(play: Play) -> dict[str, Any]:
    return {"sought": "XX", "words": "120", "is_whole": "on", "has_case": "on", "key": KEY}


def _replacement(play: Play) -> dict[str, Any]:
    paragraph = play.scene.paragraph("新建茶园")
    return {**_search(play), "hits": [f"paragraph-{paragraph.pk}-4-{paragraph.version}"]}


def _details(play: Play) -> dict[str, Any]:
    return {"speaker": "镇长", "rate": 200}


def _file(play: Play) -> dict[str, Any]:
    return {"text": FILE, "is_unclassified": "on"}


def _second(play: Play) -> dict[str, int]:
    return {"paragraph_id": play.scene.paragraph("下面我讲").pk}


def _rewritten(play: Play) -> dict[str, int]:
    paragraph = play.scene.paragraph("今天的会议")
    paragraphs.edit(paragraph.pk, text="会议很重要。", based_on=paragraph.version, by=play.cast.dai, at=NOON)
    return {"paragraph_id": paragraph.pk}


def _removed(play: Play) -> dict[str, int]:
    section = play.scene.section("民生持续")
    sections.remove(section.pk, based_on=play.scene.version, by=play.cast.dai, at=NOON)
    return {"section_id": section.pk}


def _changed(play: Play) -> dict[str, int]:
    """Everybody who may edit has a last change of his own; the first version is 1, the latest all theirs."""
    cast = play.cast
    for person, words in ((cast.dai, "今天的会议"), (cast.sana, "下面我讲"), (cast.wanda, "同志们")):
        row = play.scene.paragraph(words)
        text = f"{row.text}补一句。"
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=person, at=NOON)
    section = play.scene.section("closing")
    return {"speech_id": play.scene.speech.pk, "section_id": section.pk, "version": 1}


def _undone(play: Play) -> dict[str, int]:
    changed = _changed(play)
    for person in (play.cast.dai, play.cast.sana, play.cast.wanda):
        reversals.undo(play.scene.speech.pk, by=person, at=NOON)
    return changed


def _brought(play: Play) -> dict[str, int]:
    speech = play.scene.speech
    Original.objects.create(
        speech=speech, name="讲话稿.txt", sha256="0" * 64, content=b"a", by=play.cast.wanda, at=NOON
    )
    return {"speech_id": speech.pk}


def _typed(kind: PenKind) -> Callable[[Play], dict[str, Any]]:
    return lambda play: {"pen": KEY, "kind": kind, "text": "还没有保存的话。", "based_on": play.scene.version}


def _resolved(play: Play) -> dict[str, int]:
    thread = play.thread()
    threads.resolve(thread.pk, by=play.cast.rhea, at=NOON)
    return {"thread_id": thread.pk}


def _held(play: Play) -> dict[str, int]:
    """Dai writes in a section."""
    section = play.scene.section("产业稳步")
    play.writes(play.cast.dai, play.scene.paragraph("新建茶园"))
    return {"section_id": section.pk}


def _to_be_left(play: Play) -> dict[str, int]:
    names = _held(play)
    section = play.scene.section("产业稳步")
    held = register.held_in([section.speech_id])[section.speech_id]
    leaving.ask(section, by=play.place_of(play.cast.wanda).pk, held=held)
    return names


# The ids that a path names, unless the rule says otherwise.
NAMES: dict[str, Callable[[Play], int]] = {
    "speech_id": lambda play: play.scene.speech.pk,
    "section_id": lambda play: play.scene.section("产业稳步").pk,
    "paragraph_id": lambda play: play.scene.paragraph("今天的会议").pk,
    "thread_id": lambda play: play.thread().pk,
    "signature_id": lambda play: play.signature().pk,
    "membership_id": lambda play: play.place_of(play.cast.dai).pk,
    "copy_id": lambda play: play.working_copy(play.cast.dai).pk,
    "original_id": lambda play: play.original(play.cast.wanda).pk,
    "old": lambda _: 1,
    "version": lambda _: 1,
    "new": lambda play: play.scene.version,
}

EDIT, TALK, OWN = Reason.NOT_EDITOR, Reason.NOT_COMMENTER, Reason.NOT_OWNER

RULES: dict[str, Rule] = {
    "accounts:sign_in": Rule(get=EVERYBODY, post=EVERYBODY),
    "accounts:sign_out": Rule(post=EVERYBODY),
    "accounts:language": Rule(post=EVERYBODY, words=lambda _: {"language": "en"}),
    "accounts:details": Rule(get=SIGNED_IN, post=SIGNED_IN),
    "accounts:password": Rule(get=SIGNED_IN, post=SIGNED_IN),
    "speeches:library": Rule(get=SIGNED_IN),
    "speeches:imports": Rule(get=SIGNED_IN, post=SIGNED_IN, words=_file),
    "speeches:original": Rule(get=OWNING, post=OWNING),
    "speeches:original_speech": Rule(post=OWNING, words=lambda _: {"key": KEY}),
    "speeches:original_removal": Rule(post=OWNING),
    "speeches:speech": Rule(get=MEMBERS),
    "speeches:changes": Rule(get=MEMBERS),
    "speeches:presence": Rule(
        post=EDITING, why=EDIT, words=lambda _: {"tab": KEY, "places": "paragraph-1 section-1"}
    ),
    "speeches:leaving": Rule(post=OWNING, why=Reason.NOT_ASKER, names=_held),
    "speeches:leaving_withdrawal": Rule(post=OWNING, why=Reason.NOT_ASKER, names=_to_be_left),
    "speeches:margin": Rule(get=MEMBERS),
    "speeches:history": Rule(get=MEMBERS),
    "speeches:version": Rule(get=MEMBERS),
    "speeches:comparison": Rule(get=MEMBERS),
    "speeches:comparison_choice": Rule(get=MEMBERS),
    "speeches:original_file": Rule(get=MEMBERS, names=_brought),
    "speeches:export_text": Rule(post=MEMBERS),
    "speeches:export_word": Rule(post=MEMBERS),
    "speeches:milestones": Rule(
        get=MEMBERS,
        post=TALKING,
        why=Reason.READS_ONLY,
        words=lambda _: {"version": 1, "called": "初稿", "key": KEY},
    ),
    "speeches:copy": Rule(post=MEMBERS, words=lambda _: {"key": KEY}),
    "speeches:authorship": Rule(get=MEMBERS),
    "speeches:details": Rule(get=EDITING, post=EDITING, why=EDIT, words=_details),
    "speeches:undo": Rule(post=EDITING, why=EDIT, names=_changed),
    "speeches:redo": Rule(post=EDITING, why=EDIT, names=_undone),
    "speeches:reversal": Rule(
        get=EDITING,
        post=EDITING,
        why=EDIT,
        words=lambda play: {"after": 1, "until": play.scene.version, "key": KEY},
        names=_changed,
    ),
    "speeches:speech_restoration": Rule(get=EDITING, post=EDITING, why=EDIT, words=_removal, names=_changed),
    "speeches:section_rewinding": Rule(get=EDITING, post=EDITING, why=EDIT, words=_removal, names=_changed),
    "speeches:members": Rule(
        get=MEMBERS, post=OWNING, why=OWN, words=lambda _: {"username": "otto", "role": "reader"}
    ),
    "speeches:member": Rule(post=OWNING, why=OWN, words=lambda _: {"role": "reviewer"}),
    "speeches:member_removal": Rule(post=OWNING, why=OWN),
    "speeches:finding": Rule(get=MEMBERS, post=MEMBERS, words=_search),
    "speeches:replacement": Rule(post=EDITING, why=EDIT, words=_replacement),
    "speeches:member_limit": Rule(post=OWNING, why=OWN, words=lambda _: {"is_limited": "on"}),
    "speeches:assignment": Rule(
        get=OWNING,
        post=OWNING,
        why=OWN,
        words=lambda play: {"members": [play.place_of(play.cast.dai).pk]},
    ),
    "speeches:heading": Rule(get=EDITING, post=EDITING, why=EDIT, words=_heading),
    "speeches:heading_removal": Rule(post=EDITING, why=EDIT),
    "speeches:section_next": Rule(get=EDITING, post=EDITING, why=EDIT, words=_heading),
    "speeches:section_inside": Rule(get=EDITING, post=EDITING, why=EDIT, words=_heading),
    "speeches:section_place": Rule(post=EDITING, why=EDIT, words=lambda _: {"direction": "down"}),
    "speeches:section_removal": Rule(post=EDITING, why=EDIT, words=_removal),
    "speeches:section_restoration": Rule(post=EDITING, why=EDIT, names=_removed),
    "speeches:numbering": Rule(
        post=EDITING, why=EDIT, names=lambda play: {"section_id": play.irregular().pk}
    ),
    "speeches:first_paragraph": Rule(get=EDITING, post=EDITING, why=EDIT, words=_words),
    "speeches:signature": Rule(get=MEMBERS, post=SIGNING, why=Reason.NOT_SIGNER, words=_signature),
    "speeches:withdrawal": Rule(post=SIGNING, why=Reason.NOT_YOURS),
    "speeches:paragraph": Rule(get=MEMBERS),
    "speeches:text": Rule(get=EDITING, post=EDITING, why=EDIT, words=_text),
    "speeches:paragraph_next": Rule(get=EDITING, post=EDITING, why=EDIT, words=_words),
    "speeches:paragraph_place": Rule(post=EDITING, why=EDIT, words=lambda _: {"direction": "down"}),
    "speeches:join": Rule(post=EDITING, why=EDIT, words=_text, names=_second),
    "speeches:paragraph_removal": Rule(post=EDITING, why=EDIT, words=_removal),
    "speeches:paragraph_versions": Rule(get=MEMBERS),
    "speeches:restoration": Rule(
        post=EDITING, why=EDIT, words=lambda _: {"version": 1, "key": KEY}, names=_rewritten
    ),
    "speeches:paragraph_working_copy": Rule(post=EDITING, why=EDIT, words=_typed(PenKind.TEXT)),
    "speeches:section_working_copy": Rule(post=EDITING, why=EDIT, words=_typed(PenKind.INSIDE)),
    "speeches:working_copy": Rule(get=TYPING),
    "speeches:working_copy_removal": Rule(post=TYPING),
    "speeches:threads": Rule(get=MEMBERS, post=TALKING, why=TALK, words=_words),
    "speeches:comments": Rule(post=TALKING, why=TALK, words=_words),
    "speeches:resolution": Rule(post=TALKING, why=TALK),
    "speeches:reopening": Rule(post=TALKING, why=TALK, names=_resolved),
}
