"""Needs that wait for an answer are counted apart from those of the past."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.needs.landscape import by_place
from tests._support import rows
from tests._support.town import PASSED_ON

pytestmark = pytest.mark.django_db


def test_only_what_is_open_counts_now_and_the_past_is_apart():
    here = rows.place("Here")
    for status in ("open", "called", "answered", "met", "draft"):
        rows.need(status=status, place=here)
    rows.need(place=here, visibility="members")
    rows.need(place=here, **PASSED_ON)
    rows.need()
    now = by_place(VISITOR, world="real", past=False)
    assert (dict(now.by_place), now.nowhere) == ({here.pk: 2}, 1)
    assert by_place(Viewer(1), world="real", past=False).by_place == {here.pk: 3}
    assert by_place(VISITOR, world="real", past=True).by_place == {here.pk: 1}
