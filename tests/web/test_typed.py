from datetime import date

import pytest
from django.test import RequestFactory

from alongside.web import typed


def sent(**fields):
    return RequestFactory().post("/", fields)


def test_a_line_is_one_line():
    assert typed.line(sent(name=" Ann \n of  Alderquay\0 "), "name") == "Ann of Alderquay"
    assert typed.line(sent(), "name", "nobody") == "nobody"


def test_words_keep_their_lines():
    assert typed.words(
        sent(text="\r\nOne\r\n\r\nTwo \ud800\r\n".encode("utf-8", "ignore").decode()), "text"
    ) == ("One\n\nTwo")


@pytest.mark.parametrize(
    "said, is_day",
    [(("2", "1", "2026"), date(2026, 1, 2)), (("30", "2", "2026"), None), (("", "", ""), None)],
)
def test_a_day_is_read_from_its_three_parts(said, is_day):
    day, month, year = said
    request = sent(**{"by-day": day, "by-month": month, "by-year": year})
    assert typed.day(request, "by") == is_day
    assert typed.any_typed(request, "by") == bool(day)


def test_a_problem_leads_to_its_field():
    assert typed.problem("Type your name.", "name")["href"] == "#name"
