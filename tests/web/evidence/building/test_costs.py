"""The list of costs: for signed-in people to look up, for those who run the site to bring."""

import pytest

from alongside.exchange.evidence.models import UnitCost
from tests._support import rows
from tests._support.evidence_reviewing import unit_cost
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
LIST = "name,unit,value,year,source,licence\nA night,night,400,2024,List,OGL\n"


def test_visitors_see_no_costs_and_others_bring_none(client):
    unit_cost()
    assert client.get("/costs/").status_code == 302
    client.force_login(user_of(rows.actor("Ward").party))
    assert "A night in hospital" in client.get("/costs/?q=night").content.decode()
    assert b"A night in hospital" in client.get("/costs/?download=csv").content
    assert client.get("/costs/bring/").status_code == 404


def test_a_list_is_brought_and_taken_out_and_a_wrong_row_is_named(client):
    client.force_login(user_of(rows.actor("Ward").party, role="admin"))
    wrong = client.post("/costs/bring/", {"rows": LIST + "A day,day,dear,2024,List,OGL\n"})
    assert wrong.status_code == 422 and "Row 3 has no number of pounds." in wrong.content.decode()
    assert "Columns are missing" in client.post("/costs/bring/", {"rows": "what,per\na,b"}).content.decode()
    assert client.post("/costs/bring/", {}).status_code == 422
    assert not UnitCost.objects.exists()
    assert client.post("/costs/bring/", {"rows": LIST})["Location"] == "/costs/bring/?done=1"
    assert "1 cost is kept." in client.get("/costs/bring/?done=1").content.decode()
    client.post("/costs/bring/", {"drop": "yes", "source": "List", "year": "2024"})
    assert not UnitCost.objects.exists()
