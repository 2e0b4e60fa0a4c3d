"""Residents picked by lot: 600 are brought, an impossible quota is mended, 40 are drawn, one is replaced."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests._support.accounts import sign_in
from tests._support.browser import fits

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
QUESTION = "What should the ferry be for in winter?"
PROMISE = {
    "What will be decided with what people say?": "When the ferry runs from November to March",
    "Who decides?": "Rosa Quillen, who runs the harbour",
    "What cannot change, whatever people say?": "One boat and one crew",
    "How many minutes does it take?": "480",
    "What is paid for taking part?": "£80 a day",
}
MIRRORS = (  # six of the 600 have no car, and 20 in a hundred of the town have none
    ("Age", "16 to 34: 30%\n35 to 64: 42%\n65 and over: 28%"),
    ("Car", "Yes: 80%\nNo: 20%"),
)


def narrow(page):
    """The page on the narrowest screen, then wide again."""
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def register() -> bytes:
    """600 people as a council keeps them, three rows of which cannot be kept."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Name", "E-mail", "Address", "Age", "Car", "Shoe size"])
    for at in range(600):
        age = ("16 to 34", "35 to 64", "65 and over", "Prefer not to say")[(at * 7) % 19 % 4]
        car = "No" if at % 100 == 5 else "Yes"
        rows.writerow([f"Resident {at}", f"r{at}@ferry.example", f"{at} Quay Street", age, car, 38])
    rows.writerow(["", "nobody@ferry.example", "", "16 to 34", "Yes", 40])
    rows.writerow(["Ivy", "ivy at home", "", "16 to 34", "Yes", 40])
    rows.writerow(["Jan", "jan@ferry.example", "", "16 to 34", "Sometimes", 40])
    return out.getvalue().encode()


def set_up(page) -> str:
    """The officer asks, promises, says in what the panel mirrors the town, and opens it; its address."""
    page.goto("/asks/new/?kind=panel")
    page.get_by_label("What is the question?").fill(QUESTION)
    page.get_by_role("button", name="Go on", exact=True).click()
    for label, words in PROMISE.items():
        page.get_by_label(label).fill(words)
    for part, words in (("day", "31"), ("month", "3"), ("year", "2040")):
        page.locator(f"#answer_by-{part}").fill(words)
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_label("How many people are picked?").fill("40")
    for at, (name, answers) in enumerate(MIRRORS):
        page.locator(f"#category-{at}").fill(name)
        page.locator(f"#answers-{at}").fill(answers)
    page.get_by_role("button", name="Keep, and open it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(QUESTION)
    return re.search(r"/panels/\w+/", page.url)[0]


def test_an_officer_draws_forty_of_six_hundred_and_anyone_draws_them_again(open_page, axe):
    page = open_page("/", width=1280)
    sign_in(page, "broker@demo.example")
    at = set_up(page)

    page.goto(f"{at}pool/")
    page.get_by_role("link", name="Bring a list of people").click()
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": register()}
    page.get_by_label("Choose a file").set_input_files(file)
    page.get_by_label("How did these people agree").fill("I agree to be picked by lot.")
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("600 people can be kept")
    for said in (
        "there is no name",
        "“ivy at home” is no mail address",
        "“Sometimes” is none of the answers",
    ):
        expect(page.get_by_text(said)).to_be_visible()
    axe(page)
    narrow(page)
    page.get_by_role("button", name="Keep these 600 people").click()

    expect(page.get_by_role("heading", name="No group can be picked like this yet")).to_be_visible()
    expect(page.locator("#check")).to_contain_text("Car: No")
    axe(page)
    narrow(page)
    page.get_by_role("button", name="Change it like this").first.click()
    expect(page.get_by_role("heading", name="No group can be picked like this yet")).to_have_count(0)
    page.get_by_role("link", name="Go to the draw").click()
    page.get_by_role("button", name="Promise a number").click()
    printed = page.locator("code").inner_text()

    visitor = open_page(at, width=1280)
    expect(visitor.locator("code")).to_have_text(printed)
    page.get_by_label("Something from the public").fill("dice 4 2 6")
    axe(page)
    page.get_by_role("button", name="Draw now").click()

    expect(page.get_by_role("button", name="Ask the 40 people who were picked")).to_be_visible()
    page.get_by_role("button", name="Ask the 40 people who were picked").click()
    asked = page.get_by_role("listitem").filter(has_text="Asked, has not answered")
    first = asked.filter(has_not_text=re.compile(r"Resident (5|\d05)\b")).last  # with a car, as most
    first.get_by_text("Write down what they said").click()
    axe(page)
    narrow(page)
    first.get_by_role("button", name="They say no").click()
    expect(page.get_by_role("heading", name="1 seat is free.")).to_be_visible()
    page.get_by_role("button", name="Pick somebody else by lot").click()
    expect(page.get_by_role("button", name="Ask the person who was picked")).to_be_visible()
    expect(page.get_by_role("heading", name="1 seat is free.")).to_have_count(0)

    visitor.goto(f"{at}draw/")
    expect(visitor.get_by_role("main")).not_to_contain_text("Resident")
    axe(visitor)
    narrow(visitor)
    visitor.get_by_role("button", name="Draw it again").click()
    expect(visitor.get_by_role("status").first).to_contain_text("The same.")
