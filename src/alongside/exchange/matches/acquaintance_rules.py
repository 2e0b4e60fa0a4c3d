"""Which two may be put in touch for who they are. Pure; `notices_acquaintances.WHY_NOT` has the sentences."""

from dataclasses import dataclass

from alongside.exchange.audit.decisions import Allowed, Refused


@dataclass(frozen=True, slots=True)
class Two:
    """What is known of two actors that somebody would have know each other."""

    may_ask: bool
    same: bool
    worlds: tuple[str, str]
    standings: tuple[str, str]
    under_way: bool = False
    reachable: bool = True  # each can be written to, or a connector can ring


def may_acquaint(two: Two) -> Allowed | Refused:
    """Whether the two may be put in touch now: the first thing that speaks against it."""
    against = (
        ("who", not two.may_ask),
        ("same", two.same),
        ("worlds", len(set(two.worlds)) > 1),
        ("history", "history" in two.standings),
        ("under-way", two.under_way),
        ("unreachable", not two.reachable),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())
