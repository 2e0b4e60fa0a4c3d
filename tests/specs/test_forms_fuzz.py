"""Every form that a page shows, filled with what nobody means: it refuses or keeps, it never fails.

Each is sent by the first who was shown it, of some of the practice town's people and a visitor.
"""

import random

import pytest
from django.db import transaction
from django.urls import Resolver404, resolve

from tests._support import people
from tests._support.forms import forms_in
from tests._support.pages import walk

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.long]
WHO = ("broker", "admin", "editor", "visitor")  # who between them are shown every form
SEED = 20261122
MOST = 3  # fields of one form that are tried alone
NASTY = (
    "", " ", "0", "-1", "9" * 400, "1e999", "\0", "\u202e\u0000x", "𝕬" * 300, "<script>alert(1)</script>",
    "' OR 1=1 --", "../../etc/passwd", "2026-02-30", "nobody@", "TQ1 1AA", "x" * 70_000, "{{ 7*7 }}", "%s%n",
    "\r\nSet-Cookie: a=b", "//evil.example/", "https://evil.example/", "None", "true", "٣",
)  # fmt: skip


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker, tmp_path_factory):
    """The practice town with its people; each role with a client of its own and the pages it was shown."""
    with django_db_blocker.unblock(), people.living(tmp_path_factory.mktemp("town")) as clients:
        yield {role: (clients[role], walk(clients[role], people.SEEDS, **people.BRIEFLY)) for role in WHO}


def filled(form, rng):
    """The fields of a form with nasty values: all of them, one of them, none, and each many times."""
    nasty = {name: rng.choice(NASTY) for name in sorted(form.free)}
    stands = {name: values[0] for name, values in form.fields.items()}
    yield {}
    yield stands | nasty
    for name in rng.sample(sorted(form.free), min(MOST, len(form.free))):
        yield stands | {name: rng.choice(NASTY)}
    yield {name: [rng.choice(NASTY) for _ in range(3)] for name in form.fields}
    options = {name: rng.choice(values) for name, values in form.fields.items()}
    yield options | {name: "A choir for carers" for name in sorted(form.free) if not options.get(name)}


def route_of(path):
    try:
        return resolve(path.split("?")[0]).route
    except Resolver404:
        return path


def test_no_form_is_a_fault_of_ours(town):
    rng, sent, faults = random.Random(SEED), set(), set()
    for role, (client, visits) in town.items():
        for form in (form for visit in visits if visit.html for form in forms_in(visit.html, visit.path)):
            kind = (route_of(form.action), form.method, frozenset(form.fields))
            if kind in sent:
                continue
            sent.add(kind)
            for values in filled(form, rng):
                status = send(client, form, values)
                if status >= 500:
                    faults.add((role, form.method, route_of(form.action), status, str(values)[:300]))
    assert not faults
    assert len({kind[0] for kind in sent}) >= 20, "the town shows few forms: is it settled?"


def send(client, form, values):
    """Send a form and take back what it did; return the status of the answer."""
    cookies = client.cookies.copy()
    point = transaction.savepoint()
    try:
        answer = getattr(client, form.method)(form.action, values)
        return answer.status_code
    finally:
        transaction.savepoint_rollback(point)
        client.cookies = cookies


def test_no_page_is_a_fault_of_ours(town):
    broken = [
        (role, v.path, v.status) for role, (_, visits) in town.items() for v in visits if v.status >= 500
    ]
    assert not broken
