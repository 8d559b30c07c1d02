"""What the editor page shows, in five queries."""

import pytest

from speeches.actions import paragraphs, sections, signatures
from speeches.domain.policy import Role
from speeches.domain.signing import SectionState
from speeches.models import Speech
from speeches.queries.page import speech_for
from speeches.queries.standing import Standing
from tests.play import Play
from tests.stage import NOON


def page_of(scene, role=Role.OWNER):
    return speech_for(Standing(role), Speech.objects.get(pk=scene.speech.pk))


def test_the_outline_shows_numbers_and_headings_in_the_order_of_reading(scene):
    entries = page_of(scene).outline

    assert [(entry.depth, entry.marker + entry.heading) for entry in entries][1:] == [
        (0, ""),
        (0, "一、过去一年的工作"),
        (1, "（一）产业稳步向好"),
        (1, "（二）民生持续改善"),
        (0, "二、今年的主要任务"),
        (1, "一是狠抓项目建设"),
        (1, "二是狠抓作风建设"),
        (0, ""),
    ]


def test_a_section_counts_what_its_subsections_hold(cast, scene):
    Play(cast, scene).thread()

    entries = {entry.heading: entry for entry in page_of(scene).outline}

    around, inner = entries["过去一年的工作"], entries["产业稳步向好"]
    assert (around.open_threads, inner.open_threads) == (1, 1)
    assert (around.blanks, inner.blanks) == (1, 1)
    assert around.characters > inner.characters > 0
    assert around.minutes == around.characters / scene.speech.rate


def test_the_page_counts_each_character_once(scene):
    page = page_of(scene)

    assert page.characters == sum(entry.characters for entry in page.outline if entry.depth == 0)


def test_a_run_in_section_is_shown_with_its_number_and_its_lead_sentence(scene):
    line = page_of(scene).paragraph(scene.paragraph("狠抓项目").pk)

    assert (line.marker, line.lead, line.rest) == ("一是", "狠抓项目建设。", "全年要开工12个项目。")
    assert line.opens == scene.opened_by("狠抓项目").pk


def test_a_heading_line_has_its_entry_and_its_place(scene):
    page, section = page_of(scene), scene.section("产业稳步")

    assert page.head(section.pk).heading == page.entry(section.pk).heading == "产业稳步向好"
    assert page.entry(section.pk).target == f"section-{section.pk}"


def test_what_was_removed_is_not_on_the_page(cast, scene):
    section = scene.section("产业稳步")
    line = scene.paragraph("新建茶园")
    sections.remove(section.pk, based_on=scene.version, by=cast.dai, at=NOON)

    page = page_of(scene)

    assert (page.head(section.pk), page.entry(section.pk), page.paragraph(line.pk)) == (None, None, None)


def test_a_section_is_signed_until_its_words_change(cast, scene):
    section = scene.section("产业稳步")
    Play(cast, scene).signature()
    signed = page_of(scene).entry(section.pk)
    paragraph = scene.paragraph("新建茶园")
    paragraphs.edit(paragraph.pk, text="新建茶园90亩。", based_on=paragraph.version, by=cast.dai, at=NOON)

    void = page_of(scene).entry(section.pk)

    assert (signed.state, signed.signing.signers) == (SectionState.SIGNED, ("沙娜",))
    assert (void.state, void.signing.signers) == (SectionState.VOID, ("沙娜",))


def test_a_section_whose_signature_was_taken_back_is_unsigned(cast, scene):
    signature = Play(cast, scene).signature()

    signatures.withdraw(signature.pk, by=cast.sana, at=NOON)

    assert page_of(scene).entry(signature.section_id).state is SectionState.DRAFTING


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (
            Role.OWNER,
            "edit comment suggest decide invite set_terms assign ask_to_leave export name_principal "
            "call_ready lay_route",
        ),
        (Role.DRAFTER, "edit comment suggest decide export call_ready"),
        (Role.REVIEWER, "comment suggest export"),
        (Role.SIGNER, "edit comment suggest decide sign export call_ready"),
        (Role.READER, "export"),
    ],
)
def test_the_page_knows_what_its_reader_may_do(scene, role, may):
    verdicts = page_of(scene, role).may

    assert [name for name in verdicts.__slots__ if getattr(verdicts, name)] == [
        name for name in verdicts.__slots__ if name in may.split()
    ]


@pytest.mark.parametrize("count", [10, 100])
def test_the_page_is_eight_queries_however_long_the_speech_is(long_scene, django_assert_num_queries, count):
    speech = long_scene(count).speech

    with django_assert_num_queries(8):
        page = speech_for(Standing(Role.OWNER), speech)

    assert len(page.outline) == count + 2
