"""What the town follows has the features that a chart is read for, and is the same each time."""

from datetime import date

import pytest
from django.conf import settings

from alongside.cli.practice import measures as seed

TODAY = date(2026, 11, 23)
LINES = {one.key: one for one in seed.LINES}


def made(key):
    line = LINES[key]
    return seed.values(line, seed.starts(line, TODAY))


def test_every_line_counts_by_the_library_and_is_named_once():
    known = {row["id"] for row in seed.library(settings.DATA)}
    assert {one.measure for one in seed.LINES} <= known and len(LINES) == len(seed.LINES)
    assert set(seed.SHOWN) <= set(LINES) and len(seed.SHOWN) == 6


@pytest.mark.parametrize("key", LINES)
def test_figures_are_the_same_each_time_and_all_are_over(key):
    found = made(key)
    assert found == made(key) and found[-1][0] < TODAY
    assert len(found) == LINES[key].count - (LINES[key].gap > 0)


def test_there_are_a_lasting_change_a_winter_a_gap_and_few_people():
    falls = [height for _day, height, _size in made("falls")]
    assert max(falls[-11:]) < sum(falls[:-11]) / 25 < 2 * min(falls[:-11])
    stays = {day: height for day, height, _size in made("stays")}
    januaries = [height for day, height in stays.items() if day.month == 1]
    assert min(januaries) > max(height for day, height in stays.items() if 5 <= day.month <= 9)
    assert len(made("seen")) == 35 and [size for _d, _h, size in made("seen") if size < 5] == [3]
