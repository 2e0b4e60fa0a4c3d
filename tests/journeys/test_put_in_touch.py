"""Put in touch: a club says yes from its mail without an account; a clinician and those who help meet.

What other pages would make (accounts, and a connector's press of the button) is made by services.
"""

import re
import time
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
PASSWORD = "harbour-lantern-ropewalk"
LOOK = """
from alongside.exchange.accounts.access import VISITOR, Doer, viewer_for
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.matches.models import Introduction
from alongside.exchange.matches.services import introduce
from alongside.exchange.needs.queries import need_for
from alongside.exchange.offers.queries import offer_for
"""
INVITE = """
nell = User.objects.get(email="broker@demo.example")
made = introduce(
    need_ref=need_for(VISITOR, "need-aq-new-parents").ref,
    offer_ref=offer_for(VISITOR, "aq-family-lunch").ref,
    words="Some new parents know nobody here. Could they share your long table?",
    by=Doer(user_id=nell.pk),
)
print(made.ref)
"""
JOIN = """
for name, key in (("clinician", "aq-trust"), ("nurse", "aq-nursing")):
    user = User.objects.create_user(f"{name}@demo.example", "%s", name=name)
    Acting.objects.create(user=user, party=actor_for(VISITOR, key).party, role="editor")
"""
STATE = "print(Introduction.objects.get(ref='{ref}').sides.get(which='offer').answer)"


def mailed_link(exchange, to):
    """The newest link in the mails to an address, once the worker has sent it."""
    for _ in range(150):
        for file in sorted((exchange.home / "mail").glob("*"), reverse=True):
            text = file.read_text(errors="replace")
            if f"To: {to}" in text:
                return re.findall(r"/l/[\w-]+/", text)[0]
        time.sleep(0.2)
    pytest.fail(f"no mail to {to} came")


def signed_in(open_page, name):
    page = open_page("/account/login/", width=1280)
    page.get_by_label("Mail address").fill(f"{name}@demo.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    page.wait_for_url("**/you/")
    return page


def test_an_invited_club_says_yes_from_a_link_without_an_account(exchange_server, open_page, axe):
    ref = exchange_server.python(LOOK + INVITE)
    link = mailed_link(exchange_server, "hello@lantern-table.example")
    with urlopen(exchange_server.url + link) as scanner:
        assert scanner.status == 200
    assert exchange_server.python(LOOK + STATE.format(ref=ref)) == "waiting", "a look changes nothing"

    page = open_page(link, width=375)
    expect(page.get_by_role("heading", level=1)).to_have_text("Can you help?")
    expect(page.get_by_text("Some new parents know nobody here.")).to_be_visible()
    expect(page.get_by_role("region", name="Practice town", exact=True)).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("button", name="No, not this time").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text(re.compile("Choose why not"))
    axe(page)
    page.get_by_role("button", name="Yes, put us in touch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    axe(page)
    assert exchange_server.python(LOOK + STATE.format(ref=ref)) == "yes"
    page.goto(link)
    expect(page.get_by_role("button", name="Yes, put us in touch")).to_have_count(0)


def test_a_clinician_is_introduced_and_both_say_it_bore_fruit(exchange_server, open_page, axe):
    exchange_server.python(LOOK + JOIN % PASSWORD)
    clinician, nurse = signed_in(open_page, "clinician"), signed_in(open_page, "nurse")

    clinician.goto("/needs/need-aq-falls-discharge/")
    clinician.get_by_role("link", name=re.compile(r"^Put in touch\s*, Therapist visits")).click()
    expect(clinician.get_by_label("Your message")).to_have_value(re.compile("People fall in the first weeks"))
    axe(clinician)
    clinician.get_by_label("Your message").fill(
        "We send six people home each Friday. Could you see them first?"
    )
    clinician.get_by_role("button", name="Send").click()
    expect(clinician.get_by_role("status")).to_contain_text("Sent.")
    axe(clinician)
    fits(clinician)

    nurse.goto("/introductions/")
    axe(nurse)
    waiting = nurse.get_by_role("region", name="They wait for your answer")
    waiting.get_by_role("link", name="People fall in the first weeks after hospital").click()
    expect(nurse.get_by_text("We send six people home each Friday.")).to_be_visible()
    nurse.get_by_label("Yes", exact=True).check()
    nurse.get_by_role("button", name="Send your answer").click()
    expect(nurse.get_by_text("In touch", exact=True)).to_be_visible()
    nurse.get_by_label("Write to them").fill("We can start this Friday.")
    nurse.get_by_role("button", name="Send", exact=True).click()
    expect(nurse.get_by_role("status")).to_contain_text("They see your words")

    clinician.reload()
    expect(clinician.get_by_text("We can start this Friday.")).to_be_visible()
    for page, words in ((clinician, "Two falls, not nine."), (nurse, "We go every Friday now.")):
        page.get_by_text("Say whether it helped").click()
        page.get_by_label("Yes, it helped").check()
        page.get_by_label("What came of it?").fill(words)
        axe(page)
        page.get_by_role("button", name="Send your answer").click()
        expect(page.get_by_role("status")).to_contain_text("Thank you.")
    expect(nurse.get_by_text("Did it help? Yes, it helped · Two falls, not nine.")).to_be_visible()
    expect(nurse.get_by_text("Did it help? Yes, it helped · We go every Friday now.")).to_be_visible()
    axe(nurse)
    fits(nurse)
