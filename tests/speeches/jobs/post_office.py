"""Mail servers for tests: one that takes mail, one that refuses an address, one that never says a word."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes mail on a port of this machine; `refused` are addresses it does not know.

    Of the first letter it refuses the step `refused_at`: a verb, or the dot at its end.
    """

    daemon_threads = True

    def __init__(self, *, refused: str = "", refused_at: str = "", is_dumb: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), Counter)
        self.refused, self.refused_at, self.is_dumb = refused, refused_at, is_dumb
        self.taken: list[str] = []
        self.closing = threading.Event()

    @property
    def mailers(self) -> dict[str, Any]:
        """The setting that leads here."""
        options = {"host": "127.0.0.1", "port": self.server_address[1], "timeout": 0.5}
        return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


class Counter(socketserver.StreamRequestHandler):
    """One customer."""

    def handle(self) -> None:
        """Speak as much SMTP as a mail of ours needs."""
        office = cast("PostOffice", self.server)
        if office.is_dumb:
            office.closing.wait(5)
            return
        self.answers("220 here")
        for raw in self.rfile:
            line = raw.decode().strip()
            if self.refuses(line.upper()[:4]):
                self.answers("550 not this one")
            elif line.upper().startswith("RCPT") and office.refused and office.refused in line:
                self.answers("550 nobody of that name")
            elif line.upper() == "DATA":
                self.answers("354 go on")
                letter = self.takes_letter()
                if self.refuses("."):
                    self.answers("550 not this one")
                else:
                    office.taken.append(letter)
                    self.answers("250 taken")
            else:
                self.answers("221 bye" if line.upper() == "QUIT" else "250 fine")

    def refuses(self, step: str) -> bool:
        """This step of the first letter."""
        office = cast("PostOffice", self.server)
        if step != office.refused_at:
            return False
        office.refused_at = ""
        return True

    def answers(self, words: str) -> None:
        """One line of the server."""
        self.wfile.write(f"{words}\r\n".encode())

    def takes_letter(self) -> str:
        """All lines up to the dot."""
        lines: list[str] = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw.decode())
        return "".join(lines)


@contextmanager
def opened(**kind: Any) -> Iterator[PostOffice]:
    """A mail server for the length of a test."""
    with PostOffice(**kind) as office:
        thread = threading.Thread(target=office.serve_forever, daemon=True)
        thread.start()
        yield office
        office.closing.set()
        office.shutdown()
