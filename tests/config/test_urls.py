"""Every address answers whatever is sent to it; a closed room has none."""

import importlib
import re
from datetime import date

import pytest
from django.conf import settings as live
from django.test import Client
from django.urls import URLPattern, URLResolver, clear_url_caches, get_resolver, set_urlconf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.config import urls

pytestmark = pytest.mark.django_db
NAMES = (
    "q",
    "place",
    "kind",
    "stage",
    "standing",
    "status",
    "world",
    "page",
    "need",
    "top",
    "cursor",
    "limit",
    "sector",
    "exact",
    "download",
    "focus",
    "since",
    "time",
    "steps",
)
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "",
        "\0",
        "a\0",
        "practice",
        "real",
        "‮x",
        "-1",
        "9" * 40,
        "1e309",
        "NaN",
        "%00",
        "'--",
        "{{7*7}}",
        "../..",
        "\U0010ffff",
    ]
)
LISTS = (
    "/",
    "/find/",
    "/needs/",
    "/offers/",
    "/actors/",
    "/places/",
    "/about/data",
    "/search/",
    "/account/login/",
    "/network/",
    "/healthz",
)
API = tuple(f"/api/v1/{name}" for name in ("needs", "offers", "actors", "places", "matches", "network"))
ONE = tuple(f"{path.rstrip('/')}/{{}}{'/' if path.endswith('/') else ''}" for path in LISTS[2:6] + API[:4])
ROOMS = {
    "search": ("/search/", "/search/?q=a"),
    "matches": ("/find/", "/api/v1/matches?q=a"),
    "needs": ("/needs/", "/api/v1/needs"),
    "offers": ("/offers/", "/api/v1/offers"),
    "directory": ("/actors/", "/api/v1/actors"),
    "circles": ("/circles/", "/circles/new/"),  # these too
    "feeds": ("/lists/", "/lists/new/"),  # these lead a visitor to sign in
    "network": ("/network/", "/api/v1/network"),
    "partnerships": ("/partnerships/", "/api/v1/partnerships"),
    "voices": ("/asks/", "/api/v1/asks"),
    "innovations": ("/innovations/", "/api/v1/innovations"),
    "evidence": ("/cases/", "/measures/"),
    "places": ("/places/", "/api/v1/places"),
}


def examples(number):
    return settings(max_examples=number, suppress_health_check=[HealthCheck.function_scoped_fixture])


@examples(12)
@given(path=st.sampled_from(LISTS + API), query=st.dictionaries(st.sampled_from(NAMES), ODD, max_size=4))
def test_no_query_makes_an_address_fail(indexed_town, path, query):
    response = Client().get(path, query)
    assert response.status_code in {200, 400, 404, 422}, (path, query)
    if any("\0" in value for value in query.values()):
        assert response.status_code == 400


@examples(8)
@given(path=st.sampled_from(ONE), key=ODD.filter(bool), need=ODD)
def test_no_key_makes_an_address_fail(indexed_town, path, key, need):
    from urllib.parse import quote

    response = Client().get(path.format(quote(key, safe="")), {"need": need})
    assert response.status_code in {200, 302, 400, 404, 422}, (path, key)


@pytest.fixture
def closed_to(settings):
    """Close a room, and give its addresses up until the test ends."""

    def close(room):
        settings.ROOMS_CLOSED = frozenset({room})
        _again()
        return Client()

    yield close
    settings.ROOMS_CLOSED = frozenset()
    _again()


def _again():
    from django.template import engines

    importlib.reload(urls)
    clear_url_caches()
    set_urlconf(None)
    engines.__dict__.pop("templates", None)
    engines._engines = {}


@pytest.mark.parametrize("room", ROOMS)
def test_a_closed_room_has_no_page_no_route_and_no_link_in_the_header(indexed_town, closed_to, room):
    page, route = ROOMS[room]
    client = closed_to(room)
    assert client.get(page).status_code == 404
    assert client.get(route).status_code == 404
    home = client.get("/")
    assert home.status_code == 200
    header = re.search(r"<header.*?</header>", home.content.decode(), re.DOTALL)[0]
    assert f'href="{page}"' not in header
    others = [other for other in ROOMS if other != room]
    for other in others:
        expected = 302 if other in {"feeds", "circles"} else 200
        assert all(client.get(address).status_code == expected for address in ROOMS[other]), other


LED_FROM = {
    "home": "/",
    "find": "/find/?q=carers+lonely",
    "needs": "/needs/",
    "need": "/needs/{town.need.ref}/",
    "offers": "/offers/",
    "offer": "/offers/{town.offer.ref}/",
    "actors": "/actors/",
    "actor": "/actors/{town.actor.ref}/",
    "places": "/places/",
    "place": "/places/{town.district.ref}/",
    "about": "/about/data",
    "search": "/search/?q=carers",
    "missing": "/nowhere",
}


ALSO = {  # further addresses of a room
    "evidence": [f"/{part}/" for part in "claims costs evaluations measures standards".split()],
    "innovations": [f"/{part}/" for part in "adoptions portfolios support tried".split()],
    "matches": ["/can-help/"],
    "places": ["/map/"],
    "voices": [f"/{part}/" for part in "answers ballots panels questions suggestions unheard".split()],
}


@pytest.mark.parametrize("room", ROOMS)
def test_no_page_leads_to_a_closed_room(indexed_town, closed_to, room):
    client = closed_to(room)
    closed = "(" + "|".join([ROOMS[room][0], *ALSO.get(room, [])]) + ")"
    for path in LED_FROM.values():
        page = client.get(path.format(town=indexed_town), follow=True).content.decode()
        assert not re.search(rf'(href|action)="{closed}[^"]*"', page), path


def test_whoever_asks_people_is_not_led_to_a_closed_room(indexed_town, closed_to):
    from alongside.exchange.accounts.models import User
    from alongside.exchange.accounts.services import tell
    from alongside.exchange.directory.models import Actor
    from tests._support import voices

    late = voices.promise(title="Is it late?", answer_by=date(2026, 1, 5))
    party, _by = voices.asker()
    asked = voices.ask(owner=party, state="closed", **late)
    user = User.objects.get(email=voices.ASKER)
    voices.part(asked, user=user)
    tell(kind="told", title="An answer is there", text="x", url=f"/asks/{asked.ref}/", user_ids=[user.pk])
    led = re.compile(r'(href|action)="/(asks|answers|ballots|panels|questions|suggestions|unheard)/[^"]*"')
    body = Actor.objects.get(party=party)
    paths = ["/you/", "/you/notices/", "/yours/", f"/actors/{body.ref}/", f"/needs/{indexed_town.need.ref}/"]

    def links(client):
        client.force_login(user)
        return [path for path in paths if led.search(client.get(path, follow=True).content.decode())]

    assert {"/you/", "/you/notices/", "/yours/"} <= set(links(Client()))
    assert links(closed_to("voices")) == []


def test_every_room_is_one_that_can_be_closed():
    assert set(ROOMS) == set(urls.ROOMS)


def test_every_address_has_a_name():
    def walk(patterns, prefix=""):
        for found in patterns:
            if isinstance(found, URLResolver):
                yield from walk(found.url_patterns, prefix + str(found.pattern))
            elif isinstance(found, URLPattern):
                yield prefix + str(found.pattern), found

    found = dict(walk(get_resolver(live.ROOT_URLCONF).url_patterns))
    assert all(pattern.name for pattern in found.values())
