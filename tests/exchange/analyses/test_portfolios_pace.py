"""What stalls is seen beside its own type, and what cannot be said is not said."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import portfolios_pace as analyses
from alongside.exchange.innovations.queries.portfolios import held_for
from tests._support.portfolios import Fund, item, portfolio, project

pytestmark = pytest.mark.django_db


@pytest.fixture
def peers():
    """Six of one type that were ideas for some 100 days, and are being developed since."""
    return [project(f"Peer {number}", days=(100 + number, 20), kind="digital") for number in range(6)]


def pace(offer, viewer=VISITOR):
    found = portfolio()
    item(found, offer)
    return analyses.paces(viewer, held_for(viewer, found), world="real").get(offer.pk)


def test_what_stays_longer_than_all_its_peers_is_stuck(peers):
    late = pace(project("Late", days=(900,), kind="digital"))
    assert (late.stalled, late.chance, late.peers, late.kind, late.stage) == (True, 0, 6, "digital", "idea")
    assert late.usual == pytest.approx(103, abs=1)
    assert late.adopted is None  # none of the others was there for so long
    fresh = pace(project("Fresh", days=(10,), kind="digital"))
    assert (fresh.stalled, fresh.chance) == (False, 1)


def test_too_few_peers_say_nothing():
    one = pace(project("Alone", days=(900,)))
    assert (one.chance, one.stalled, one.adopted) == (None, False, None)


def test_how_likely_it_is_used_follows_the_others():
    for number in range(6):
        project(f"Used {number}", days=(50, 50, 50 + number, 10), kind="digital")
    one = pace(project("Fresh", days=(50, 10), kind="digital"))
    assert one.adopted == 1 and one.low <= one.adopted <= one.high
    assert one.median == pytest.approx(92, abs=6)


def test_what_is_halted_or_without_a_record_has_no_pace(peers):
    assert pace(project("Paused", days=(900,), kind="digital", status="paused", status_why="Ill")) is None


def test_what_its_reader_may_not_see_is_no_peer(peers):
    owner = Fund()
    for number in range(6):
        project(f"Hidden {number}", days=(900, 20), kind="device", visibility="private", owner=owner.party)
    late = project("Late", days=(700,), kind="device")
    assert pace(late).kind == ""  # of its type none is seen: all types together
    assert pace(late, owner.viewer).kind == "device"


def test_where_a_type_gets_lost_is_told_for_types_with_enough():
    for number in range(6):
        project(f"Stuck {number}", days=(20, 300 + number), kind="device")
    project("Through", days=(20, 100, 50), kind="device")
    found = {one.kind: one for one in analyses.valleys(VISITOR, world="real")}
    assert (found["device"].stage, found["device"].stays, found["device"].waiting) == ("development", 7, 6)
    assert "digital" not in found
