"""Somebody needs something, says so in her own words, and finds who could help, and why."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests._support.browser import fits

pytestmark = pytest.mark.browser
GROUPS = ("You can ask now", "May help: your connector can ask", "Tried elsewhere, worth learning from")


def ask(page, what, where=""):
    """Type into the one question and press its button."""
    page.get_by_label("What is needed?").fill(what)
    page.get_by_label("Where?").fill(where)
    page.get_by_role("button", name="Find help").click()


def answers(page, group):
    """The answers under a heading."""
    return page.get_by_role("region", name=group).get_by_role("article")


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_family_carers_feel_alone(open_page, axe, width):
    page = open_page("/", width=width)
    page.get_by_role("link", name="Try it in the practice town").click()
    assert page.get_by_label("Where?").input_value() == "Alderquay"
    ask(page, "family carers feel alone", "Alderquay")

    which = page.get_by_role("region", name="Unpaid carers or care workers?")
    if which.count() == 0:  # the words already say it; somebody who says less is asked
        page.get_by_text("Change or narrow what you asked").click()
        ask(page, "carers feel alone", "Alderquay")
    which.get_by_role("link", name="Unpaid carers").click()
    assert which.count() == 0
    expect(page.get_by_text("We took this to be about unpaid carers.")).to_be_visible()
    expect(page.get_by_role("link", name="I meant care workers")).to_be_visible()

    first = answers(page, GROUPS[0]).first
    offered = first.get_by_role("heading", level=3).inner_text()
    reasons = first.get_by_role("list", name="Why it's listed here").get_by_role("listitem").all_inner_texts()
    assert len(reasons) == 2
    first.get_by_text("More reasons").click()
    expect(first.get_by_text("For unpaid carers, as this need is").first).to_be_visible()
    assert "Source: Practice town (invented)" in first.inner_text()
    axe(page)
    fits(page)

    found = page.url
    first.get_by_role("link", name=offered, exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text().endswith(offered)
    expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()
    axe(page)
    fits(page)
    page.go_back()
    assert page.url == found


def test_a_need_says_why_each_offer_fits_and_so_does_the_offer_opened_from_it(open_page, axe):
    page = open_page("/needs/?world=practice")
    page.get_by_role("link", name="Family carers feel alone").click()
    assert "nobody rings" in page.locator("main").inner_text()
    card = page.get_by_role("article").first
    why = card.get_by_role("list", name="Why it's listed here").get_by_role("listitem").all_inner_texts()
    assert why
    axe(page)

    card.locator("summary").click()
    rows = card.get_by_role("row").all()[1:]
    parts = [[cell.inner_text() for cell in row.locator("th,td").all()] for row in rows]
    weighted = [
        (float(re.findall(r"[\d.]+$", fit)[0]), float(re.findall(r"[\d.]+$", counts)[0]))
        for *_, fit, counts in parts
    ]
    assert len(weighted) >= 3 and all(0 <= fit <= 1 and counts > 0 for fit, counts in weighted)

    card.get_by_role("heading").get_by_role("link").click()
    told = page.get_by_role("region", name="Why it's listed here")
    said = told.get_by_role("list", name="Why it's listed here").get_by_role("listitem").all_inner_texts()
    assert said[:2] == why
    axe(page)
    told.get_by_role("link", name="Family carers feel alone").click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("Family carers feel alone")


def test_finding_nothing_tells_what_to_do(open_page, axe):
    page = open_page("/find/")
    ask(page, "xqzv plooth wibblesnatch")
    nothing = page.get_by_role("region", name="Nothing here fits well enough to show")
    expect(nothing).to_be_visible()
    assert page.get_by_role("article").count() == 0
    assert "Say it in other words" in nothing.inner_text()
    axe(page)

    ask(page, "xqzv plooth wibblesnatch", "Alderquay")  # the form stands open where nothing fits
    assert nothing.get_by_role("link", name="ring 01632").get_attribute("href") == "tel:01632960101"
    assert "Nell Harcastle" in nothing.inner_text()
    assert "01632 960101" in nothing.inner_text()
    axe(page)
    nothing.get_by_role("link", name="Look everywhere, not only near Alderquay").click()
    assert "place" not in parse_qs(urlsplit(page.url).query)
    expect(page.get_by_text("Practice town: invented.")).to_be_visible()


def test_an_unknown_place_is_named_and_put_right_with_one_tap(open_page, axe):
    page = open_page("/find/", width=375)
    ask(page, "people with dementia get lost", "Torbey")
    problem = page.get_by_role("alert")
    assert "We do not know a place called 'Torbey'." in problem.inner_text()
    expect(page.get_by_text("Did you mean one of these?")).to_be_visible()
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    assert page.title().startswith("Problem: ")
    axe(page)
    fits(page)
    problem.get_by_role("link").click()
    expect(page.locator("#place")).to_be_focused()
    assert page.get_by_label("What is needed?").input_value() == "people with dementia get lost"
    page.get_by_role("link", name="Torbay", exact=True).click()
    expect(page.get_by_role("heading", name="What could help")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["place"] == ["Torbay"]


def test_an_empty_question_is_asked_again(open_page, axe):
    page = open_page("/")
    page.get_by_role("button", name="Find help").click()
    page.get_by_role("alert").get_by_role("link", name="Say what is needed").click()
    expect(page.locator("#q")).to_be_focused()
    axe(page)


def test_what_was_reported_in_2017_is_never_among_what_can_be_asked_now(open_page, axe):
    page = open_page("/find/")
    ask(page, "people with dementia get lost when they go out", "Devon")
    tried = answers(page, GROUPS[2])
    expect(tried.nth(2)).to_be_visible()
    for answer in tried.all():
        assert re.search(r"Reported in \d{4}", answer.inner_text())
        assert "Open now" not in answer.inner_text()
    assert "Reported in 2017" in tried.first.inner_text()
    assert "Reported in" not in " ".join(answers(page, GROUPS[0]).all_inner_texts())
    assert page.get_by_text("Practice town: invented.").count() == 0
    axe(page)
    fits(page)


def test_the_list_is_narrowed_by_the_button_and_not_before(open_page):
    page = open_page("/find/?q=family+carers+feel+alone&place=Alderquay")
    before = page.get_by_role("article").count()
    page.get_by_text("Change or narrow what you asked").click()
    page.get_by_text("Narrow the list").click()
    asked = page.url
    page.get_by_label("Place, group or equipment").check()
    assert page.url == asked
    page.get_by_role("button", name="Find help").click()
    assert parse_qs(urlsplit(page.url).query)["kind"] == ["asset"]
    assert 0 < page.get_by_role("article").count() < before
    for answer in page.get_by_role("article").all():
        assert "Place, group or equipment" in answer.inner_text()
    page.get_by_role("link", name="Remove: Place, group or equipment").click()
    expect(page.get_by_role("article")).to_have_count(before)


def test_on_a_phone_the_nearest_come_first_and_can_be_rung(open_page, axe):
    page = open_page("/find/?q=company+for+someone+who+is+alone&place=Alderquay", width=375)
    page.get_by_role("link", name="Nearest first").click()
    shown = answers(page, GROUPS[0])
    far = [float(re.sub("under 1", "0", text).split(" km")[0].split()[-1]) for text in _far(shown)]
    assert len(far) >= 3 and far == sorted(far)
    ring = shown.first.get_by_role("link", name="Ring 01632")
    assert ring.get_attribute("href").startswith("tel:01632") and ring.bounding_box()["height"] >= 44
    assert "last checked" in shown.first.inner_text()
    axe(page)
    fits(page)


def _far(shown):
    return shown.locator(".app-answer__far").all_inner_texts()


def test_what_is_typed_is_kept_when_the_phone_locks_and_forgotten_when_it_is_sent(open_page):
    page = open_page("/find/?world=practice", width=375)
    page.get_by_label("What is needed?").fill("my mother is up all night")
    page.goto("/about/?world=practice")
    page.goto("/find/?world=practice")  # as a phone does that has thrown the page away
    expect(page.get_by_label("What is needed?")).to_have_value("my mother is up all night")
    page.get_by_role("button", name="Clear it").click()
    expect(page.get_by_label("What is needed?")).to_have_value("")
    ask(page, "my mother is up all night", "Alderquay")
    page.goto("/find/?world=practice")
    expect(page.get_by_label("What is needed?")).to_have_value("")


def test_why_something_expected_is_not_there_is_told(open_page, axe):
    page = open_page("/find/?q=family+carers+feel+alone&place=Alderquay")
    page.get_by_text("What was left out").click()
    page.get_by_role("link", name="Why is something I expected not here?").click()
    page.get_by_label("What did you expect to find?").fill("mending bench")
    page.get_by_role("button", name="Tell me why").click()
    told = page.get_by_role("region", name="Mending bench and tools")
    assert "Too little of it is about this need." in told.inner_text()
    axe(page)
    page.get_by_role("link", name="Back to the answers").click()
    expect(page.get_by_role("heading", name="What could help")).to_be_visible()


def test_somebody_who_can_help_sees_what_is_needed_and_whom_to_tell(open_page, axe):
    page = open_page("/?world=practice", width=375)
    page.get_by_role("link", name="I can help with something").click()
    page.get_by_label("What can you do?").fill("I speak Romanian and could interpret")
    page.get_by_label("Where?").fill("Alderquay")
    page.get_by_role("button", name="See what's needed").click()
    first = page.get_by_role("article").first
    assert "Interpreters" in first.inner_text() and "romanian" in first.inner_text().lower()
    expect(page.get_by_role("link", name="01632 960101")).to_be_visible()
    axe(page)
    fits(page)


def test_the_answers_are_passed_on_by_link_and_as_a_file(open_page):
    page = open_page("/find/?q=family+carers+feel+alone&place=Alderquay")
    share = page.get_by_role("region", name="Pass this on")
    link = share.get_by_role("link", name="Link to these answers").get_attribute("href")
    assert link.endswith("/find/?q=family+carers+feel+alone&place=Alderquay")
    share.get_by_role("button", name="Copy the link").click()
    expect(share.get_by_role("status")).to_contain_text("The link is")
    with page.expect_download() as kept:
        share.get_by_role("link", name="XLSX").click()
    assert kept.value.suggested_filename == "what-could-help.xlsx"


def test_the_answers_are_on_a_map_too(open_page):
    page = open_page("/find/?q=family+carers+feel+alone&place=Alderquay")
    shown = page.locator("#answers-map")
    shown.get_by_text("Show on a map").click()
    first = answers(page, GROUPS[0]).first.get_by_role("heading", level=3).inner_text()
    expect(shown.get_by_role("link", name=first)).to_be_visible()


def test_the_question_can_be_asked_and_an_answer_opened_with_the_keyboard_alone(open_page):
    page = open_page("/?world=practice")
    keys = page.keyboard
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    keys.press("Enter")
    for name in ("q", "place"):
        reached = _tab_to(page, f"document.activeElement.id === '{name}'")
        assert reached, f"Tab does not reach {name}"
        if name == "q":
            keys.type("carers feel alone")
    keys.press("Enter")  # from the place, as in any form
    page.wait_for_url(re.compile("/find/"))
    assert _tab_to(page, "document.activeElement.textContent.trim() === 'Unpaid carers'")
    keys.press("Enter")
    page.wait_for_url(re.compile("q=unpaid"))
    assert _tab_to(page, "document.activeElement.closest('.app-answer') !== null")
    style = "getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{style}.outlineStyle + {style}.boxShadow") != "nonenone"
    keys.press("Enter")
    page.wait_for_url("**/offers/**")


def _tab_to(page, condition, most=40):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return True
    return False


def test_with_java_script_off_the_whole_task_works(open_page):
    page = open_page("/?world=practice", java_script_enabled=False)
    ask(page, "carers feel alone", "Alderquey")
    page.get_by_role("link", name="Alderquay", exact=True).click()
    page.get_by_role("link", name="Unpaid carers").click()
    first = answers(page, GROUPS[0]).first
    title = first.get_by_role("heading", level=3).inner_text()
    first.locator("summary").click()
    expect(first.get_by_role("table")).to_be_visible()
    first.get_by_role("link", name=title, exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text().endswith(title)


def test_on_paper_the_answers_stand_without_menus_and_forms(open_page):
    page = open_page("/find/?q=family+carers+feel+alone&place=Alderquay")
    page.emulate_media(media="print")
    expect(page.get_by_text("Practice town: invented.")).to_be_visible()
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_text("“family carers feel alone” in Alderquay")).to_be_visible()
    expect(page.get_by_role("article").first.get_by_text("Ring 01632 960110")).to_be_visible()
    for hidden in (
        "Change or narrow what you asked",
        "Pass this on",
        "Leave the practice town",
        "Skip to main",
    ):
        expect(page.get_by_text(hidden)).not_to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).not_to_be_visible()
    assert page.pdf()[:4] == b"%PDF"
