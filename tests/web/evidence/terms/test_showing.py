"""Terms of a case, and what each party says to them."""

import pytest

from tests._support.evidence_terms import Three, answer, terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return Three()


def url(three, row=None):
    return f"/cases/{three.case.ref}/terms/" + (f"{row.ref}/" if row else "")


def test_each_answers_for_itself_until_all_have_agreed(client, three):
    row = terms(three)
    for key in ("charity", "council", "hospital"):
        client.force_login(three.people[key])
        page = client.get(url(three, row)).text
        assert "Has not answered" in page and "Your answer for" in page
        other = "hospital" if key != "hospital" else "council"
        assert client.post(url(three, row), {"party": other, "is_agreed": "yes"}).status_code == 404
        sent = client.post(url(three, row), {"party": key, "is_agreed": "yes"})
        assert sent.url == f"{url(three, row)}?done=answered"
    page = client.get(url(three, row)).text
    assert "Agreed by all" in page and "Your answer for" not in page
    assert "Nobody answers here for: Unpaid carers." in page
    late = client.post(url(three, row), {"party": "hospital", "is_agreed": "no", "said": "Too much"})
    assert late.status_code == 422 and "settled already" in late.text


def test_a_no_has_its_reason_and_lets_others_propose_again(client, three):
    row = terms(three)
    client.force_login(three.people["hospital"])
    silent = client.post(url(three, row), {"party": "hospital", "is_agreed": "no"})
    assert silent.status_code == 422 and "Say what would have to be otherwise" in silent.text
    assert client.post(url(three, row), {"party": "hospital"}).status_code == 422
    client.post(url(three, row), {"party": "hospital", "is_agreed": "no", "said": "Half of that."})
    page = client.get(url(three, row)).text
    assert "Not agreed" in page and "Half of that." in page and f"?from={row.ref}" in page


def test_proposals_stand_side_by_side(client, three):
    client.force_login(three.people["council"])
    assert "Nothing has been proposed yet." in client.get(url(three)).text
    terms(three, state="refused", settled_on="2026-11-02")
    fixed = {"payer": "hospital", "payee": "charity", "amount": 50000, "years": 4}
    terms(three, number=2, kind="fixed", numbers=fixed)
    page = client.get(url(three)).text
    assert "1. A share of the gain" in page and "2. A fixed sum" in page
    assert "Side by side" in page and "Without terms" in page
    assert "Harbour Hospital pays Steady Feet £50,000 a year for 4 years." in page


def test_what_was_worked_out_on_older_figures_says_so(client, three):
    row = terms(three)
    answer(row)
    three.case.versions.create(number=2, model=three.version.model)
    client.force_login(three.people["council"])
    page = client.get(url(three, row)).text
    assert "The figures of the case have changed since" in page and "Agrees" in page


def test_nobody_else_sees_them(client, three):
    row = terms(three)
    assert client.get(url(three)).status_code == 404
    assert client.get(url(three, row)).status_code == 404
    other = Three(tag="b")
    client.force_login(three.people["charity"])
    assert client.get(f"/cases/{three.case.ref}/terms/{terms(other).ref}/").status_code == 404
