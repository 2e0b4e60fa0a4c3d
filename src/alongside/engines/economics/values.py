"""A business case: parties, streams of cost and benefit between them, and what each number rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

KINDS = ("cost", "benefit", "transfer", "closing")
COUNTS = ("cash", "capacity", "wellbeing")
PARTY_KINDS = ("nhs", "council", "government", "charity", "company", "people", "carers", "other")
SHAPES = ("triangular", "pert", "uniform", "normal", "lognormal", "gamma", "beta")
PRICED = "value"
SHARES = ("take_up", "attribution", "deadweight", "displacement", "drop_off")
AMOUNTS = (PRICED, "quantity", "population", "effect", *SHARES)  # the order of an engine's columns
TIMES = ("start", "ramp", "until")
LONGEST = 100  # years
GREEN_BOOK = "green-book"
GRADES = {"A": 0.0, "B": 0.05, "C": 0.15, "D": 0.25, "E": 0.4}  # optimism bias taken off, unless a case says


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from."""

    id: str
    title: str
    year: int | None = None
    licence: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who bears or gains.

    `block_contract`: activity does not change what is paid, so no cash leaves. `weight`: how much £1 to this
    party counts in the weighted result; 1 for all is no weighting.
    """

    id: str
    name: str
    kind: str = "other"
    block_contract: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its range and what it rests on; `best` None is *not known*, and never nought.

    `low`, `high`: both or neither. `shape`: one of `SHAPES`; left empty, a triangle.
    `price_year`: the year of the prices, of a `value` alone. `grade`: of the evidence, A (best) to E.
    """

    best: float | None
    low: float | None = None
    high: float | None = None
    shape: str = ""
    unit: str = ""
    source: str = ""
    price_year: int | None = None
    grade: str = ""
    note: str = ""


ONE, NONE, UNKNOWN = Amount(1.0), Amount(0.0), Amount(None)


@dataclass(frozen=True, slots=True)
class Staff:
    """People whose work changes: how many (fewer is below 0), whose, who was asked, if it is replaced."""

    fte: float | None = None
    whose: str = ""
    asked: str = ""
    replaces: bool | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """One line of the case: an amount each year from a party, to a party, or between two.

    `kind`: cost and closing have `bears`, a benefit has `gains`, a transfer has both. A closing is the cost
    of stopping the old way. `counts_as`: cash, capacity (time or room set free) or wellbeing. `health`:
    discounted as a health effect; None: exactly when it counts as wellbeing. `recurrent` streams run from
    `start` (years after the case starts) to `until` (None: the end), growing evenly to the full amount over
    `ramp` years; others fall once, in the year of `start`. `marginal`: the value is what is in fact no longer
    spent (True), an average with its share of buildings and management (False), or that is not known (None).
    """

    id: str
    name: str
    kind: str
    value: Amount
    bears: str = ""
    gains: str = ""
    counts_as: str = "cash"
    health: bool | None = None
    recurrent: bool = True
    capital: bool = False
    marginal: bool | None = None
    double_running: bool = False
    start: float = 0.0
    ramp: float = 0.0
    until: float | None = None
    quantity: Amount = ONE
    population: Amount = ONE
    effect: Amount = ONE
    take_up: Amount = ONE
    attribution: Amount = ONE
    deadweight: Amount = NONE
    displacement: Amount = NONE
    drop_off: Amount = NONE
    staff: Staff | None = None
    note: str = ""

    def amount(self, name: str) -> Amount:
        """One of its `AMOUNTS`, by name."""
        found = getattr(self, name)
        assert isinstance(found, Amount)
        return found

    @property
    def amounts(self) -> Iterator[tuple[str, Amount]]:
        """Its amounts with their names, in the order of `AMOUNTS`."""
        return ((name, self.amount(name)) for name in AMOUNTS)

    @property
    def is_known(self) -> bool:
        """Whether every number in it is known."""
        return all(one.best is not None for _, one in self.amounts)


