"""Where to meet: the places, whom they reach, the proof; kept, and told when it would be another answer."""

import csv
import io

import pytest

from alongside.exchange.analyses.models import Run
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.introductions import user
from tests._support.unheard import CODE, Area
from tests.exchange.analyses.test_unheard import heard
from tests.web.voices.unheard.test_views import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def those():
    made = Area()
    heard(made)
    made.query = f"in={made.system.ref}&show={CODE}&voices=sessions"
    return made


def test_the_hall_is_named_with_whom_it_reaches(client, those):
    answer = client.get(f"/unheard/meet/?{those.query}&many=1&km=3")
    said = text_of(answer)
    assert "Village hall" in said and "This place reaches about" in said and "this is proven" in said
    assert f"/offers/{those.hall.ref}/" in answer.content.decode() and "Keep this choice" not in said
    file = client.get(f"/unheard/meet/?{those.query}&many=1&km=3&download=csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(file))
    assert row["Place"] == "Village hall" and "Area 7" in row["Neighbourhoods"]


def test_a_wrong_number_is_said_and_the_usual_taken(client, those):
    said = text_of(client.get(f"/unheard/meet/?{those.query}&many=99&km=x&kind=zzz"))
    assert "Write how many places, from 1 to 20." in said and "Village hall" in said


def test_council_areas_are_too_wide(client, those):
    assert "too wide" in text_of(client.get(f"/unheard/meet/?show={CODE}"))


def test_a_choice_is_kept_and_told_when_it_would_be_another(client, those):
    address = f"/unheard/meet/keep/?{those.query}&many=1&km=3"
    assert client.post(address).status_code == 404
    client.force_login(user("nell", rows.actor("A").party))
    kept = client.post(address)
    assert kept.status_code == 302 and str(Run.objects.get().pk) in kept.url
    assert "The same comes out now" in text_of(client.get(kept.url))
    Offer.objects.filter(pk=those.hall.pk).update(lat=52.0)
    assert "have changed since" in text_of(client.get(kept.url))
