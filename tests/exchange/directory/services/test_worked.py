"""The ties that come of working together."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.directory.models import Tie
from alongside.exchange.directory.services.worked import tie_from_work
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_each_two_organisations_are_tied_once_with_dates_and_outcome_and_people_never():
    a, b, c = (rows.actor(name) for name in "abc")
    person = rows.actor("Ann", nature="person", sector="community")
    said = {"ref": "r", "party_ids": [one.party_id for one in (a, b, c, person)], "since": date(2026, 1, 1)}
    more = {"source": "Worked together here", "by": Doer(process="test")}
    assert tie_from_work(**said, until=None, outcome="", **more) == 3
    assert tie_from_work(**said, until=date(2026, 9, 1), outcome="It did what it was for", **more) == 3
    ties = Tie.objects.all()
    assert {(one.kind, one.since, one.until, one.note) for one in ties} == {
        ("works-with", "2026-01-01", "2026-09-01", "It did what it was for")
    }
    assert not ties.filter(actor=person).exists()
    assert not ties.filter(other=person).exists()
