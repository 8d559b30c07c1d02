"""What must never be false is held by the database; here somebody tries."""

import pytest
from django.db import IntegrityError, connection, transaction

from speeches.actions import assignments, milestones, photos
from speeches.domain.milestones import Naming
from speeches.models import PrincipalEdit
from tests.domain.pictures import png
from tests.play import Play
from tests.speeches.models import broken_principal, broken_sign_off
from tests.stage import NOON

SIGNED_AGAIN = (
    "INSERT INTO speeches_signature"
    " (speech_id, section_id, by_id, at, version, digest, opinion, remark, voided_in)"
    " SELECT speech_id, section_id, by_id, at, version, digest, {}, {}, {} FROM speeches_signature"
)


def unsaved(kind, *, paragraph="id", section="NULL", text="'字'", pen="gen_random_uuid()"):
    """An insertion of words that somebody has not saved, one for each paragraph."""
    return (
        "INSERT INTO speeches_workingcopy (pen, by_id, speech_id, kind, paragraph_id, section_id, text, at)"  # noqa: S608
        f" SELECT {pen}, (SELECT min(user_id) FROM speeches_membership), speech_id, '{kind}', {paragraph},"
        f" {section}, {text}, now() FROM speeches_paragraph"
    )


def suggested(kind: str, text: str) -> str:
    """A suggestion that begins every thread."""
    return (
        "INSERT INTO speeches_suggestion (thread_id, kind, base, based_on, text, is_behind, by_id, at)"  # noqa: S608
        f" SELECT thread_id, {kind}, 'x', 1, {text}, false, by_id, at FROM speeches_comment"
    )


def signed_again(opinion: str, remark: str, voided_in: str) -> str:
    """A second row for the same signature."""
    return SIGNED_AGAIN.format(opinion, remark, voided_in)


def round_again(number: str, name: str, closed_in: str) -> str:
    """A second round about the same milestone."""
    return (
        "INSERT INTO speeches_round"  # noqa: S608
        " (speech_id, number, name, milestone_id, title, due_on, is_apart,"
        " opened_in, opened_at, opened_by_id, closed_in)"
        f" SELECT speech_id, {number}, {name}, milestone_id, '', due_on, is_apart,"
        f" opened_in, opened_at, opened_by_id, {closed_in} FROM speeches_round"
    )


def asked_again(asked_in: str, nothing_in: str) -> str:
    """A second invitation of the same person in the same round."""
    return (
        "INSERT INTO speeches_invitation (round_id, person_id, unit, asked_in, nothing_in)"  # noqa: S608
        f" SELECT round_id, person_id, unit, {asked_in}, {nothing_in} FROM speeches_invitation"
    )


