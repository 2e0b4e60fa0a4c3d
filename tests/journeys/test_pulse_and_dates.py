"""Those who work together set dates for their calendars, and are asked in confidence how it is."""

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
NAME = "Nobody eats alone in Alderquay"
ASK = f"""
from datetime import timedelta
from django.utils import timezone
from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import User
from alongside.exchange.partnerships.models import Partnership, Round
from alongside.exchange.partnerships.services.asking import open_round
today = timezone.localdate()
Round.objects.update(opened_on=today - timedelta(60), closed_on=today - timedelta(50))
found = Partnership.objects.get(name="{NAME}")
host = User.objects.get(email="broker@demo.example")
by = Doer(user_id=host.pk, acting_for_id=found.owner_id)
open_round(ref=found.ref, closes_on=today + timedelta(9), by=by)
print(found.ref)
"""


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_member_sets_dates_and_answers_in_confidence(open_page, exchange_server, axe):
    ref = exchange_server.python(ASK)
    page = open_page("/", width=1280)
    sign_in(page, "editor@demo.example")
    page.goto(f"/partnerships/{ref}/")
    page.get_by_role("link", name="Dates, and who does what").click()
    axe(page)
    page.get_by_role("link", name="Set a date").click()
    page.get_by_label("What is it for?").fill("Tasting soups")
    page.get_by_role("button", name="Set it and tell the others").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a day and a time")
    expect(page.get_by_label("What is it for?")).to_have_value("Tasting soups")
    axe(page)
    narrow(page)
    for label, typed in (("Day", "12"), ("Month", "3"), ("Year", "2031"), ("At what time?", "14.30")):
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_label("Every month").check()
    page.get_by_label("If so: how many dates in all?").fill("3")
    page.get_by_role("button", name="Set it and tell the others").click()
    expect(page.get_by_role("link", name="Tasting soups")).to_have_count(3)
    with page.expect_download() as file:
        page.get_by_role("link", name="Put these dates into your calendar").click()
    text = file.value.path().read_text(encoding="utf-8")
    assert text.count("SUMMARY:Tasting soups") == 3 and "TZID=Europe/London:20310409T143000" in text

    page.goto(f"/partnerships/{ref}/")
    page.get_by_role("link", name="How it is to work together").click()
    page.get_by_role("button", name="Send in confidence").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a number from 1 to 5.")
    axe(page)
    narrow(page)
    for group in page.get_by_role("group").filter(has=page.get_by_label("4: mostly")).all():
        group.get_by_label("4: mostly").check()
    page.get_by_role("button", name="Send in confidence").click()
    expect(page.get_by_text("Counted. Nobody can see what you answered.")).to_be_visible()
    expect(page.get_by_role("button", name="Send in confidence")).to_have_count(0)
    page.goto(f"/partnerships/{ref}/activities/")
    expect(page.get_by_role("table", name="What people who live here share in")).to_contain_text("2 of 2")
    axe(page)
    narrow(page)
