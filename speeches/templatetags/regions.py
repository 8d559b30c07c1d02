"""Ids of the parts of a page that can be replaced alone; no template types one."""

from typing import Protocol
from uuid import uuid4

from django import template
from django.db import models

register = template.Library()


class Block(Protocol):
    """A part of the manuscript as the page shows it."""

    pk: int
    is_heading: bool


@register.simple_tag
def region(subject: models.Model | Block, part: str = "") -> str:
    """The id of the subject's region, `paragraph-12`; with `part`, of one about it: `threads-12`."""
    return f"{part or _kind(subject)}-{subject.pk}"


@register.simple_tag
def fresh_key() -> str:
    """A new idempotency key, for a form that does one thing once."""
    return str(uuid4())


def _kind(subject: models.Model | Block) -> str:
    if isinstance(subject, models.Model):
        return str(subject._meta.model_name)
    return "section" if subject.is_heading else "paragraph"
