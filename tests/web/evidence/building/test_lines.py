"""A line is changed a page at a time; each page is a version, and a mistake loses nothing."""

import json

import pytest

from alongside.exchange.evidence.models import Case
from alongside.exchange.evidence.services import cases
from tests._support import rows
from tests._support.evidence import MODEL
from tests._support.evidence_reviewing import unit_cost
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client):
    user = user_of(rows.actor("Ward").party, "ward@example.org")
    client.force_login(user)
    return cases.begin(title="Lunch", model=MODEL, by=doer(user))


@pytest.fixture
def edit(client, made):
    """Send a page under `/edit/`; give its status and the line `cook` as it is now."""

    def send(path, **data):
        at = made.versions.count()
        answer = client.post(f"/cases/{made.ref}/edit/{path}", {"at": at} | data)
        model = Case.objects.get(pk=made.pk).versions.first().model
        cook = next((one for one in model["streams"] if one["id"] == "cook"), None)
        return answer, cook

    return send


def test_a_number_is_kept_with_its_range_source_and_year(edit, made):
    data = {"value-best": "£1,250", "value-low": "900", "value-high": "1500", "quantity-best": "12"}
    answer, cook = edit(
        "lines/cook/much/", **data, unit="£ a month", price_year="2024", grade="B", then="yes"
    )
    assert answer["Location"].endswith("lines/cook/due/")
    assert cook["value"] == {
        "best": 1250,
        "low": 900,
        "high": 1500,
        "unit": "£ a month",
        "grade": "B",
        "price_year": 2024,
    }
    assert made.versions.first().note == "How much: A cook"


def test_an_empty_number_is_not_known_and_a_half_range_is_asked_about(edit):
    assert edit("lines/cook/much/")[1]["value"] == "not known"
    answer, cook = edit("lines/cook/much/", **{"value-best": "5", "value-low": "1"})
    assert answer.status_code == 422 and 'href="#value-high"' in answer.content.decode()
    assert cook["value"] == "not known"


def test_shares_are_typed_out_of_a_hundred(edit):
    _, cook = edit("lines/cook/due/", **{"take_up-best": "60", "deadweight-best": "12.5"})
    assert (cook["take_up"], cook["deadweight"]) == (0.6, 0.125)
    assert "take_up" not in edit("lines/cook/due/")[1]


def test_two_ways_side_by_side_need_a_day_on_which_one_stops(edit):
    answer, cook = edit("lines/cook/when/", recurrent="yes", double_running="yes")
    assert answer.status_code == 422 and "double_running" not in cook
    _, cook = edit("lines/cook/when/", recurrent="yes", double_running="yes", until="1", **{"from": "0.5"})
    assert (cook["double_running"], cook["until"], cook["from"]) == (True, 1, 0.5)


def test_whose_work_is_replaced_is_said(edit):
    assert edit("lines/cook/work/", replaces="yes")[0].status_code == 422
    _, cook = edit("lines/cook/work/", replaces="yes", whose="Cooks", asked="All, in May", marginal="no")
    assert cook["staff"] == {"whose": "Cooks", "asked": "All, in May", "replaces": True}
    assert cook["marginal"] is False


def test_a_new_line_goes_on_to_its_number_and_can_be_taken_out(edit, made):
    answer, _ = edit("lines/new/", name="Calm", kind="benefit", gains="carers", counts_as="wellbeing")
    assert answer["Location"].endswith("lines/calm/much/")
    assert edit("lines/new/", name="", kind="cost")[0].status_code == 422
    edit("lines/calm/remove/")
    assert "calm" not in {one["id"] for one in made.versions.first().model["streams"]}
    assert made.versions.count() == 3


def test_another_version_in_between_is_not_written_over(edit, made, client):
    cases.revise(ref=made.ref, model=MODEL | {"years": 4}, by=doer(user_of(made.owner, "ward@example.org")))
    answer = client.post(f"/cases/{made.ref}/edit/lines/cook/due/", {"at": 1, "take_up-best": "60"})
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Somebody kept another version" in shown
    assert 'name="at" value="2"' in shown and 'value="60"' in shown


def test_others_find_no_page(client, made):
    client.force_login(user_of(rows.actor("Else").party, "else@example.org"))
    for path in ("", "terms/", "file/", "lines/new/", "lines/cook/much/", "parties/ward/", "sources/new/"):
        assert client.get(f"/cases/{made.ref}/edit/{path}").status_code == 404, path


def test_a_cost_from_the_list_comes_with_its_source_year_and_range(client, made):
    found = unit_cost()
    path = f"/costs/?case={made.ref}&line=days"
    shown = client.get(f"{path}&q=night").content.decode()
    assert "A night in hospital" in shown and "Use it here" in shown
    client.post(path, {"use": found.pk, "at": 1})
    model = made.versions.first().model
    days = next(one for one in model["streams"] if one["id"] == "days")
    assert (days["value"]["best"], days["value"]["price_year"], days["quantity"]) == (400, 2024, 80)
    assert {one["id"] for one in model["sources"]} == {days["value"]["source"]}


def test_the_whole_is_changed_as_text_and_a_fault_says_where(client, made):
    path = f"/cases/{made.ref}/edit/file/"
    assert "Lunch together" in client.get(path).content.decode()
    wrong = client.post(path, {"at": 1, "text": "case: 1\ntitle: x\nyears: many"}).content.decode()
    assert "years: " in wrong and "streams: " in wrong
    broken = client.post(path, {"at": 1, "text": "case: 1\n  title: ["}).content.decode()
    assert "line 2" in broken
    said = json.dumps(MODEL | {"title": "Supper"})
    assert client.post(path, {"at": 1, "text": said}).status_code == 302
    assert Case.objects.get(pk=made.pk).title == "Supper"
