"""How an answer reads: when it is, how to reach it, how far it is."""

from datetime import date

import pytest

from alongside.exchange.analyses.answers import Answer, Ask, Found, ReasonLine
from alongside.web.matches import presenters


def found(**fields):
    plain = {
        "rank": 1,
        "offer_pk": 1,
        "offer": "off-1",
        "ref": "abc",
        "standing": "open",
        "kind": "support",
        "title": "Circle",
        "summary": "",
        "actor": None,
        "place": None,
        "score": 0.5,
        "reasons": (),
        "distance_km": None,
        "source": "",
        "reported_on": None,
        "confirmed_on": None,
    }
    return Found(**(plain | fields))


@pytest.mark.parametrize(
    ("summary", "when", "rest"),
    [
        (
            "Coffee and cake. Tuesdays, 10.30am to 12.30pm, the hall. Free.",
            "Tuesdays, 10.30am to 12.30pm, the hall",
            "Coffee and cake. Free.",
        ),
        ("Every day, 9am to 5pm.", "Every day, 9am to 5pm", ""),
        ("Free; open weekdays.", "Free; open weekdays", ""),
        ("Someone once came on a day like this.", "", "Someone once came on a day like this."),
        ("A course that was thought of by two people who met on a Monday long ago.", "", None),
        ("", "", ""),
    ],
)
def test_the_day_is_the_sentence_that_names_it_early(summary, when, rest):
    assert presenters.when_and_rest(found(summary=summary)) == (when, summary if rest is None else rest)


def test_what_is_past_has_no_day_and_nobody_to_ring():
    past = found(
        standing="history", summary="Mondays at ten.", contact="01632 960110", website="https://a.example"
    )
    assert presenters.when_and_rest(past) == ("", "Mondays at ten.")
    assert presenters.ways(past) == []


@pytest.mark.parametrize(
    ("contact", "ways"),
    [
        ("01632 960110; hello@a.example", [("phone", "tel:01632960110"), ("mail", "mailto:hello@a.example")]),
        ("+44 1632 960110", [("phone", "tel:+441632960110")]),
        ("ring 01632-960-110 or 01632 960111", [("phone", "tel:01632960110"), ("phone", "tel:01632960111")]),
        ("Ask at the desk", [("text", "")]),
        ("charity 1012345678901234", [("text", "")]),
        ("", []),
    ],
)
def test_a_contact_becomes_numbers_to_ring_and_addresses_to_write_to(contact, ways):
    assert [(way["kind"], way["url"]) for way in presenters.ways(found(contact=contact))] == ways


@pytest.mark.parametrize("website", ["javascript:alert(1)", "www.a.example", "data:text/html,x", ""])
def test_only_an_address_of_the_web_is_a_link(website):
    assert presenters.ways(found(website=website)) == []
    assert presenters.ways(found(website="https://www.a.example/"))[0]["address"] == "a.example"


@pytest.mark.parametrize(
    ("km", "basis", "text"),
    [
        (None, "", ""),
        (4.2, "stated", "4 km away"),
        (4.2, "approximate", "about 4 km away"),
        (0.2, "", "under 1 km away"),
    ],
)
def test_a_distance_is_no_surer_than_its_point(km, basis, text):
    point = (50.0, -3.0) if basis else None
    assert presenters.distance_text(found(distance_km=km, point=point, point_basis=basis)) == text


def test_dates_that_its_own_words_give_are_not_said_again():
    ends = date(2030, 5, 4)
    assert presenters.dates(found(valid_until=ends)) == "Until 4 May 2030"
    assert presenters.dates(found(valid_until=ends, summary="Ends on 4 May 2030.")) == ""
    assert presenters.dates(found(available_from=date(2020, 1, 1))) == ""


def test_the_map_holds_only_points_of_their_own_and_says_which_are_approximate():
    answer = Answer(
        Ask("tea"),
        (),
        (
            found(point=(50.0, -3.0), point_basis="stated"),
            found(point=(51.0, -3.0), point_basis="approximate"),
            found(),
        ),
    )
    assert [point["title"] for point in presenters.points(answer)] == ["Circle", "Circle (about here)"]


def test_the_reasons_shown_are_those_that_matter_with_shared_words_last():
    lines = (
        ReasonLine("topic", 0.9, 9.0, "Shares the words: tea"),
        ReasonLine("reach", 0.8, 4.0, "Is in Wenbury"),
        ReasonLine("subject", 0.1, 5.0, "Listed under other subjects"),
        ReasonLine("freshness", 1.0, 9.0, "Last checked today"),
    )
    assert presenters.reasons(found(reasons=lines)) == ["Is in Wenbury", "Shares the words: tea"]


@pytest.mark.parametrize(
    ("why", "says"),
    [
        ("Serves the testing stage, the stage this need is at", "Has got as far as is asked for"),
        (
            "Serves the diffusion stage, one step from the adoption stage this need is at",
            "Has not got just as far as is asked for",
        ),
    ],
)
def test_where_something_has_got_to_is_told_in_words_of_the_page(why, says):
    one = found(reasons=(ReasonLine("stage", 1.0, 1.0, why),))
    assert presenters.reasons(one) == [says] and presenters.parts(one)[0]["why"] == says
