"""Cases to try things on: a plain one by hand, and any that may be."""

from dataclasses import replace

from hypothesis import strategies as st

from alongside.engines import economics as e

AMOUNT = e.Amount
PARTIES = (
    e.Party("trust", "A trust", "nhs", block_contract=True),
    e.Party("council", "A council", "council"),
    e.Party("carers", "Carers", "carers", weight=2.0),
)


def stream(key, kind="benefit", value=100.0, **more):
    """A stream of so much a year, from or to the council unless said otherwise."""
    sides = {"cost": {"bears": "council"}, "closing": {"bears": "council"}, "benefit": {"gains": "council"}}
    sides["transfer"] = {"bears": "council", "gains": "trust"}
    said = {
        name: AMOUNT(one) if isinstance(one, float) and name in e.AMOUNTS else one
        for name, one in more.items()
    }
    return e.Stream(key, key, kind, AMOUNT(value), **{**sides[kind], **said})


def case(*streams, **more):
    """A case of three years from 2026 with these streams."""
    usual = {"title": "A case", "first_year": 2026, "years": 3, "price_year": 2026, "parties": PARTIES}
    return e.Case(**{**usual, "streams": streams, **more})


def money(low=-1000, high=1000):
    return st.integers(low, high).map(float)


SHARE = st.integers(0, 20).map(lambda one: one / 20)
TIME = st.integers(0, 40).map(lambda one: one / 10)


@st.composite
def amounts(draw, numbers):
    """A number with or without a range, or not known."""
    best = draw(numbers)
    if draw(st.integers(0, 9)) == 0:
        return AMOUNT(None)
    low, high = (draw(numbers) for _ in range(2)) if draw(st.booleans()) else (None, None)
    if low is not None:
        low, best, high = sorted((low, best, high))
    return AMOUNT(best, low, high, grade=draw(st.sampled_from(["", "A", "C", "E"])))


@st.composite
def streams(draw, key, years):
    """A stream of any kind between any parties."""
    kind = draw(st.sampled_from(e.KINDS))
    first, second = draw(st.permutations([one.id for one in PARTIES]))[:2]
    start = min(draw(TIME), years - 0.5)
    until = start + draw(TIME) + 0.1 if draw(st.booleans()) else None
    given_amounts = {
        name: draw(amounts(SHARE if name in e.values.SHARES else money(0, 50)))
        for name in draw(st.sets(st.sampled_from(e.AMOUNTS[1:]), max_size=4))
    }
    value = replace(draw(amounts(money())), price_year=draw(st.sampled_from([None, 2023, 2026, 2028])))
    return e.Stream(
        key, key.title(), kind, value,
        bears=first if kind != "benefit" else "",
        gains=second if kind in ("benefit", "transfer") else "",
        counts_as=draw(st.sampled_from(e.COUNTS)),
        health=draw(st.sampled_from([None, True, False])),
        recurrent=draw(st.booleans()), capital=draw(st.booleans()), double_running=draw(st.booleans()),
        marginal=draw(st.sampled_from([None, True, False])),
        start=start, ramp=draw(TIME), until=until,
        staff=draw(st.sampled_from([None, e.Staff(), e.Staff(-1.5, "ward", "all of them", True)])),
        **given_amounts,
    )  # fmt: skip


@st.composite
def cases(draw):
    """Any case of up to five streams and six years."""
    years = draw(st.integers(1, 6))
    rates = st.sampled_from(["green-book", (0.0,), (0.035,), (0.05, 0.02)])
    made = tuple(draw(streams(f"s{at}", years)) for at in range(draw(st.integers(1, 5))))
    return case(
        *made,
        years=years,
        discount=e.Discount(draw(rates), draw(rates)),
        inflation=draw(st.sampled_from([0.0, 0.03, ((2024, 0.02), (2027, 0.05))])),
        optimism=draw(st.sampled_from([tuple(e.GRADES.items()), ()])),
        scenarios=(e.Scenario("slow", "Slow", (("s0.take_up", 0.5),)),),
    )
