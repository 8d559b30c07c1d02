"""What was suggested and what became of it, as files to take along; each is noted to leave."""

from django.http import HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speeches.actions import milestones
from speeches.domain import policy
from speeches.domain.rounds import RoundForm
from speeches.exchange.table_sheet import sheet_of
from speeches.exchange.table_word import table_word_of
from speeches.models import Speech
from speeches.queries.opinions import suggestions_as_opinions
from speeches.views import access
from speeches.views.downloads import SHEET, WORD, download
from speeches.views.requests import Request
from speeches.views.round_tables import table_of_suggestions


@require_POST
@access.speech(policy.may_export)
def table_word(request: Request, speech: Speech) -> HttpResponse:
    """The table of suggestions as a Word file."""
    made = table_word_of(table_of_suggestions(speech, suggestions_as_opinions(speech)))
    milestones.export_suggestions(speech.pk, form=RoundForm.TABLE_WORD, by=request.user, at=now())
    return download(speech, made, f" {_('opinions')}.docx", WORD)


@require_POST
@access.speech(policy.may_export)
def table_sheet(request: Request, speech: Speech) -> HttpResponse:
    """The table of suggestions as an Excel file."""
    made = sheet_of(table_of_suggestions(speech, suggestions_as_opinions(speech)))
    milestones.export_suggestions(speech.pk, form=RoundForm.TABLE_SHEET, by=request.user, at=now())
    return download(speech, made, f" {_('opinions')}.xlsx", SHEET)
