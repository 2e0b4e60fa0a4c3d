"""`alongside convene NEED`: line-ups from what everyone may see of the exchange."""

import pytest

from tests._support import convening as support

pytestmark = pytest.mark.django_db


def test_a_need_gives_line_ups_of_the_promised_form(alongside, tmp_path):
    with support.loaded(tmp_path) as those:
        ran = alongside("convene", those.need.ref, "--proposals", "2", "--json")
        told = alongside("convene", those.need.ref, "--size", "2-3")
    assert ran.code == 0
    for one in ran.json()["proposals"]:
        assert {"members", "coverage", "cohesion", "missing", "warnings", "gap"} <= one.keys()
        names = {member["id"] for member in one["members"]}
        assert those.surgery.ref in names and names.isdisjoint({those.ann.ref, those.hidden.ref})
    assert told.code == 0 and those.surgery.ref in told.out and "Covers" in told.out


def test_a_need_that_is_not_for_everyone_was_never_there(alongside):
    ran = alongside("convene", "nowhere")
    assert ran.code == 2 and "no need that everyone may see" in ran.err
