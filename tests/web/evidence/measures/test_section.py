"""Figures stand on the page of what they are followed for; what is late waits for whoever keeps it."""

from types import SimpleNamespace

from alongside.exchange.accounts.access import VISITOR
from alongside.web.evidence.measures import section
from tests._support import evidence_measures as made
from tests._support.evidence_measures import series
from tests._support.innovations import innovation


def asked(viewer):
    return SimpleNamespace(viewer=viewer)


def test_figures_and_boards_of_something(keeper, rf):
    offer = innovation(owner=keeper.party).offer
    assert section.section(asked(VISITOR), offer) is None
    series(keeper, offer=offer, label="Seen", actor=None)
    series(keeper, offer=offer, label="Hidden", actor=None, visibility="private")
    made.board(keeper, actor=keeper.actor)
    shown = section.section(asked(VISITOR), offer)
    assert [one["title"] for one in shown["series"]] == ["Seen"] and shown["boards"] == []
    assert [one["title"] for one in section.section(asked(VISITOR), keeper.actor)["boards"]] == ["How we do"]
    assert section.ways(asked(VISITOR), offer) == []
    assert offer.ref in section.ways(asked(keeper.viewer), offer)[0]["url"]
