"""The Bass curve gives back what made the data, and says when data do not tell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from alongside.engines._shared.errors import EngineInputError
from alongside.engines.diffusion.bass import WAYS, density, fit, share

odd = st.lists(
    st.one_of(st.integers(0, 30), st.floats(0, 1e6).filter(lambda x: x == 0 or x > 1)), max_size=12
)


def test_the_share_solves_the_equation_of_bass():
    p, q = 0.03, 0.4
    found = solve_ivp(
        lambda _, f: (p + q * f) * (1 - f), (0, 20), [0.0], t_eval=np.arange(21), rtol=1e-9, atol=1e-9
    )
    assert share(np.arange(21), p, q) == pytest.approx(found.y[0], abs=1e-6)
    assert density([0.0, 4.0], p, q) == pytest.approx(
        [(p + q * f) * (1 - f) for f in share([0.0, 4.0], p, q)]
    )


@pytest.mark.parametrize("way", ["share", "counts", "rate"])
@pytest.mark.parametrize(("p", "q", "m"), [(0.01, 0.4, 500.0), (0.1, 0.05, 90.0), (0.002, 0.9, 3e6)])
def test_a_curve_without_noise_is_found_again(way, p, q, m):
    t = np.arange(16)
    counts = m * density(t[1:], p, q) if way == "rate" else m * np.diff(share(t, p, q))
    found = fit(counts, m=m if way == "share" else None, way=way)
    assert [found.p.value, found.q.value, found.m.value] == pytest.approx([p, q, m], rel=1e-4)
    when = max(np.log(q / p) / (p + q), 0.0)
    assert found.peak.value == pytest.approx(when, abs=1e-3)
    assert found.peak_size == pytest.approx(m * density(when, p, q), rel=1e-3)


def test_intervals_hold_what_made_the_data():
    random, held, tried = np.random.default_rng(3), np.zeros(3), 0
    for _ in range(16):
        p, q, m = random.uniform(0.005, 0.03), random.uniform(0.3, 0.6), 400
        chance = np.diff(share(np.arange(16), p, q), append=1.0)
        found = fit(random.multinomial(m, chance)[:12])
        if found.enough:
            tried += 1
            pairs = ((found.p, p), (found.q, q), (found.m, m))
            held += [one.low <= true <= one.high for one, true in pairs]
    assert tried >= 12
    assert (held / tried >= 0.7).all()


@pytest.mark.parametrize(
    ("counts", "m", "why"),
    [
        ([], None, "nobody"),
        ([0, 0, 0, 0], 9, "nobody"),
        ([4], 9, "few"),
        ([1, 3, 2], None, "few"),
        ([0, 0, 9, 0, 0], None, "at-once"),
        ([3] * 8, None, "no-peak"),
        ([1, 2, 4, 8, 16, 32], None, "no-peak"),
        ([1, 0, 1, 0, 1, 0, 0, 0, 1], None, "no-peak"),
    ],
)
def test_data_that_do_not_tell_are_refused_with_why(counts, m, why):
    found = fit(counts, m)
    assert (found.enough, found.why) == (False, why)
    assert np.isnan([found.p.value, found.q.value, found.peak.value, *found.expected]).all()
    assert np.isnan(found.m.value) == (m is None)


@settings(max_examples=20)
@given(odd, st.sampled_from([None, 1.0, 3.0]), st.sampled_from(WAYS))
def test_odd_counts_never_break_it(counts, times, way):
    known = None if times is None or way == "lagged" or not sum(counts) else sum(counts) * times
    if known is None and way == "share":
        way = "counts"
    before = list(counts)
    found = fit(counts, known, way)
    assert counts == before
    assert found.enough == (found.why == "")
    if found.enough:
        for one in (found.p, found.q, found.m):
            assert one.low <= one.value <= one.high
        assert (np.diff(found.expected) >= -1e-9 * found.m.value).all()
        assert found.m.value > 0
        assert found.p.value > 0


@pytest.mark.parametrize("way", ["share", "counts", "rate"])
def test_of_very_many_who_could_hardly_any_start(way):
    found = fit([5, 4, 3, 2, 1, 0, 0, 0, 0], 1e9, way)
    assert found.enough == (found.why == "")
    assert not found.enough or found.p.value < 1e-6


def test_a_unit_changes_m_alone():
    counts = np.array([3, 9, 20, 33, 30, 19, 8, 3.0])
    one, thousand = fit(counts), fit(counts * 1000)
    assert thousand.m.value == pytest.approx(1000 * one.m.value, rel=1e-6)
    assert thousand.p.value == pytest.approx(one.p.value, rel=1e-5)
    assert thousand.q.se == pytest.approx(one.q.se, rel=1e-4)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (([1, -2, 3],), "counts"),
        (([1, float("nan"), 3],), "counts"),
        (([[1, 2], [3, 4]],), "counts"),
        (("many",), "counts"),
        (([1e300, 1, 1, 1],), "counts"),
        (([5, 5, 5], 9), "m"),
        (([5, 5, 5], float("inf")), "m"),
        (([5, 5, 5, 6], None, "share"), "m"),
        (([5, 5, 5, 6, 3], 90, "lagged"), "m"),
        (([5, 5, 5], 90, "guess"), "way"),
    ],
)
def test_what_cannot_be_is_refused(arguments, part):
    with pytest.raises(EngineInputError) as refusal:
        fit(*arguments)
    assert refusal.value.input == part
