"""Bass curves as R and a paper of 1969 have them."""

import csv
import json

import numpy as np
import pytest

from alongside.engines.diffusion.bass import fit
from tests._support import needs

pytestmark = pytest.mark.reference


@pytest.fixture(scope="module")
def folder():
    return needs.shared() / "references" / "01_diffusion" / "reference"


@pytest.fixture(scope="module")
def printed(folder):
    return json.loads((folder / "bass_reference.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def recorders(printed):
    return printed["VCR_1980_89_US_sales_thousands"]


def test_physicians_as_netdiffuser_fits_them(folder, printed):
    with (folder / "medInnovations_cumulative_adopters.csv").open(encoding="utf-8") as lines:
        have = [int(row["num"]) for row in csv.DictReader(lines)]
    found = fit(np.diff(have, prepend=0), m=125)
    theirs = printed["medInnovations"]["netdiffuseR_fitbass"]
    assert (found.way, found.enough, found.free) == ("share", True, 16)
    assert found.p.value == pytest.approx(theirs["p"], abs=1e-7)  # R stops a step short of the least squares
    assert found.q.value == pytest.approx(theirs["q"], abs=1e-7)
    least = sum((share - seen / 125) ** 2 for share, seen in zip(found.expected / 125, have, strict=True))
    assert found.residual_se == pytest.approx((least / 16) ** 0.5)


def test_video_recorders_as_published(recorders):
    found, published = fit(recorders["sales"], way="rate"), recorders["published"]
    for number, name, digits in ((found.m, "M", 3), (found.p, "P", 3), (found.q, "Q", 3)):
        assert float(f"{number.value:.{digits}g}") == published[name]
        assert float(f"{number.se:.{digits}g}") == published[f"{name}_se"]
    assert (round(found.residual_se), found.free) == (published["residual_se"], published["df"])


def test_video_recorders_as_r_fits_them(recorders):
    found, r = fit(recorders["sales"], way="rate"), recorders["R_nls"]
    for number, name in ((found.m, "M"), (found.p, "P"), (found.q, "Q")):
        assert number.value == pytest.approx(r["coef"][name], rel=5e-6)
        assert number.se == pytest.approx(r["se"][name], rel=5e-6)
    assert found.residual_se == pytest.approx(r["rse"], rel=1e-9)


def test_video_recorders_as_bass_did_by_hand(recorders):
    found, by_hand = fit(recorders["sales"], way="lagged"), recorders["bass1969_OLS_lagged_cum"]
    assert [found.p.value, found.q.value, found.m.value] == pytest.approx(
        [by_hand["p"], by_hand["q"], by_hand["m"]], rel=1e-9
    )
