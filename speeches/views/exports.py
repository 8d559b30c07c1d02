"""Files to take along."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from speeches.domain import policy
from speeches.domain.outline.write import write
from speeches.exchange import file_names, text_reader
from speeches.exchange.word_writer import word_of
from speeches.models import Speech
from speeches.queries import originals, outline
from speeches.views import access
from speeches.views.requests import Request

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@access.speech(policy.may_export)
def text(request: Request, speech: Speech) -> HttpResponse:
    """The speech as plain text, in the encoding of the file that it came from."""
    del request
    encoding = originals.encoding_of(speech.pk)
    content = text_reader.bytes_of(
        write(outline.outline_of(speech)), encoding=encoding.name, has_mark=encoding.has_mark
    )
    return _download(speech, content, ".txt", f"text/plain; charset={encoding.charset}")


@require_GET
@access.speech(policy.may_export)
def word(request: Request, speech: Speech) -> HttpResponse:
    """The speech as a Word file in the house style."""
    del request
    content = word_of(outline.outline_of(speech), title=str(speech))
    return _download(speech, content, ".docx", WORD)


def _download(speech: Speech, content: bytes, suffix: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = file_names.download_name(str(speech), suffix)
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
