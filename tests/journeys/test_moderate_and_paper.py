"""A moderator does not show something and is asked again; a facilitator types paper votes twice."""

import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
TITLE = "What would make the harbour path better?"
SAID = "More light. And a bench at the far end"
ASK = f"""
from datetime import timedelta
from django.utils import timezone
from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import User
from alongside.exchange.voices.services import asks, conversing, joining, voting
user = User.objects.get(email="broker@demo.example")
by = Doer(user_id=user.pk, acting_for_id=user.actings.order_by("pk").first().party_id)
said = {{"title": "{TITLE}", "decides": "What is built", "decider": "The harbour board", "fixed": "The money",
        "minutes": 5, "pays": "Nothing", "answer_by": timezone.localdate() + timedelta(60)}}
ask = asks.draft(kind="conversation", said=said, by=by)
conversing.set_up(ref=ask.ref, longest=200, looked_at=True, languages=["en"], by=by)
lines = ["More light", "A handrail", "Fewer cars", "A place to sit", "A kiosk"]
conversing.add_seeds(ref=ask.ref, lines=lines, by=by)
ask = conversing.open_conversation(ref=ask.ref, by=by).ask
member = User.objects.get(email="member@demo.example")
part = joining.join(ask=ask, by=Doer(user_id=member.pk)).participant
made = voting.say(part=part, text="{SAID}")
print(ask.ref, made.contribution.ref)
"""


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_moderator_is_asked_again_and_a_facilitator_types_paper_twice(open_page, exchange_server, axe):
    ref, said = exchange_server.python(ASK).split()
    moderator = open_page("/", width=1280)
    sign_in(moderator, "moderator@demo.example")
    moderator.goto("/asks/checking/")
    moderator.get_by_role("link", name=TITLE).click()
    moderator.get_by_role("link", name=re.compile("^Decide on this one")).click()
    expect(moderator.get_by_text("It may say more than one thing")).to_be_visible()
    moderator.get_by_label("Do not show it").check()
    moderator.get_by_label("What does its author need to know?").fill("Say it as two, please.")
    moderator.get_by_role("button", name="Decide and tell its author").click()
    expect(moderator.get_by_role("alert").get_by_role("link")).to_have_text("Choose the rule that it breaks.")
    axe(moderator)
    narrow(moderator)
    moderator.get_by_label(re.compile("which rule does it break")).select_option(
        "It says more than one thing"
    )
    moderator.get_by_role("button", name="Decide and tell its author").click()
    expect(moderator.get_by_text("Nothing waits.")).to_be_visible()

    author = open_page("/", width=1280)
    sign_in(author, "member@demo.example")
    author.goto(f"/asks/said/{said}/")
    expect(author.get_by_text("Say it as two, please.")).to_be_visible()
    axe(author)
    narrow(author)
    author.get_by_label("Why should it be shown?").fill("Nobody sits in the dark: it is one thing.")
    author.get_by_role("button", name="Ask to look again").click()
    expect(author.get_by_text("Somebody else does so")).to_be_visible()
    moderator.goto(f"/asks/{ref}/checking/{said}/")
    expect(moderator.get_by_text("You decided this the first time")).to_be_visible()

    runner = open_page("/", width=1280)
    sign_in(runner, "broker@demo.example")
    runner.goto(f"/asks/{ref}/run/")
    runner.get_by_role("link", name="What people said, to look at").click()
    runner.get_by_role("link", name=SAID).click()
    runner.get_by_label("Yes, show it").check()
    runner.get_by_role("button", name="Decide for good").click()
    expect(runner.get_by_text("Decided. Its author is told.")).to_be_visible()
    author.reload()
    expect(author.get_by_text("This is decided for good.")).to_be_visible()

    _types_paper(runner, ref, axe)


def _types_paper(runner, ref, axe):
    runner.goto(f"/asks/{ref}/run/")
    runner.get_by_role("link", name=re.compile("^On paper")).click()
    runner.get_by_label("How many sheets?").fill("2")
    axe(runner)
    narrow(runner)
    runner.get_by_role("button", name="Make the sheets").click()
    expect(runner.get_by_role("region", name="Sheet 2")).to_contain_text("A handrail")
    axe(runner)
    narrow(runner)
    for agrees in ("Agree", "Disagree"):
        runner.goto(f"/questions/{ref}/paper/")
        runner.get_by_label("Number of the sheet in your hand").fill("1")
        runner.get_by_role("button", name="Type it in").click()
        for group in runner.get_by_role("group").filter(has=runner.get_by_label("Pass")).all():
            group.get_by_label("Pass").check()
        runner.get_by_role("group", name="2. A handrail").get_by_label(agrees, exact=True).check()
        if agrees == "Disagree":
            runner.get_by_label("Nobody else is here to type it").check()
        runner.get_by_role("button", name="Keep this sheet").click()
    expect(runner.get_by_text("First typed: Agree. Then: Disagree.")).to_be_visible()
    axe(runner)
    narrow(runner)
    runner.get_by_role("group", name="2. A handrail").get_by_label("Agree", exact=True).check()
    runner.get_by_role("button", name=re.compile("count it")).click()
    expect(runner.get_by_text("Counted.", exact=True)).to_be_visible()
