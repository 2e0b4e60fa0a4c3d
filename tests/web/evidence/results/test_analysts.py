"""For analysts: every part has its sentence and its file, and there are none where nothing has a range."""

import copy
import csv

import pytest

from alongside.exchange.analyses import cases_deep
from tests._support.evidence_since import MODEL, case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fewer(monkeypatch):
    """Draws enough for a test."""
    for name, value in {"DRAWS": 300, "BUDGET_DRAWS": 50, "KNOWING_DRAWS": 200, "POWER": 4}.items():
        monkeypatch.setattr(cases_deep, name, value)
    cases_deep._behind.cache_clear()
    yield
    cases_deep._behind.cache_clear()


def rows_of(client, found, name):
    at = f"/cases/{found.ref}/analysts/?download=csv&list={name}"
    return list(csv.reader(client.get(at).content.decode("utf-8-sig").splitlines()))


def test_what_stands_behind_an_answer(client):
    model = copy.deepcopy(MODEL)
    model["scenarios"] = [{"id": "slow", "name": "Slow start", "set": {"beds.take_up": 0.1}}]
    model["parties"][0]["weight"] = 2
    model["streams"][0]["staff"] = {"fte": 0.5, "replaces": False}
    found = case(model=model)
    page = client.get(f"/cases/{found.ref}/analysts/").content.decode()
    for title in ("worth finding out", "hang on", "answer turn", "spread come from", "going ahead right"):
        assert title in page
    assert "£1 counts more for some than for others" in page and "Adds to what staff do" in page
    assert "300 draws" not in page and "5,000 draws, seed 9" in page
    bars = rows_of(client, found, "one-way")
    assert bars[1][0] == "Fewer nights in hospital: how well it works"
    ifs = rows_of(client, found, "what-ifs")
    assert ifs[0] == ["What", "As it is", "Slow start"] and ifs[2] == ["Back for each £1", "£3.10", "£0.94"]
    budget = rows_of(client, found, "budget")
    assert [row[0] for row in budget[1:]] == ["2026", "2027", "2028"] and "£50,400" in budget[1][1]


def test_a_case_without_ranges_has_budgets_alone(client):
    model = MODEL | {"streams": [MODEL["streams"][2], MODEL["streams"][0] | {"value": 40}]}
    page = client.get(f"/cases/{case(model=model).ref}/analysts/").content.decode()
    assert "Money in and out of each year" in page and "worth finding out" not in page
    assert "£1 counts the same for everybody in this case." in page
