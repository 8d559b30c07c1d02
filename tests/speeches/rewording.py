"""Rewording, undoing and redoing in few words."""

import pytest

from speeches.actions import paragraphs, reversals


@pytest.fixture
def write(noon):
    """`write(paragraph, old, new, by)` rewords a paragraph."""

    def rewording(paragraph, old, new, by):
        paragraph.refresh_from_db()
        text = paragraph.text.replace(old, new)
        return paragraphs.edit(paragraph.pk, text=text, based_on=paragraph.version, by=by, at=noon)

    return rewording


@pytest.fixture
def undo(scene, noon):
    return lambda by, **more: reversals.undo(scene.speech.pk, by=by, at=noon, **more)


@pytest.fixture
def redo(scene, noon):
    return lambda by: reversals.redo(scene.speech.pk, by=by, at=noon)


def text_of(paragraph):
    paragraph.refresh_from_db()
    return paragraph.text
