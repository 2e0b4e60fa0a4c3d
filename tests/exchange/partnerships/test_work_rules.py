"""What may be written down, when dates of a series fall, and which addresses are links."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.partnerships import work_rules as rules
from alongside.exchange.partnerships.notices_work import WHY_NOT

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 3, 26)
RISK = {"what": "Rain", "kind": "risk", "likelihood": "likely", "impact": "small", "review_on": DAY}
ACTIVITY = {"what": "Lunch", "adds": "additive", "volunteers": "", "expects": "", "safeguards": ""}


def why(decided):
    return decided.why if isinstance(decided, Refused) else ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"what": ""}, "no-risk"),
        ({"kind": "worry"}, "no-kind"),
        ({"likelihood": ""}, "no-likelihood"),
        ({"kind": "issue", "likelihood": ""}, ""),
        ({"impact": "big"}, "no-impact"),
        ({"review_on": None}, "no-review"),
        ({"review_on": date(2026, 3, 25)}, "past-review"),
        ({"response": "x" * 4001}, "too-long"),
    ],
)
def test_a_risk_needs_its_parts(change, said):
    assert why(rules.may_keep_risk(**({"response": "", "today": DAY} | RISK | change))) == said
    assert said in WHY_NOT or said in {"", "too-long"}


def test_what_happens_is_graver_than_what_may_and_how_bad_counts_as_much_as_how_likely():
    def grave(kind, likelihood, impact):
        return rules.gravity(kind=kind, likelihood=likelihood, impact=impact)

    assert (
        grave("issue", "", "severe") > grave("risk", "likely", "severe") > grave("risk", "likely", "serious")
    )
    assert grave("risk", "unlikely", "severe") == grave("risk", "likely", "small")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"what": ""}, "no-activity"),
        ({"adds": "much"}, "no-adds"),
        ({"since": None}, "no-since"),
        ({"volunteers": "They cook"}, "no-expects"),
        ({"volunteers": "They cook", "expects": "Tea"}, "no-safeguards"),
        ({"volunteers": "They cook", "expects": "Tea", "safeguards": "Checks"}, ""),
        ({"until": date(2026, 3, 25)}, "ends-early"),
        ({"safeguards": "x" * 4001}, "too-long"),
    ],
)
def test_an_activity_never_leaves_volunteers_without_terms(change, said):
    assert why(rules.may_keep_activity(**({"since": DAY, "until": None} | ACTIVITY | change))) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"known": False}, "no-line"),
        ({"state": "yes"}, "no-mark"),
        ({"state": "concern"}, "no-concern"),
        ({"state": "concern", "note": "Far"}, ""),
        ({"note": "x" * 4001}, "too-long"),
    ],
)
def test_a_concern_says_what_it_is(change, said):
    assert why(rules.may_mark(**({"known": True, "state": "done", "note": ""} | change))) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"what": ""}, "no-title"),
        ({"starts_at": None}, "no-start"),
        ({"minutes": 0}, "no-minutes"),
        ({"minutes": None}, "no-minutes"),
        ({"repeats": "daily"}, "no-repeats"),
        ({"repeats": "weekly", "many": 1}, "no-many"),
        ({"repeats": "weekly", "many": 25}, "no-many"),
        ({"repeats": "weekly", "many": 24}, ""),
    ],
)
def test_a_date_needs_its_parts(change, said):
    whole = {"what": "We meet", "minutes": 60, "repeats": "once", "many": None}
    assert (
        why(rules.may_meet(**(whole | {"starts_at": datetime(2026, 3, 26, 14, tzinfo=UTC)} | change))) == said
    )


def test_a_series_keeps_its_time_of_day_when_the_clocks_change():
    first = datetime(2026, 3, 12, 14, tzinfo=LONDON)
    found = rules.series(first, "fortnightly", 3)
    assert [f"{one:%d %H:%M %z}" for one in found] == ["12 14:00 +0000", "26 14:00 +0000", "09 14:00 +0100"]
    assert [one.day for one in rules.series(first, "weekly", 3)] == [12, 19, 26]
    assert rules.series(first, "once", 9) == [first]


def test_a_monthly_series_keeps_its_weekday():
    second_tuesday = rules.series(datetime(2026, 12, 8, 10, tzinfo=LONDON), "monthly", 4)
    assert [f"{one:%a %d %b %Y}" for one in second_tuesday] == [
        "Tue 08 Dec 2026",
        "Tue 12 Jan 2027",
        "Tue 09 Feb 2027",
        "Tue 09 Mar 2027",
    ]
    fifth = rules.series(datetime(2026, 3, 31, 10, tzinfo=LONDON), "monthly", 4)
    assert [f"{one:%a %d %b}" for one in fifth] == ["Tue 31 Mar", "Tue 28 Apr", "Tue 26 May", "Tue 30 Jun"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("1430", "14:30"),
        ("930", "09:30"),
        ("9:05", "09:05"),
        ("24:00", ""),
        ("14:60", ""),
        ("2pm", ""),
        ("", ""),
        ("14", ""),
        (":30", ""),
        ("12:3", ""),
        ("١٤:٣٠", ""),
        ("99999", ""),
    ],
)
def test_a_time_is_read_as_people_type_it(typed, shown):
    found = rules.moment(DAY, typed, "Europe/London")
    assert (f"{found:%H:%M}" if found else "") == shown
    assert rules.moment(None, "14:30", "Europe/London") is None


@pytest.mark.parametrize(
    ("url", "ok"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://files.example.org:8080/", True),
        ("ftp://example.org/", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("example.org", False),
        ("https://user:pw@example.org/", False),
        ("https://exa mple.org/", False),
        ("https://[", False),
        ("https://localhost/", False),
        ("https://example.org:99999/", False),
        ("https://e.org/" + "x" * 1000, False),
        ("data:text/html,hi", False),
        ("//example.org/", False),
    ],
)
def test_only_whole_addresses_of_the_web_are_links(url, ok):
    assert rules.is_web(url) is ok
    assert why(rules.may_link(title="Notes", url=url, known=False)) == ("" if ok else "no-url")


def test_a_link_has_a_name_and_stands_once():
    assert rules.may_link(title="", url="https://example.org/", known=False) == Refused("no-file")
    assert rules.may_link(title="Notes", url="https://example.org/", known=True) == Refused("known-url")
    assert rules.may_act(what="Ring", by_when=DAY) == Allowed()
    assert why(rules.may_act(what="", by_when=DAY)) == "no-action"
    assert why(rules.may_act(what="Ring", by_when=None)) == "no-by-when"


def test_the_relation_that_asks_for_most_care_is_told():
    assert rules.hardest(["compatible", "competing", "co-existing"]) == "competing"
    assert rules.hardest([]) == ""
