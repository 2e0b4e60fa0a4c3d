"""How widely each is used, as a page and a file."""

import pytest

from tests._support import rows
from tests._support.innovations_adoptions import adoption, site, thing

pytestmark = pytest.mark.django_db


def test_ranks_are_ranges_and_the_place_can_be_chosen(client):
    here = rows.place("Wenbury")
    sites = [site(f"Site {number}", place=here) for number in range(4)]
    wide = thing("Wide")
    for one in sites:
        adoption(wide, one, place=here)
    rare = thing("Rare")
    for one in sites[:2]:
        adoption(rare, one, place=here)
    page = client.get("/innovations/uptake/", {"place": "Wenbury"}).content.decode()
    assert (
        "4 organisations here say" in page and "1 to 2" in page and f"/innovations/{wide.ref}/spread/" in page
    )
    wrong = client.get("/innovations/uptake/", {"place": "Nowhereville"})
    assert wrong.status_code == 422 and 'href="#place"' in wrong.content.decode()
    listed = client.get("/innovations/uptake/", {"place": "Wenbury", "download": "csv"}).content.decode(
        "utf-8-sig"
    )
    assert listed.splitlines()[1].startswith("Wide,4,4,0,4,")


def test_where_nothing_is_used_it_says_so(client):
    assert "Nobody has told us" in client.get("/innovations/uptake/").content.decode()
