"""Which hosts come out of a round of questions, so that it points at nobody. Pure decisions.

See decision 0034. Where five or more answered about a host, it comes out unless somebody minds. Where fewer
did, a refusal could be traced; so among those that nobody minds one is drawn by lot, and at times none is:
that a host does not come out then tells nothing of anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.exchange.accounts.small_numbers import FEWEST
from alongside.exchange.audit.decisions import Allowed, Refused

FEWEST_HOSTS, MOST_HOSTS = 2, 4  # to ask about at once: about one alone, none coming out would tell
FEWEST_ASKED = 2
NONE_IN = 4  # of so many small rounds, one names nobody though nobody is minded
APART = 12  # a multiple of every number of hosts, so that the two draws of one lot are apart
DAYS = 7  # for an answer
SAYS = ("yes", "no", "no_view")


@dataclass(frozen=True, slots=True)
class Counted:
    """What was said of one proposed host."""

    yes: int
    no: int
    no_view: int

    @property
    def answered(self) -> int:
        """How many said anything."""
        return self.yes + self.no + self.no_view


def may_ask(*, may: bool, hosts: int, asked: int, again: bool) -> Allowed | Refused:
    """Whether a round may begin. `again`: one of the hosts was asked about for this need before."""
    if not may:
        return Refused("who")
    if not FEWEST_HOSTS <= hosts <= MOST_HOSTS:
        return Refused("hosts")
    if again:
        return Refused("again")
    return Allowed() if asked >= FEWEST_ASKED else Refused("few")


def come_out(counted: Mapping[int, Counted], *, lot: int) -> frozenset[int]:
    """The hosts that come out of a closed round, by their ids. `lot`: the round's own number."""
    many = {pk for pk, one in counted.items() if one.answered >= FEWEST}
    fine = {pk for pk, one in counted.items() if one.no == 0}
    few = sorted(fine - many)
    drawn = set(few[lot % len(few) :][:1]) if few and (lot // APART) % NONE_IN else set()
    return frozenset((many & fine) | drawn)
