"""What could go wrong, what is done together and where files lie: kept by those inside alone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.audit.models import Entry
from alongside.exchange.partnerships.models import Activity, FileLink, LogEntry, Partnership, Risk
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import work as queries
from alongside.exchange.partnerships.services import working
from alongside.exchange.partnerships.services.working import ActivitySaid, RiskSaid
from tests._support.partnership_work import crew, stranger

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def risk(those, what="The hall closes", at=1, **more):
    said = {"kind": "risk", "likelihood": "likely", "impact": "serious", "review_on": TODAY} | more
    return working.keep_risk(ref=those.ref, said=RiskSaid(what, **said), by=those.by(at))


def refusal(do, *args, **named):
    with pytest.raises(PartnershipRefused) as problem:
        do(*args, **named)
    return problem.value.why, problem.value.field


def test_any_member_writes_what_could_go_wrong_and_the_trail_holds_no_words():
    those = crew()
    made = risk(those, whose=those.members[0].pk)
    assert made.whose == those.members[0] and made.user == those.users[1]
    entry = Entry.objects.get(action="keep-risk")
    assert entry.detail == {"kind": "risk", "new": True} and entry.objects_touched == [those.found.pk]
    assert LogEntry.objects.get().kind == "risk"
    assert refusal(risk, those, what="") == ("no-risk", "what")
    assert refusal(risk, those, whose=crew(name="Others").members[0].pk) == ("no-member", "whose")
    with pytest.raises(Partnership.DoesNotExist):
        working.keep_risk(ref=those.ref, said=RiskSaid("x", "issue", "", "small", TODAY), by=stranger())


def test_what_happens_loses_its_likelihood_and_the_gravest_comes_first():
    those = crew()
    first, second = risk(those), risk(those, what="No cook", impact="severe")
    assert queries.risks_of(those.found) == [second, first]
    said = RiskSaid("The hall closed", "issue", "likely", "severe", TODAY)
    working.keep_risk(ref=those.ref, said=said, risk=first.ref, by=those.by())
    assert queries.risks_of(those.found)[0].likelihood == ""
    assert queries.late_risks(those.found, TODAY) == 0
    assert queries.late_risks(those.found, TODAY + timedelta(days=1)) == 2


def test_it_is_closed_with_how_it_ended_and_then_stays():
    those = crew()
    made = risk(those)
    assert refusal(working.close_risk, ref=those.ref, risk=made.ref, how="", by=those.by()) == (
        "no-how",
        "how",
    )
    working.close_risk(ref=those.ref, risk=made.ref, how="We found another hall", by=those.by())
    assert queries.late_risks(those.found, date(2100, 1, 1)) == 0
    again = {"ref": those.ref, "risk": made.ref, "by": those.by()}
    assert refusal(working.close_risk, how="Again", **again)[0] == "risk-closed"
    with pytest.raises(Risk.DoesNotExist):
        working.close_risk(ref=those.ref, risk="nothing", how="x", by=those.by())


def test_another_partnership_never_reaches_this_risk():
    those, others = crew(), crew(name="Others")
    made = risk(those)
    with pytest.raises(Risk.DoesNotExist):
        working.close_risk(ref=others.ref, risk=made.ref, how="x", by=others.by())
    assert queries.risk_of(others.found, made.ref) is None and queries.risk_of(those.found, made.ref) == made


def test_what_is_closed_is_only_read():
    those = crew()
    Partnership.objects.update(state="closed", outcome="met", closed_at=timezone.now())
    assert refusal(risk, those)[0] == "closed"


def test_an_activity_says_who_shares_in_what_and_makes_the_star():
    those = crew()
    said = {"since": TODAY, "staff_hours": 6, "volunteer_hours": 20}
    meal = ActivitySaid("Lunch", "additive", plans=True, does=True, **said)
    kept = working.keep_activity(ref=those.ref, said=meal, by=those.by())
    over = ActivitySaid(
        "Talks", "neither", checks=True, since=TODAY - timedelta(9), until=TODAY - timedelta(1)
    )
    working.keep_activity(ref=those.ref, said=over, by=those.by())
    found = queries.star(queries.activities_of(those.found), TODAY)
    assert found.many == 1 and found.counts == {"decides": 0, "plans": 1, "does": 1, "checks": 0}
    assert found.empty == ("decides", "checks") and found.adds["additive"] == 1
    assert (found.staff_hours, found.volunteer_hours) == (6, 20)
    changed = ActivitySaid("Lunch club", "additive", volunteers="Cook", since=TODAY)
    again = {"ref": those.ref, "activity": kept.ref, "by": those.by(1)}
    assert refusal(working.keep_activity, said=changed, **again) == ("no-expects", "expects")
    whole = ActivitySaid("Lunch club", "additive", decides=True, since=TODAY)
    working.keep_activity(said=whole, **again)
    kept = Activity.objects.get(pk=kept.pk)
    assert kept.what == "Lunch club" and kept.decides and not kept.plans and kept.user == those.users[0]
    assert queries.activity_of(those.found, kept.ref) == kept


def test_an_address_is_kept_once_and_taken_out_by_those_inside():
    those, others = crew(), crew(name="Others")
    made = working.add_link(ref=those.ref, title="Notes", url="https://example.org/n", by=those.by())
    assert queries.links_of(those.found) == [made]
    twice = {"ref": those.ref, "title": "Again", "by": those.by()}
    assert refusal(working.add_link, url="https://example.org/n", **twice) == ("known-url", "url")
    assert refusal(working.add_link, url="javascript:alert(1)", **twice) == ("no-url", "url")
    with pytest.raises(FileLink.DoesNotExist):
        working.drop_link(ref=others.ref, link=made.pk, by=others.by())
    working.drop_link(ref=those.ref, link=made.pk, by=those.by(1))
    assert queries.links_of(those.found) == []
