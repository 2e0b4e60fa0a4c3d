"""Answers that a browser keeps, and addresses, give nothing away about what is hidden."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, converters, get_resolver

from alongside.exchange.accounts.models import Acting, Circle, Party, User
from tests._support import rows

COUNTABLE = re.compile(r"(?i)(^|[_<:])(pk|id)>|int:")
PAGES = (
    "/offers/",
    "/actors/",
    "/needs/",
    "/api/v1/offers",
    "/api/v1/needs",
    "/api/v1/actors",
    "/map/points.geojson",
)
OWN = {
    "account/second-factor/passkey/<int:pk>/remove/",  # of the library; finds passkeys of one's own alone
    "questions/<str:ref>/paper/<int:number>/",  # the number printed on a sheet of paper, of no row
    "innovations/<str:ref>/record/questions/<int:number>/",  # which of the six pages, of no row
}


@pytest.fixture
def shared(db):
    """A member of a group, a stranger with an account, and a row of each kind in the group."""
    party, other = Party.objects.create(), Party.objects.create()
    users = [User.objects.create(email=f"{name}@example.org") for name in ("member", "stranger")]
    for user, owned in zip(users, (party, other), strict=True):
        Acting.objects.create(user=user, party=owned)
    circle = Circle.objects.create(name="Early ideas")
    circle.members.set([party])
    inside = {
        "actors": rows.actor("Zqhidden", lat=52.5, lon=-1.5, point_basis="stated"),
        "needs": rows.need("Zqhidden"),
        "offers": rows.offer("Zqhidden"),
    }
    for row in inside.values():
        type(row).objects.filter(pk=row.pk).update(visibility="circle")
        row.circles.set([circle])
    return users, inside, circle


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_no_two_viewers_share_a_kept_answer(shared):
    """What one viewer's browser kept is answered `304` to that viewer alone, wherever the answers differ."""
    (member, stranger), _, _ = shared
    clients = {"member": signed_in(member), "stranger": signed_in(stranger), "visitor": Client()}
    for path in PAGES:
        kept = {name: client.get(path) for name, client in clients.items()}
        assert all("Cookie" in answer["Vary"] for answer in kept.values()), path
        assert all("private" in kept[name]["Cache-Control"] for name in ("member", "stranger")), path
        for whose, answer in kept.items():
            for name, client in clients.items():
                again = client.get(path, headers={"If-None-Match": answer.get("ETag", "none")})
                same = whose == name or kept[name].content == answer.content
                assert again.status_code == (304 if same and "ETag" in answer else 200), (path, whose, name)
        assert kept["member"].get("ETag", "a") != kept["stranger"].get("ETag", "b"), path


def test_a_hidden_row_answers_as_one_that_never_was(shared):
    """Status, headers and body are equal, whatever the method and whatever the browser says it has."""
    (member, stranger), inside, circle = shared
    doors = [(f"/{kind}/{{}}/", row.ref) for kind, row in inside.items()]
    doors += [(f"/api/v1/{kind}/{{}}", row.ref) for kind, row in inside.items()]
    doors += [(f"/circles/{{}}/{part}", circle.ref) for part in ("", "terms/", "members/", "leave/", "open/")]
    for client in (signed_in(stranger), Client()):
        for path, ref in doors:
            for ask in (client.get, client.head, client.post):
                hidden, never = ask(path.format(ref)), ask(path.format("2222222222"))
                assert _plain(hidden, ref) == _plain(never, "2222222222"), (path, ask)
            kept = signed_in(member).get(path.format(ref)).get("ETag", "none")
            assert client.get(path.format(ref), headers={"If-None-Match": kept}).status_code == 404


def _plain(answer, ref):
    kept = {k: v.replace(ref, "…") for k, v in answer.items() if k != "Content-Security-Policy"}
    body = re.sub(r'nonce="[^"]*"|value="\w{64}"', "", answer.content.decode()).replace(ref, "…")
    return answer.status_code, kept, body


def test_no_address_takes_the_number_of_a_row(shared):
    """No route counts rows, and no page or API of a row answers to its number, even to its members."""
    (member, _), inside, circle = shared
    for route, converted in _routes(get_resolver().url_patterns):
        assert route in OWN or not any(isinstance(one, converters.IntConverter) for one in converted), route
        assert route in OWN or not COUNTABLE.search(route) or route.startswith("api/v1/"), route
    client = signed_in(member)
    for kind, row in inside.items():
        assert client.get(f"/{kind}/{row.ref}/").status_code == 200
        assert client.get(f"/{kind}/{row.pk}/").status_code == 404
        assert client.get(f"/api/v1/{kind}/{row.pk}").status_code == 404
    assert client.get(f"/circles/{circle.ref}/").status_code == 200
    assert client.get(f"/circles/{circle.pk}/").status_code == 404


def _routes(patterns, prefix="", converted=()):
    for one in patterns:
        both = (*converted, *getattr(one.pattern, "converters", {}).values())
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, prefix + str(one.pattern), both)
        elif isinstance(one, URLPattern):
            yield prefix + str(one.pattern), both
