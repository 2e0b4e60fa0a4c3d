"""Organisations and residents are counted apart, for those who may see them, and residents have no point."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.directory.landscape import by_place, organisations_with_points
from tests._support import rows
from tests._support.town import PASSED_ON

pytestmark = pytest.mark.django_db


def test_people_and_organisations_now_and_then_are_counted_apart():
    here = rows.place("Here")
    rows.actor("Charity", place=here, lat=50, lon=0)
    rows.actor("Hidden", place=here, visibility="members")
    rows.actor("Ann", place=here, nature="person", sector="community", lat=50, lon=0)
    rows.actor("Once", place=here, **PASSED_ON)
    rows.actor("Nowhere")

    def counted(viewer, **what):
        tally = by_place(viewer, world="real", **what)
        return tally.by_place.get(here.pk, 0), tally.nowhere

    assert counted(VISITOR, past=False, people=False) == (1, 1)
    assert counted(Viewer(1), past=False, people=False) == (2, 1)
    assert counted(VISITOR, past=False, people=True) == (1, 0)
    assert counted(VISITOR, past=True, people=False) == (1, 0)
    pointed = organisations_with_points(VISITOR, world="real", past=False)
    assert [actor.name for actor in pointed] == ["Charity"]
