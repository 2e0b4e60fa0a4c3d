"""Read the checklists of a workspace, how its members see their ways of working fit, and their own story.

For readers who are inside: each is given the partnership that `inside` returned.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .. import work_rules as rules
from ..instruments import MARKED, Item, instruments
from ..models import Aspect, Fit, Mark, Member, Partnership, Remark

SETTLED = (Mark.State.DONE, Mark.State.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a checklist with what was said of it, newest first; `about`: a member, or nobody."""

    instrument: str
    source: str
    item: Item
    about: Member | None
    marks: tuple[Mark, ...]

    @property
    def mark(self) -> Mark | None:
        """How it stands now; none where it is open."""
        newest = self.marks[0] if self.marks else None
        return None if newest is None or newest.state == Mark.State.OPEN else newest

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or thought about."""
        return self.mark is None or self.mark.state not in SETTLED


def tactics_of(partnership: Partnership, stage: str = "") -> list[Line]:
    """What helps at a stage, the present one unless another is named; what has no stage comes last."""
    items = instruments().tactics_at(stage or partnership.stage)
    return _lines(partnership, "tactics", items, [None])


def choosing(partnership: Partnership, instrument: str, about: Iterable[Member | None]) -> list[Line]:
    """The lines of `drivers` or `barriers`, for each of these members, or nobody in particular."""
    return _lines(partnership, instrument, instruments()[instrument].items, list(about))


def _lines(
    found: Partnership, instrument: str, items: Iterable[Item], about: list[Member | None]
) -> list[Line]:
    said: dict[tuple[str, int | None], list[Mark]] = {}
    rows = found.marks.filter(instrument=instrument).select_related("user")
    for row in rows:
        said.setdefault((row.item, row.about_id), []).append(row)
    source = instruments()[instrument].source
    return [
        Line(instrument, source, item, member, tuple(said.get((item.id, member.pk if member else None), [])))
        for member in about
        for item in items
    ]


def open_checks(partnership: Partnership) -> list[Line]:
    """What is not settled of what helps at the present stage, and every concern that stands."""
    found = [line for line in tactics_of(partnership) if line.is_open]
    seen = {(line.instrument, line.item.id, None) for line in found}
    for mark in concerns(partnership):
        if (mark.instrument, mark.item, mark.about_id) not in seen:
            item = instruments()[mark.instrument].item(mark.item)
            if item is not None:
                source = instruments()[mark.instrument].source
                found.append(Line(mark.instrument, source, item, mark.about, (mark,)))
    return found


def concerns(partnership: Partnership) -> list[Mark]:
    """The newest marks that are concerns."""
    newest: dict[tuple[str, str, int | None], Mark] = {}
    for row in partnership.marks.filter(instrument__in=MARKED).select_related("about"):
        newest.setdefault((row.instrument, row.item, row.about_id), row)
    return [row for row in newest.values() if row.state == Mark.State.CONCERN]


@dataclass(frozen=True, slots=True)
class Meets:
    """How two ways of working meet: how many members see which relation, and the hardest of these."""

    pair: str
    counts: dict[str, int]
    hardest: str


def fits_of(partnership: Partnership) -> list[Fit]:
    """What members that take part said of how ways of working fit."""
    rows = partnership.fits.filter(member__state=Member.State.ACCEPTED)
    return list(rows.select_related("member", "user"))


def meets(fits: list[Fit]) -> list[Meets]:
    """The three pairs, each with what was said of it."""
    found = []
    for pair in rules.PAIRS:
        said = [getattr(fit, pair) for fit in fits]
        counts = {one: said.count(one) for one in Fit.Relation.values if one in said}
        found.append(Meets(pair, counts, rules.hardest(said)))
    return found


def remarks_of(partnership: Partnership) -> list[Remark]:
    """What members noticed, newest first."""
    return list(partnership.remarks.exclude(words="").select_related("member"))


def aspects_of(partnership: Partnership) -> dict[str, list[Aspect]]:
    """What was written of each side of the work, newest first, by dimension."""
    found: dict[str, list[Aspect]] = {}
    for row in partnership.aspects.all():
        found.setdefault(row.dimension, []).append(row)
    return found
