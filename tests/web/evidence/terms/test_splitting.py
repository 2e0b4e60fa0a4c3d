"""Who would lose, and what would put it right."""

import copy

import pytest

from tests._support.evidence_terms import MODEL, Three

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return Three()


def page(client, three, who="hospital", query=""):
    client.force_login(three.people[who])
    return client.get(f"/cases/{three.case.ref}/split/{query}")


def test_everybody_named_sees_who_loses_and_what_puts_it_right(client, three):
    for who in three.people:
        text = page(client, three, who).text
        assert "These would lose: Steady Feet (£182,479) and Alder Council (£12,000)" in text
        assert "Harbour Hospital pays Steady Feet £182,479." in text
        assert "Harbour Hospital pays Alder Council £12,000." in text
        assert "With these payments, £194,479 in all, nobody would lose." in text
        assert "Not known, and so in no sum here: Hours of unpaid carers." in text
        assert "No group of them would do better alone" in text
    client.logout()
    assert client.get(f"/cases/{three.case.ref}/split/").status_code == 404


def test_it_is_counted_otherwise(client, three):
    text = page(client, three, query="?count=all&needed=charity&needed=hospital").text
    assert "Yes: Harbour Hospital and Steady Feet would do better without the others" in text
    assert page(client, three, query="?count=cash").text.count("Wellbeing") == 0


def test_gains_that_are_no_cash_are_told(client):
    model = copy.deepcopy(MODEL)
    model["parties"][0]["block_contract"] = True
    text = page(client, Three(model=model)).text
    assert "£194,479 of it would come from gains that are no cash." in text


def test_where_there_is_nothing_to_share_or_to_put_right_it_says_so(client):
    model = copy.deepcopy(MODEL)
    model["streams"][2]["value"] = 10
    text = page(client, Three(model=model)).text
    assert "All together are no better off" in text and "A fair split" not in text
    assert "Those who gain cannot make good all of it" in text
    model["streams"] = [model["streams"][2]]
    text = page(client, Three(model=model, tag="b")).text
    assert "Nobody would lose." in text and "No payments are needed." in text
    broken = page(client, Three(model={"parties": MODEL["parties"], "title": "x"}, tag="c")).text
    assert "cannot be worked out as it stands" in broken


def test_where_only_people_gain_there_is_nothing_to_share_in_money(client):
    model = copy.deepcopy(MODEL)
    model["streams"][2] |= {"gains": "carers", "counts_as": "wellbeing"}
    text = page(client, Three(model=model)).text
    assert "All together are better off" in text and "In money there is nothing left to share" in text
    assert "Nobody who gains could pay for it. £194,479 is missing." in text
