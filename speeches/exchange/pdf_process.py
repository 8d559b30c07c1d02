"""A process that makes one PDF: HTML in, PDF out, and no other way in or out.

WeasyPrint takes seconds and all of a core for a long report; beside the server it holds up nobody.
"""

import os
import resource
import sys
from pathlib import Path
from typing import Any, NoReturn

from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

_LOWER_RANK = 10
_MOST_MEMORY = 2 * 1024**3


class Refusing(URLFetcher):  # type: ignore[misc]
    """Neither file nor address is ever fetched, whatever a text may name."""

    def fetch(self, url: str, headers: Any = None) -> NoReturn:
        """Refuse. Raises FatalURLFetchingError, at which WeasyPrint gives up."""
        del url, headers
        raise FatalURLFetchingError


def main() -> None:
    """HTML from the standard input, the style sheet named first, the PDF to the standard output."""
    _step_back()
    sheet = CSS(string=Path(sys.argv[1]).read_text("utf-8"), url_fetcher=Refusing())
    written = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=Refusing())
    written.write_pdf(sys.stdout.buffer, stylesheets=[sheet])


def _step_back() -> None:
    """Behind whoever types, and with no more memory than a copy may cost."""
    os.nice(_LOWER_RANK)
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MOST_MEMORY if hard == resource.RLIM_INFINITY else min(_MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main()
