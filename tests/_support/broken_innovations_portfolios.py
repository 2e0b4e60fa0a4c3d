"""Rows of portfolios, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alongside.exchange.innovations.models import PortfolioChoice, PortfolioChosen
from tests._support.portfolios import ago, item, portfolio, project

FIGURES = {"cost": 1, "value_low": 1, "value_likely": 1, "value_high": 1}


def _item_twice() -> None:
    found, offer = portfolio(), project()
    for _ in "ab":
        item(found, offer)


def _chosen_twice() -> None:
    choice = PortfolioChoice.objects.create(
        portfolio=portfolio(), reasons="Why", budget=1, best=True, run="x"
    )
    offer = project()
    for _ in "ab":
        PortfolioChosen.objects.create(choice=choice, offer=offer, **FIGURES)


BROKEN: dict[str, Callable[[], Any]] = {
    "innovations_portfolio_hidden_rows_have_an_owner": lambda: portfolio(owner=None, visibility="private"),
    "innovations_portfolio_history_is_dated": lambda: portfolio(standing="history"),
    "innovations_portfolio_ends_after_it_starts": lambda: portfolio(starts_on=ago(1), ends_on=ago(9)),
    "innovations_portfolioitem_stands_once": _item_twice,
    "innovations_portfolioitem_worth_is_in_order": lambda: item(value_low=9, value_likely=3),
    "innovations_portfoliochosen_stands_once": _chosen_twice,
}
WHOLE: dict[str, Callable[[], Any]] = {
    "a project of which only the likely worth is known": lambda: item(value_likely=3),
    "a period of one day": lambda: portfolio(starts_on=ago(1), ends_on=ago(1)),
}
