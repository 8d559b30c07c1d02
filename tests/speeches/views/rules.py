"""Who may call which route with which method: the whole of it, once more and apart from the code."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from speeches.domain.pens import PenKind
from speeches.domain.verdict import Reason
from tests.play import Play
from tests.speeches.views import bodies
from tests.speeches.views.bodies import KEY

type People = frozenset[str]

# In the order of their rights. Moritz was a drafter; his account is closed and his browser does not know it.
# Greta is asked for her opinion in a round, and no member. Alma is an administrator, and no member either.
ACTORS = ("anonymous", "moritz", "otto", "greta", "alma", "leo", "rhea", "dai", "sana", "wanda")
NOBODY: People = frozenset()
MEMBERS = frozenset({"leo", "rhea", "dai", "sana", "wanda"})
OUTSIDE = frozenset({"otto", "greta", "alma"})
SIGNED_IN = MEMBERS | OUTSIDE
EVERYBODY = frozenset(ACTORS)
TALKING = MEMBERS - {"leo"}
EDITING = frozenset({"dai", "sana", "wanda"})
SIGNING = frozenset({"sana"})
OWNING = frozenset({"wanda"})
ADMINISTERING = frozenset({"alma"})
TYPING = frozenset({"dai"})
SPEAKING, ASKED = frozenset({"rhea"}), frozenset({"greta"})


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


# The ids that a path names, unless the rule says otherwise.
NAMES: dict[str, Callable[[Play], int]] = {
    "speech_id": lambda play: play.scene.speech.pk,
    "section_id": lambda play: play.scene.section("产业稳步").pk,
    "paragraph_id": lambda play: play.scene.paragraph("今天的会议").pk,
    "thread_id": lambda play: play.thread().pk,
    "comment_id": lambda play: play.comment().pk,
    "signature_id": lambda play: play.signature().pk,
    "membership_id": lambda play: play.place_of(play.cast.dai).pk,
    "edit_id": lambda play: play.principals_edit().pk,
    "touch_id": lambda play: play.touch().pk,
    "photo_id": lambda play: play.photo().pk,
    "copy_id": lambda play: play.working_copy(play.cast.dai).pk,
    "round_id": lambda play: play.round().pk,
    "invitation_id": lambda play: play.invitation().pk,
    "original_id": lambda play: play.original(play.cast.wanda).pk,
    "old": lambda _: 1,
    "version": lambda _: 1,
    "new": lambda play: play.scene.version,
}

EDIT, TALK, OWN = Reason.NOT_EDITOR, Reason.NOT_COMMENTER, Reason.NOT_OWNER
NOT_ASKED = Reason.NOT_ASKED

RULES: dict[str, Rule] = {
    "speeches:library": Rule(get=SIGNED_IN),
    "speeches:imports": Rule(get=SIGNED_IN, post=SIGNED_IN, words=bodies.file),
    "speeches:original": Rule(get=OWNING, post=OWNING),
    "speeches:original_speech": Rule(post=OWNING, words=lambda _: {"key": KEY}),
    "speeches:original_removal": Rule(post=OWNING),
    "speeches:inbox": Rule(get=SIGNED_IN),
    "speeches:inbox_count": Rule(get=SIGNED_IN),
    "speeches:inbox_reading": Rule(post=SIGNED_IN),
    "speeches:threads_reading": Rule(post=MEMBERS, words=bodies.read_thread, names=bodies.talked),
    "speeches:speech": Rule(get=MEMBERS),
    "speeches:changes": Rule(get=MEMBERS),
    "speeches:presence": Rule(
        post=EDITING, why=EDIT, words=lambda _: {"tab": KEY, "places": "paragraph-1 section-1"}
    ),
    "speeches:leaving": Rule(post=OWNING, why=Reason.NOT_ASKER, names=bodies.held),
    "speeches:leaving_withdrawal": Rule(post=OWNING, why=Reason.NOT_ASKER, names=bodies.to_be_left),
    "speeches:reading": Rule(post=MEMBERS, words=lambda _: {"version": 1}),
    "speeches:margin": Rule(get=MEMBERS),
    "speeches:history": Rule(get=MEMBERS),
    "speeches:version": Rule(get=MEMBERS),
    "speeches:comparison": Rule(get=MEMBERS),
    "speeches:comparison_choice": Rule(get=MEMBERS),
    "speeches:imported": Rule(get=MEMBERS, names=bodies.imported),
    "speeches:other_speeches": Rule(get=MEMBERS),
    "speeches:other_speech": Rule(get=OWNING, names=lambda play: {"other_id": play.copied()}),
    "speeches:pairing": Rule(post=OWNING, names=lambda play: {"other_id": play.copied()}),
    "speeches:pairing_cancellation": Rule(post=OWNING, names=bodies.paired),
    "speeches:original_file": Rule(get=MEMBERS, names=bodies.brought),
    "speeches:export_text": Rule(post=MEMBERS),
    "speeches:export_word": Rule(post=MEMBERS),
    "speeches:export_print": Rule(post=MEMBERS),
    "speeches:export_tracked": Rule(post=MEMBERS),
    "speeches:export_table_word": Rule(post=MEMBERS),
    "speeches:export_table_sheet": Rule(post=MEMBERS),
    "speeches:export_marked_up": Rule(post=MEMBERS),
    "speeches:milestones": Rule(
        get=MEMBERS,
        post=TALKING,
        why=Reason.READS_ONLY,
        words=lambda _: {"version": 1, "called": "初稿", "key": KEY},
    ),
    "speeches:copy": Rule(post=MEMBERS, words=lambda _: {"key": KEY}),
    "speeches:authorship": Rule(get=MEMBERS),
    "speeches:details": Rule(get=EDITING, post=EDITING, why=EDIT, words=bodies.details),
    "speeches:undo": Rule(post=EDITING, why=EDIT, names=bodies.changed),
    "speeches:redo": Rule(post=EDITING, why=EDIT, names=bodies.undone),
    "speeches:reversal": Rule(
        get=EDITING,
        post=EDITING,
        why=EDIT,
        words=lambda play: {"after": 1, "until": play.scene.version, "key": KEY},
        names=bodies.changed,
    ),
    "speeches:speech_restoration": Rule(
        get=EDITING, post=EDITING, why=EDIT, words=bodies.removal, names=bodies.changed
    ),
    "speeches:section_rewinding": Rule(
        get=EDITING, post=EDITING, why=EDIT, words=bodies.removal, names=bodies.changed
    ),
    "speeches:principal": Rule(get=MEMBERS),
    "speeches:principal_naming": Rule(post=OWNING, why=OWN, words=bodies.principal),
    "speeches:paragraph_principal": Rule(get=MEMBERS),
    "speeches:heading_principal": Rule(get=MEMBERS),
    "speeches:photos": Rule(post=EDITING, why=EDIT, words=bodies.photo),
    "speeches:photo": Rule(get=MEMBERS),
    "speeches:photo_withdrawal": Rule(post=EDITING, why=EDIT),
    "speeches:handling": Rule(post=EDITING, why=EDIT, words=lambda _: {"handling": "technical"}),
    "speeches:members": Rule(
        get=MEMBERS, post=OWNING, why=OWN, words=lambda _: {"username": "otto", "role": "reader"}
    ),
    "speeches:terms": Rule(post=OWNING, why=OWN, words=lambda _: {"is_suggest_only": "on"}),
    "speeches:member": Rule(post=OWNING, why=OWN, words=lambda _: {"role": "reviewer"}),
    "speeches:member_removal": Rule(post=OWNING, why=OWN),
    "speeches:finding": Rule(get=MEMBERS, post=MEMBERS, words=bodies.search),
    "speeches:replacement": Rule(post=EDITING, why=EDIT, words=bodies.replacement),
    "speeches:member_limit": Rule(post=OWNING, why=OWN, words=lambda _: {"is_limited": "on"}),
    "speeches:assignment": Rule(
        get=OWNING,
        post=OWNING,
        why=OWN,
        words=lambda play: {"members": [play.place_of(play.cast.dai).pk]},
    ),
    "speeches:heading": Rule(get=EDITING, post=EDITING, why=EDIT, words=bodies.heading),
    "speeches:heading_removal": Rule(post=EDITING, why=EDIT, words=bodies.removal),
    "speeches:section_next": Rule(get=EDITING, post=EDITING, why=EDIT, words=bodies.heading),
    "speeches:section_inside": Rule(get=EDITING, post=EDITING, why=EDIT, words=bodies.heading),
    "speeches:section_place": Rule(post=EDITING, why=EDIT, words=lambda _: {"direction": "down"}),
    "speeches:section_removal": Rule(post=EDITING, why=EDIT, words=bodies.removal),
    "speeches:section_restoration": Rule(post=EDITING, why=EDIT, names=bodies.removed),
    "speeches:numbering": Rule(
        post=EDITING, why=EDIT, names=lambda play: {"section_id": play.irregular().pk}
    ),
    "speeches:first_paragraph": Rule(get=EDITING, post=EDITING, why=EDIT, words=bodies.words_of),
    "speeches:signature": Rule(get=MEMBERS, post=SIGNING, why=Reason.NOT_SIGNER, words=bodies.signature),
    "speeches:withdrawal": Rule(post=SIGNING, why=Reason.NOT_YOURS),
    "speeches:paragraph": Rule(get=MEMBERS),
    "speeches:text": Rule(get=EDITING, post=EDITING, why=EDIT, words=bodies.text_of),
    "speeches:paragraph_next": Rule(get=EDITING, post=EDITING, why=EDIT, words=bodies.words_of),
    "speeches:paragraph_place": Rule(post=EDITING, why=EDIT, words=lambda _: {"direction": "down"}),
    "speeches:join": Rule(post=EDITING, why=EDIT, words=bodies.text_of, names=bodies.second),
    "speeches:paragraph_removal": Rule(post=EDITING, why=EDIT, words=bodies.removal),
    "speeches:paragraph_versions": Rule(get=MEMBERS),
    "speeches:restoration": Rule(
        post=EDITING, why=EDIT, words=lambda _: {"version": 1, "key": KEY}, names=bodies.rewritten
    ),
    "speeches:suggestions": Rule(get=MEMBERS),
    "speeches:suggestions_word": Rule(post=MEMBERS),
    "speeches:suggestions_sheet": Rule(post=MEMBERS),
    "speeches:suggestions_preview": Rule(post=EDITING, why=EDIT, words=bodies.asked_many, names=bodies.asks),
    "speeches:suggestions_acceptance": Rule(
        post=EDITING, why=EDIT, words=bodies.asked_many, names=bodies.asks
    ),
    "speeches:suggestions_declination": Rule(
        post=EDITING, why=EDIT, words=bodies.asked_to_decline, names=bodies.asks
    ),
    "speeches:suggestions_reversal": Rule(
        post=EDITING, why=EDIT, words=bodies.asked_many, names=bodies.declines
    ),
    "speeches:suggested_text": Rule(get=TALKING, post=TALKING, why=TALK, words=bodies.text_of),
    "speeches:suggested_next": Rule(get=TALKING, post=TALKING, why=TALK, words=bodies.words_of),
    "speeches:suggested_place": Rule(
        post=TALKING, why=TALK, words=lambda _: {"direction": "down", "key": KEY}
    ),
    "speeches:suggested_removal": Rule(post=TALKING, why=TALK, words=bodies.removal),
    "speeches:suggested_heading": Rule(get=TALKING, post=TALKING, why=TALK, words=bodies.heading),
    "speeches:acceptance": Rule(
        get=EDITING, post=EDITING, why=EDIT, words=bodies.removal, names=bodies.asked
    ),
    "speeches:declination": Rule(post=EDITING, why=EDIT, words=bodies.words_of, names=bodies.asked),
    "speeches:suggestion_withdrawal": Rule(post=SPEAKING, why=TALK, names=bodies.asked),
    "speeches:suggestion_renewal": Rule(post=SPEAKING, why=TALK, names=bodies.withdrawn),
    "speeches:suggestion_working_copy": Rule(
        post=TALKING, why=TALK, words=bodies.typed(PenKind.SUGGESTED_TEXT)
    ),
    "speeches:decision_reversal": Rule(post=EDITING, why=EDIT, names=bodies.declined),
    "speeches:paragraph_working_copy": Rule(post=EDITING, why=EDIT, words=bodies.typed(PenKind.TEXT)),
    "speeches:section_working_copy": Rule(post=EDITING, why=EDIT, words=bodies.typed(PenKind.INSIDE)),
    "speeches:working_copy": Rule(get=TYPING),
    "speeches:working_copy_removal": Rule(post=TYPING),
    "speeches:threads": Rule(get=MEMBERS, post=TALKING, why=TALK, words=bodies.words_of),
    "speeches:section_threads": Rule(get=MEMBERS, post=TALKING, why=TALK, words=bodies.words_of),
    "speeches:speech_threads": Rule(get=MEMBERS, post=TALKING, why=TALK, words=bodies.words_of),
    "speeches:words_threads": Rule(get=TALKING, post=TALKING, why=TALK, words=bodies.on_words),
    "speeches:thread": Rule(get=MEMBERS),
    "speeches:comments": Rule(post=TALKING, why=TALK, words=bodies.words_of),
    "speeches:comment_text": Rule(get=SPEAKING, post=SPEAKING, why=TALK, words=bodies.words_of),
    "speeches:comment_withdrawal": Rule(post=SPEAKING, why=TALK),
    "speeches:resolution": Rule(post=TALKING, why=TALK, words=bodies.words_of),
    "speeches:reopening": Rule(post=TALKING, why=TALK, names=bodies.resolved),
    "speeches:rounds": Rule(get=MEMBERS, post=OWNING, why=OWN, words=bodies.round),
    "speeches:round": Rule(get=MEMBERS, post=OWNING, why=OWN, words=bodies.terms),
    "speeches:round_people": Rule(post=OWNING, why=OWN, words=lambda play: {"people": [play.cast.hans.pk]}),
    "speeches:dismissal": Rule(post=OWNING, why=OWN),
    "speeches:round_closing": Rule(post=OWNING, why=OWN),
    "speeches:round_reopening": Rule(
        post=OWNING, why=OWN, words=lambda _: {"reason": "还有意见。", "key": KEY}, names=bodies.closed
    ),
    "speeches:round_table_word": Rule(post=MEMBERS),
    "speeches:round_table_sheet": Rule(post=MEMBERS),
    "speeches:round_account": Rule(post=MEMBERS),
    "speeches:outcome": Rule(
        post=EDITING,
        why=EDIT,
        words=lambda _: {"outcome": "adopted", "text": "已修改。"},
        names=bodies.opinion,
    ),
    "speeches:consultation": Rule(get=ASKED, why=NOT_ASKED),
    "speeches:look": Rule(post=ASKED, why=NOT_ASKED),
    "speeches:silence": Rule(post=ASKED, why=NOT_ASKED),
    "speeches:whole_opinions": Rule(get=ASKED, post=ASKED, why=NOT_ASKED, words=bodies.words_of),
    "speeches:paragraph_opinions": Rule(get=ASKED, post=ASKED, why=NOT_ASKED, words=bodies.words_of),
    "speeches:section_opinions": Rule(get=ASKED, post=ASKED, why=NOT_ASKED, words=bodies.words_of),
    "speeches:opinion_comments": Rule(post=ASKED, why=NOT_ASKED, words=bodies.words_of, names=bodies.opinion),
    "speeches:opinion_withdrawal": Rule(post=ASKED, why=NOT_ASKED, names=bodies.opinion),
}
