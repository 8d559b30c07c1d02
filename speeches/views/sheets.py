"""The sign-off sheet, to read and to take along."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from speeches.actions import milestones
from speeches.domain import policy
from speeches.domain.milestones import SheetForm
from speeches.exchange import pdf_writer
from speeches.exchange.sign_off_table import SignOffLine, SignOffTable
from speeches.exchange.table_word import table_word_of
from speeches.models import Speech
from speeches.queries.sheet import SheetLine, SignOffSheet, sheet_of
from speeches.templatetags.deeds import called
from speeches.templatetags.sheets import ended, opinion_told
from speeches.views import access
from speeches.views.downloads import PDF, WORD, download
from speeches.views.requests import Request

PAPER = Path(settings.BASE_DIR) / "static" / "css" / "paper_sheet.css"


@require_safe
@access.speech()
def sheet(request: Request, speech: Speech) -> HttpResponse:
    """Who signed what at which step, and what became of it."""
    shown = sheet_of(speech, _lap(request, speech))
    context = {"speech": speech, "sheet": shown, "table": table_of(shown, request.user)}
    return render(request, "speeches/final/sheet.html", context)


@require_POST
@access.speech(policy.may_export)
def word(request: Request, speech: Speech) -> HttpResponse:
    """The sheet as a Word file."""
    content = table_word_of(table_of(sheet_of(speech, _lap(request, speech)), request.user))
    return _leaving(request, speech, SheetForm.WORD, content, ("docx", WORD))


@require_POST
@access.speech(policy.may_export)
def printed(request: Request, speech: Speech) -> HttpResponse:
    """The sheet as a PDF."""
    context = {"table": table_of(sheet_of(speech, _lap(request, speech)), request.user)}
    content = pdf_writer.pdf_of(render_to_string("speeches/paper/sheet.html", context), sheet=PAPER)
    return _leaving(request, speech, SheetForm.PRINT, content, ("pdf", PDF))


def table_of(sheet: SignOffSheet, person: User) -> SignOffTable:
    """The sheet in the words of a table; no query."""
    told = {"version": sheet.version, "lap": sheet.lap, "digest": sheet.digest, "code": sheet.code}
    sentence = (
        _("Final text, version %(version)s, round %(lap)s · SHA-256 %(digest)s · check code %(code)s")
        if sheet.is_sealed
        else _("As it stands, version %(version)s, round %(lap)s · SHA-256 %(digest)s · check code %(code)s")
    )
    title = sheet.speech.title.replace("\n", " ")
    why = _("left open, because: %(why)s") % {"why": sheet.exceptions} if sheet.exceptions else ""
    made = _("made by %(person)s, %(at)s") % {"person": person, "at": _time(now())}
    return SignOffTable(
        title=_("Sign-off sheet: %(title)s") % {"title": title},
        caption=" · ".join(filter(None, (*_circumstances(sheet.speech), sentence % told, why, made))),
        columns=(
            _("no."),
            _("step"),
            _("unit"),
            _("who"),
            _("what is signed"),
            _("opinion"),
            _("time"),
        ),
        lines=tuple(_lines(sheet)),
    )


def _lines(sheet: SignOffSheet) -> Iterator[SignOffLine]:
    for number, line in enumerate(sheet.lines, start=1):
        signature = line.signature
        yield SignOffLine(
            number=number,
            step=line.step.name if line.step else _("beside the route"),
            unit=line.seat.unit if line.seat else "",
            person=_who(line),
            scope=called(line.section) or (_("the whole") if signature else ""),
            opinion=_said(line),
            time=_when(line),
            ended=ended(signature) if signature else "",
        )


def _who(line: SheetLine) -> str:
    if line.signature is None:
        return _with_post(line.seat.person) if line.seat else ""
    by = _with_post(line.signature.by)
    if line.signature.on_behalf_of_id is None or line.seat is None:
        return by
    return _("%(by)s on behalf of %(absent)s") % {"by": by, "absent": _with_post(line.seat.person)}


def _said(line: SheetLine) -> str:
    if line.step and line.step.skipped_in is not None:
        told = {"who": line.step.skipped_by, "why": line.step.skip_reason}
        return _("skipped by %(who)s: %(why)s") % told
    if line.signature is None:
        return _("not signed") if line.seat else ""
    parts = (opinion_told(line.signature.opinion), line.signature.remark)
    return _("; ").join(part for part in parts if part)


def _when(line: SheetLine) -> str:
    if line.signature:
        return _time(line.signature.at)
    at = line.step.skipped_at if line.step else None
    return _time(at) if at else ""


def _time(at: datetime) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")


def _with_post(person: User) -> str:
    # The name first: at the beginning of a line no typesetter parts it.
    return " ".join(filter(None, (str(person), person.post)))


def _circumstances(speech: Speech) -> tuple[str, ...]:
    """Who speaks, on which occasion, and when."""
    day = date_format(speech.delivered_on, "DATE_FORMAT") if speech.delivered_on else ""
    return speech.speaker, speech.occasion, day


def _lap(request: Request, speech: Speech) -> int | None:
    """The round that somebody asks for, if there was one of that number."""
    asked = request.GET.get("lap", "")
    lap = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 0
    return lap if 1 <= lap <= speech.lap else None


def _leaving(
    request: Request, speech: Speech, form: SheetForm, content: bytes, kind: tuple[str, str]
) -> HttpResponse:
    """The file, noted to leave once it is made."""
    milestones.export_sheet(speech.pk, form=form, by=request.user, at=now())
    extension, content_type = kind
    return download(speech, content, f" {_('sign-off sheet')}.{extension}", content_type)
