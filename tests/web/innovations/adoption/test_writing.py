"""Words about using something that may name somebody wait until somebody says that they do not."""

import pytest

from tests._support.innovations_adoptions import adoption, ago, site, thing
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
NAMING = "Ring Joan on 07700 900123."
ASKS = "Does this name somebody?"


def day(on):
    return {f"on-{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


@pytest.fixture
def ours(client):
    """One of our own, borrowed, and whoever writes it signed in."""
    near = site("Near")
    row = adoption(thing(), near, borrowed_from=site("Far"), trigger="failure")
    client.force_login(user_of(near.party))
    return row


@pytest.mark.parametrize(
    ("form", "field", "more"),
    [
        ("how", "steps", {}),
        ("change", "why", {"words": "Earlier"} | day(ago(3))),
        ("room", "words", {"extent": "partly"} | day(ago(3))),
        ("passed-on", "learned", {"words": "A map", "worked": "yes"} | day(ago(3))),
        ("stop", "words", {"stop": "cost"} | day(ago(3))),
        ("edit", "thanks", {"trigger": "failure", "sight": "public"} | day(ago(3))),
    ],
)
def test_what_may_name_somebody_waits_and_is_kept_once_somebody_says_so(client, ours, form, field, more):
    path, said = f"/adoptions/{ours.ref}/{form}/", more | {field: NAMING}
    if form == "edit":
        said |= {"lender": str(ours.borrowed_from_id)}
    asked = client.post(path, said)
    assert asked.status_code == 422 and ASKS in asked.text and NAMING in asked.text
    assert NAMING not in client.get(f"/adoptions/{ours.ref}/").text
    assert client.post(path, said | {"as_it_is": "yes"}).status_code == 302
    assert NAMING in client.get(f"/adoptions/{ours.ref}/").text


def test_what_was_kept_as_it_is_is_not_asked_about_again(client, ours):
    path = f"/adoptions/{ours.ref}/how/"
    assert client.post(path, {"steps": NAMING, "as_it_is": "yes"}).status_code == 302
    assert client.post(path, {"steps": NAMING, "pitfalls": "Rain"}).status_code == 302
    assert client.post(path, {"steps": NAMING, "pitfalls": "Rain; mail a@b.example"}).status_code == 422


def test_whoever_starts_is_asked_too(client, ours):
    path = f"/innovations/{thing('Bench').ref}/adoptions/new/"
    said = {"state": "using", "trigger": "failure", "thanks": NAMING, "sight": "public"} | day(ago(3))
    said |= {"lender": "other", "other": "Far"}
    asked = client.post(path, said)
    assert asked.status_code == 422 and ASKS in asked.text
    assert client.post(path, said | {"as_it_is": "yes"}).status_code == 302
