"""A resident offers a skill with a helper; somebody says on a phone, with no account, what is needed.

What another page would make (that somebody agreed to be helped) is made by services.
"""

import pytest
from playwright.sync_api import expect

from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
PASSWORD = "harbour-lantern-ropewalk"
HELPED = f"""
from django.utils.timezone import localdate
from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.accounts.services import new_guest, start_helping
from alongside.exchange.directory.queries import actor_for
party = actor_for(VISITOR, "aq-nursing").party
user = User.objects.create_user("helper@demo.example", "{PASSWORD}", name="Hal Helper")
Acting.objects.create(user=user, party=party, role="editor")
ada = new_guest(name="Ada Penrose", phone="01632960555", world="practice")
by = Doer(user_id=user.pk, acting_for_id=party.pk)
start_helping(
    helper_id=user.pk, guest_id=ada.pk, how="spoken", words="Put it there", given_on=localdate(), by=by
)
"""
WHOSE = """
from alongside.exchange.offers.models import Offer
from alongside.exchange.audit.models import Entry
offer = Offer.objects.get(title="Gardening with an old hand")
print(offer.owner.guest.name, offer.world, offer.capacity, offer.actor)
"""


def go_on(page):
    page.get_by_role("main").get_by_role("button", name="Go on").click()


def test_a_resident_offers_a_skill_with_a_helper(exchange_server, open_page, axe):
    exchange_server.python(HELPED)
    page = open_page("/account/login/", width=1280)
    page.get_by_label("Mail address").fill("helper@demo.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    page.wait_for_url("**/you/")
    page.goto("/you/helping/")
    page.get_by_role("button", name="Go on for Ada Penrose").click()
    page.goto("/offers/new/")
    page.get_by_label("Something I can do").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("What can you do?")
    axe(page)
    page.get_by_label("Garden", exact=True).check()
    page.get_by_label("Or say it in your own words").fill("I gardened for forty years and like to show how.")
    go_on(page)
    page.get_by_label("When?").fill("Friday afternoons")
    go_on(page)
    page.get_by_label("Where?").fill("Alderquay")
    go_on(page)
    page.get_by_label("With one person alone").check()
    go_on(page)
    page.get_by_label("What would you rather not do?").fill("Lift heavy things")
    page.get_by_label("How much is too much?").fill("2")
    go_on(page)
    page.get_by_label("Say it in one line").fill("Gardening with an old hand")
    go_on(page)
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.get_by_text("only put in touch through an organisation")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Offer it").click()
    page.get_by_role("link", name="See your offer").click()
    expect(page.get_by_text("None stands behind it yet")).to_be_visible()
    expect(page.get_by_text("01632960555")).to_have_count(0)
    axe(page)
    assert exchange_server.python(WHOSE) == "Ada Penrose practice 2 None"
    page.get_by_role("link", name="Still right?").click()
    page.get_by_role("button", name="Pause it for now").click()
    expect(page.get_by_text("Paused for now")).to_be_visible()


def test_a_visitor_says_on_a_phone_what_is_needed_and_goes_on_after_a_pause(open_page, axe):
    page = open_page("/needs/new/?world=practice", width=375)
    expect(page.get_by_role("link", name="ring 999")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Start").click()
    page.get_by_label("What is hard?").fill(
        "My husband John and I cannot get to the memory cafe, as no bus goes there"
    )
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Who does it affect?")
    fits(page)
    page.goto("/needs/new/")  # the phone was locked, and the page opened anew
    page.get_by_role("button", name="Go on where you were").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who does it affect?")
    go_on(page)
    page.get_by_label("Where is it?").fill("Alderquay")
    for _each in ("where", "tried", "better", "when", "title", "sight"):
        go_on(page)
    page.get_by_label("Your name").fill("Jo")
    page.get_by_label("Your phone number or mail address").fill("not a number")
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("Type a phone number")
    axe(page)
    page.get_by_label("Your phone number or mail address").fill("01632 960556")
    go_on(page)
    expect(page.get_by_text("looks like somebody’s name")).to_be_visible()
    fits(page)
    axe(page)
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_text("Your number is")).to_be_visible()
    page.get_by_role("link", name="See what could help").click()
    expect(page.get_by_role("link", name="Say what became of it")).to_be_visible()
    expect(page.get_by_text("01632 960556")).to_have_count(0)