BROKEN = {
    **broken_principal.BROKEN,
    "speech_rate_is_human": "UPDATE speeches_speech SET rate = 4000",
    "speech_state_is_known": "UPDATE speeches_speech SET state = 'secret'",
    "a_version_has_a_name_once": (
        "INSERT INTO speeches_milestone (speech_id, version, name, note, at, by_id)"
        " SELECT speech_id, version, name, '', at, by_id FROM speeches_milestone"
    ),
    "milestone_has_a_name": "UPDATE speeches_milestone SET name = ''",
    "role_is_known": "UPDATE speeches_membership SET role = 'emperor'",
    "one_role_per_person": (
        "INSERT INTO speeches_membership (speech_id, user_id, role, is_limited)"
        " SELECT speech_id, user_id, 'reader', false FROM speeches_membership LIMIT 1"
    ),
    "a_section_is_assigned_once": (
        "INSERT INTO speeches_assignment (speech_id, section_id, member_id)"
        " SELECT speech_id, section_id, member_id FROM speeches_assignment"
    ),
    "one_visit_per_tab": (
        "INSERT INTO speeches_visit (tab, speech_id, member_id, places)"
        " SELECT 'b4c04a44-9b07-4bd9-8c0c-21ed7de79f5c', 1, 1, '{}' FROM generate_series(1, 2)"
    ),
    "one_read_mark_per_person": (
        "INSERT INTO speeches_readmark (speech_id, person_id, version)"
        " SELECT speech_id, user_id, 1 FROM speeches_membership, generate_series(1, 2)"
    ),
    "what_was_read_is_a_version": (
        "INSERT INTO speeches_readmark (speech_id, person_id, version)"
        " SELECT speech_id, user_id, 0 FROM speeches_membership"
    ),
    "two_speeches_are_paired_once": (
        "INSERT INTO speeches_pairing"
        " (by_id, older_id, newer_id, older_version, newer_version, attempts, percent, fault, outcome)"
        " SELECT 1, 2, 3, 1, 1, 0, 0, '', NULL FROM generate_series(1, 2)"
    ),
    "fault_is_known": (
        "INSERT INTO speeches_pairing"
        " (by_id, older_id, newer_id, older_version, newer_version, attempts, percent, fault, outcome)"
        " SELECT 1, 2, 3, 1, 1, 0, 0, 'tired', NULL FROM generate_series(1, 1)"
    ),
    "what_failed_has_no_outcome": (
        "INSERT INTO speeches_pairing"
        " (by_id, older_id, newer_id, older_version, newer_version, attempts, percent, fault, outcome)"
        " SELECT 1, 2, 3, 1, 1, 0, 0, 'broken', '{}' FROM generate_series(1, 1)"
    ),
    "section_kind_is_known": "UPDATE speeches_section SET kind = 'chapter'",
    "only_heading_lines_store_a_heading": (
        "UPDATE speeches_section SET heading = '第一' WHERE kind = 'run_in'"
    ),
    "paragraph_kind_is_known": "UPDATE speeches_paragraph SET kind = 'poem'",
    "paragraph_has_words": "UPDATE speeches_paragraph SET text = ''",
    "paragraph_is_one_line": "UPDATE speeches_paragraph SET text = E'eins\\nzwei'",
    "one_revision_per_version": (
        "INSERT INTO speeches_revision (speech_id, paragraph_id, since, text)"
        " SELECT speech_id, paragraph_id, since, 'x' FROM speeches_revision WHERE paragraph_id IS NOT NULL"
    ),
    "one_heading_per_version": (
        "INSERT INTO speeches_revision (speech_id, section_id, since, text)"
        " SELECT speech_id, section_id, since, 'x' FROM speeches_revision WHERE section_id IS NOT NULL"
    ),
    "revision_of_one_thing": (
        "INSERT INTO speeches_revision (speech_id, since, text) SELECT id, 99, 'x' FROM speeches_speech"
    ),
    "placement_of_one_thing": (
        "INSERT INTO speeches_placement (speech_id, rank, numbering, since)"
        " SELECT id, 'zz', '', 99 FROM speeches_speech"
    ),
    "placement_ends_after_it_began": (
        "INSERT INTO speeches_placement (speech_id, paragraph_id, parent_id, rank, numbering, since, until)"
        " SELECT speech_id, id, section_id, 'zz', '', 9, 9 FROM speeches_paragraph"
    ),
    "one_node_per_place": (
        "INSERT INTO speeches_placement (speech_id, section_id, parent_id, rank, numbering, since)"
        " SELECT speech_id, section_id, parent_id, rank, '', 99 FROM speeches_placement"
        " WHERE section_id IS NOT NULL AND parent_id IS NULL LIMIT 1"
    ),
    "resolved_has_who_and_when": "UPDATE speeches_thread SET resolved_in = 9",
    "talk_is_about_one_thing": (
        "UPDATE speeches_thread SET section_id = (SELECT min(id) FROM speeches_section)"
    ),
    "words_have_a_place_until_they_are_lost": 'UPDATE speeches_thread SET start = 3, "end" = 3',
    "only_what_is_resolved_has_an_outcome": "UPDATE speeches_thread SET outcome = 'adopted'",
    "audience_is_known": "UPDATE speeches_thread SET audience = 'everybody'",
    "one_rewording_per_version": (
        "INSERT INTO speeches_rewording (comment_id, text, version, at)"
        " SELECT id, 'x', 9, at FROM speeches_comment, generate_series(1, 2)"
    ),
    "a_comment_calls_a_person_once": (
        "INSERT INTO speeches_mention (comment_id, person_id, version)"
        " SELECT id, by_id, 1 FROM speeches_comment, generate_series(1, 2)"
    ),
    "comment_has_words": (
        "INSERT INTO speeches_comment (thread_id, by_id, at, version, is_reason, text)"
        " SELECT thread_id, by_id, at, version, false, '' FROM speeches_comment"
    ),
    "an_opinion_ends_with_an_outcome": (
        "UPDATE speeches_thread SET resolved_in = 9, resolved_at = now(), resolved_by_id = 1"
        " WHERE invitation_id IS NOT NULL"
    ),
    "rounds_are_counted": round_again("number", "'x'", "NULL"),
    "round_has_a_name": round_again("9", "''", "NULL"),
    "closed_has_who_and_when": round_again("9", "'x'", "99"),
    "reopening_has_a_reason": (
        "INSERT INTO speeches_reopening"
        " (round_id, closed_in, closed_at, closed_by_id, version, at, by_id, reason)"
        " SELECT id, 9, opened_at, opened_by_id, 10, opened_at, opened_by_id, '' FROM speeches_round"
    ),
    "asked_once_at_a_time": asked_again("99", "NULL"),
    "asked_once_by_a_version": (
        "INSERT INTO speeches_invitation (round_id, person_id, unit, asked_in, ended_in)"
        " SELECT round_id, person_id, unit, asked_in, 9 FROM speeches_invitation"
    ),
    "no_opinion_has_its_time": asked_again("98", "9"),
    "opinion_is_known": signed_again("'shrug'", "'so so'", "99"),
    "an_objection_says_why": signed_again("'disagree'", "''", "99"),
    "a_signature_ends_after_it_was_given": signed_again("'agree'", "''", "version"),
    "one_live_signature_per_person": signed_again("'agree'", "''", "NULL"),
    "pen_belongs_to_one_thing": unsaved("text", paragraph="NULL", section="section_id"),
    "working_copy_has_words": unsaved("text", text="''"),
    "one_working_copy_per_pen": unsaved("text", pen="'b4c04a44-9b07-4bd9-8c0c-21ed7de79f5c'::uuid"),
    "suggestion_says_what_it_wants": suggested("'reword'", "''"),
    "one_mark_per_thread_and_person": (
        "INSERT INTO speeches_threadmark (thread_id, person_id, version)"
        " SELECT thread_id, by_id, 1 FROM speeches_comment, generate_series(1, 2)"
    ),
    "suggestion_kind_is_known": suggested("'rewrite'", "'x'"),
    "one_version_per_key": (
        "INSERT INTO speeches_event (speech_id, version, ordinal, kind, by_id, at, key)"
        " SELECT speech_id, number, 0, kind, by_id, at, 'b4c04a44-9b07-4bd9-8c0c-21ed7de79f5c'"
        " FROM speeches_event, generate_series(98, 99) AS number WHERE version = 1"
    ),
    "one_version_per_key_carried_out": (
        "INSERT INTO speeches_event (speech_id, version, ordinal, kind, by_id, through_id, at, key)"
        " SELECT speech_id, 98, number, kind, person.id, by_id, at, 'b4c04a44-9b07-4bd9-8c0c-21ed7de79f5c'"
        " FROM speeches_event, generate_series(0, 1) AS number,"
        " LATERAL (SELECT id FROM accounts_user ORDER BY id LIMIT 1 OFFSET number) AS person"
        " WHERE version = 1"
    ),
}


