import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.web.limits import Limit, Limits, read_limits
from alongside.web.voices import parts


@pytest.fixture
def ask(settings, tmp_path):
    """Send a request through the limits: `ask("/find/?q=a")` gives the answer."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.LIMITS = "post=2/h search=2/h api=2/h"
    cache.clear()
    limits = Limits(lambda request: HttpResponse("in"))

    def asked(path, method="get", viewer=VISITOR, address="192.0.2.1"):
        request = getattr(RequestFactory(), method)(path, REMOTE_ADDR=address)
        request.viewer = viewer
        return limits(request)

    yield asked
    cache.clear()


def test_limits_are_read_from_a_line():
    assert read_limits("post=60/10m api=5/s") == {"post": Limit(60, 600), "api": Limit(5, 1)}
    assert read_limits("off") == {}


@pytest.mark.parametrize("wrong", ["post", "post=60", "post=many/m", "post=1/", "post=1/x"])
def test_a_line_that_cannot_be_read_says_which_part(wrong):
    with pytest.raises(ValueError, match=wrong):
        read_limits(wrong)


@pytest.mark.parametrize(
    "path, method",
    [("/find/?q=a", "get"), ("/tried/?q=a", "get"), ("/needs/new/", "post"), ("/api/v1/needs", "get")],
)
def test_what_costs_something_is_refused_when_it_comes_too_often(ask, path, method):
    assert [ask(path, method).status_code for _ in range(3)] == [200, 200, 429]
    assert int(ask(path, method).headers["Retry-After"]) > 0


def test_reading_pages_is_never_counted(ask):
    assert {ask("/needs/").status_code for _ in range(9)} == {200}


def test_an_account_is_counted_for_itself_wherever_it_comes_from(ask):
    ann, bob = Viewer(user_id=1), Viewer(user_id=2)
    assert [ask("/x/", "post", ann, f"192.0.2.{n}").status_code for n in range(3)] == [200, 200, 429]
    assert ask("/x/", "post", bob, "192.0.2.1").status_code == 200, "who shares an address shares no count"


def test_a_guest_is_counted_by_the_guest_and_a_visitor_by_the_address(ask):
    guest = Viewer(guest_id=1)
    assert [ask("/x/", "post", guest).status_code for _ in range(3)] == [200, 200, 429]
    assert [ask("/x/", "post").status_code for _ in range(3)] == [200, 200, 429]
    assert ask("/x/", "post", address="192.0.2.9").status_code == 200


def test_the_api_says_so_as_a_problem(ask):
    for _ in range(3):
        answer = ask("/api/v1/needs")
    assert answer["Content-Type"] == "application/problem+json"
    assert b'"status": 429' in answer.content


def test_a_hall_votes_from_one_address_and_only_beginning_is_counted(ask):
    limits = Limits(lambda request: HttpResponse("in"))
    limits.limits = read_limits("post=2/h join=3/h")
    kept = HttpResponse()
    parts._set(kept, "part-abc", "x", 60)

    def vote(began):
        request = RequestFactory().post("/questions/abc/vote/", REMOTE_ADDR="192.0.2.1")
        request.viewer = VISITOR
        request.COOKIES = {"part-abc": kept.cookies["part-abc"].value} if began else {}
        return limits(request).status_code

    assert [vote(began=False) for _ in range(4)] == [200, 200, 200, 429]
    assert {vote(began=True) for _ in range(9)} == {200}
