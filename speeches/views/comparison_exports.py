"""What changed between two versions, as files to take along; each is noted to leave."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from speeches.actions import milestones
from speeches.domain import policy
from speeches.domain.milestones import MarkedForm
from speeches.exchange import pdf_writer
from speeches.exchange.redline_writer import tracked_word_of
from speeches.exchange.table_sheet import sheet_of
from speeches.exchange.table_word import table_word_of
from speeches.exchange.word.remarks import Maker
from speeches.models import Speech
from speeches.queries.comparison import RowView, SpeechComparison, comparison_of
from speeches.queries.redline import redline_of
from speeches.views import access
from speeches.views.change_tables import caption_of, table_of
from speeches.views.downloads import PDF, SHEET, WORD, download
from speeches.views.remarks import remarks_of
from speeches.views.requests import Request

PAPER = Path(settings.BASE_DIR) / "static" / "css" / "paper.css"


_FORMS = {
    MarkedForm.TRACKED: (gettext_lazy("tracked changes"), "docx", WORD),
    MarkedForm.TABLE_WORD: (gettext_lazy("table of changes"), "docx", WORD),
    MarkedForm.TABLE_SHEET: (gettext_lazy("table of changes"), "xlsx", SHEET),
    MarkedForm.MARKED_UP: (gettext_lazy("marked-up copy"), "pdf", PDF),
}


@require_POST
@access.speech(policy.may_export)
def tracked(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """Both as one Word file with tracked changes. Raises Http404 for a version that is not there."""
    leaving = Leaving(request.user, speech, old, new)
    red = redline_of(speech.pk, old, new)
    content = tracked_word_of(
        [(line, red.level_of(line)) for line in red.lines],
        {version: Maker(str(event.by), event.at) for version, event in red.events.items()},
        title=str(speech),
        version=new,
        remarks=remarks_of(speech, red.lines),
    )
    return leaving.noted(MarkedForm.TRACKED, content)


@require_POST
@access.speech(policy.may_export)
def table_word(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """The table of changes as a Word file. Raises Http404 for a version that is not there."""
    leaving = Leaving(request.user, speech, old, new)
    return leaving.noted(MarkedForm.TABLE_WORD, table_word_of(table_of(speech, leaving.compared())))


@require_POST
@access.speech(policy.may_export)
def table_sheet(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """The table of changes as an Excel file. Raises Http404 for a version that is not there."""
    leaving = Leaving(request.user, speech, old, new)
    return leaving.noted(MarkedForm.TABLE_SHEET, sheet_of(table_of(speech, leaving.compared())))


@require_POST
@access.speech(policy.may_export)
def marked_up(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """The marked-up copy as a PDF. Raises Http404 for a version that is not there."""
    leaving = Leaving(request.user, speech, old, new)
    compared = leaving.compared()
    context = {
        "speech": speech,
        "rows": _with_moves(compared),
        "caption": caption_of(compared),
        "table": table_of(speech, compared),
        "made_at": now(),
        "person": request.user,
    }
    content = pdf_writer.pdf_of(render_to_string("speeches/paper/marked_up.html", context), sheet=PAPER)
    return leaving.noted(MarkedForm.MARKED_UP, content)


@dataclass(frozen=True, slots=True)
class Leaving:
    """Two versions whose changes somebody takes along. Raises Http404 if one is not there."""

    person: User
    speech: Speech
    old: int
    new: int

    def __post_init__(self) -> None:
        if not 1 <= self.old <= self.new <= self.speech.version:
            raise Http404

    def compared(self) -> SpeechComparison:
        """The comparison of the two."""
        return comparison_of(self.speech, self.old, self.new)

    def noted(self, form: MarkedForm, content: bytes) -> HttpResponse:
        """The file, noted to leave once it is made: what could not be made has not left."""
        milestones.export_comparison(
            self.speech.pk, form=form, old=self.old, new=self.new, by=self.person, at=now()
        )
        words, extension, kind = _FORMS[form]
        return download(self.speech, content, f" {words} v{self.old}-v{self.new}.{extension}", kind)


def _with_moves(compared: SpeechComparison) -> list[tuple[RowView, int]]:
    """The rows, a stub with the number of the change that shows what stood there; 0 where none does."""
    numbers = {row.anchor: row.number for row in compared.numbered}
    return [(row, numbers.get(row.other, 0)) for row in compared.rows]
