"""Users of tests, and their codes."""

from __future__ import annotations

from typing import Any

GOOD = "a long and quiet river"
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # for tests alone


def user(email: str = "ada@example.org", *roles: Any, name: str = "Ada", password: str = GOOD) -> Any:
    """A user; each role is (role, party) or (role, party, place)."""
    from alongside.exchange.accounts.models import Acting, User

    made = User.objects.create_user(email, password, name=name)
    for role, party, *place in roles:
        Acting.objects.create(user=made, party=party, role=role, place=place[0] if place else None)
    return made


def demo_code() -> str:
    """What `alongside demo-code` prints now."""
    from alongside.exchange.accounts.factors import demo_code as now

    return now()


def sign_in(page: Any, email: str, password: str = "harbour-lantern-ropewalk") -> None:
    """Sign in on the page in a browser, with the demo's code where one is asked for."""
    from playwright.sync_api import expect

    if "/account/login/" not in page.url:
        page.goto("/account/login/")
    page.get_by_label("Mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    if "/account/login/code/" in page.url:
        type_code(page)
    expect(page.get_by_role("link", name="Your page")).to_be_visible()


def type_code(page: Any) -> None:
    """The second step of the demo's people: the code of now."""
    page.get_by_label("Code", exact=True).fill(demo_code())
    page.get_by_role("button", name="Sign in").click()
