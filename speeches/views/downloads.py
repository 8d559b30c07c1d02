"""Answers that are files."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from speeches.exchange import file_names
from speeches.models import Speech

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def download(speech: Speech, content: bytes, suffix: str, kind: str) -> HttpResponse:
    """A file named after the speech, with a suffix that ends in its extension."""
    return attached(content, file_names.download_name(str(speech), suffix), kind)


def attached(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file of this name, which no browser opens by itself."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
