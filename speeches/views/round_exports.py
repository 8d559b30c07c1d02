"""What was said in a round and what became of it, as files to take along; each is noted to leave."""

from django.http import HttpResponse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from speeches.actions import milestones
from speeches.domain import policy
from speeches.domain.rounds import RoundForm
from speeches.exchange.account_writer import account_word_of
from speeches.exchange.table_sheet import sheet_of
from speeches.exchange.table_word import table_word_of
from speeches.models import Round
from speeches.queries.opinions import opinions_of
from speeches.queries.rounds import progress_of
from speeches.views import access
from speeches.views.downloads import SHEET, WORD, download
from speeches.views.requests import Request
from speeches.views.round_tables import account_of, table_of

_FORMS = {
    RoundForm.TABLE_WORD: (gettext_lazy("opinions"), "docx", WORD),
    RoundForm.TABLE_SHEET: (gettext_lazy("opinions"), "xlsx", SHEET),
    RoundForm.ACCOUNT: (gettext_lazy("account of the consultation"), "docx", WORD),
}


@require_POST
@access.round_of(policy.may_export)
def table_word(request: Request, one: Round) -> HttpResponse:
    """The table of opinions as a Word file."""
    return _noted(request, one, RoundForm.TABLE_WORD, table_word_of(table_of(one, opinions_of(one))))


@require_POST
@access.round_of(policy.may_export)
def table_sheet(request: Request, one: Round) -> HttpResponse:
    """The table of opinions as an Excel file."""
    return _noted(request, one, RoundForm.TABLE_SHEET, sheet_of(table_of(one, opinions_of(one))))


@require_POST
@access.round_of(policy.may_export)
def account(request: Request, one: Round) -> HttpResponse:
    """The account of the consultation as a Word file."""
    made = account_of(one, opinions_of(one), progress_of(one, localdate()))
    return _noted(request, one, RoundForm.ACCOUNT, account_word_of(made))


def _noted(request: Request, one: Round, form: RoundForm, content: bytes) -> HttpResponse:
    """The file, noted to leave once it is made: what could not be made has not left."""
    milestones.export_opinions(one.pk, form=form, by=request.user, at=now())
    words, extension, kind = _FORMS[form]
    return download(one.speech, content, f" {words} {one.number}.{extension}", kind)
