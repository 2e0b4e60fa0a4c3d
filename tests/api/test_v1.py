"""The API: described truly, refusing in one form, listing everything once."""

import json
from typing import get_args

import pytest
from django.test import Client
from openapi_spec_validator import validate
from typer.testing import CliRunner

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import indexing, matching, tagging
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import find_offers
from alongside.exchange.analyses.queries import question
from tests._support import rows

pytestmark = pytest.mark.django_db
KINDS = ("places", "actors", "needs", "offers")
SENT = "/api/v1/series/{ref}/observations"  # what a key may send
ASK = "Fresh bread loaves for families"


@pytest.fixture
def indexed(home, settings):
    settings.ENCODER = "latent"
    for kept in (tagging._rules_at, matching._names_at, matching._index_at):
        kept.cache_clear()
    here = rows.place("Torbay", lat=50.46, lon=-3.56)
    giver = rows.actor("Bread Bank", "Feeds families")
    rows.subject("bread", "Bread")
    rows.need("Bread", ASK, place=here, source_id="need-1")
    rows.offer("Bread loaves", "Fresh bread for families", actor=giver, place=here, source_id="off-1")
    rows.offer("Bread baking", "Families bake bread", kind="capability", stages=["adoption"])
    rows.offer("Bins", "Refuse collection")
    indexing.rebuild()
    yield
    for kept in (tagging._rules_at, matching._names_at, matching._index_at):
        kept.cache_clear()


def described():
    return Client().get("/api/v1/openapi.json").json()


def problem(answer, status):
    """Check that an answer is a problem detail as RFC 9457 has it; return it."""
    assert answer.status_code == status
    assert answer["Content-Type"].startswith("application/problem+json")
    body = answer.json()
    assert body["status"] == status and body["type"] == "about:blank"
    assert body["title"] and body["detail"]
    return body


def test_the_description_is_valid_and_tells_of_every_endpoint():
    said = described()
    validate(said)
    expected = {f"/api/v1/{kind}{one}" for kind in KINDS for one in ("", "/{id}")}
    expected |= {f"/api/v1/{asked}" for asked in ("matches", "convene", "network", "partnerships", "asks")}
    inside = ("", "/decisions", "/agreements", "/risks", "/dates", "/pulse")
    expected |= {f"/api/v1/partnerships/{{ref}}{part}" for part in inside}
    expected |= {"/api/v1/asks/{ref}", "/api/v1/asks/{ref}/answers"}
    expected |= {f"/api/v1/innovations{part}" for part in ("", "/{id}", "/{id}/adoptions")}
    expected |= {
        f"/api/v1/{kind}{part}" for kind in ("cases", "claims", "measures") for part in ("", "/{id}")
    }
    expected |= {"/api/v1/series", "/api/v1/series/{ref}", SENT}
    assert set(said["paths"]) == expected
    for path, methods in said["paths"].items():
        assert set(methods) == ({"get", "post"} if path == SENT else {"get"}), (
            "version 1 takes in figures alone"
        )
        assert all(one["summary"] and one["description"] for one in methods.values()), path


def test_the_pages_of_documentation_load():
    assert Client().get("/api/v1/docs").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_shown_has_the_shape_that_is_described(indexed, kind):
    said = described()["components"]["schemas"]
    item = Client().get(f"/api/v1/{kind}").json()["items"][0]
    name = {"places": "PlaceOut", "actors": "ActorOut", "needs": "NeedOut", "offers": "OfferOut"}[kind]
    assert set(item) == set(said[name]["properties"])
    for key in (item["id"], item["ref"]):
        assert Client().get(f"/api/v1/{kind}/{key}").json() == item


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_there_is_a_problem(kind):
    assert problem(Client().get(f"/api/v1/{kind}/nothing"), 404)["title"] == "Not found"


@pytest.mark.parametrize("kind", KINDS)
def test_a_cursor_that_leads_nowhere_is_a_problem(kind):
    assert "cursor" in problem(Client().get(f"/api/v1/{kind}", {"cursor": "nothing"}), 400)["detail"]