Rates = str | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Discount:
    """Yearly rates for money and for health: `GREEN_BOOK`, or one rate after another, the last going on."""

    money: Rates = GREEN_BOOK
    health: Rates = GREEN_BOOK


@dataclass(frozen=True, slots=True)
class Correlation:
    """Two amounts, as `stream.amount`, that go up and down together: `r` from −1 to 1."""

    between: tuple[str, str]
    r: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named what-if: other numbers in some places, as `stream.amount` or `stream.from|ramp|until`."""

    id: str
    name: str
    set: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A business case, whole: what an engine needs, and what a reader must know to trust it.

    `years` run from `first_year`; the first is not discounted. `inflation`: yearly, one rate, or (year, rate)
    for years in which it changes, carried on; it brings every value to `price_year`. `optimism`: what each
    grade of evidence takes off a benefit and adds to a cost. `compared_with`: what would happen without it.
    """

    title: str
    first_year: int
    years: int
    price_year: int
    parties: tuple[Party, ...]
    streams: tuple[Stream, ...]
    sources: tuple[Source, ...] = ()
    discount: Discount = Discount()
    inflation: float | tuple[tuple[int, float], ...] = 0.0
    optimism: tuple[tuple[str, float], ...] = tuple(GRADES.items())
    compared_with: str = ""
    correlations: tuple[Correlation, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    note: str = ""

    def party(self, key: str) -> Party:
        """The party with this id."""
        return next(one for one in self.parties if one.id == key)

    def stream(self, key: str) -> Stream:
        """The stream with this id."""
        return next(one for one in self.streams if one.id == key)


CARERS = Party("carers", "Unpaid carers", "carers")
HOURS = Stream(
    "carers-hours",
    "Hours of unpaid carers",
    "cost",
    Amount(None, unit="£ an hour"),
    bears=CARERS.id,
    counts_as="wellbeing",
    quantity=Amount(None, unit="hours a year"),
)


def with_carers(case: Case) -> Case:
    """The case with unpaid carers as a party and their hours as a stream, not known where nobody has said.

    Whoever is sure that no hours are asked of carers says so: a stream with quantity 0.
    """
    carers = [one.id for one in case.parties if one.kind == "carers"]
    if not carers:
        taken = {one.id for one in case.parties}
        key = next(one for one in ("carers", "unpaid-carers", "the-unpaid-carers") if one not in taken)
        case = replace(case, parties=(*case.parties, replace(CARERS, id=key)))
        carers = [key]
    if not any(one.bears in carers or one.gains in carers for one in case.streams):
        taken = {one.id for one in case.streams}
        key = next(one for one in ("carers-hours", "unpaid-hours", "the-unpaid-hours") if one not in taken)
        case = replace(case, streams=(*case.streams, replace(HOURS, id=key, bears=carers[0])))
    return case


def with_values(case: Case, changes: Mapping[str, float | Amount]) -> Case:
    """The case with other numbers in some places, as of a scenario; a number becomes certain, a time moves.

    Raises: KeyError with the path that is in none of its streams.
    """
    made = {one.id: one for one in case.streams}
    for path, value in changes.items():
        key, _, name = path.partition(".")
        name = "start" if name == "from" else name
        if key not in made or name not in (*AMOUNTS, *TIMES):
            raise KeyError(path)
        if name in TIMES:
            new: object = value.best if isinstance(value, Amount) else float(value)
        elif isinstance(value, Amount):
            new = value
        else:
            new = replace(made[key].amount(name), best=float(value), low=None, high=None, shape="")
        made[key] = replace(made[key], **{name: new})  # type: ignore[arg-type]
    return replace(case, streams=tuple(made[one.id] for one in case.streams))


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be: where (`streams[2].value.best`), what is wrong, what to do."""

    where: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem} {self.remedy}"


@dataclass(slots=True)
class Faults:
    """Faults as they are found."""

    found: list[Fault] = field(default_factory=list)

    def add(self, where: str, problem: str, remedy: str) -> None:
        """Note one."""
        self.found.append(Fault(where, problem, remedy))
