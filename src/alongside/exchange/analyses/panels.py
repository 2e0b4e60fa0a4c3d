"""Check, draw and replace in a panel of `voices`: its rows in, the lottery, what was drawn kept."""

from dataclasses import asdict
from typing import Any

from alongside.exchange.accounts.access import Doer
from alongside.exchange.voices import panel_rules as rules
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import drawing
from alongside.exchange.voices.services.drawing import Outcome

from . import lotteries
from .lotteries import Drawn, Impossible, Row, Wanted


def _rows(panel: Any) -> list[Row]:
    return [Row(str(one.number), one.features, one.household) for one in queries.lots_of(panel)]


def wanted_of(panel: Any) -> list[Wanted]:
    """The quotas. Whoever prefers not to say counts towards none of that category."""
    return [
        Wanted(category.name, row.name, row.least, row.most)
        for category in queries.categories_of(panel)
        for row in category.features.all()
    ]


def check(panel: Any) -> Impossible | None:
    """Why no panel can be drawn of those who have registered, if so."""
    return lotteries.check(_rows(panel), wanted_of(panel), panel.size)


def draw(panel: Any, words: str, by: Doer) -> Impossible | Any:
    """Draw the panel by the promised number and `words`, and keep it."""
    waiting = drawing.seed_for(ref=panel.ask.ref, words=words, by=by, kind="panel")
    found = lotteries.draw(
        _rows(panel),
        wanted_of(panel),
        panel.size,
        waiting,
        fair=panel.fair,
        alternates=panel.alternates,
    )
    return found if isinstance(found, Impossible) else _keep(panel, words, found, by, "panel")


def replace(panel: Any, by: Doer) -> Impossible | Any:
    """Draw somebody for each free place, of those who stand by if that can be, and keep the quotas."""
    seed = drawing.seed_for(ref=panel.ask.ref, words="", by=by, kind="replacement")
    lots = queries.lots_of(panel)
    staying = [str(one.number) for one in lots if one.state in rules.HOLDS]
    gone = [str(one.number) for one in lots if one.state in rules.LEFT]
    ready = [str(one.number) for one in lots if one.state == "alternate"]
    rows, wanted = _rows(panel), wanted_of(panel)
    tries = [[one for one in rows if one.id in {*staying, *gone, *ready}]] if ready else []
    found: Any = None
    for people in [*tries, rows]:
        found = lotteries.replace(
            people, wanted, panel.size, seed, staying=staying, gone=gone, fair=panel.fair
        )
        if isinstance(found, Drawn):
            return _keep(panel, "", found, by, "replacement")
    return found


def _keep(panel: Any, words: str, found: Drawn, by: Doer, kind: str) -> Any:
    numbers = tuple(map(int, found.members))
    staying = {one.number for one in queries.lots_of(panel) if one.state in rules.HOLDS}
    outcome = Outcome(
        members=[number for number in numbers if number not in staying],
        alternates=tuple(map(int, found.alternates)),
        panels=[tuple(map(int, one)) for one in found.panels],
        drawn=found.number,
        chances=found.chances,
        quotas=[asdict(one) for one in wanted_of(panel)],
        pool=found.pool,
        fair=found.fair,
        input_hash=found.input_hash,
        version=found.version,
        run=found.run,
        why={"list_hash": found.list_hash, "fairest": found.fairest, "never": len(found.never)},
    )
    return drawing.keep_draw(ref=panel.ask.ref, words=words, outcome=outcome, by=by, kind=kind)
