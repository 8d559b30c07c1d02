"""Files to take along."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from speeches.actions import milestones
from speeches.domain import policy
from speeches.domain.milestones import Form
from speeches.domain.outline.parts import Outline
from speeches.domain.outline.write import write
from speeches.exchange import file_names, text_reader
from speeches.exchange.redline_writer import tracked_word_of
from speeches.exchange.word.tracks import Maker
from speeches.exchange.word_writer import word_of
from speeches.models import Original, Speech
from speeches.queries import originals, outline
from speeches.queries.redline import redline_of
from speeches.views import access
from speeches.views.requests import Request

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_POST
@access.speech(policy.may_export)
def text(request: Request, speech: Speech) -> HttpResponse:
    """The speech as plain text, in the encoding of the file that it came from."""
    encoding = originals.encoding_of(speech.pk)
    content = text_reader.bytes_of(
        write(_leaving(request, speech, Form.TEXT)), encoding=encoding.name, has_mark=encoding.has_mark
    )
    return _download(speech, content, ".txt", f"text/plain; charset={encoding.charset}")


@require_POST
@access.speech(policy.may_export)
def word(request: Request, speech: Speech) -> HttpResponse:
    """The speech as a Word file in the house style."""
    content = word_of(_leaving(request, speech, Form.WORD), title=str(speech))
    return _download(speech, content, ".docx", WORD)


@require_safe
@access.speech(policy.may_export)
def tracked(request: Request, speech: Speech, old: int, new: int) -> HttpResponse:
    """Two versions as one Word file with tracked changes. Raises Http404 for a version that is not there."""
    del request
    if not 1 <= old <= new <= speech.version:
        raise Http404
    red = redline_of(speech.pk, old, new)
    content = tracked_word_of(
        [(line, red.level_of(line)) for line in red.lines],
        {version: Maker(str(event.by), event.at) for version, event in red.events.items()},
        title=str(speech),
        version=new,
    )
    return _download(speech, content, f" v{old}-v{new}.docx", WORD)


@require_safe
@access.speech(policy.may_export)
def original(request: Request, speech: Speech) -> HttpResponse:
    """The file that the speech came from, byte for byte."""
    del request
    brought = get_object_or_404(Original, speech=speech)
    return _attached(bytes(brought.content), brought.name or "original.txt", "application/octet-stream")


def _leaving(request: Request, speech: Speech, form: Form) -> Outline:
    """The speech as it is noted to leave, whatever somebody saves at the same moment."""
    noted = milestones.export(speech.pk, form=form, by=request.user, at=now())
    return outline.outline_of(speech, noted - 1).outline


def _download(speech: Speech, content: bytes, suffix: str, kind: str) -> HttpResponse:
    return _attached(content, file_names.download_name(str(speech), suffix), kind)


def _attached(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
