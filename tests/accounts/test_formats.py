"""Dates as interface.md writes them."""

from datetime import datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation
from django.utils.formats import date_format

AFTERNOON = datetime(2026, 3, 5, 14, 3)


@pytest.mark.parametrize(
    ("language", "written"), [("zh-hans", "2026年3月5日 14:03"), ("en", "5 March 2026, 14:03")]
)
def test_a_moment_is_written_as_each_language_does(language, written):
    moment = timezone.make_aware(AFTERNOON)

    with translation.override(language):
        shown = Template("{{ moment }}").render(Context({"moment": moment}))

    assert shown == written


@pytest.mark.parametrize(
    ("language", "form", "written"),
    [
        ("zh-hans", "DATE_FORMAT", "2026年3月5日"),
        ("zh-hans", "TIME_FORMAT", "14:03"),
        ("zh-hans", "MONTH_DAY_FORMAT", "3月5日"),
        ("en", "DATE_FORMAT", "5 March 2026"),
        ("en", "TIME_FORMAT", "14:03"),
        ("en", "MONTH_DAY_FORMAT", "5 March"),
    ],
)
def test_days_and_times_have_their_own_form(language, form, written):
    with translation.override(language):
        assert date_format(AFTERNOON, form) == written
