"""What somebody types leads to what they mean: spelling, postcodes, numbers, groups and pages."""

from datetime import date

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses import search_index
from alongside.exchange.analyses.search_index import IndexProblem
from alongside.exchange.analyses.searching import search
from alongside.exchange.directory.models import Fate, Identifier
from alongside.exchange.places.models import Postcode
from tests._support import rows

pytestmark = pytest.mark.django_db
PAST = {"standing": "history", "reported_on": date(2017, 1, 1)}


@pytest.fixture
def things(indexed):
    exeter = rows.place("Exeter", code="E07000041")
    Postcode.objects.create(sector="EX11", lat=50.7, lon=-3.5, place=exeter, dataset=rows.dataset())
    trust = rows.actor("Harbour Trust", "Looks after the quay")
    Identifier.objects.create(actor=trust, scheme="GB-CHC", value="1001234")
    old = rows.actor("Quay Committee", standing="history", reported_on=date(2017, 1, 1))
    Fate.objects.create(actor=old, what="renamed", into="Harbour Trust", successor=trust)
    rows.need("Dementia at night", "Nobody sleeps", place=exeter)
    rows.offer("Dementia choir", "Songs for people with dementia", place=exeter)
    rows.offer("Dementia course", "A course", **PAST)
    rows.offer("Lunch", "Soup for carers", actor=trust)
    search_index.rebuild()


def found(q, **more):
    return {
        key: [row.title for row in group.rows] for key, group in search(VISITOR, q, **more).groups.items()
    }


def test_each_group_has_its_own_and_help_of_the_past_is_not_among_help_on_offer(things):
    assert found("dementia") == {
        "need": ["Dementia at night"],
        "offer": ["Dementia choir"],
        "tried": ["Dementia course"],
    }
    assert found("dementia", kinds=("need",)) == {"need": ["Dementia at night"]}
    assert found("dementia", standings=("history",)) == {"tried": ["Dementia course"]}


def test_a_misspelt_word_is_shown_as_it_is_spelt_here_unless_literally_meant(things):
    results = search(VISITOR, "Demensia choir")
    assert results.corrected and results.shown_for == results.did_you_mean == "Dementia choir"
    assert results.groups["offer"].rows[0].title == "Dementia choir"
    literal = search(VISITOR, "Demensia choir", literal=True)
    assert literal.total == 0 and not literal.corrected and literal.did_you_mean == ""


def test_where_a_little_is_found_another_spelling_is_only_offered(things):
    rows.offer("Dementa leaflet")
    search_index.rebuild()
    rows_before = found("dementa")
    results = search(VISITOR, "dementa")
    assert not results.corrected and results.did_you_mean == "", "a word that somebody uses stands"
    assert rows_before == {"offer": ["Dementa leaflet"]}


def test_where_nothing_has_every_word_what_has_some_is_shown_and_said_to_be_so(things):
    results = search(VISITOR, "dementia sailing on Tuesdays")
    assert results.loose and "Dementia choir" in found("dementia sailing on Tuesdays")["offer"]
    assert not search(VISITOR, "sailing").loose


@pytest.mark.parametrize(
    "q", ["1001234", "Harbour Trust", "harbour tru", "Quay Committee", "looks after quay"]
)
def test_an_organisation_is_found_by_number_name_beginning_former_name_and_purpose(things, q):
    assert "Harbour Trust" in found(q)["actor"]


@pytest.mark.parametrize("q", ["E07000041", "e07 000 041", "Exeter", "exete"])
def test_a_place_is_found_by_code_and_name(things, q):
    assert found(q)["place"] == ["Exeter"]


@pytest.mark.parametrize("q", ["EX1 1AA", "ex11aa", "EX1 1"])
def test_a_postcode_is_found_where_it_lies(things, q):
    results = search(VISITOR, q)
    assert results.postcode.name.endswith("Exeter") and not results.loose and not results.corrected
    assert search(VISITOR, q, world="practice").postcode is None
    assert search(VISITOR, q, kinds=("need",)).postcode is None


def test_the_names_of_those_who_offer_and_of_places_lead_to_what_is_offered(things):
    assert found("harbour trust soup")["offer"] == ["Lunch"]
    assert found("exeter choir")["offer"] == ["Dementia choir"]


def test_pages_of_a_group_join_without_gap_or_overlap(indexed):
    for number in range(25):
        rows.need(f"Walk {number:02d}")
    search_index.rebuild()
    whole = found("walk", kinds=("need",), top=300)["need"]
    parts = [found("walk", kinds=("need",), skip=start, top=10)["need"] for start in (0, 10, 20)]
    assert [title for part in parts for title in part] == whole == sorted(whole)
    assert search(VISITOR, "walk", top=3).groups["need"].total == 25


def test_the_queries_do_not_grow_with_what_is_found(things, django_assert_max_num_queries):
    def ask():
        with django_assert_max_num_queries(6) as asked:
            search(VISITOR, "dementia", top=50)
        return len(asked)

    few = ask()
    for number in range(30):
        rows.offer(f"Dementia walk {number}")
        rows.need(f"Dementia need {number}")
    search_index.rebuild()
    assert ask() == few


def test_nothing_typed_finds_nothing_and_no_index_says_what_to_do(things, settings, tmp_path):
    assert search(VISITOR, "   ").groups == {}
    settings.INDEX_PATH = tmp_path / "none" / "index"
    with pytest.raises(IndexProblem, match="Run: alongside index rebuild"):
        search(VISITOR, "dementia")
