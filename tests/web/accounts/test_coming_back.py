"""With a number and a code or a link somebody without an account is there again."""

import re

import pytest

from alongside.exchange.accounts.models import Message
from alongside.exchange.accounts.services import new_guest
from tests._support.accounts import user

pytestmark = pytest.mark.django_db
BACK = "/come-back/"


@pytest.fixture
def ann():
    """Somebody without an account."""
    return new_guest(name="Ann", phone="01632 960123", email="ann@example.org")


def plain(answer, number):
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return answer.status_code, page.replace(number, "…")


@pytest.mark.parametrize("how", ["text", "mail"])
def test_the_answer_is_the_same_whether_anybody_has_the_number(client, ann, how):
    nobody = "zzzzzzzzzz"
    found = {plain(client.post(BACK, {"number": n, "how": how}), n) for n in (ann.number, nobody)}
    assert len(found) == 1 and Message.objects.count() == 1
    if how == "text":
        wrong = {
            plain(client.post(f"{BACK}code/", {"number": n, "code": "000"}), n) for n in (ann.number, nobody)
        }
        assert len(wrong) == 1 and wrong.pop()[0] == 422


def test_the_code_leads_back_and_leaving_ends_it(client, ann):
    client.post(BACK, {"number": ann.number, "how": "text"})
    code = re.search(r"\d{6}", Message.objects.get().text)[0]
    sent = client.post(f"{BACK}code/", {"number": ann.number, "code": code})
    assert sent.headers["Location"] == "/yours/" and client.session["guest"] == ann.pk
    page = client.get("/").content.decode()
    assert ann.number in page and "Leave" in page
    assert client.get(f"{BACK}leave/").status_code == 405
    client.post(f"{BACK}leave/")
    assert "guest" not in client.session and ann.number not in client.get("/").content.decode()


def test_the_link_leads_back_once(client, ann):
    client.post(BACK, {"number": ann.number, "how": "mail"})
    path = re.search(r"(/l/\S+)", Message.objects.get().text)[1]
    assert client.get(path).status_code == 200 and "guest" not in client.session
    client.post(path, {"button": "yes"})
    assert client.session["guest"] == ann.pk
    assert client.post(path, {"button": "yes"}).status_code == 410


@pytest.mark.parametrize(("typed", "field"), [({"how": "text"}, "number"), ({"number": "a1"}, "how")])
def test_what_is_missing_is_said(client, typed, field):
    answer = client.post(BACK, typed)
    assert answer.status_code == 422 and f'href="#{field}"' in answer.content.decode()


def test_a_number_is_asked_for_a_few_times_wherever_that_comes_from(client, ann):
    found = [
        client.post(BACK, {"number": ann.number, "how": "mail"}, REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in range(6)
    ]
    assert found == [200] * 5 + [429]


def test_whoever_is_signed_in_is_nobody_else(client, ann):
    client.force_login(user())
    assert client.get(BACK).headers["Location"] == "/you/account/"
    assert client.post(f"{BACK}code/", {"number": ann.number, "code": "1"}).status_code == 302
    assert "guest" not in client.session