@pytest.mark.parametrize(
    ("path", "asked", "field"),
    [
        *((kind, {"limit": limit}, "limit") for kind in KINDS for limit in (0, 201)),
        ("needs", {"limit": "many"}, "limit"),
        ("offers", {"world": "moon"}, "world"),
        ("matches", {"q": "bread", "kind": "magic"}, "kind"),
        ("matches", {"q": "bread", "stage": "magic"}, "stage"),
        ("matches", {"q": "bread", "standing": "magic"}, "standing"),
        ("matches", {"q": "bread", "top": 0}, "top"),
        ("matches", {"q": "bread", "top": 301}, "top"),
        ("matches", {"q": "b" * 2001}, "q"),
    ],
)
def test_a_value_that_cannot_be_is_named_in_the_problem(path, asked, field):
    body = problem(Client().get(f"/api/v1/{path}", asked), 422)
    assert any(field in (wrong["field"], *wrong["field"].split(".")) for wrong in body["errors"]), body
    assert field in body["detail"] and all(wrong["problem"] for wrong in body["errors"])


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("needs", {"status": "magic"}),
        ("needs", {"standing": "magic"}),
        ("offers", {"kind": "magic"}),
        ("offers", {"standing": "magic"}),
        ("actors", {"sector": "magic"}),
        ("actors", {"standing": "magic"}),
        ("places", {"kind": "magic"}),
    ],
)
def test_a_filter_that_is_no_known_word_is_a_problem_and_not_an_empty_list(path, asked):
    body = problem(Client().get(f"/api/v1/{path}", asked), 422)
    assert [wrong["field"] for wrong in body["errors"]] == list(asked)


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "  "}, {"q": "bread", "place": "Xanadu"}])
def test_a_question_that_cannot_be_answered_is_a_problem(indexed, asked):
    assert problem(Client().get("/api/v1/matches", asked), 400)["title"] == "The question cannot be answered"


def test_a_need_that_is_not_there_is_a_problem(indexed):
    problem(Client().get("/api/v1/matches", {"need": "nothing"}), 404)


def test_without_an_index_the_search_is_not_ready(home):
    matching._index_at.cache_clear()
    assert problem(Client().get("/api/v1/matches", {"q": "bread"}), 503)["title"] == "The search is not ready"


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 200])
def test_pages_hold_every_row_once_in_one_order(limit):
    made = [rows.need(f"Need {number}", status="draft" if number == 3 else "open").ref for number in range(7)]
    expected = [ref for number, ref in enumerate(made) if number != 3]
    found, cursor = [], ""
    for _ in range(10):
        page = (
            Client().get("/api/v1/needs", {"limit": limit, **({"cursor": cursor} if cursor else {})}).json()
        )
        assert 0 < len(page["items"]) <= limit
        found += [item["ref"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == expected


def test_an_empty_list_is_a_page_too():
    assert Client().get("/api/v1/offers").json() == {"items": [], "next": None}


@pytest.mark.parametrize("path", ["/api/v1/offers", "/api/v1/matches?q=bread", "/api/v1/offers/off-1"])
def test_what_has_not_changed_is_not_sent_again(indexed, path):
    first = Client().get(path)
    again = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = Client().get(path, headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.content) == (200, first.content)


@pytest.mark.parametrize(
    "asked", [{"need": "need-1"}, {"q": ASK, "place": "Torbay", "kind": "support", "top": 1}]
)
def test_the_matches_are_what_the_analyses_and_the_command_give(indexed, asked):
    import alongside.config.entry  # noqa: F401  (joins the commands)
    from alongside.cli.app import app

    said = Client().get("/api/v1/matches", asked).json()
    ask = Ask(
        text=asked.get("q", ""), kinds=(asked["kind"],) if "kind" in asked else (), top=asked.get("top", 20)
    )
    found = question(VISITOR, asked.get("need", ""), ask, place=asked.get("place", ""))
    assert said == find_offers(VISITOR, found).as_json()
    assert said["matches"]
    words = [asked.get("need") or asked["q"], "--json"]
    for option in ("place", "kind", "top"):
        words += [f"--{option}", str(asked[option])] if option in asked else []
    ran = CliRunner().invoke(app, ["match", *words], catch_exceptions=False)
    assert ran.exit_code == 0
    assert json.loads(ran.stdout) == said


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("listing.Kind", "offers.models.OfferKind"),
        ("listing.Stage", "directory.terms.Stage"),
        ("listing.Standing", "accounts.models.Standing"),
        ("actors.Sector", "directory.terms.Sector"),
        ("needs.Status", "needs.models.Need.Status"),
        ("places.PlaceKind", "places.models.PlaceKind"),
    ],
)
def test_the_words_of_a_filter_are_those_of_the_records(name, choices):
    from pkgutil import resolve_name

    module, _, word = name.rpartition(".")
    room, kind, *rest = choices.split(".")
    known = resolve_name(f"alongside.exchange.{room}.{kind}:{'.'.join(rest)}")
    assert list(get_args(resolve_name(f"alongside.api.v1.{module}:{word}"))) == known.values
