"""A resident votes by keyboard alone, says something, and months later reads what came of it."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
QUESTION, SAID = "What should the harbour steps be like?", "Put the rail on the left as you come up."
SEEDS = ["The steps need light.", "The steps need a rail.", "A ramp comes before anything else.",
         "Leave the steps as they are.", "Paint the edges white."]  # fmt: skip
BEGIN = f"""
from dataclasses import replace
from datetime import timedelta
from django.utils import timezone
from alongside.cli.practice.connector import connector
from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.directory.queries import actors_by_key
from alongside.exchange.places.queries import place_for
from alongside.exchange.voices.services import asks, conversing
host = actors_by_key(VISITOR, ("aq-alliance",))[0]
by = replace(connector(Doer(process="story"))[1], acting_for_id=host.party_id)
day = timezone.localdate() + timedelta(30)
said = {{"title": "{QUESTION}", "decides": "What is built", "decider": "Nell",
        "fixed": "The sum", "minutes": 5, "pays": "Nothing", "who": "Those who use the steps",
        "place": place_for("alderquay"), "closes_on": day, "answer_by": day}}
ref = asks.draft(kind="conversation", said=said, by=by).ref
conversing.set_up(ref=ref, longest=200, looked_at=False, languages=["en"], by=by)
conversing.add_seeds(ref=ref, lines={SEEDS!r}, by=by)
print(ref)
"""
LATER = f"""
from dataclasses import replace
from datetime import timedelta
from django.db.models import F
from django.utils import timezone
from alongside.cli.practice.connector import connector
from alongside.exchange.accounts.access import Doer
from alongside.exchange.voices.models import Ask, Statement
from alongside.exchange.voices.services import answering, asks
months, ask = timedelta(120), Ask.objects.get(ref="REF")
days = ("closes_on", "answer_by", "opened_at")
Ask.objects.filter(pk=ask.pk).update(**{{name: F(name) - months for name in days}})
by = replace(connector(Doer(process="story"))[1], acting_for_id=ask.owner_id)
asks.close(ref="REF", by=by)
said = Statement.objects.get(text="{SAID}").contribution.ref
words = answering.AnswerSaid(
    heard="The rail was asked for on the left.", did="done", words="It is on the left.", decided_by="Nell",
    decided_on=timezone.localdate() - timedelta(9), contributions=(said,))
answer = answering.write(ask_ref="REF", said=words, by=by)
answering.publish(ask_ref="REF", answer_ref=answer.ref, by=by)
"""


def good(page, axe):
    """Sound at the desk, and narrow enough."""
    axe(page)
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})


def tab_to(page, name):
    """Go on by Tab until what has this name is reached."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            return
    raise AssertionError(f"Tab never reached {name}")


def shown_now(page):
    return page.locator("#said").inner_text()


def set_up(open_page, ref, axe):
    """The connector looks at what is there, adds a film, and opens the question."""
    page = open_page("/", width=1280)
    sign_in(page, "broker@demo.example")
    for part in ("first/", "codes/", "reading/"):
        page.goto(f"/questions/{ref}/edit/{part}")
        good(page, axe)
    page.get_by_label("Video").check()
    page.get_by_label("What is it called?").fill("Up the steps")
    page.get_by_label("Web address").fill("https://steps.example/film")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text(re.compile("cannot see or hear it"))
    page.get_by_label("How else can people have it?").fill("Captions")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("Added.")).to_be_visible()
    page.goto(f"/questions/{ref}/edit/")
    good(page, axe)
    page.get_by_role("button", name="Open it to people").click()
    expect(page.get_by_text("It is open. People can answer now.")).to_be_visible()


def by_keyboard(page, axe):
    """Vote on three, take one back, say something; return the code to come back by."""
    good(page, axe)
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    expect(page.get_by_text("0 of 5")).to_be_visible()
    good(page, axe)
    first = shown_now(page)
    page.keyboard.press("a")
    expect(page.locator("#told-aloud")).to_have_text("You agreed.")
    expect(page.locator("#said")).to_be_focused()
    expect(page.locator("#said")).not_to_have_text(first)
    tab_to(page, "Disagree")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 5")).to_be_visible()
    page.keyboard.press("3")
    expect(page.get_by_text("3 of 5")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("2 of 5")).to_be_visible()
    good(page, axe)
    code = page.locator(".app-code").inner_text()
    tab_to(page, "Say something yourself")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Say something yourself")
    good(page, axe)
    page.get_by_label("What do you think?").press_sequentially(SAID)
    tab_to(page, "Say it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Others can read it now, and you agree with it.")).to_be_visible()
    return code


def without_scripts(open_page, ref, axe):
    """Another resident sees what was said, on a page without its script."""
    page = open_page(f"/questions/{ref}/vote/", width=375, java_script_enabled=False)
    for count in range(1, 7):
        page.get_by_role("button", name="Agree", exact=True).click()
        expect(page.get_by_text(f"{count} of 6")).to_be_visible()
    expect(page.get_by_role("heading", name="You have seen all of it. Thank you.")).to_be_visible()
    page.goto(f"/questions/{ref}/mine/")
    expect(page.get_by_text(SAID, exact=True)).to_be_visible()


def test_a_resident_votes_by_keyboard_says_something_and_reads_what_came_of_it(
    open_page, exchange_server, axe
):
    ref = exchange_server.python(BEGIN)
    set_up(open_page, ref, axe)
    page = open_page(f"/questions/{ref}/", width=1280)
    expect(page.get_by_role("link", name="Up the steps")).to_be_visible()
    code = by_keyboard(page, axe)
    assert not [one for one in page.context.cookies() if one["name"] == "sessionid"]
    page.goto(f"/questions/{ref}/mine/")
    expect(page.get_by_text(SAID, exact=True)).to_be_visible()
    good(page, axe)
    without_scripts(open_page, ref, axe)

    exchange_server.python(LATER.replace("REF", ref))
    later = open_page(f"/questions/{ref}/", width=1280)
    good(later, axe)
    later.get_by_role("link", name="I took part, and have a code").click()
    later.get_by_label("Your code").fill("K7QM-2FPT")
    later.get_by_role("button", name="Go on").click()
    expect(later.get_by_role("alert")).to_contain_text("We do not know this code here.")
    good(later, axe)
    later.get_by_label("Your code").fill(code.lower().replace("-", " "))
    later.get_by_role("button", name="Go on").click()
    expect(later.get_by_text(SAID, exact=True)).to_be_visible()
    later.get_by_role("link", name="What happened with what people said").click()
    expect(later.get_by_text("It is on the left.")).to_be_visible()
    good(later, axe)
