"""Each pair falls into the first level that holds; what is not known is said to be so."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.linkage import ORGANISATIONS, Comparison, Level, Organisation, columns_of, compare

FIRST = Organisation(1, "Wenbury Lunch Club", "N7 7JW", place="w", website="lunch.org", lat=51.0, lon=0.0)


def levels(*fields, against=FIRST):
    columns = columns_of([against, *(Organisation(2 + n, **said) for n, said in enumerate(fields))])
    rows = np.arange(1, len(fields) + 1)
    return compare(columns, np.zeros(len(fields), dtype=np.int64), rows, ORGANISATIONS).tolist()


def test_names():
    names = [
        ("The Wenbury Lunch-Club Ltd", 5),
        ("Lunch Club (Wenbury)", 4),
        ("Wenburry Lunch Club", 3),
        ("Wenbury Lunch Club Kitchen", 2),
        ("Wenbury Luncheon Club", 1),
        ("Friends of Wenbury Lunch Club", 0),
        ("Wenbury Lunch Club 2", 0),
        ("Something else", 0),
    ]
    assert [row[0] for row in levels(*({"name": name} for name, _ in names))] == [n for _, n in names]


def test_where_and_website_and_phone():
    near = 1 / 111.2
    said = [
        ({"postcode": "n77jw"}, 4),
        ({"lat": 51.0, "lon": 0.0005}, 3),
        ({"lat": 51.0 + near, "lon": 0.0}, 2),
        ({"lat": 52.0, "lon": 0.0, "place": "w"}, 1),
        ({"postcode": "N7 7JX"}, 0),
        ({}, -1),
    ]
    assert [row[1] for row in levels(*({"name": "x"} | one for one, _ in said))] == [n for _, n in said]
    sites = levels(
        {"name": "x", "website": "www.lunch.org"}, {"name": "x", "website": "a.org"}, {"name": "x"}
    )
    assert [row[2] for row in sites] == [1, 0, -1] and [row[3] for row in sites] == [-1, -1, -1]


def test_a_point_that_many_share_is_none():
    crowd = [Organisation(n, f"Name {n}", lat=51.0, lon=0.0) for n in range(7)]
    assert np.isnan(columns_of(crowd)["lat"]).all() and set(columns_of(crowd)["spot"]) == {""}
    assert not np.isnan(columns_of(crowd[:6])["lat"]).any()


def test_one_fault_at_a_time():
    rows = np.zeros(1, dtype=np.int64)
    for columns, test, what in (({}, "equal", "no column 'a'"), ({"a": ["x"]}, "sounds", "is no test")):
        with pytest.raises(EngineInputError, match=what):
            compare({"b": ["x"], **columns}, rows, rows, [Comparison("a", (Level("l", test, "a"),))])
    with pytest.raises(EngineInputError, match="no column 'lat'"):
        compare({"a": ["x"]}, rows, rows, [Comparison("a", (Level("l", "within", "a"),))])
