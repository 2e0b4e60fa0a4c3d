"""What may be put in order, chosen and marked in a ballot, and how many people count. Pure decisions."""

from collections.abc import Mapping

from alongside.exchange.audit.decisions import Allowed, Refused

FEWEST, MOST = 3, 60  # things to put in order
LONGEST = 200  # signs of the name of one
WAYS = ("pairs", "criteria")
ASPECTS = ("relevance", "feasibility", "acceptability", "scalability", "sustainability")
MARKS, WEIGHTS = range(1, 6), range(4)
STEP = 5  # people: a result counts at least so many, and changes only when so many more took part


def may_set(*, state: str, way: str) -> Allowed | Refused:
    """How people answer is said before it opens."""
    if state != "draft":
        return Refused("not-draft")
    return Allowed() if way in WAYS else Refused("no-way")


def may_add(*, state: str, titles: list[str], there: int) -> Allowed | Refused:
    """Whether these can be added: until it is closed, each with a short name, and not too many."""
    if state not in ("draft", "open"):
        return Refused("over")
    if not titles:
        return Refused("no-options")
    if max(len(title) for title in titles) > LONGEST:
        return Refused("long-option")
    return Refused("many-options") if there + len(titles) > MOST else Allowed()


def may_open(*, options: int) -> Allowed | Refused:
    """With fewer than three there is nothing to put in order."""
    return Allowed() if options >= FEWEST else Refused("few-options")


def may_drop(*, state: str) -> Allowed | Refused:
    """Once somebody may have chosen it, it stays."""
    return Allowed() if state == "draft" else Refused("not-draft")


def came(*, said: str, turned: bool) -> str:
    """What somebody said of two, as it is kept: which of them in the order of the list. Empty for no answer.

    `said`: left, right, same or cannot; `turned`: whether the later one stood on the left.
    """
    plain = {"left": "other" if turned else "one", "right": "one" if turned else "other"}
    return plain.get(said, said if said in ("same", "cannot") else "")


def may_mark(*, marks: Mapping[str, int]) -> Allowed | Refused:
    """Marks are from 1 to 5, by aspect; at least one is given."""
    if not marks:
        return Refused("no-marks")
    good = all(name in ASPECTS and value in MARKS for name, value in marks.items())
    return Allowed() if good else Refused("bad-mark")


def may_weigh(*, weights: Mapping[str, int]) -> Allowed | Refused:
    """How much each counts is from 0 to 3, and something counts."""
    if set(weights) != set(ASPECTS) or any(value not in WEIGHTS for value in weights.values()):
        return Refused("no-weights")
    return Allowed() if any(weights.values()) else Refused("nothing-counts")


def counts(*, people: int, is_over: bool) -> int:
    """How many people, the first who came, the result that is shown counts; 0 for none.

    While people can answer it always leaves out the last five or more, so that neither two results, nor the
    last one and that of all, differ by fewer.
    """
    if is_over:
        return people if people >= STEP else 0
    return max(0, (people - STEP) // STEP) * STEP
