"""Files to take along."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from speeches.actions import milestones
from speeches.domain import policy
from speeches.domain.milestones import Form
from speeches.domain.outline.parts import Outline
from speeches.domain.outline.write import write
from speeches.exchange import text_reader
from speeches.exchange.word_writer import word_of
from speeches.models import Original, Speech
from speeches.queries import originals, outline
from speeches.views import access
from speeches.views.downloads import WORD, attached, download
from speeches.views.requests import Request


@require_POST
@access.speech(policy.may_export)
def text(request: Request, speech: Speech) -> HttpResponse:
    """The speech as plain text, in the encoding of the file that it came from."""
    encoding = originals.encoding_of(speech.pk)
    content = text_reader.bytes_of(
        write(_leaving(request, speech, Form.TEXT)), encoding=encoding.name, has_mark=encoding.has_mark
    )
    return download(speech, content, ".txt", f"text/plain; charset={encoding.charset}")


@require_POST
@access.speech(policy.may_export)
def word(request: Request, speech: Speech) -> HttpResponse:
    """The speech as a Word file in the house style."""
    content = word_of(_leaving(request, speech, Form.WORD), title=str(speech))
    return download(speech, content, ".docx", WORD)


@require_POST
@access.speech(policy.may_export)
def printed(request: Request, speech: Speech) -> HttpResponse:
    """Note that a browser prints the speech."""
    milestones.export(speech.pk, form=Form.PRINT, by=request.user, at=now())
    return HttpResponse(status=204)


@require_safe
@access.speech(policy.may_export)
def original(request: Request, speech: Speech) -> HttpResponse:
    """The file that the speech came from, byte for byte."""
    del request
    brought = get_object_or_404(Original, speech=speech)
    return attached(bytes(brought.content), brought.name or "original.txt", "application/octet-stream")


def _leaving(request: Request, speech: Speech, form: Form) -> Outline:
    """The speech as it is noted to leave, whatever somebody saves at the same moment."""
    noted = milestones.export(speech.pk, form=form, by=request.user, at=now())
    return outline.outline_of(speech, noted - 1).outline
