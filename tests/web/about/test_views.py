"""Where the data come from is told, and machines learn whether the exchange is well."""

import pytest
from django.db import DatabaseError

from alongside import __version__
from alongside.exchange.analyses import queries

pytestmark = pytest.mark.django_db


def test_every_data_set_is_named_with_its_licence(client, town):
    page = client.get("/about/data").content.decode()
    assert "Set of the real world" in page and "CC0-1.0" in page
    assert "Practice town: invented" in page


def test_health_is_200_when_people_would_find_answers(client, indexed_town):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok", "database": "ok", "index": "ok", "worker": "ok", "version": __version__,
    }  # fmt: skip


def test_health_is_503_without_an_index(client, town, no_index):
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["status"] == "unwell" and response.json()["index"] == "missing"


def test_health_is_503_without_a_database(client, town, monkeypatch):
    def gone():
        raise DatabaseError

    monkeypatch.setattr(queries, "feed_head", gone)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] == "unreachable"


def test_health_tells_how_far_the_worker_is_behind_and_stays_200(client, indexed_town):
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.audit.services import record

    record(by=Doer(process="test"), action="touch", kind="offer", ids=[indexed_town.offer.pk])
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json()["worker"] in {"ok", "1 changes behind"}
