"""A signature stands on exact words, and ends when they change."""

import pytest

from speeches.actions import paragraphs, places, sections, signatures
from speeches.actions.places import Shift, Step
from speeches.domain.signing import Opinion, Pledge, Statement
from speeches.domain.verdict import NotPermitted
from speeches.models import Event, Signature
from speeches.queries.structure import manuscript_of


@pytest.fixture
def signed(cast, scene, noon):
    section = scene.section("过去一年")
    sign(cast.sana, section, noon)
    return section


def sign(person, section, at, statement=Statement()):  # noqa: B008
    digest = manuscript_of(section.speech_id).digest_of(section.pk)
    return signatures.sign(section.pk, pledge=Pledge(digest, statement), by=person, at=at)


def is_live():
    return Signature.objects.get().is_live


def test_a_signature_stands_on_the_version_and_words_that_were_shown(cast, scene, noon):
    section, shown = scene.section("过去一年"), scene.version

    sign(cast.sana, section, noon)

    signature = Signature.objects.get()
    assert (signature.by, signature.version, signature.is_live) == (cast.sana, shown, True)
    assert signature.digest == manuscript_of(scene.speech.pk).digest_of(section.pk)


def test_signing_words_that_changed_since_they_were_shown_is_refused(cast, scene, noon):
    section = scene.section("过去一年")
    digest = manuscript_of(scene.speech.pk).digest_of(section.pk)
    paragraph = scene.paragraph("新建茶园")
    paragraphs.edit(paragraph.pk, text="新建茶园90亩。", based_on=paragraph.version, by=cast.dai, at=noon)

    with pytest.raises(signatures.WordsChanged):
        signatures.sign(section.pk, pledge=Pledge(digest), by=cast.sana, at=noon)

    assert not Signature.objects.exists()


def test_a_change_of_the_words_voids_the_signature_and_says_so(cast, scene, signed, noon):
    paragraph = scene.paragraph("新建茶园")

    version = paragraphs.edit(
        paragraph.pk, text="新建茶园90亩。", based_on=paragraph.version, by=cast.dai, at=noon
    )

    assert Signature.objects.get().voided_in == version
    assert Event.objects.filter(version=version, kind="signature.voided", section=signed).exists()


def test_bringing_the_old_words_back_does_not_bring_the_signature_back(cast, scene, signed, noon):
    paragraph = scene.paragraph("新建茶园")
    paragraphs.edit(paragraph.pk, text="改了。", based_on=paragraph.version, by=cast.dai, at=noon)

    paragraphs.restore(paragraph.pk, version=paragraph.version, by=cast.dai, at=noon)

    assert not is_live()


def test_what_happens_elsewhere_leaves_the_signature_alone(cast, scene, signed, noon):
    paragraph = scene.paragraph("狠抓作风")

    paragraphs.edit(
        paragraph.pk, text="狠抓作风建设。人人过关。", based_on=paragraph.version, by=cast.dai, at=noon
    )
    places.move_section(scene.section("今年的").pk, shift=Shift.UP, by=cast.dai, at=noon)

    assert is_live()


@pytest.mark.parametrize(
    "change",
    [
        lambda scene, by, at: sections.rename(
            scene.section("产业").pk, heading="产业向好", based_on=scene.version, by=by, at=at
        ),
        lambda scene, by, at: places.move_paragraph(
            scene.paragraph("下面我讲").pk, step=Step.DOWN, by=by, at=at
        ),
        lambda scene, by, at: places.move_section(scene.section("民生").pk, shift=Shift.UP, by=by, at=at),
        lambda scene, by, at: sections.dissolve(
            scene.section("民生").pk, based_on=scene.version, by=by, at=at
        ),
        lambda scene, by, at: sections.remove(scene.section("过去").pk, based_on=scene.version, by=by, at=at),
        lambda scene, by, at: paragraphs.insert(
            scene.paragraph("成绩来之").pk, text="补一句。", by=by, at=at
        ),
        lambda scene, by, at: paragraphs.remove(
            scene.paragraph("成绩来之").pk, based_on=scene.version, by=by, at=at
        ),
    ],
    ids=["rename", "move in", "reorder", "dissolve", "remove", "insert", "shorten"],
)
def test_no_way_of_changing_the_words_keeps_the_signature(cast, scene, signed, noon, change):
    change(scene, cast.dai, noon)

    assert not is_live()


def test_one_signs_again_after_the_signature_was_voided(cast, scene, signed, noon):
    paragraph = scene.paragraph("新建茶园")
    paragraphs.edit(paragraph.pk, text="新建茶园90亩。", based_on=paragraph.version, by=cast.dai, at=noon)

    sign(cast.sana, signed, noon)

    assert [one.is_live for one in Signature.objects.order_by("pk")] == [False, True]


def test_one_person_signs_the_same_words_once(cast, scene, signed, noon):
    with pytest.raises(signatures.AlreadySigned):
        sign(cast.sana, signed, noon)


def test_an_objection_needs_words(cast, scene, noon):
    with pytest.raises(signatures.RemarkMissing):
        sign(cast.sana, scene.section("过去"), noon, Statement(Opinion.DISAGREE, "  "))


def test_an_empty_section_is_not_signed(cast, scene, noon):
    closing = scene.paragraph("同志们")
    paragraphs.remove(closing.pk, based_on=closing.version, by=cast.wanda, at=noon)

    with pytest.raises(signatures.NothingToSign):
        sign(cast.sana, scene.section("closing"), noon)


def test_only_signers_sign(cast, scene, noon):
    with pytest.raises(NotPermitted):
        sign(cast.rhea, scene.section("过去"), noon)


def test_a_signature_is_withdrawn_by_the_one_who_gave_it(cast, scene, signed, noon):
    signature = Signature.objects.get()
    with pytest.raises(NotPermitted):
        signatures.withdraw(signature.pk, by=cast.wanda, at=noon)

    signatures.withdraw(signature.pk, by=cast.sana, at=noon)

    assert not is_live()
    with pytest.raises(signatures.AlreadyEnded):
        signatures.withdraw(signature.pk, by=cast.sana, at=noon)
