"""What was meant by the words: added to what was typed, and said."""

import csv

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.indexing import documents
from alongside.exchange.analyses.matching import find_offers
from alongside.exchange.analyses.understanding import other_forms
from tests._support import rows
from tests._support.needs import ROOT

WORDS = ROOT / "data" / "words"


@pytest.mark.parametrize(
    "typed, also",
    [
        ("exercise for COPD", ["chronic obstructive pulmonary disease"]),
        ("exercise for copd", ["chronic obstructive pulmonary disease"]),
        ("Chronic obstructive pulmonary disease", ["COPD"]),
        ("COPD (chronic obstructive pulmonary disease)", []),
        ("waiting in A&E", ["accident and emergency"]),
        ("our GPs are full", ["general practitioner"]),
        ("SEND support", ["special educational needs and disabilities"]),
        ("send support", []),
        ("me and my MS", ["multiple sclerosis"]),
        ("I look after my mother and nobody rings", ["family carer", "lonely telephone call"]),
        ("I can’t get out", ["housebound"]),
        ("walking groups", []),
    ],
)
def test_short_forms_and_sayings_are_looked_for_in_other_words(typed, also):
    assert other_forms(typed) == also


@pytest.mark.parametrize("file", ["abbreviations.csv", "sayings.csv"])
def test_each_row_is_whole_and_stands_once(file):
    with (WORDS / file).open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert found and all(all(cell and cell == cell.strip() for cell in row.values()) for row in found)
    first = next(iter(found[0]))
    assert len({row[first] for row in found}) == len(found)
    assert {row.get("any_case", "yes") for row in found} <= {"yes", "no"}


@pytest.mark.django_db
def test_a_slip_is_mended_searched_for_and_said(indexed):
    rows.offer("Dementia café", "Tea for people with dementia")
    rows.offer("Walking group", "Slow walks")
    indexed()
    found = find_offers(VISITOR, Ask("demetia"))
    assert found.also == ("dementia",) and found.found[0].title == "Dementia café"
    assert find_offers(VISITOR, Ask("dementia")).also == ()
    assert "also" not in found.as_json()


@pytest.mark.django_db
def test_what_an_offer_says_it_has_not_is_no_reason_to_list_it(indexed):
    hall = rows.offer("Village hall", "A warm hall for groups. No wheelchair access.")
    church = rows.offer("Church hall", "A warm hall for groups. Wheelchair access throughout.")
    indexed()
    found = find_offers(VISITOR, Ask("wheelchair access"))
    assert found.found[0].title == "Church hall"
    kept = {one.id: one.text for one in documents([hall.pk, church.pk], 1)}
    assert "heelchair" in kept[church.pk] and "heelchair" not in kept[hall.pk]
