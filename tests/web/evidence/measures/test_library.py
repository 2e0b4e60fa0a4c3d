"""What can be counted is found, written and said otherwise; nothing typed is lost."""

from alongside.exchange.evidence.models import Measure
from tests._support.evidence_measures import Keeper, definition, series

SAID = {
    "title": "Night calls", "counts": "Calls between ten and six", "unit": "calls", "direction": "down",
    "kind": "balancing", "often": "week", "per": "100", "of_people": "no",
    "unintended": "Nobody dares to ring",
}  # fmt: skip


def test_one_is_written_found_and_told_in_full(page):
    assert page("/measures/new/")[0] == 200
    status, text, _ = page("/measures/new/", **(SAID | {"unit": "", "per": "many"}))
    assert status == 422 and "Calls between ten and six" in text and 'value="many"' in text
    assert page("/measures/new/", **(SAID | {"unit": ""}))[0] == 422
    status, _text, answer = page("/measures/new/", **SAID)
    assert status == 302
    text = page(answer["Location"])[1]
    assert "Nobody dares to ring" in text and "Less is better" in text and "Follow this figure" in text
    for query, hits in (
        ("q=night", True),
        ("q=gold", False),
        ("kind=balancing", True),
        ("nature=soft", False),
    ):
        assert ("Night calls" in page(f"/measures/?{query}")[1]) is hits
    assert "Night calls" in page("/measures/?download=csv")[1]


def test_another_meaning_needs_a_line_and_old_versions_are_told(page):
    page("/measures/new/", **SAID)
    at = f"/measures/{Measure.objects.get().ref}/"
    assert "Calls between ten and six" in page(f"{at}edit/")[1]
    changed = SAID | {"counts": "Calls that a nurse took"}
    status, text, _ = page(f"{at}edit/", **changed)
    assert status == 422 and "what is different" in text and "Calls that a nurse took" in text
    assert page(f"{at}edit/", **changed, change="Only those taken")[0] == 302
    text = page(at)[1]
    assert "version 2" in text and "Only those taken" in text and "Calls between ten and six" in text


def test_who_follows_it_is_shown_as_far_as_one_may_see(client, keeper):
    shared = definition()
    series(Keeper("Ash"), shared)
    series(Keeper("Birch"), shared, visibility="private")
    text = client.get(f"/measures/{shared.measure.ref}/").content.decode()
    assert "Ash" in text and "Birch" not in text and "edit/" not in text
    assert client.get(f"/measures/{shared.measure.ref}/edit/").status_code == 404
    assert client.get("/measures/nothere/").status_code == 404
    assert client.get("/measures/new/").status_code == 302
