"""What could be stopped says what it would free; what comes next says which projects are about it."""

from tests._support import rows
from tests._support.innovations import link
from tests._support.innovations_adoptions import adoption, ago, site


def test_what_could_be_stopped_says_why_and_what_it_frees(client, found):
    bench, boat = (found.items.get(offer__title=one).offer for one in ("Bench", "Boat"))
    link(boat.innovation, offer=bench, kind="replaces")
    adoption(boat, site("Ward"), stopped_on=ago(5), stop="cost")
    text = " ".join(client.get(f"/portfolios/{found.ref}/stop/").content.decode().split())
    assert "Together they cost £90 a year and take 10 hours a month." in text
    assert "Something else takes its place · in its place: Boat" in text
    assert "More have stopped using it than use it · in use at 0, stopped at 1" in text
    assert "Would free: £30 a year, 5 hours a month" in text
    rows_ = client.get(f"/portfolios/{found.ref}/stop/?download=csv").content.decode("utf-8-sig").splitlines()
    assert rows_[1].startswith("Boat,More have stopped") and len(rows_) == 3


def test_nothing_speaks_for_stopping_what_nothing_is_known_of(client, found):
    assert "Nothing that is known speaks" in client.get(f"/portfolios/{found.ref}/stop/").content.decode()


def test_what_comes_next_says_what_it_rests_on(client, found):
    rows.need("Carers alone")
    text = client.get(f"/portfolios/{found.ref}/ahead/").content.decode()
    assert "Carers alone" in text and "none is about this" in text and "for no place" in text
