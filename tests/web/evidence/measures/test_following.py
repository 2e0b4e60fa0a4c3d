"""A figure is followed for something, shared, said to be changed on purpose, and ended."""

from alongside.exchange.evidence.models import Series
from tests._support.evidence_measures import definition, series
from tests._support.innovations import innovation


def test_it_is_followed_for_a_new_way_of_doing_things(page, keeper):
    offer, measure = innovation(owner=keeper.party).offer, definition().measure
    at = f"/measures/series/new/?offer={offer.ref}&measure={measure.ref}"
    status, text, _ = page(at)
    assert status == 200 and offer.title in text and f'value="{measure.ref}" selected' in text
    said = {
        "measure": measure.ref,
        "offer": offer.ref,
        "often": "",
        "target": "ten",
        "place": "Nowhere at all",
    }
    status, text, _ = page("/measures/series/new/", **said)
    assert status == 422 and 'value="ten"' in text
    status, text, _ = page("/measures/series/new/", **(said | {"target": "10", "place": "", "measure": "x"}))
    assert status == 422 and "Choose what is counted" in text
    status, _text, answer = page("/measures/series/new/", **(said | {"target": "10", "place": ""}))
    made = Series.objects.get()
    assert status == 302 and answer["Location"].endswith(f"{made.ref}/upload/")
    assert (made.offer_id, made.actor_id, made.target, made.visibility) == (offer.pk, None, 10, "private")


def test_without_anything_named_it_is_for_ones_own_organisation(page, keeper):
    assert page("/measures/series/new/", measure=definition().measure.ref)[0] == 302
    assert Series.objects.get().actor_id == keeper.actor.pk


def test_it_is_shared_and_what_is_aimed_for_said(page, found):
    at = f"/measures/series/{found.ref}/edit/"
    assert 'value="10"' in page(at)[1]
    status, text, _ = page(at, target="much", sight="members")
    assert status == 422 and 'value="much"' in text
    assert page(at, target="8", sight="")[0] == 422
    assert page(at, target="8", often="week", sight="members")[0] == 302
    found.refresh_from_db()
    assert (found.target, found.visibility, found.often) == (8, "members", "month")


def test_what_was_changed_on_purpose_has_a_day_and_a_reason(page, found):
    at = f"/measures/series/{found.ref}/anew/"
    assert page(at, why="New door")[0] == 422
    day = {"from-day": "3", "from-month": "6", "from-year": "2025"}
    assert page(at, **day)[0] == 422
    assert page(at, **day, why="New door")[0] == 302
    assert "New door" in page(f"/measures/series/{found.ref}/")[1]


def test_it_ends_and_another_version_is_taken_over(page, found, keeper):
    definition(found.definition.measure, unit="graver falls", note="Grave")
    assert "Count by the new version" in page(f"/measures/series/{found.ref}/")[1]
    status, _text, answer = page(f"/measures/series/{found.ref}/take-over/", go="1")
    assert status == 302 and found.ref not in answer["Location"]
    other = series(keeper)
    assert page(f"/measures/series/{other.ref}/end/", go="1")[0] == 302
    text = page(f"/measures/series/{other.ref}/")[1]
    assert "Nobody keeps it any more since" in text and "Add a figure" not in text
