"""The demo's connector signs in to a demo, and from its own machine."""

import pytest
from django.test import RequestFactory

from alongside.exchange.accounts.backends import is_demo_here


@pytest.mark.parametrize(
    ("demo", "address", "more", "here"),
    [
        (True, "127.0.0.1", {}, True),
        (True, "::1", {}, True),
        (True, "192.0.2.7", {}, False),
        (True, "", {}, False),
        (True, "a-socket", {}, False),
        (True, "127.0.0.1", {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
        (False, "127.0.0.1", {}, False),
    ],
)
def test_a_demo_is_here_only_when_asked_from_its_own_machine(settings, demo, address, more, here):
    settings.DEMO = demo
    assert is_demo_here(RequestFactory().get("/", REMOTE_ADDR=address, **more)) is here


def test_nobody_asking_is_not_here(settings):
    settings.DEMO = True
    assert not is_demo_here(None)
