"""While the database is away nobody is told that he made a mistake."""

import pytest
from django.db import DataError, InterfaceError, OperationalError
from django.urls import reverse

from speeches.queries import library


@pytest.fixture
def visit(cast, as_person, monkeypatch):
    """Open the library while its query fails like this."""

    def failing(trouble):
        def fail(_person):
            raise trouble("the server closed the connection unexpectedly")

        monkeypatch.setattr(library, "speeches_of", fail)
        browser = as_person(cast.wanda)
        browser.raise_request_exception = False
        return browser.get(reverse("speeches:library"), headers={"Accept-Language": "en"})

    return failing


@pytest.mark.parametrize("trouble", [OperationalError, InterfaceError])
def test_a_database_that_is_away_is_503_and_says_when_to_come_back(visit, trouble):
    answer = visit(trouble)

    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert "what you typed is still in the page" in answer.text
    assert "unexpectedly" not in answer.text


def test_a_mistake_stays_a_mistake(visit):
    answer = visit(DataError)

    assert answer.status_code == 500
    assert "unexpectedly" not in answer.text
