"""What later years count today, and prices of one year in another."""

import numpy as np
import pytest

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.economics import factors, price_index, rates


def test_rates_of_the_green_book_fall_after_thirty_and_seventy_five_years():
    money = rates("green-book", 80)
    assert money[:30].tolist() == [0.035] * 30 and money[30:75].tolist() == [0.03] * 45
    assert money[75:].tolist() == [0.025] * 4
    health = rates("green-book", 80, health=True)
    assert [health[at] for at in (0, 29, 30, 74, 75)] == [0.015, 0.015, 0.01286, 0.01286, 0.01071]


def test_a_factor_is_one_over_all_rates_before_it():
    assert factors((0.1, 0.2, 0.5), 5) == pytest.approx([1, 1 / 1.1, 1 / 1.32, 1 / 1.98, 1 / 2.97])
    assert factors((0.0,), 4).tolist() == [1, 1, 1, 1]
    assert factors("green-book", 1).tolist() == [1]


def test_after_thirty_years_the_factor_goes_on_from_where_it_was():
    found = factors("green-book", 33)
    assert found[32] == pytest.approx(1.035**-30 * 1.03**-2)


@pytest.mark.parametrize("given", ["red-book", ()])
def test_a_schedule_that_is_none_is_refused(given):
    with pytest.raises(EngineInputError, match="discount"):
        factors(given, 5)


def test_prices_go_up_to_a_later_year_and_down_to_an_earlier():
    assert price_index(0.02, 2024, 2026) == pytest.approx(1.0404)
    assert price_index(0.02, 2026, 2024) == pytest.approx(1 / 1.0404)
    assert price_index(0.02, 2026, 2026) == 1


def test_a_rate_by_year_is_the_rise_to_that_year_and_holds_until_the_next():
    by_year = ((2024, 0.1), (2026, 0.02))
    assert price_index(by_year, 2023, 2027) == pytest.approx(1.1 * 1.1 * 1.02 * 1.02)
    assert price_index(by_year, 2020, 2021) == pytest.approx(1.1)
    assert price_index((), 2020, 2026) == 1


def test_factors_cannot_be_changed_by_whoever_gets_them():
    with pytest.raises(ValueError, match="read-only"):
        factors("green-book", 3)[0] = 2
    assert np.all(np.diff(factors("green-book", 100)) < 0)
