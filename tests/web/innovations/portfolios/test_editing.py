"""A portfolio is changed by whoever keeps it; bad input is told and nothing typed is lost."""

from alongside.exchange.innovations.models import Portfolio
from tests._support.portfolios import project


def test_it_is_changed_and_shared(page, found):
    at = f"/portfolios/{found.ref}/edit/"
    status, text, _ = page(at)
    assert status == 200 and 'value="90"' in text
    status, text, _ = page(at, name="New", budget="many", sight="members")
    assert status == 422 and "Write a whole number" in text and 'value="New"' in text
    assert page(at, name="New", budget="12", sight="")[0] == 422
    assert page(at, name="New", budget="12", sight="members")[0] == 302
    made = Portfolio.objects.get(pk=found.pk)
    assert (made.name, made.budget, made.hours, made.visibility) == ("New", 12, None, "members")


def test_projects_are_found_and_added(page, found):
    boat = project("Rowing boat")
    at = f"/portfolios/{found.ref}/items/"
    assert "Rowing boat" in page(f"{at}?q=rowing")[1]
    status, text, _ = page(at, items=["x"])
    assert status == 422 and "Tick at least one" in text
    assert page(at, items=[boat.ref])[0] == 302
    assert found.items.filter(offer=boat).exists()


def test_figures_are_typed_and_a_project_taken_out(page, found):
    item = found.items.first()
    at = f"/portfolios/{found.ref}/items/{item.offer.ref}/"
    assert 'value="30"' in page(at)[1]
    status, text, _ = page(at, cost="much", value_low="7", wellbeing="x", horizon="51")
    assert status == 422 and 'value="much"' in text and "Write a number, like 3.5" in text
    status, text, _ = page(at, value_low="7")
    assert status == 422 and "Say also what it is likely worth." in text
    assert page(at, cost="£1,000", value_likely="7", wellbeing="2.5", rule="must", risk="high")[0] == 302
    item.refresh_from_db()
    assert (item.cost, item.value_likely, item.wellbeing, item.rule, item.hours) == (
        1000,
        7,
        2.5,
        "must",
        None,
    )
    assert page(at, do="out")[0] == 302
    assert not found.items.filter(pk=item.pk).exists()
    assert page(at)[0] == 404


def test_what_its_own_record_says_is_told_beside_the_field(page, found):
    offer = project("Bell", cost=77, value=99, risk="high")
    found.items.create(offer=offer)
    text = page(f"/portfolios/{found.ref}/items/{offer.ref}/")[1]
    assert "Its own page says 77" in text and "Its own page says High risk" in text


def test_others_change_nothing(client, found):
    from tests._support.portfolios import Fund

    client.force_login(Fund("Other").user)
    item = found.items.first()
    for part in ("edit/", "items/", "target/", f"items/{item.offer.ref}/"):
        assert client.post(f"/portfolios/{found.ref}/{part}", {"name": "Mine"}).status_code == 404, part
