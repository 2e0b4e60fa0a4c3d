"""A plan to bring something to several: its sites, its target, and how far it has got by what they say."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.innovations.models import RollOut
from alongside.exchange.innovations.notices_adoptions import AdoptionRefused
from alongside.exchange.innovations.queries.roll_outs import progress_of, roll_out_for
from alongside.exchange.innovations.services import rolling_out
from alongside.exchange.innovations.services.rolling_out import Plan
from tests._support.innovations_adoptions import TODAY, adoption, ago, site, thing
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    runs = site("Council")
    return Doer(user_id=user_of(runs.party, "c@example.org").pk, acting_for_id=runs.party_id)


def plan(by, what=None, **changed):
    said = Plan(**({"title": "All", "sites_target": 3, "by_on": ago(-90)} | changed))
    return rolling_out.plan(ref=(what or thing()).ref, said=said, visibility="public", by=by)


def test_a_plan_has_a_name_a_target_and_a_day(by):
    for changed, field in (
        ({"title": ""}, "title"),
        ({"sites_target": 0}, "sites_target"),
        ({"by_on": None}, "on-day"),
    ):
        with pytest.raises(AdoptionRefused) as refused:
            plan(by, **changed)
        assert refused.value.field == field


def test_progress_is_what_sites_say_themselves_and_late_is_late(by):
    what = thing()
    made = plan(by, what, people_target=100)
    using, quiet, later = site("Using"), site("Quiet"), site("Later")
    adoption(what, using, users=40)
    for where, day in ((using, ago(200)), (quiet, ago(10)), (later, ago(-10))):
        rolling_out.add_site(ref=made.ref, site=where, planned_on=day, by=by)
    found = progress_of(VISITOR, made, TODAY)
    assert (found.using, found.target, found.expected, found.people) == (1, 3, 2, 40)
    assert [(one.row.site.name, one.late) for one in found.sites] == [
        ("Using", False), ("Quiet", True), ("Later", False),
    ]  # fmt: skip
    rolling_out.add_site(ref=made.ref, site=quiet, planned_on=ago(-5), by=by)
    assert not any(one.late for one in progress_of(VISITOR, made, TODAY).sites)
    rolling_out.take_out(ref=made.ref, row=made.sites.get(site=later).pk, by=by)
    assert made.sites.count() == 2


def test_nobody_else_changes_it_and_what_is_private_is_not_there(by):
    made = plan(by)
    other = site("Other")
    stranger = Doer(user_id=user_of(other.party, "o@example.org").pk, acting_for_id=other.party_id)
    with pytest.raises(RollOut.DoesNotExist):
        rolling_out.add_site(ref=made.ref, site=other, planned_on=ago(0), by=stranger)
    said = Plan(title="All", sites_target=2, by_on=ago(-9))
    rolling_out.edit(ref=made.ref, said=said, visibility="private", by=by)
    assert roll_out_for(VISITOR, made.ref) is None
