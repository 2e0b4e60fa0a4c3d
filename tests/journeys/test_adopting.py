"""A site borrows from its neighbour, stops an old way to make room, and later stops with a reason.

The neighbour sees the thanks, and whoever asks if anyone has tried this sees who stopped and why.
"""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
PASSWORD = "harbour-lantern-ropewalk"
TODAY = datetime.now(tz=UTC).date()
MAKE = """
from datetime import date, timedelta
from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.innovations.services import adopting
from alongside.exchange.offers.services.posting import post_offer
owner = actor_for(VISITOR, "aq-hall")
user = User.objects.create_user("hall@demo.example", "%s", name="Hall")
Acting.objects.create(user=user, party=owner.party, role="editor")
by = Doer(user_id=user.pk, acting_for_id=owner.party_id)
said = {"title": "Soup bicycle with a warm box", "summary": "A bicycle brings soup to the door."}
made = post_offer(kind="innovation", said=said, visibility="public", world="practice", by=by)
begun = adopting.Begun("using", date.today() - timedelta(days=500), "staff")
adopting.begin(ref=made.ref, said=begun, visibility="public", by=by)
print(made.ref)
"""


def signed_in(open_page, name):
    page = open_page("/account/login/", width=1280)
    page.get_by_label("Mail address").fill(f"{name}@demo.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").first.click()
    page.wait_for_url("**/you/")
    return page


def fill_day(page, days_ago):
    on = TODAY - timedelta(days=days_ago)
    for part in ("day", "month", "year"):
        page.locator(f"#on-{part}").fill(str(getattr(on, part)))


def keep(page):
    page.get_by_role("button", name="Keep").click()


def test_a_site_borrows_makes_room_and_stops_and_others_learn_from_it(exchange_server, open_page, axe):
    ref = exchange_server.python(MAKE % PASSWORD).strip()
    site = signed_in(open_page, "editor")
    site.goto(f"/innovations/{ref}/")
    site.get_by_role("link", name="We've started using this, or plan to").click()
    expect(site.get_by_role("heading", level=1)).to_contain_text("We've started using this")
    site.get_by_label("We use it now").check()
    site.get_by_label("We saw it work well elsewhere").check()
    site.get_by_label("From whom did you get the idea?").select_option(label="Oxlip Cross Village Hall")
    site.get_by_label("Your thanks to them").fill("You lent us your bicycle for a month.")
    keep(site)
    expect(site.get_by_role("alert").get_by_role("link")).to_have_text("Give the day, with month and year. A day you remember roughly is fine.")  # fmt: skip  # noqa: E501
    expect(site.get_by_label("Your thanks to them")).to_have_value("You lent us your bicycle for a month.")
    fill_day(site, 300)
    keep(site)
    expect(site.get_by_text("Kept. Thank you")).to_be_visible()

    site.get_by_role("link", name="Say what you stopped to make room").click()
    site.get_by_label("What did you do before?").fill("A car that brought soup")
    site.get_by_label("We stopped it altogether").check()
    fill_day(site, 280)
    site.get_by_label("Pounds a year, as it came").fill("1,900")
    site.get_by_label("Yes, it can be spent elsewhere").check()
    keep(site)
    expect(site.get_by_text("It has set free £1,900 a year.")).to_be_visible()

    site.get_by_role("link", name="We've stopped using it").click()
    fill_day(site, 20)
    site.get_by_label("The people behind it left").check()
    site.get_by_label("In your own words").fill("Our one cyclist moved away. Train two.")
    site.get_by_label("Yes, if some of it were different").check()
    axe(site)
    keep(site)
    expect(site.get_by_text("Our one cyclist moved away. Train two.")).to_be_visible()
    axe(site)

    neighbour = signed_in(open_page, "hall")
    neighbour.goto("/actors/aq-hall/")
    lent = neighbour.get_by_role("region", name="Others borrowed from them")
    expect(lent.get_by_text("You lent us your bicycle for a month.")).to_be_visible()

    anyone = open_page("/tried/?world=practice", width=375)
    anyone.get_by_label("What do you think of trying?").fill("Soup bicycle with a warm box")
    anyone.get_by_role("button", name="See who has").click()
    thing = anyone.get_by_role("article").filter(has_text="Soup bicycle")
    expect(thing.get_by_text("The people behind it left. Our one cyclist moved away.")).to_be_visible()
    axe(anyone)
    fits(anyone)
    thing.get_by_role("link", name="What it takes").click()
    expect(anyone.get_by_role("heading", name="Who stopped, and why")).to_be_visible()
    axe(anyone)
