"""Rows of a file as needs and offers."""

import math

import pytest

from alongside.backends.lines import RowBroken, cells_of, need_of, offer_of, twice
from alongside.engines.matching import KINDS, STAGES, STANDINGS, stage_mask


def test_cells_are_text_without_space_around():
    row = {"id": " a ", "lat": 51.5, "tags": ["warm", "homes "], "name": None, "lon": math.nan}
    assert cells_of(row) == {"id": "a", "lat": "51.5", "tags": "warm;homes", "name": "", "lon": ""}


@pytest.mark.parametrize("row", [{}, {"id": None}, {"id": "  "}])
def test_a_row_without_an_id_is_refused(row):
    with pytest.raises(RowBroken, match="it has no id") as found:
        cells_of(row)
    assert found.value.column == "id"


def test_a_need_says_all_its_words_and_where_it_is():
    need = need_of(
        {"id": "n", "title": "Warm homes", "who_affected": "Older people", "lat": "51", "lon": "0"}
    )
    assert (need.text, need.stage, need.lat, need.lon) == ("Warm homes. Older people", "", 51, 0)
    assert math.isnan(need_of({"id": "n"}).lat)


def test_a_need_knows_its_stage_by_either_name():
    assert need_of({"id": "n", "stage": "testing"}).stage == "testing"
    assert need_of({"id": "n", "pathway_stage": "idea", "stage": "testing"}).stage == "idea"


def test_an_offer_has_places_for_words_and_a_bit_for_each_stage():
    cells = {"id": "o", "name": "Course", "summary": "For carers", "tags": "learning", "kind": "fund"}
    offer = offer_of(cells | {"standing": "history", "stages": "idea; testing;"}, 7)
    assert (offer.number, offer.title, offer.text) == (7, "Course", "For carers. learning")
    assert (KINDS[offer.kind], STANDINGS[offer.standing]) == ("fund", "history")
    assert offer.stages == stage_mask(("idea", "testing")) != stage_mask(STAGES)


def test_an_offer_that_says_little_is_open_support():
    offer = offer_of({"id": "o"}, 0)
    assert (KINDS[offer.kind], STANDINGS[offer.standing], offer.stages) == ("support", "open", 0)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"kind": "thing"}, "kind"),
        ({"standing": "shut"}, "standing"),
        ({"stages": "idea;testin"}, "stage"),
        ({"lat": "north"}, "lat"),
        ({"lat": "91", "lon": "0"}, "lat"),
        ({"lat": "0", "lon": "-181"}, "lat"),
    ],
)
def test_what_is_wrong_with_an_offer_is_told_with_its_column(cells, column):
    with pytest.raises(RowBroken) as found:
        offer_of({"id": "o"} | cells, 0)
    assert found.value.column == column


def test_an_id_that_stands_twice_is_named():
    assert "'o1'" in str(twice("o1")) and twice("o1").column == "id"
