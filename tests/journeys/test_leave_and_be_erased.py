"""A member leaves: reads what is known, takes it along, deletes it all, and is nowhere any more."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
MAIL, WORD, NAME, SAID = (
    "wren@left.example",
    "a-word-of-hers-alone",
    "Wrenzqa Tidewell",
    "Zqalone in the evenings",
)
BEGIN = f"""
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.directory.models import Actor
from alongside.exchange.matches.models import Enquiry
user = User.objects.create_user("{MAIL}", "{WORD}", name="{NAME}")
body = Actor.objects.get(source_id="aq-rowing")
Acting.objects.create(user=user, party=body.party, role="member")
said = {{"kind": "record", "words": "{SAID}", "due_on": "2030-01-01", "world": "practice"}}
Enquiry.objects.create(actor=body, user=user, **said)
"""
COUNT = "from alongside.exchange.matches.models import Enquiry; print(Enquiry.objects.count())"


def test_a_member_leaves_and_is_erased(exchange_server, open_page, axe):
    exchange_server.python(BEGIN)
    asked = exchange_server.python(COUNT)
    page = open_page("/account/login/?next=/you/account/")
    page.get_by_label("Mail address").fill(MAIL)
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Sign in").first.click()
    page.get_by_role("link", name="See or delete your details").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What we know about you")
    expect(page.locator("main")).to_contain_text(SAID)
    expect(page.locator("main")).to_contain_text(MAIL)
    axe(page)

    page.get_by_role("link", name="What you agreed to").click()
    page.get_by_role("button", name="I agree").first.click()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="What we know about you").click()
    page.get_by_role("link", name="What was done, and by whom").click()
    expect(page.get_by_role("table")).to_contain_text("What was agreed to")
    axe(page)
    page.get_by_role("link", name="Back", exact=True).click()

    page.goto("/you/details/")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take it with you").click()
    said = json.loads(taken.value.path().read_text(encoding="utf-8"))
    assert SAID in json.dumps(said)

    page.get_by_role("button", name="Delete it all").click()
    axe(page)
    page.get_by_role("button", name="Delete it all").click()
    expect(page.get_by_role("link", name="Type the word delete")).to_be_visible()
    page.get_by_label("Type the word delete").fill("delete")
    page.get_by_role("button", name="Delete it all").click()
    expect(page.locator("main")).to_contain_text("We no longer know who you are")
    axe(page)

    page.goto("/account/login/")
    page.get_by_label("Mail address").fill(MAIL)
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.locator("main")).to_contain_text("do not go together")
    assert exchange_server.python(COUNT) == asked, "what was asked is still counted"
    assert "audit trail is whole" in exchange_server.run("doctor").stdout
    left = [
        path.name
        for path in exchange_server.home.rglob("*")
        if path.is_file()
        and any(word in path.read_bytes() for word in (b"Wrenzqa", b"Zqalone", MAIL.encode()))
    ]
    assert left == []
