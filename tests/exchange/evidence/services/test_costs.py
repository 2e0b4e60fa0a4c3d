"""Those who run a site bring a list of costs; it takes the place of the one before, and others bring none."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.evidence.models import UnitCost
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.services import costs as services
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
NIGHT = {
    "name": "Night",
    "unit": "night",
    "value": 400.0,
    "low": None,
    "high": None,
    "year": 2024,
    "source": "List",
    "licence": "OGL",
    "url": "",
    "note": "",
}


def test_a_list_takes_the_place_of_the_one_before_it_and_of_no_other():
    by = Doer(process="test")
    assert services.take_in(costs=[NIGHT, NIGHT | {"name": "Day"}], world="real", by=by) == 2
    services.take_in(costs=[NIGHT | {"year": 2023}], world="real", by=by)
    services.take_in(costs=[NIGHT | {"value": 450.0}], world="real", by=by)
    found = UnitCost.objects.order_by("year").values_list("name", "year", "value")
    assert list(found) == [("Night", 2023, 400.0), ("Night", 2024, 450.0)]
    assert services.drop(source="List", year=2023, world="real", by=by) == 1


def test_others_bring_no_list():
    party = rows.actor("Ward").party
    with pytest.raises(CaseRefused):
        services.take_in(costs=[NIGHT], world="real", by=doer(user_of(party)))
    with pytest.raises(CaseRefused):
        services.drop(source="List", year=2024, world="real", by=doer(user_of(party)))
    admin = doer(user_of(party, "admin@example.org", "admin"))
    assert services.take_in(costs=[NIGHT], world="real", by=admin) == 1
    with pytest.raises(CaseRefused) as refused:
        services.take_in(costs=[], world="real", by=admin)
    assert refused.value.why == "no-rows"
