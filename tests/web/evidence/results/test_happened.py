"""Looking back: what was expected beside what is typed, kept line by line, for an agreed case alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.evidence.models import RevisitFigure
from alongside.web.evidence.results.happened import pounds
from tests._support.evidence_since import case
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(client):
    """A case agreed two years ago, its keeper signed in."""
    day = timezone.localdate() - timedelta(days=800)
    found = case(status="agreed", agreed_on=day)
    client.force_login(user_of(found.owner))
    return found


def test_what_was_expected_is_shown_and_what_it_came_to_kept(client, kept):
    at = f"/cases/{kept.ref}/happened/"
    page = client.get(at).content.decode()
    assert "Home visits: expected £100,800" in page and "it is time to look" in page  # two years
    assert "Home visits: expected £50,400" in client.get(f"{at}?years=1").content.decode()
    typed = {"years": "2", "came-visits": "£ 91,300", "shown-visits": "The ledger", "words": "Fewer came."}
    assert client.post(at, typed).status_code == 302
    line = RevisitFigure.objects.get()
    assert (line.stream, line.expected, line.came_to, line.is_cost) == ("visits", 100800, 91300, True)
    page = client.get(at).content.decode()
    assert "It was expected to cost £100,800 and cost £91,300." in page and "Fewer came." in page
    assert "it is time to look" not in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, kept):
    at = f"/cases/{kept.ref}/happened/"
    good = {"years": "1", "came-visits": "9000", "words": "Fewer came."}
    for wrong, text in (
        ({"came-visits": "many"}, "Home visits: write pounds, like 12000."),
        ({"came-visits": ""}, "Give at least one figure"),
        ({"words": ""}, "Say what happened, and why"),
        ({"words": "Ask Ann on 01632 960123"}, "Keep it as it is?"),
    ):
        answer = client.post(at, good | wrong)
        page = answer.content.decode()
        assert answer.status_code == 422 and text in page
        assert 'value="9000"' in page or "came-visits" in wrong
    assert not RevisitFigure.objects.exists()


def test_a_case_that_is_not_agreed_and_another_s_are_not_looked_back_at(client, kept):
    mine = case("Mine", owner=kept.owner)
    assert "once all named in it have agreed" in client.get(f"/cases/{mine.ref}/happened/").content.decode()
    assert client.post(f"/cases/{mine.ref}/happened/", {}).status_code == 404
    other = case("Other", status="agreed")
    assert "Look back" not in client.get(f"/cases/{other.ref}/happened/").content.decode()
    assert client.post(f"/cases/{other.ref}/happened/", {"words": "x"}).status_code == 404


def test_pounds_are_read_as_people_type_them():
    said = {"12000": 12000, "£12,000": 12000, " -300 ": -300, "9.60": 10, "1 000": 1000}
    assert {text: pounds(text) for text in said} == said
    assert [pounds(text) for text in ("", "many", "1e5", "--2", "²", "9" * 15, "1.x")] == [None] * 7
