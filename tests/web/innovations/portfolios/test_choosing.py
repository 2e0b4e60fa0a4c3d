"""Sets stand side by side under what can be spent, and one is decided on with reasons."""

import re

from alongside.exchange.innovations.models import PortfolioChoice


def decide(page, found, **said):
    at = f"/portfolios/{found.ref}/choose/?budget=90"
    text = page(at)[1]
    digest = re.search(r'name="digest" value="(\w+)"', text)[1]
    chosen = re.search(r'name="set" type="radio" value="([^"]+)"', text)[1]
    return page(at, **({"digest": digest, "set": chosen, "reasons": "Now and later"} | said))


def test_the_best_set_is_shown_with_what_is_not_known_told(page, found):
    text = page(f"/portfolios/{found.ref}/choose/")[1]
    assert "Set A: 2 projects for £90 a year" in text
    assert "Unknown: It is not known what it costs or may be worth." in text
    assert "More money would change nothing" in text
    less = page(f"/portfolios/{found.ref}/choose/?budget=40")[1]
    assert "Set A: 1 project for £30 a year" in less and "£50 a year more would bring £50" in less


def test_bad_input_is_told_and_kept(page, found):
    status, text, _ = page(f"/portfolios/{found.ref}/choose/?budget=lots&hours=5")
    assert status == 422 and "Write a whole number" in text and 'value="lots"' in text and 'value="5"' in text
    assert page(f"/portfolios/{found.ref}/choose/?budget=")[0] == 422


def test_what_cannot_be_is_said(page, found):
    ref = found.items.get(offer__title="Boat").offer.ref
    text = page(f"/portfolios/{found.ref}/choose/?budget=20&rule-{ref}=must")[1]
    assert "What must be in it takes at least £60 a year." in text
    unknown = found.items.get(offer__title="Unknown").offer.ref
    text = page(f"/portfolios/{found.ref}/choose/?budget=90&rule-{unknown}=must")[1]
    assert "You said that it must be in it; give its figures first." in text


def test_a_set_is_decided_on_with_reasons(page, found):
    status, text, _ = decide(page, found, reasons="")
    assert status == 422 and "Say why you decide on this set" in text
    assert decide(page, found, digest="x")[0] == 422
    assert decide(page, found, set="")[0] == 422
    status, _, answer = decide(page, found)
    made = PortfolioChoice.objects.get()
    assert status == 302 and answer["Location"].endswith(f"/choices/{made.ref}/")
    text = page(answer["Location"])[1]
    assert "Now and later" in text and "Bench" in text and "The set that is likely worth most" in text
    rows = page(f"{answer['Location']}?download=csv")[2].content.decode("utf-8-sig").splitlines()
    assert rows[1] == "Bench,30,5,50,90,,5,,"
    assert "Decided on" in page(f"/portfolios/{found.ref}/")[1]


def test_who_looks_on_decides_nothing_and_does_not_learn_who_wrote(client, page, found):
    answer = decide(page, found)[2]
    client.logout()
    text = client.get(answer["Location"]).content.decode()
    assert "Now and later" in text and "Written down by" not in text
    assert "Decide on this set" not in client.get(f"/portfolios/{found.ref}/choose/").content.decode()
    assert client.post(f"/portfolios/{found.ref}/choose/?budget=90", {"set": "x"}).status_code == 404


def test_a_set_of_another_portfolio_is_not_found(page, fund, found):
    from tests._support.portfolios import portfolio

    ref = decide(page, found)[2]["Location"].split("/")[-2]
    assert page(f"/portfolios/{portfolio(fund).ref}/choices/{ref}/")[0] == 404
