"""Who is involved in a place is counted by sector, for whoever looks."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.directory import counts
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    west = rows.place("West", "region")
    a, b = (rows.place(name, parent=west) for name in "AB")
    rows.actor("Zed", place=a)
    rows.actor("Club", place=a)
    rows.actor("Council", sector="public", place=b)
    rows.actor("Gone", place=b, standing="history", reported_on=date(2017, 1, 1))
    rows.actor("Quiet", place=b, visibility="members")
    return {"west": west, "a": a, "b": b}


def test_sectors_are_counted_now_and_of_the_past_apart(region):
    assert counts.by_sector(VISITOR, place=region["west"]) == {
        ("third", False): 2,
        ("public", False): 1,
        ("third", True): 1,
    }
    assert counts.by_sector(Viewer(user_id=1), place=region["b"])["third", False] == 1


def test_side_by_side_each_place_has_its_own(region):
    found = counts.across(VISITOR, place=region["west"], columns=(region["a"].pk, region["b"].pk))
    assert found == {
        ("third", region["a"].pk): 2,
        ("third", region["b"].pk): 1,
        ("public", region["b"].pk): 1,
    }


def test_a_few_come_by_name_those_of_the_past_apart(region):
    some = counts.some(VISITOR, place=region["west"], past=False, most=2)
    assert [actor.name for actor in some] == ["Club", "Council"]
    assert [actor.name for actor in counts.some(VISITOR, place=region["west"], past=True, most=9)] == ["Gone"]


def test_topics_come_by_label_and_kind():
    rows.subject("b", "Bees")
    rows.subject("a", "Ants", kind="condition")
    assert [topic[2] for topic in counts.topics()] == ["Ants", "Bees"]
    assert [topic[1] for topic in counts.topics("help")] == ["b"]
