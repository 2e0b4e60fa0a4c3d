"""Portfolios are listed as they may be seen, and begun with what stands ready."""

from alongside.exchange.innovations.models import Portfolio
from tests._support.portfolios import project


def test_others_see_what_is_shown_and_its_owner_all(client, fund, found):
    Portfolio.objects.create(name="Secret", owner=fund.party, visibility="private")
    text = client.get("/portfolios/").content.decode()
    assert "All of it" in text and "3 projects" in text and "Secret" not in text
    client.force_login(fund.user)
    assert "Secret" in client.get("/portfolios/").content.decode()


def test_a_visitor_signs_in_first(client, db):
    assert client.get("/portfolios/new/").status_code == 302


def test_it_begins_with_what_one_keeps(page, fund):
    offer = project("Bench", owner=fund.party)
    _status, text, _ = page("/portfolios/new/")
    assert "Bench – You look after it" in text and "checked" in text
    status, text, _ = page("/portfolios/new/", name="", budget="a lot", **{"ends-day": "40"})
    assert status == 422 and "Write a whole number" in text and "Write a day" in text
    status, text, _ = page("/portfolios/new/", name="")
    assert status == 422 and "Give it a name." in text
    status, _, answer = page("/portfolios/new/", name="Ours", budget="£1,200", items=[offer.ref])
    made = Portfolio.objects.get()
    assert status == 302 and answer["Location"] == f"/portfolios/{made.ref}/"
    assert (made.name, made.budget, made.items.get().offer) == ("Ours", 1200, offer)
