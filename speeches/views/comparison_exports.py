"""What changed between two versions, as files to take along; each is noted to leave."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speeches.actions import milestones
from speeches.domain import policy
from speeches.domain.comparison import BlockId
from speeches.domain.structure.tree import Noun
from speeches.exchange import pdf_writer
from speeches.exchange.redline_writer import tracked_word_of
from speeches.exchange.table_sheet import sheet_of
from speeches.exchange.table_word import table_word_of
from speeches.exchange.word.remarks import Maker, Remark
from speeches.models import Speech
from speeches.queries.comparison import SpeechComparison, comparison_of
from speeches.queries.redline import redline_of
from speeches.queries.talk import open_threads
from speeches.views import access
from speeches.views.change_tables import caption_of, table_of
from speeches.views.downloads import PDF, SHEET, WORD, download
from speeches.views.requests import Request

PAPER = Path(settings.BASE_DIR) / "static" / "css" / "paper.css"


@require_POST
@access.speech(policy.may_export)
def tracked(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """Both as one Word file with tracked changes. Raises Http404 for a version that is not there."""
    _note(request, speech, old, new)
    red = redline_of(speech.pk, old, new)
    content = tracked_word_of(
        [(line, red.level_of(line)) for line in red.lines],
        {version: Maker(str(event.by), event.at) for version, event in red.events.items()},
        title=str(speech),
        version=new,
        remarks=_remarks(speech),
    )
    return download(speech, content, _suffix(old, new, _("tracked changes"), "docx"), WORD)


@require_POST
@access.speech(policy.may_export)
def table_word(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """The table of changes as a Word file. Raises Http404 for a version that is not there."""
    compared = _noted(request, speech, old, new)
    content = table_word_of(table_of(speech, compared))
    return download(speech, content, _suffix(old, new, _("table of changes"), "docx"), WORD)


@require_POST
@access.speech(policy.may_export)
def table_sheet(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """The table of changes as an Excel file. Raises Http404 for a version that is not there."""
    compared = _noted(request, speech, old, new)
    content = sheet_of(table_of(speech, compared))
    return download(speech, content, _suffix(old, new, _("table of changes"), "xlsx"), SHEET)


@require_POST
@access.speech(policy.may_export)
def marked_up(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """The marked-up copy as a PDF. Raises Http404 for a version that is not there, or where none is made."""
    if not pdf_writer.is_available():
        raise Http404
    compared = _noted(request, speech, old, new)
    context = {
        "speech": speech,
        "comparison": compared,
        "caption": caption_of(compared),
        "table": table_of(speech, compared),
        "made_at": now(),
        "person": request.user,
    }
    content = pdf_writer.pdf_of(render_to_string("speeches/paper/marked_up.html", context), sheet=PAPER)
    return download(speech, content, _suffix(old, new, _("marked-up copy"), "pdf"), PDF)


def _remarks(speech: Speech) -> dict[BlockId, tuple[Remark, ...]]:
    """The open talk about each paragraph, as remarks."""
    said: dict[BlockId, tuple[Remark, ...]] = {}
    for thread in open_threads(speech.pk):
        line: BlockId = (Noun.PARAGRAPH, thread.paragraph_id or 0)
        comments = thread.comments.all()
        said[line] = said.get(line, ()) + tuple(
            Remark(Maker(str(one.by), one.at), one.text) for one in comments
        )
    return said


def _noted(request: Request, speech: Speech, old: int, new: int) -> SpeechComparison:
    _note(request, speech, old, new)
    return comparison_of(speech, old, new)


def _suffix(old: int, new: int, what: str, kind: str) -> str:
    return f" {what} v{old}-v{new}.{kind}"


def _note(request: Request, speech: Speech, old: int, new: int) -> None:
    if not 1 <= old <= new <= speech.version:
        raise Http404
    milestones.export_comparison(speech.pk, old=old, new=new, by=request.user, at=now())
