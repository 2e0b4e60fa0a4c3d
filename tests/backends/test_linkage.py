"""Splink makes the very comparisons that the engine makes, and reaches nothing outside."""

import importlib.util
import random

import numpy as np
import pytest

from alongside.backends import linkage
from alongside.engines.linkage import SHIPPED, Organisation, columns_of, link, score

needs_splink = pytest.mark.skipif(
    importlib.util.find_spec("splink") is None, reason="the extra `linkage` is not installed"
)
WORDS = "harbour lunch club quay carers circle farham advice hill view street house park bridge".split()


def directory(size):
    """Organisations with names of a few words, some a second time with a slip."""
    drawn = random.Random(5)
    made = []
    for number in range(size):
        name = " ".join(drawn.sample(WORDS, 3))
        site = f"site{drawn.randrange(size)}.org" if drawn.random() < 0.5 else ""
        point = {"lat": 51 + drawn.random() / 5, "lon": drawn.random() / 5} if drawn.random() < 0.7 else {}
        made.append(Organisation(number, name, website=site, place=str(drawn.randrange(9)), **point))
    twice = [
        Organisation(size + one.id, f"The {one.name}s Ltd", website=one.website, lat=one.lat, lon=one.lon)
        for one in made[:20]
    ]
    return made + twice


@needs_splink
def test_splink_compares_as_the_engine_does(monkeypatch):
    monkeypatch.setattr(linkage, "FEW", 100)
    records = directory(120)
    found, method = linkage.scored(records)
    slow = score(columns_of(records), seed=1)
    assert method == "splink" and found.model.m == SHIPPED.m
    for name in ("left", "right", "levels"):
        assert np.array_equal(getattr(found, name), getattr(slow, name)), name
    assert found.model.u["where"][1] == pytest.approx(1 / 9, abs=0.05)
    assert {(one.a, one.b) for one in link(records, found, least=0.5)} >= {
        (one.id, 120 + one.id) for one in records[:20] if one.website and one.lat == one.lat
    }


def test_a_few_records_and_a_missing_extra_are_judged_by_what_ships(monkeypatch):
    assert linkage.scored(directory(20))[1] == "shipped"
    monkeypatch.setattr(linkage, "installed", lambda: False)
    monkeypatch.setattr(linkage, "FEW", 50)
    found, method = linkage.scored(directory(60))
    assert method == "shipped" and len(found.left) > 60


@needs_splink
def test_the_database_that_splink_runs_on_reaches_no_file_and_no_network():
    import duckdb

    plan = linkage.Plan(linkage.ORGANISATIONS, linkage.KEYS, 0.01)
    columns = columns_of(directory(5))
    keys = {f"key_{rule[0]}": columns[rule[0]] for rule in linkage.KEYS}
    connection = linkage._linker([{**columns, **keys}], plan)._db_api.duckdb_con
    with pytest.raises(duckdb.Error, match=r"(?i)disabled|permission"):
        connection.execute("SELECT * FROM read_csv('https://example.org/a.csv')")
