"""Where things stall is told in words: how unusual, beside whom, and what cannot be said."""

import math

from alongside.exchange.analyses.portfolios_pace import Pace
from alongside.web.innovations.portfolios.pace import ahead, unusual
from tests._support.portfolios import item, project


def test_what_is_stuck_comes_first(client, found):
    for number in range(6):
        project(f"Peer {number}", days=(100 + number, 20), kind="digital")
    item(found, project("Late", days=(900,), kind="digital"))
    text = " ".join(client.get(f"/portfolios/{found.ref}/stalls/").content.decode().split())
    stuck, usual = text.index("Stuck, it seems"), text.index("Within what is usual")
    assert stuck < text.index("Late") < usual
    assert (
        "Beside 6 others of its type (Digital): half stay longer than 3 months, and none stayed as long."
        in text
    )
    assert "Not known since when" in text


def test_how_unusual_is_said_in_tens():
    said = {"stage": "testing", "since": 90, "usual": 60.0, "peers": 8, "kind": "digital"}
    assert "none stayed as long" in unusual(Pace(**said, chance=0.0))
    assert "fewer than 1 in 10" in unusual(Pace(**said, chance=0.03))
    assert "about 3 in 10" in unusual(Pace(**said, chance=0.31))
    assert "nearly all" in unusual(Pace(**said, chance=0.99))
    assert "Too few" in unusual(Pace(**said))
    every = unusual(Pace(**(said | {"kind": "", "usual": math.inf}), chance=0.5))
    assert "of all types" in every and "most are there still" in every


def test_how_likely_it_is_used_is_a_range_or_nothing():
    said = {"stage": "testing", "since": 90, "adopted": 0.5, "low": 0.2, "high": 0.7}
    assert "between 2 and 7" in ahead(Pace(**said, median=365.0)) and "half of them in 12 months" in ahead(
        Pace(**said, median=365.0)
    )
    assert "fewer than half" in ahead(Pace(**said, median=math.inf))
    assert "cannot be said" in ahead(Pace("testing", 90))
    assert ahead(Pace("diffusion", 90)) == ""
