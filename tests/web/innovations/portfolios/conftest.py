"""A fund with its portfolio, its person signed in."""

import pytest


@pytest.fixture
def fund(db):
    from tests._support.portfolios import Fund

    return Fund()


@pytest.fixture
def found(fund, monkeypatch):
    from alongside.exchange.analyses import portfolios
    from tests._support.portfolios import item, portfolio, project

    monkeypatch.setattr(portfolios, "DRAWS", 3)
    made = portfolio(fund, budget=90, hours=20)
    for title, cost in (("Bench", 30), ("Boat", 60)):
        offer = project(title, days=(30, 12))
        item(
            made,
            offer,
            cost=cost,
            value_low=5,
            value_likely=50,
            value_high=90,
            hours=5,
            risk="low",
            horizon=1,
        )
    item(made, project("Unknown"))
    return made


@pytest.fixture
def page(client, fund):
    """The text of a page as the fund's person gets it, with its status."""
    client.force_login(fund.user)

    def get(path, **data):
        answer = client.post(path, data) if data else client.get(path)
        return answer.status_code, " ".join(answer.content.decode().split()), answer

    return get
