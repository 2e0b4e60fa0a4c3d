"""Read what is asked of an innovation, what there is and what is missing, who could help, and its stamps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import acted_for
from alongside.exchange.innovations.models import Innovation
from alongside.exchange.innovations.queries import record as records
from alongside.exchange.innovations.queries import support
from alongside.exchange.innovations.queries.innovations import under
from alongside.exchange.offers.models import Offer

from .. import standard_rules as rules
from ..models import Stamp, StandardAnswer, StandardLevel

MOST_HELP = 3  # of one sort, on the page of what is missing


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that is asked and where it stands: `state` of an answer, `said` in the record, or nothing."""

    item: rules.Item
    state: str
    answer: StandardAnswer | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """All that is asked of an innovation. `record`: none where none is kept that the viewer may see."""

    record: Innovation | None
    types: tuple[str, ...]
    reach: str
    stakes: str
    rows: tuple[Standing, ...]

    def of(self, *groups: str) -> list[Standing]:
        """Those of some groups that apply."""
        return [row for row in self.rows if row.item.group in groups and row.state != "not-needed"]

    @property
    def there(self) -> int:
        """How many are there."""
        return sum(row.state == "there" for row in self.rows)

    @property
    def missing(self) -> list[Standing]:
        """Those that are missing, or of which nothing is known."""
        return [row for row in self.rows if row.state in ("", "missing")]


def asked_of(viewer: Viewer, offer: Offer) -> Asked:
    """What is asked of an innovation that the viewer was given, and what there is as far as they may see."""
    told = records.told_of(viewer, offer)
    row = told.innovation
    level = StandardLevel.objects.filter(under(viewer), innovation=row).first() if row else None
    reach, stakes = (level.reach, level.stakes) if level else ("", "")
    answers: dict[str, StandardAnswer] = {}
    if row is not None:
        for one in StandardAnswer.objects.filter(under(viewer), innovation=row).select_related("user"):
            answers.setdefault(one.item, one)
    rows = []
    for item in rules.asked(told.types, reach, stakes):
        answer = answers.get(item.key)
        state = answer.state if answer else rules.from_record(item, told.answers)
        rows.append(Standing(item, state, answer))
    return Asked(row, told.types, reach, stakes, tuple(rows))


def answers_to(viewer: Viewer, innovation: Innovation, item: str) -> list[StandardAnswer]:
    """What was said of one thing, the newest first."""
    rows = StandardAnswer.objects.filter(under(viewer), innovation=innovation, item=item)
    return list(rows.select_related("user"))


def who_could_help(viewer: Viewer, offer: Offer, kinds: Sequence[str], stage: str) -> list[support.Finding]:
    """Help on offer now for each of these sorts, those near first."""
    found = support.find_help(
        viewer,
        world=offer.world,
        kinds=kinds,
        stage=stage,
        types=offer.innovation_types,
        here=support.around(offer.place),
    )
    return [support.Finding(one.kind, one.now[:MOST_HELP], ()) for one in found if one.now]


def stamps_of(viewer: Viewer, offer: Offer) -> list[Stamp]:
    """Every stamp on an innovation that the viewer was given, the newest first; withdrawn ones too."""
    return list(Stamp.objects.filter(seen(viewer, Offer, "offer__"), offer=offer).select_related("judge"))


def stamp_for(viewer: Viewer, offer: Offer, ref: str) -> Stamp | None:
    """One of them."""
    rows = Stamp.objects.filter(seen(viewer, Offer, "offer__"), offer=offer, ref=ref)
    return rows.select_related("judge").first()


def holds(stamp: Stamp, today: date) -> bool:
    """Whether a stamp holds on a day: neither withdrawn nor over."""
    return stamp.withdrawn_on is None and (stamp.until is None or stamp.until >= today)


def how_given(stamp: Stamp, owner_id: int | None) -> str:
    """Whose word it is: `self` where the judge keeps it, `here` where the judge gave it here, else `told`."""
    if stamp.judge is not None and stamp.judge.party_id == owner_id:
        return "self"
    return "here" if stamp.here else "told"


def judges(viewer: Viewer, world: str) -> list[Actor]:
    """The organisations for which the viewer could give a stamp."""
    if viewer.user_id is None:
        return []
    return [
        one for one in acted_for(viewer) if one.nature == Actor.Nature.ORGANISATION and one.world == world
    ]


def may_withdraw(viewer: Viewer, stamp: Stamp) -> bool:
    """Whether the viewer may say that a stamp no longer holds: its judge, or who wrote down another's."""
    if viewer.user_id is None or stamp.withdrawn_on is not None:
        return False
    if stamp.here:
        return stamp.judge is not None and stamp.judge.party_id in viewer.parties
    return stamp.offer.owner_id is not None and stamp.offer.owner_id in viewer.parties


def needed_help(rows: Iterable[Standing]) -> list[str]:
    """The sorts of help that would bring what is missing, most often needed first."""
    counted: dict[str, int] = {}
    for row in rows:
        for kind in row.item.helps:
            counted[kind] = counted.get(kind, 0) + 1
    return sorted(counted, key=lambda kind: -counted[kind])
