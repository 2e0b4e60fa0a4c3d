"""A page of a long list is read in its order from an index: nothing is sorted, nothing counted row by row."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.directory.queries import actors_for
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import offers_for

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
MEMBER = Viewer(user_id=1, parties=frozenset({3}), circles=frozenset({4}))


@pytest.mark.parametrize("viewer", [VISITOR, MEMBER])
@pytest.mark.parametrize(
    "rows",
    [
        offers_for,
        lambda viewer: offers_for(viewer, standing="open"),
        lambda viewer: offers_for(viewer, kind="support"),
        lambda viewer: offers_for(viewer, world="practice", kind="fund", standing="history"),
        needs_for,
        actors_for,
    ],
)
def test_the_order_of_a_list_comes_from_an_index(viewer, rows):
    plan = rows(viewer)[:30].explain()
    assert "TEMP B-TREE" not in plan and "SCAN" not in plan.replace("SCAN CONSTANT", ""), plan
