"""Every answer is logged in one plain line without personal data, and NUL characters are refused."""

import json
import logging

import pytest

from alongside.config.logs import JsonFormatter

pytestmark = pytest.mark.django_db
SECRET = "my-secret-worry"


@pytest.mark.parametrize(
    "path", ["/find/?q=%00", "/needs/?q=a%00b", "/offers/%00/", "/?x%00y=1", "/nowhere%00"]
)
def test_a_nul_character_is_answered_with_400_on_pages(client, town, path):
    response = client.get(path)
    assert response.status_code == 400
    assert b"We could not read that request" in response.content
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize(
    "path", ["/api/v1/offers?q=%00", "/api/v1/offers/%00", "/api/v1/matches?q=a%00&place=b"]
)
def test_a_nul_character_is_answered_with_a_problem_by_the_api(client, town, path):
    response = client.get(path)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 400


def test_a_nul_character_in_a_cookie_is_answered_with_400(client, town):
    response = client.get("/", headers={"Cookie": 'sessionid="' + "\\000" * 32 + '"'})
    assert response.status_code == 400


def test_more_parameters_than_anybody_sends_are_answered_with_400(client, town):
    assert client.get("/find/?" + "&".join(f"a{n}=1" for n in range(1100))).status_code == 400


def test_what_looks_like_an_escaped_nul_is_only_text(client, town):
    assert client.get("/needs/?q=%2500").status_code == 200


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        (f"/find/?q=&place={SECRET}", "find/", 422),
        (f"/offers/{SECRET}/?need={SECRET}", "offers/<str:key>/", 404),
        (f"/{SECRET}", "-", 404),
        (f"/api/v1/needs/{SECRET}?a={SECRET}", "api/v1/needs/<id>", 404),
    ],
)
def test_a_line_holds_route_status_and_time_and_nothing_that_was_typed(
    client, town, caplog, path, route, status
):
    with caplog.at_level(logging.INFO, "alongside"):
        client.get(path, headers={"User-Agent": SECRET, "Referer": f"http://testserver/{SECRET}"})
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    assert SECRET not in json.dumps(lines) and "127.0.0.1" not in json.dumps(lines)
    told = [line for line in lines if line["event"] == "request"]
    assert len(told) == 1
    assert set(told[0]) == {"at", "level", "logger", "event", "method", "route", "status", "ms"}
    assert (told[0]["method"], told[0]["route"], told[0]["status"]) == ("GET", route, status)
