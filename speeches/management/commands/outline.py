"""`manage.py outline FILE [--json]`: how a text file is read; needs no database."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from speeches.domain.numbering import marker
from speeches.domain.outline.as_json import as_json, display_kind
from speeches.domain.outline.leads import heading_of
from speeches.domain.outline.parts import Outline, Section, SectionKind
from speeches.domain.outline.read import read
from speeches.exchange.text_reader import LARGEST, UnreadableText, text_of

_WITHOUT_HEADING = frozenset(
    {SectionKind.FRONT, SectionKind.OPENING, SectionKind.WRAP_UP, SectionKind.CLOSING},
)


class Command(BaseCommand):
    """Print the outline of a text file, for people or as JSON."""

    help = _("Print the outline of a text file.")
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own declaration

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, and in which form."""
        parser.add_argument("file", type=Path, help=_("a .txt file"))
        parser.add_argument("--json", action="store_true", dest="is_json", help=_("print JSON"))

    def handle(self, *, file: Path, is_json: bool, **_options: object) -> None:
        """Print; raises CommandError with a sentence for what cannot be read."""
        outline = _outline_of(file)
        if is_json:
            self.stdout.write(json.dumps(as_json(outline, file.name), ensure_ascii=False, indent=1))
            return
        for line in _readable(outline):
            self.stdout.write(line)


def _outline_of(file: Path) -> Outline:
    try:
        with file.open("rb") as opened:
            return read(text_of(opened.read(LARGEST + 1)).text)
    except UnreadableText as refusal:
        raise CommandError(_("%(file)s: %(why)s") % {"file": file.name, "why": refusal}) from refusal
    except OSError as failure:
        raise CommandError(_("%(file)s: %(why)s") % {"file": file, "why": failure.strerror}) from failure


def _readable(outline: Outline) -> Iterator[str]:
    for noise in outline.noise:
        yield f"{noise.line:>5}  - {noise.text}"
    for section in outline.sections:
        yield from _lines_of(section, 0)
    if outline.is_truncated:
        yield _("The text seems to be cut off: it ends without a closing.")


def _lines_of(section: Section, depth: int) -> Iterator[str]:
    line = section.line or min((paragraph.line for paragraph in section.paragraphs), default=0)
    paragraphs = " ".join(str(paragraph.line) for paragraph in section.paragraphs)
    heading = marker(section.numbering, section.number) + heading_of(section)
    shown = (
        f"({section.kind})" if section.kind in _WITHOUT_HEADING else f"{heading}  ({display_kind(section)})"
    )
    yield f"{line:>5}  {'  ' * depth}{shown}  [{paragraphs}]"
    for child in section.sections:
        yield from _lines_of(child, depth + 1)
