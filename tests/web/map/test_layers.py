"""Small numbers of people are never told, and others are rounded so that no subtraction tells them."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.web.map import layers
from tests._support import rows

pytestmark = pytest.mark.django_db


def test_numbers_of_people_are_rounded_and_small_ones_told_together():
    assert [layers.rounded(number) for number in (0, 1, 4, 5, 7, 8, 12, 13)] == [0, 1, 1, 5, 5, 10, 10, 15]


def test_a_small_number_of_residents_is_shown_as_such_and_organisations_are_counted_as_they_are():
    few, many = rows.place("Few"), rows.place("Many")
    for number in range(3):
        rows.actor(f"Resident {number}", place=few, nature="person", sector="community")
    for number in range(7):
        rows.actor(f"Neighbour {number}", place=many, nature="person", sector="community")
    rows.actor("Charity", place=few)
    among = {few.pk, many.pk, rows.place("None").pk}

    def shade(key):
        return layers.shade(VISITOR, key=key, world="real", level="district", among=among)

    people = shade("people")
    assert [people.text(area) for area in sorted(among)] == ["Fewer than 5", "5", "0"]
    assert [words for _, words in people.legend()] == ["None", "Fewer than 5", "5"]
    assert people.hidden(few.pk) and not people.hidden(many.pk)
    assert shade("who").text(few.pk) == "1"


def test_an_unknown_layer_is_the_first_that_has_something():
    here = rows.place("Here")
    rows.offer(place=here)
    found = layers.shade(VISITOR, key="nonsense", world="real", level="district", among={here.pk})
    assert found.key == "help"
    assert (
        layers.shade(VISITOR, key="figure:none", world="real", level="district", among={here.pk}).key
        == "help"
    )
