"""Files to take along."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from speeches.domain import policy
from speeches.domain.outline.write import write
from speeches.exchange import file_names, text_reader
from speeches.exchange.word.writer import word_of
from speeches.models import Speech
from speeches.queries import originals, outline
from speeches.views import access
from speeches.views.requests import Request

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@access.speech(policy.may_export)
def text(request: Request, speech: Speech) -> HttpResponse:
    """The speech as plain text, in the encoding of the file that it came from."""
    encoding = originals.encoding_of(speech.pk)
    content = text_reader.bytes_of(write(outline.outline_of(speech)), encoding)
    return _download(speech, content, "txt", f"text/plain; charset={encoding.charset}")


@require_GET
@access.speech(policy.may_export)
def word(request: Request, speech: Speech) -> HttpResponse:
    """The speech as a Word file in the house style."""
    content = word_of(outline.outline_of(speech), title=str(speech))
    return _download(speech, content, "docx", WORD)


def _download(speech: Speech, content: bytes, suffix: str, kind: str) -> HttpResponse:
    name = file_names.download_name(str(speech), suffix)
    return HttpResponse(content, content_type=kind, headers=_as_attachment(name))
