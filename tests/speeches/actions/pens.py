"""Somebody writes in a paragraph, and what of the principal's that touched."""

from speeches.actions import paragraphs
from speeches.models import Touch
from tests.stage import NOON


def writes(by, row, *pair, **more):
    """He puts one thing for another in a paragraph."""
    row.refresh_from_db()
    text = row.text.replace(*pair)
    assert text != row.text
    return paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=NOON, **more)


def touches():
    return [
        (touch.edit.number, touch.by.username, touch.handling, touch.ended_in)
        for touch in Touch.objects.order_by("pk")
    ]
