"""A connector signs in with password and code, adds a passkey and signs in with it alone; and a new one must
set up a second factor before anything else."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
BROKER, ADMIN = "broker@demo.example", "admin@demo.example"
KEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_connector_signs_in_with_password_and_code_and_sees_for_whom_they_act(open_page, axe):
    page = open_page("/account/login/", width=375)
    sign_in(page, BROKER)
    page.goto("/you/account/")
    expect(page.get_by_role("link", name="Alderquay Together")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("An app shows you codes.")
    axe(page)
    fits(page)
    page.get_by_text("Make a key").click()
    page.get_by_label("What is it for?").fill("Reports")
    page.get_by_role("button", name="Make the key").click()
    expect(page.get_by_role("main")).to_contain_text("Authorization: Bearer al_")
    axe(page)
    fits(page)


def test_a_new_administrator_sets_up_a_second_factor_before_anything_else(open_page, exchange_server, axe):
    exchange_server.run(
        "admin", "create", "first@example.org", "--password-stdin", stdin="a long and quiet river"
    )
    page = open_page("/account/login/", width=375)
    sign_in(page, "first@example.org", "a long and quiet river")
    page.goto("/needs/")
    expect(page).to_have_url(re.compile("/account/second-factor/$"))
    axe(page)
    fits(page)
    page.get_by_role("button", name="Add an app for codes").click()
    expect(page.get_by_role("img", name="A square to point the camera at")).to_be_visible()
    axe(page)
    fits(page)


def test_a_passkey_is_made_and_signs_in_without_a_password(chromium, exchange_server):
    context = chromium.new_context(base_url=exchange_server.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    tool = context.new_cdp_session(page)
    tool.send("WebAuthn.enable")
    tool.send("WebAuthn.addVirtualAuthenticator", {"options": KEYS})
    sign_in(page, ADMIN)
    page.goto("/account/second-factor/passkey/")
    page.get_by_label("A name for it").fill("My desk")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your spare codes")
    page.goto("/you/account/")
    expect(page.get_by_role("main")).to_contain_text("Passkey My desk")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto("/account/login/")
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_role("link", name="Your page")).to_be_visible()
    page.get_by_role("link", name="Your page").click()
    page.goto("/you/account/")
    page.get_by_role("link", name="Remove My desk").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("main")).not_to_contain_text("My desk")
    context.close()


def test_a_carer_does_this_for_somebody_and_every_page_says_so(open_page, axe):
    page = open_page("/account/login/", width=375)
    sign_in(page, "member@demo.example")
    page.goto("/you/helping/")
    axe(page)
    fits(page)
    page.get_by_label("Their name").fill("Irene Passmore")
    page.get_by_label("Yes").check()
    page.get_by_label("They said so to me").check()
    page.get_by_label("What did they agree to?").fill("Find lunch near her")
    page.get_by_role("button", name="Begin").click()
    page.goto("/find/")
    bar = page.get_by_role("region", name="For whom you do this")
    expect(bar).to_contain_text("You are doing this for Irene Passmore.")
    axe(page)
    fits(page)
    bar.get_by_role("button", name="Stop").click()
    expect(bar).to_have_count(0)
    expect(page.get_by_role("button", name="Go on for Irene Passmore")).to_be_visible()
