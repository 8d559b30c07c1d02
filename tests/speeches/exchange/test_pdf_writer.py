"""A PDF is made beside the server, and nothing is fetched for it."""

import socket
from contextlib import suppress
from threading import BoundedSemaphore, Thread

import pytest

from speeches.exchange import pdf_writer

pytestmark = pytest.mark.skipif(
    not pdf_writer.is_available(), reason="Pango is not here: apt-get install libpangoft2-1.0-0"
)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "paper.css"
    path.write_text("p { color: black }")
    return path


@pytest.fixture
def listener():
    """A port, and who has called at it."""
    server = socket.create_server(("127.0.0.1", 0))
    callers = []

    def listen():
        try:
            while True:
                callers.append(server.accept()[1])
        except OSError:
            return

    Thread(target=listen, daemon=True).start()
    yield server.getsockname()[1], callers
    server.close()


def test_a_page_becomes_a_pdf(sheet):
    assert pdf_writer.pdf_of("<p>同志们</p>", sheet=sheet).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "wanting",
    [
        '<img src="http://127.0.0.1:{port}/a.png">',
        '<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css">',
        '<p style="background: url(http://127.0.0.1:{port}/a.png)">a</p>',
        '<style>@import url("http://127.0.0.1:{port}/a.css");</style>',
        '<object data="http://127.0.0.1:{port}/a.svg"></object>',
        '<link rel="attachment" href="http://127.0.0.1:{port}/a.txt">',
    ],
)
def test_nothing_that_a_page_names_is_fetched(sheet, listener, wanting):
    port, callers = listener

    with suppress(pdf_writer.NotMade):
        pdf_writer.pdf_of(f"<p>同志们</p>{wanting.format(port=port)}", sheet=sheet)

    assert callers == []


def test_no_more_copies_are_made_at_once_than_there_are_places(sheet, monkeypatch):
    monkeypatch.setattr(pdf_writer, "_places", BoundedSemaphore(1))
    with pdf_writer._places, pytest.raises(pdf_writer.TooManyMade):
        pdf_writer.pdf_of("<p>同志们</p>", sheet=sheet)

    assert pdf_writer.pdf_of("<p>同志们</p>", sheet=sheet).startswith(b"%PDF-")


def test_a_copy_that_would_take_too_long_is_given_up_and_leaves_its_place(sheet, monkeypatch):
    monkeypatch.setattr(pdf_writer, "_places", BoundedSemaphore(1))
    with monkeypatch.context() as hurried, pytest.raises(pdf_writer.NotMade):
        hurried.setattr(pdf_writer, "_SECONDS", 0.01)
        pdf_writer.pdf_of("<p>同志们</p>", sheet=sheet)

    assert pdf_writer.pdf_of("<p>同志们</p>", sheet=sheet).startswith(b"%PDF-")


def test_no_file_of_the_machine_gets_into_it(sheet, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the paper")

    with pytest.raises(pdf_writer.NotMade):
        pdf_writer.pdf_of(f'<link rel="attachment" href="{secret.as_uri()}">', sheet=sheet)
