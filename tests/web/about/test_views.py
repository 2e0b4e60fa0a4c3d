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
        **dict.fromkeys(("status", "database", "index", "search", "worker"), "ok"),
        "version": __version__,
    }


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


ABOUT = ("", "data", "privacy", "terms", "accessibility", "contact")


@pytest.mark.parametrize("name", ABOUT)
def test_every_page_about_this_says_who_runs_it_or_that_nobody_is_named(client, town, settings, name):
    settings.DEMO = False
    settings.OPERATOR = {"name": "", "mail": "", "phone": ""}
    page = client.get(f"/about/{name}").content.decode()
    assert ("has not named a contact yet" in page) == (name != "data")
    settings.DEMO = True
    assert ("This is a demo" in client.get(f"/about/{name}").content.decode()) == (name != "data")
    settings.OPERATOR = {
        "name": "Wenbury <Together>",
        "mail": "ask@wenbury.example",
        "phone": "01632 960 000",
    }
    page = client.get(f"/about/{name}").content.decode()
    if name != "data":
        assert "run by Wenbury &lt;Together&gt;." in page and "This is a demo" not in page
        assert 'href="tel:01632960000"' in page and 'href="mailto:ask@wenbury.example"' in page


@pytest.mark.parametrize(("kind", "mark"), [("csv", b"\xef\xbb\xbfSet of data"), ("xlsx", b"PK")])
def test_the_list_of_data_sets_can_be_kept(client, town, kind, mark):
    page = client.get("/about/data").content.decode()
    assert f"/about/data?download={kind}" in page
    kept = client.get("/about/data", {"download": kind})
    assert kept.content.startswith(mark) and "attachment" in kept.headers["Content-Disposition"]
    if kind == "csv":
        assert b"Set of the real world" in kept.content and b"Practice town: invented" in kept.content


def test_contact_names_each_connector_once_in_its_own_world_and_can_be_kept(client, town):
    from alongside.exchange.directory.models import Connector

    Connector.objects.update(name="Ann Lee")
    Connector.objects.filter(place=town.district).update(hours="Mondays", reply_time="Within a day")
    page = client.get("/about/contact").content.decode()
    assert page.count("Ann Lee") == 1 and 'href="tel:01632960999"' in page
    assert "Wenbury" in page and "Playford" not in page and "You hear back: within a day" in page
    kept = client.get("/about/contact", {"download": "csv"}).content.decode()
    assert "Ann Lee,Wenbury,01632 960999,Mondays,Within a day," in kept
    invented = client.get("/about/contact", {"world": "practice"}).content.decode()
    assert "Playford" in invented and "Practice town: invented." in invented
    Connector.objects.all().delete()
    empty = client.get("/about/contact").content.decode()
    assert "Nobody is named for any place here yet" in empty and "download=" not in empty


def test_contact_asks_as_much_of_the_database_however_many_there_are(
    client, town, django_assert_max_num_queries
):
    with django_assert_max_num_queries(3):
        client.get("/about/contact")


def test_privacy_names_every_cookie_that_is_set(client, town, settings, django_user_model):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    django_user_model.objects.create_user("ada@example.org", "a long and quiet river")
    client.get("/", {"lang": "cy"})
    client.get("/account/login/")
    client.post("/account/login/", {"login": "ada@example.org", "password": "a long and quiet river"})
    page = client.get("/about/privacy", {"lang": "en-gb"}).content.decode()
    assert set(client.cookies) == {"csrftoken", "sessionid", "django_language"}
    assert all(name in page for name in client.cookies)
    assert settings.SESSION_COOKIE_AGE == 14 * 24 * 3600  # two weeks, as the page says
