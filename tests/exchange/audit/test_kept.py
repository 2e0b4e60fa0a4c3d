"""SQL that is put together once asks the database each time, and no more than its ids and its viewer may."""

import pytest
from django.db.models import Q

from alongside.exchange.audit.kept import Statement, ask, places_for
from alongside.exchange.places.models import Place
from tests._support import rows

pytestmark = pytest.mark.django_db


def statement(room):
    kept = Place.objects.filter(pk__in=places_for(room)).exclude(Q(kind="nation")).order_by("pk")
    return Statement(kept.values_list("pk", "name", "codes", "valid_to"))


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 30])
def test_it_gives_what_the_same_read_gives(count):
    made = [rows.place(f"Town {number}", kind="town") for number in range(31)]
    wanted = [place.pk for place in made[:count]]
    expected = (
        Place.objects.filter(pk__in=wanted).order_by("pk").values_list("pk", "name", "codes", "valid_to")
    )
    assert ask(statement, [*wanted, *wanted]) == list(expected)


def test_what_has_changed_is_read_anew_and_the_rest_of_the_condition_holds(django_assert_num_queries):
    town, nation = rows.place("Old", kind="town"), rows.place("All", kind="nation")
    kept = statement(8)
    assert [row[1] for row in ask(lambda room: kept, [town.pk, nation.pk])] == ["Old"]
    Place.objects.filter(pk=town.pk).update(name="New", valid_to="2020-01-01")
    with django_assert_num_queries(1):
        ((_, name, codes, until),) = ask(lambda room: kept, [town.pk, nation.pk])
    assert (name, codes, until.isoformat()) == ("New", [], "2020-01-01")
    Place.objects.filter(pk=town.pk).delete()
    assert ask(lambda room: kept, [town.pk]) == []
