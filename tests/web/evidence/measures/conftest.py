"""Somebody who keeps figures, signed in, and a series with a year of them."""

import pytest


@pytest.fixture
def keeper(db):
    from tests._support.evidence_measures import Keeper

    return Keeper()


@pytest.fixture
def found(keeper):
    from tests._support.evidence_measures import observation, series

    made = series(keeper, target=10)
    for month in range(1, 13):
        observation(made, f"2025-{month:02}-01", value=11 + month % 3)
    return made


@pytest.fixture
def page(client, keeper):
    """The text of a page as whoever keeps it gets it, with its status and the answer."""
    client.force_login(keeper.user)

    def get(path, **data):
        answer = client.post(path, data) if data else client.get(path)
        text = b"".join(answer) if answer.streaming else answer.content
        return answer.status_code, " ".join(text.decode("utf-8", "replace").split()), answer

    return get
