"""A process that makes one PDF: HTML in, PDF out, and no other way in or out.

WeasyPrint takes seconds and all of a core for a long report; beside the server it holds up nobody.
"""

import sys
from pathlib import Path
from typing import Any, NoReturn

from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher


class Refusing(URLFetcher):  # type: ignore[misc]
    """Neither file nor address is ever fetched, whatever a text may name."""

    def fetch(self, url: str, headers: Any = None) -> NoReturn:
        """Refuse. Raises FatalURLFetchingError, at which WeasyPrint gives up."""
        del url, headers
        raise FatalURLFetchingError


def main() -> None:
    """HTML from the standard input, the style sheet named first, the PDF to the standard output."""
    sheet = CSS(string=Path(sys.argv[1]).read_text("utf-8"), url_fetcher=Refusing())
    written = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=Refusing())
    written.write_pdf(sys.stdout.buffer, stylesheets=[sheet])


if __name__ == "__main__":
    main()
