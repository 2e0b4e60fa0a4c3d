"""What the doors of every room share."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.test import RequestFactory

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.web import doors, sight


def test_who_writes_acts_for_the_party_it_is_for():
    request = RequestFactory().get("/")
    request.doer = Doer(user_id=3, acting_for_id=5)
    assert doors.by(request, 7) == Doer(user_id=3, acting_for_id=7)


def test_a_refusal_names_its_field():
    (problem,) = doors.problems_of(InnovationRefused("no-title"))
    assert (problem["field"], problem["href"]) == ("title", "#title")
    assert doors.problems_of(InnovationRefused("no-party"))[0]["field"] == "form"


def test_what_is_new_is_not_looked_for_and_what_is_not_there_never_was():
    assert doors.held_or_new("new", lambda key: pytest.fail(key)) is None
    assert doors.held_or_new("abc", lambda key: key.upper()) == "ABC"
    with pytest.raises(Http404):
        doors.held_or_new("abc", lambda key: None)


class Refused(Exception):
    """As a room refuses."""

    field = "title"


def raising(wrong):
    def act():
        if wrong is not None:
            raise wrong

    return act


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [(None, []), (Refused("No"), ["title"]), (SightRefused("no-group"), [sight.FIELD])],
)
def test_what_is_done_or_why_it_was_not(wrong, fields):
    assert [one["field"] for one in doors.tried(Refused, raising(wrong))] == fields


def test_what_is_gone_never_was():
    with pytest.raises(Http404):
        doors.tried(Refused, raising(ObjectDoesNotExist()))


def test_a_day_leads_to_its_first_box():
    wrong = [doors.typed.problem("No day", "until"), doors.typed.problem("No name", "title")]
    assert [one["href"] for one in doors.at_day(wrong, "until")] == ["#until-day", "#title"]
    assert not doors.is_hinted(None) and not doors.is_hinted(wrong)
    assert doors.is_hinted([doors.typed.problem("Ann", doors.AS_IT_IS)])
