"""Figures are read by all who may, and sent by a key that may, to one's own series only."""

import json
from datetime import date

import pytest
from django.test import Client

from alongside.exchange.accounts.services.tokens import make_key
from alongside.exchange.evidence.models import Observation
from tests._support.evidence_measures import Keeper, definition, halves, observation, series, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return Keeper()


def key_of(keeper, **fields):
    return make_key(user_id=keeper.user.pk, name="Ward", days=9, by=keeper.by, **fields)


def send(found, key, *figures, **more):
    return Client().post(
        f"/api/v1/series/{found.ref}/observations",
        json.dumps({"figures": list(figures)} | more),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"} if key else {},
    )


def test_each_figure_is_answered_for_itself(keeper):
    found, key = series(keeper, share()), key_of(keeper, sends_figures=True)
    good = {"day": "2026-01-14", "numerator": 30, "denominator": 60}
    bad = {"day": "2026-02-14", "numerator": 30, "denominator": 0}
    answer = send(found, key, good, bad).json()
    assert (answer["kept"], answer["refused"]) == (1, 1)
    assert [one["state"] for one in answer["results"]] == ["new", "refused"]
    assert "more than 0" in answer["results"][1]["why"]
    row = Observation.objects.get()
    assert (row.starts_on, row.value, row.came) == (date(2026, 1, 1), 50.0, "api")
    again = send(found, key, good).json()
    assert again["kept"] == 0 and again["results"][0]["state"] == "same"


def test_a_figure_takes_anothers_place_only_where_that_is_said_with_why(keeper):
    found, key = series(keeper), key_of(keeper, sends_figures=True)
    observation(found)
    new = {"day": "2026-01-01", "value": 20}
    assert send(found, key, new).json()["results"][0]["state"] == "refused"
    assert send(found, key, new, correct=True).status_code == 400
    assert send(found, key, new, correct=True, why="Counted twice").json()["kept"] == 1
    assert sorted(row.value for row in found.observations.all()) == [12.0, 20.0]


def test_a_key_that_only_reads_is_refused(keeper):
    answer = send(series(keeper), key_of(keeper), {"day": "2026-01-01", "value": 20})
    assert answer.status_code == 403 and "may not send figures" in answer.json()["title"]
    assert not Observation.objects.exists()


def test_a_key_that_sends_figures_opens_nothing_else(keeper):
    key = {"Authorization": f"Bearer {key_of(keeper, sends_figures=True)}"}
    at = f"/api/v1/series/{series(keeper).ref}"
    for method, path in (("post", at), ("put", f"{at}/observations"), ("post", f"{at}/observations/x")):
        assert getattr(Client(), method)(path, headers=key).status_code == 403
    assert Client().get(at, headers=key).status_code == 200


def test_anothers_series_is_not_there(keeper):
    other = Keeper("Other")
    seen, hidden = series(other), series(other, visibility="private")
    key = key_of(keeper, sends_figures=True)
    never = send(type("S", (), {"ref": "nothere"}), key, {"day": "2026-01-01", "value": 20})
    for found in (seen, hidden):
        answer = send(found, key, {"day": "2026-01-01", "value": 20})
        assert (answer.status_code, answer.content) == (404, never.content)
    assert not Observation.objects.exists()


def test_a_session_sends_nothing(keeper):
    found, client = series(keeper), Client()
    client.force_login(keeper.user)
    body = json.dumps({"figures": [{"day": "2026-01-01", "value": 20}]})
    path = f"/api/v1/series/{found.ref}/observations"
    assert client.post(path, body, content_type="application/json").status_code == 404
    assert send(found, "", {"day": "2026-01-01", "value": 20}).status_code == 404


def test_small_numbers_of_people_are_hidden(keeper, client):
    found = series(keeper, share())
    halves(found, "2026-01-01", 3, 40)
    halves(found, "2026-02-01", 20, 40)
    first, second = client.get(f"/api/v1/series/{found.ref}/observations").json()
    assert first["hidden"] and first["value"] is first["numerator"] is first["denominator"] is None
    assert (second["hidden"], second["value"]) == (False, 50.0)


def test_what_can_be_counted_and_where_it_is_followed_are_listed(keeper, client):
    found = series(keeper, definition(of_people=False))
    series(keeper, visibility="private")
    measure = found.definition.measure
    assert {one["ref"] for one in client.get("/api/v1/measures").json()["items"]} >= {measure.ref}
    assert client.get(f"/api/v1/measures/{measure.ref}").json()["definition"]["unit"] == "falls"
    assert [one["ref"] for one in client.get("/api/v1/series").json()["items"]] == [found.ref]
    assert [one["ref"] for one in client.get(f"/api/v1/series?measure={measure.ref}").json()["items"]] == [
        found.ref
    ]
    assert client.get("/api/v1/series?measure=none").status_code == 404
    assert client.get("/api/v1/measures/none").status_code == 404
