"""How somebody wants to be told, whatever they took part in."""

import pytest
from django.core.signing import get_cookie_signer

from alongside.exchange.accounts.models import Guest, User
from alongside.web.voices.parts import SALT
from tests._support.voices import ask, part

pytestmark = pytest.mark.django_db


def test_whoever_takes_part_chooses_and_an_address_is_needed_where_there_is_no_account(client):
    found, ann = ask("ballot"), User.objects.create(email="ann@example.org")
    assert client.get(f"/asks/{found.ref}/tell/").status_code == 404
    client.force_login(ann)
    assert client.get(f"/asks/{found.ref}/tell/").status_code == 404
    mine = part(found, user=ann)
    assert 'id="email"' not in client.get(f"/asks/{found.ref}/tell/").text
    assert client.post(f"/asks/{found.ref}/tell/", {"tell": "mail"}).url.endswith("?done=kept")
    mine.refresh_from_db()
    assert mine.tell == "mail"
    assert client.post(f"/asks/{found.ref}/tell/", {"tell": "magic"}).status_code == 422


def test_somebody_with_a_code_leaves_an_address_or_is_told_what_is_wrong_with_it(client):
    found = ask("ballot", entry="anyone")
    mine = part(found)
    name = f"part-{found.ref}"
    client.cookies[name] = get_cookie_signer(salt=name + SALT).sign(mine.ref)
    wrong = client.post(f"/asks/{found.ref}/tell/", {"tell": "mail", "email": "ann"})
    assert (wrong.status_code, 'value="ann"' in wrong.text) == (422, True)
    assert (
        client.post(f"/asks/{found.ref}/tell/", {"tell": "mail", "email": "ann@x.example"}).status_code == 302
    )
    mine.refresh_from_db()
    assert (mine.tell, mine.guest.email) == ("mail", "ann@x.example")
    assert Guest.objects.count() == 1
