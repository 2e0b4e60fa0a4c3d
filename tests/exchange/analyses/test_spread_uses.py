"""Sites once each, with every stretch of use; a curve that adds up."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.analyses.spread_uses import (
    PLANNED,
    STOPPED,
    USING,
    Use,
    period_end,
    points_of,
    read_each,
    read_uses,
)
from tests._support.innovations_adoptions import adoption, site, thing

TODAY = date(2026, 3, 20)


def use(state, *spells):
    return Use("r", 1, "a", "Ward", "public", None, "", "", "", None, None, state, spells)


@pytest.mark.django_db
def test_a_site_that_came_back_is_one_site():
    offer, ward, clinic = thing(), site("Ward"), site("Clinic")
    first = adoption(
        offer,
        ward,
        started_on=date(2025, 1, 5),
        stopped_on=date(2025, 6, 5),
        stop="cost",
        borrowed_from=clinic,
    )
    adoption(offer, ward, started_on=date(2026, 1, 5), again=first)
    adoption(offer, clinic, started_on=None, planned_on=date(2026, 9, 1))
    one, other = read_uses(VISITOR, offer)
    assert (one.name, one.state, one.started) == ("Ward", USING, date(2025, 1, 5))
    assert one.spells == ((date(2025, 1, 5), date(2025, 6, 5)), (date(2026, 1, 5), None))
    assert one.lenders == ((clinic.pk, "Clinic"),) and one.stopped is None
    assert (other.state, other.started, other.plan) == (PLANNED, None, date(2026, 9, 1))


@pytest.mark.django_db
def test_a_plan_to_come_back_that_was_given_up_leaves_a_site_that_stopped():
    offer, ward = thing(), site()
    adoption(offer, ward, started_on=date(2025, 1, 5), stopped_on=date(2025, 6, 5), stop="cost")
    adoption(
        offer, ward, started_on=None, planned_on=date(2026, 1, 5), stopped_on=date(2026, 1, 5), stop="cost"
    )
    (one,) = read_uses(VISITOR, offer)
    assert one.state == STOPPED and one.stopped == date(2025, 6, 5)


@pytest.mark.django_db
def test_what_the_viewer_may_not_see_is_not_there(django_assert_num_queries):
    offer, quiet = thing(), site("Quiet", visibility="members")
    adoption(offer, quiet)
    adoption(offer, site("Private"), visibility="private")
    seen = adoption(offer, site("Open"))
    assert [one.ref for one in read_uses(VISITOR, offer)] == [seen.ref]
    mine = Viewer(1, frozenset({quiet.party_id}))
    assert {one.name for one in read_uses(mine, offer)} == {"Quiet", "Open"}
    adoption(thing("Other"), site("Else"))
    with django_assert_num_queries(1):
        assert len(read_each(VISITOR, None, world="real")) == 2


def test_the_curve_adds_up():
    uses = [
        use(USING, (date(2025, 1, 5), None)),
        use(STOPPED, (date(2025, 2, 1), date(2025, 4, 2))),
        use(USING, (date(2025, 2, 3), date(2025, 3, 3)), (date(2026, 2, 3), None)),
        use(PLANNED),
    ]
    at = points_of(uses, TODAY)
    assert at is not None and at.months == 1 and at.ends[0] == date(2025, 1, 31) and at.ends[-1] == TODAY
    assert at.ever[:3] == (1, 3, 3) and at.using[:4] == (1, 3, 2, 1) and at.using[-1] == 2
    assert sum(at.new) == at.ever[-1] == 3 and at.whole == len(at.ends) - 1
    assert all(a == b + c for a, b, c in zip(at.ever, at.using, at.stopped, strict=True))


def test_long_ago_the_periods_are_longer():
    assert points_of([use(USING, (date(2020, 1, 5), None))], TODAY).months == 3
    assert points_of([use(USING, (date(2001, 1, 5), None))], TODAY).months == 12
    assert points_of([use(PLANNED)], TODAY) is None
    assert period_end(date(2024, 2, 3), 1) == date(2024, 2, 29)
    assert period_end(date(2024, 11, 3), 3) == period_end(date(2024, 5, 1), 12) == date(2024, 12, 31)
