"""Every page of the work opens for those inside, is no page for others, and mends what was typed wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.exchange.partnerships.instruments import MARKED, instruments
from alongside.exchange.partnerships.models import (
    Action,
    Activity,
    Aspect,
    FileLink,
    Fit,
    Mark,
    Meeting,
    Partnership,
    Remark,
    Risk,
)
from alongside.web.partnerships import wording
from tests._support.partnership_work import crew

pytestmark = pytest.mark.django_db
PAGES = ("checks/", "fit/", "story/", "risks/", "dates/", "links/", "activities/", "pulse/")
FORMS = ("risks/new/", "dates/new/", "activities/new/")
TODAY = timezone.localdate()


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


RISK = {"what": "The hall closes", "kind": "risk", "likelihood": "likely", "impact": "severe"} | day(
    "review", TODAY
)
DATE = {
    "what": "We meet",
    "time": "14:30",
    "minutes": "90",
    "where": "Library",
    "repeats": "monthly",
    "many": "3",
}
DATE |= day("day", TODAY + timedelta(days=7))
ACTIVITY = {"what": "Lunch", "shares": ["plans", "does"], "adds": "additive"} | day("since", TODAY)
FIT = {"do": "fit", "leads": "network", "public_civil": "competing", "public_network": "compatible",
       "civil_network": "co-existing"}  # fmt: skip


@pytest.fixture
def those(client):
    made = crew(2)
    client.force_login(made.users[0])
    return made


def at(those, path=""):
    return f"/partnerships/{those.ref}/{path}"


def fill(client, those):
    """Something on every page."""
    for path, said in (
        ("risks/new/", RISK), ("dates/new/", DATE), ("activities/new/", ACTIVITY), ("fit/", FIT),
        ("links/", {"title": "Notes", "url": "https://example.org/n"}),
        ("fit/", {"do": "remark", "kind": "why", "words": "Nobody eats alone"}),
        ("story/", {"dimension": "vision-scope", "words": "The town", "scale": "3"}),
        ("checks/", {"line": "tactics.vision", "state": "concern", "note": "Two visions"}),
        ("checks/", {"line": "drivers.trust", "state": "done", "about": str(those.members[1].pk)}),
    ):  # fmt: skip
        assert client.post(at(those, path), said).status_code == 302, path
    meeting = Meeting.objects.first()
    said = {"do": "action", "action": "Book the hall", "who": str(those.members[1].pk)} | day("by", TODAY)
    assert client.post(at(those, f"dates/{meeting.ref}/"), said).status_code == 302


def test_every_page_opens_empty_and_full_and_is_no_page_for_others(client, those):
    for path in (*PAGES, *FORMS):
        assert client.get(at(those, path)).status_code == 200, path
    fill(client, those)
    ones = [f"risks/{Risk.objects.get().ref}/", f"activities/{Activity.objects.get().ref}/"]
    ones += [
        f"dates/{Meeting.objects.first().ref}/",
        "dates.ics",
        "risks/?download=csv",
        "activities/?download=xlsx",
    ]
    for path in (*PAGES, *ones):
        assert client.get(at(those, path)).status_code == 200, path
    for path in ("risks/x/", "dates/x/", "activities/x/", "dates.ics?date=x"):
        assert client.get(at(those, path)).status_code == 404, path
    others = crew(1, name="Others")
    client.force_login(others.users[0])
    for path in (*PAGES, *ones):
        assert client.get(at(those, path)).status_code == 404, path
    for path in (*FORMS, "pulse/", "links/"):
        assert client.post(at(those, path), {}).status_code == 404, path
    for path in ones[:3]:  # nor under their own
        assert client.get(f"/partnerships/{others.ref}/{path}").status_code == 404, path
    client.logout()
    assert {client.get(at(those, path)).status_code for path in ("pulse/", *ones[-3:])} == {404}


def test_what_was_kept_stands_on_the_pages(client, those):
    fill(client, those)
    assert (
        Fit.objects.count()
        == Remark.objects.count()
        == Aspect.objects.count()
        == FileLink.objects.count()
        == 1
    )
    assert Mark.objects.count() == 2 and Meeting.objects.count() == 3 and Action.objects.count() == 1
    for path, said in (
        ("risks/", "Likely. It could end the work. Nobody looks after it yet."),
        ("dates/", "Book the hall"), ("links/", "https://example.org/n"),
        ("activities/", "People who live here do not share yet in: deciding, checking."),
        ("checks/", "Two visions"), ("checks/", "The source does not say when this helps."),
        (f"checks/?about={those.members[1].pk}", "You trust them, from what you did together"),
        ("fit/", "They pull in different directions"), ("story/", "3: a whole place"),
    ):  # fmt: skip
        assert said in client.get(at(those, path)).text, path


@pytest.mark.parametrize(
    ("path", "change", "field", "said"),
    [
        ("risks/new/", RISK | {"what": ""}, "what", "Say what could go wrong, or does."),
        ("risks/new/", RISK | {"review-year": "x"}, "review-day", "on which you look at it again"),
        ("dates/new/", DATE | {"time": "half two"}, "day-day", "Write a day and a time"),
        ("dates/new/", DATE | {"many": "99"}, "many", "from 2 to 24"),
        ("activities/new/", ACTIVITY | {"volunteers": "Cook"}, "expects", "what volunteers may expect"),
        ("links/", {"title": "Notes", "url": "javascript:alert(1)"}, "url", "Copy the whole web address"),
        ("fit/", FIT | {"leads": ""}, "leads", "Choose an answer to each question."),
        ("story/", {"dimension": "origin", "words": ""}, "words-origin", "Write a few words."),
        (
            "checks/",
            {"line": "tactics.vision", "state": "concern"},
            "tactics-vision-note",
            "Say what the concern",
        ),
    ],
)
def test_a_wrong_form_says_what_to_mend_and_loses_nothing(client, those, path, change, field, said):
    shown = client.post(at(those, path), change)
    assert shown.status_code == 422 and said in shown.text
    assert f'href="#{field}"' in shown.text and f'id="{field}"' in shown.text
    if "where" in change:
        assert 'value="Library"' in shown.text
    if path == "links/":
        assert 'value="Notes"' in shown.text


def test_what_is_closed_is_read_and_no_form_is_left(client, those):
    fill(client, those)
    Partnership.objects.update(state="closed", outcome="met", closed_at=timezone.now())
    for path in PAGES:
        page = client.get(at(those, path)).text
        assert page.count("<form") == client.get("/about/").text.count("<form"), path
    assert client.get(at(those, "risks/new/")).status_code == 404
    assert client.post(at(those, "links/"), {"title": "a", "url": "https://example.org/b"}).status_code == 422


def test_the_calendar_file_has_every_date_and_says_which_was_called_off(client, those):
    fill(client, those)
    meeting = Meeting.objects.first()
    assert client.post(at(those, f"dates/{meeting.ref}/"), {"do": "off"}).status_code == 302
    file = client.get(at(those, "dates.ics"))
    assert file["Content-Type"].startswith("text/calendar")
    text = file.content.decode()
    assert text.count("BEGIN:VEVENT") == 3 and text.count("STATUS:CANCELLED") == 1
    assert "TZID=Europe/London" in text and f"UID:{meeting.ref}@testserver" in text
    assert client.get(at(those, f"dates.ics?date={meeting.ref}")).content.count(b"BEGIN:VEVENT") == 1


def test_the_workspace_names_what_is_overdue(client, those):
    fill(client, those)
    Action.objects.update(by_when=TODAY - timedelta(days=1))
    Risk.objects.update(review_on=TODAY - timedelta(days=1))
    assert client.get(at(those)).text.count("One thing is overdue") == 2


def test_every_line_of_the_instruments_has_plain_words():
    for key in (*MARKED, "pulse-check", "logics"):
        assert [one.id for one in instruments()[key].items] == list(wording.LINES[key]), key
        assert all(wording.title(key, one.id) for one in instruments()[key].items)
    for key, words in (
        ("legitimacy", wording.LEGITIMACY), ("mitigation", wording.SAFER), ("responses", wording.RESPONSE),
        ("relations", wording.RELATION), ("relations", wording.ADVICE),
    ):  # fmt: skip
        assert {one.id for one in instruments()[key].items} == set(words), key
    assert {instruments()[key].source[:3] for key in instruments().lists} <= set(wording.SOURCE)


def asked(client, path):
    client.get(path)  # what is read once and kept
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200, path
    return len(seen)


def add_more(those, number):
    """One more of everything, each with somebody whom its page names."""
    whose, by = those.members[1], those.users[1]
    shared = {"partnership": those.found, "what": f"More {number}"}
    Risk.objects.create(**shared, likelihood="likely", impact="small", review_on=TODAY, whose=whose)
    Activity.objects.create(**shared, adds="neither")
    meeting = Meeting.objects.create(**shared, starts_at=timezone.now())
    Action.objects.create(**shared, by_when=TODAY, who=whose, meeting=meeting)
    for about in (whose, None):
        said = {"item": "trust", "state": "concern", "note": "Far", "about": about, "user": by}
        Mark.objects.create(partnership=those.found, instrument="drivers", **said)
    Remark.objects.create(partnership=those.found, kind="how", words="x", member=whose, user=by)
    Aspect.objects.create(partnership=those.found, dimension="origin", words="x", user=by)


def test_no_page_asks_more_often_when_there_is_more(client, those):
    add_more(those, 0)
    paths = [at(those, path) for path in (*PAGES, "risks/?download=csv", "dates.ics")]
    few = [asked(client, path) for path in paths]
    for number in range(6):
        add_more(those, number + 1)
    assert [asked(client, path) for path in paths] == few