@pytest.mark.parametrize(("name", "statement"), BROKEN.items(), ids=BROKEN.keys())
def test_the_database_refuses_what_must_never_be(cast, scene, name, statement):
    play = Play(cast, scene)
    play.thread()
    play.opinion()
    play.signature()
    play.touch()
    edit = PrincipalEdit.objects.get()
    photos.attach(edit.pk, content=png(), name="", by=cast.wanda, at=NOON)
    section = scene.section("产业稳步")
    assignments.divide(section.pk, to=[play.place_of(cast.dai).pk], by=cast.wanda, at=NOON)
    milestones.name(scene.speech.pk, version=1, naming=Naming("初稿"), by=cast.wanda, at=NOON)

    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert name in str(refused.value)


@pytest.mark.django_db
def test_every_named_rule_of_our_tables_is_tried_here():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
            " WHERE relname LIKE 'speeches\\_%%' AND contype = 'c' AND conname NOT LIKE 'speeches\\_%%'"
            " UNION SELECT indexrelid::regclass::text FROM pg_index"
            " WHERE indisunique AND indrelid::regclass::text LIKE 'speeches\\_%%'"
            " AND indexrelid::regclass::text NOT LIKE 'speeches\\_%%'"
        )
        named = {name for (name,) in cursor.fetchall()}

    untried = named - BROKEN.keys() - broken_sign_off.BROKEN.keys()
    assert untried == {"one_place_per_paragraph", "one_place_per_section"}
