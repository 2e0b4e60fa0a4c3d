"""From a pool to a list of numbered panels, or to why there is none."""

from __future__ import annotations

from .._shared.errors import EngineInputError
from .drawing import digest_of, inputs_of
from .fairest import fairest
from .kinds import kinds_of
from .listing import dealt, length_for, rounded
from .mending import conflict_of
from .values import Conflict, Lottery, Pool

FAIR = ("maximin", "leximin")


def why_not(pool: Pool) -> Conflict | None:
    """Say why no panel is possible and what would mend it; None where one is. A fraction of a second."""
    return conflict_of(kinds_of(pool))


def lottery(pool: Pool, fair: str = "leximin", rows: int | None = None) -> Lottery | Conflict:
    """Work out the fairest list of numbered panels, or why no panel is possible.

    `fair`: with maximin the least chance is as large as can be, with leximin also the next, and so on.
    `rows`: how many panels to list, else 1,000, or 10,000 where somebody's chance is below 0.02.
    Order: nothing depends on the order of people, categories or quotas.
    Cost: seconds for hundreds of people; see `fairest`.
    Raises: EngineInputError for another `fair` or `rows` below 1.
    """
    if fair not in FAIR:
        raise EngineInputError("fair", f"'{fair}' is not one of {', '.join(FAIR)}.", "Choose one of them.")
    if rows is not None and rows < 1:
        raise EngineInputError("rows", f"it is {rows}.", "List one panel or more.")
    kinds = kinds_of(pool)
    found = fairest(kinds, fair)
    if found is None:
        conflict = conflict_of(kinds)
        if conflict is None:
            raise RuntimeError("One program finds a panel and the other does not.")
        return conflict
    rows = rows or length_for(found)
    places = dealt(kinds, rounded(kinds, found, rows))
    names = [person.id for person in kinds.people]
    chance, listed = [0.0] * len(names), [0] * len(names)
    for kind, homes in enumerate(kinds.members):
        for home in homes:
            for one in home:
                chance[one] = float(found.chance[kind])
    for row in places:
        for one in row:
            listed[one] += 1
    never = [names[one] for kind in found.never.nonzero()[0] for home in kinds.members[kind] for one in home]
    panels = tuple(tuple(names[one] for one in row) for row in places)
    apart = max(abs(one - many / rows) for one, many in zip(chance, listed, strict=True))
    return Lottery(
        fair=fair,
        size=kinds.size,
        ids=tuple(names),
        chances=tuple(chance),
        listed=tuple(listed),
        never=tuple(sorted(never)),
        panels=panels,
        inputs=inputs_of(kinds, fair, rows),
        digest=digest_of(panels),
        difference=apart,
        bound=found.bound,
    )
