"""A company shows an early product to those who signed; an outsider finds no trace of it by any door.

What other pages would make (the accounts) is made by services.
"""

import re
import time

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
PEOPLE = """
from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.directory.queries import actor_for
for name, key in (("maker", "aq-brightbuoy"), ("matron", "aq-nursing")):
    user = User.objects.create_user(f"{name}@demo.example", "harbour-lantern-ropewalk", name=name)
    Acting.objects.create(user=user, party=actor_for(VISITOR, key).party, role="editor")
"""
SAID = "A quokkalamp dims itself when somebody falls asleep. It is early: two of them work so far."
TITLE = "The quokkalamp, a first look"
WORD, OTHER = "quokkalamp", "falls asleep"  # what is asked for, and what only its own words say
NEVER = "zzzzzzzzzz"
LISTS = (
    "/search/?q={q}&world=practice",
    "/find/?q={q}&world=practice",
    "/can-help/?q={q}&world=practice",
    "/offers/?q={q}&world=practice",
    "/offers/?q={q}&world=practice&download=csv",
    "/api/v1/offers?q={q}&world=practice",
    "/map/points.geojson?world=practice&bbox=-7,50,-6,51&points=now",
    "/actors/aq-brightbuoy/",
)
ONE = ("/offers/{ref}/", "/offers/{ref}/trail/", "/api/v1/offers/{ref}", "/ask-about/?offer={ref}")


def finds(page, ref):
    """The lists that show it: by its address, its title or its own words."""
    found = []
    for door in LISTS:
        answer = page.request.get(door.format(q=WORD))
        assert answer.ok, door
        text = answer.text()
        if any(trace in text for trace in (ref, TITLE, OTHER)):
            found.append(door.split("?")[0] + (".csv" if "csv" in door else ""))
    return found


def is_absent(page, ref, group):
    """Assert that its address and its group's answer as those of something that never was."""
    for door in (*ONE, f"/circles/{group}/"):
        paths = [door.format(ref=ref), door.format(ref=NEVER).replace(group, NEVER)]
        there, never = (page.request.get(path) for path in paths)
        assert there.status == never.status and there.text() == never.text(), door
        assert there.status == 404 or there.url.endswith("/ring-me-back/"), door


def go_on(page):
    page.get_by_role("main").get_by_role("button", name="Go on").click()


def a_group_with_terms(page):
    """From Today: the company makes a group, writes what its members promise, and invites."""
    page.get_by_role("link", name="Your page").click()
    page.get_by_role("navigation", name="Also yours").get_by_role("link", name="Private groups").click()
    page.get_by_role("button", name="Make a private group").click()
    page.get_by_label("What is it called?").fill("Lamps by night")
    page.get_by_role("button", name="Make the group").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lamps by night")
    group = page.url.rstrip("/").rsplit("/", 1)[1]
    page.get_by_role("link", name="Write terms that members sign").click()
    page.get_by_label("The terms").fill("We tell nobody outside what we see here.")
    page.get_by_label("By what office").fill("director")
    page.get_by_role("button", name="Keep and sign these terms").click()
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Whom do you invite?").fill("Alder Coast Community Nursing")
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_text(re.compile("invitations? (is|are) on (its|their) way"))).to_be_visible()
    return group


def shares_it(page):
    """The company writes what it has, for this group alone; returns its reference."""
    page.goto("/offers/new/")
    page.get_by_label("A new way of doing things, or a product").check()
    go_on(page)
    page.get_by_label("What do you offer?").fill(SAID)
    for _question in ("what", "whom", "stage"):
        go_on(page)
    page.get_by_label("Where is it?").fill("Alderquay")
    for _question in ("where", "how", "reach"):
        go_on(page)
    page.get_by_label("Say it in one line").fill(TITLE)
    go_on(page)
    page.get_by_label("This group: Lamps by night").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    page.get_by_role("button", name="Offer it").click()
    page.get_by_role("link", name="See your offer").click()
    return page.url.rstrip("/").rsplit("/", 1)[1]


def invited(exchange, to):
    """The link in the mail to an address, once the worker has sent it."""
    for _ in range(150):
        for file in (exchange.home / "mail").glob("*"):
            text = file.read_text(errors="replace")
            if f"To: {to}" in text and (links := re.findall(r"/l/[\w-]+/", text)):
                return links[0]
        time.sleep(0.2)
    pytest.fail(f"no mail to {to} came")


def test_an_early_product_is_seen_by_those_who_signed_and_by_nobody_else(exchange_server, open_page, axe):
    exchange_server.python(PEOPLE)
    maker, matron = open_page("/account/login/"), open_page("/account/login/", width=375)
    visitor, outsider = open_page("/"), open_page("/account/login/")
    for page, name in ((maker, "maker"), (matron, "matron"), (outsider, "broker")):
        sign_in(page, f"{name}@demo.example")
    group = a_group_with_terms(maker)
    ref = shares_it(maker)

    matron.goto(invited(exchange_server, "matron@demo.example"))
    matron.get_by_role("button", name="Yes, join").click()
    assert finds(matron, ref) == [], "who has not signed sees nothing yet"
    matron.get_by_role("link", name="Go to the group").click()
    expect(matron.get_by_text("We tell nobody outside what we see here.")).to_be_visible()
    expect(matron.get_by_text(TITLE)).to_have_count(0)
    matron.get_by_label("By what office").fill("lead nurse")
    axe(matron)
    matron.get_by_role("button", name="Sign for my organisation").click()
    expect(matron.get_by_text("Signed by the lead nurse")).to_be_visible()
    axe(matron)
    fits(matron)
    matron.get_by_role("link", name=TITLE).click()
    expect(matron.get_by_text("Only for members of Lamps by night")).to_be_visible()
    axe(matron)

    until = time.monotonic() + 30  # the index follows; a door that nobody has through proves nothing
    while "/find/" not in finds(matron, ref) and time.monotonic() < until:
        time.sleep(0.5)
    shown = finds(matron, ref)
    assert {"/search/", "/find/", "/offers/", "/offers/.csv", "/api/v1/offers"} <= set(shown), shown
    for page in (visitor, outsider):
        assert finds(page, ref) == []
        is_absent(page, ref, group)

    matron.goto(f"/circles/{group}/")
    matron.get_by_role("link", name="Leave this group").click()
    matron.get_by_role("button", name="Leave the group").click()
    is_absent(matron, ref, group)
    assert finds(matron, ref) == []
    expect(matron.get_by_text("You are in no group yet.")).to_be_visible()
