"""Scarce help among several things needed: what may be shared, changed and sent. Pure decisions.

Each `Refused` names its reason by a key; `notices_sharing.WHY_NOT` has the sentence.
"""

from collections.abc import Collection

from alongside.exchange.audit.decisions import Allowed, Refused

MOST = 20  # things needed, and helps, of one sharing: what a page still shows side by side
MOST_PLACES = 99  # that one need takes


def may_share(*, may: bool, needs: int, offers: int, worlds: Collection[str]) -> Allowed | Refused:
    """Whether so many needs and offers may be shared. `may`: the doer is somebody who shares at all."""
    against = (
        ("who", not may),
        ("no-needs", needs == 0),
        ("no-offers", offers == 0),
        ("many-needs", needs > MOST),
        ("many-offers", offers > MOST),
        ("worlds", len(set(worlds)) > 1),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_change(*, is_sent: bool) -> Allowed | Refused:
    """What was sent stays as it was."""
    return Refused("sent") if is_sent else Allowed()


def may_take(*, places: int | None, pinned: int) -> Allowed | Refused:
    """Whether a need may take so many places, of which a person has fixed `pinned`."""
    if places is None or not 0 <= places <= MOST_PLACES:
        return Refused("takes")
    return Refused("takes-pinned") if pinned > places else Allowed()


def may_give(*, places: int | None, room: int, pinned: int) -> Allowed | Refused:
    """Whether an offer may give so many places, with `room` left now and `pinned` fixed by a person."""
    if places is None or not 0 <= places <= room:
        return Refused("gives")
    return Refused("gives-pinned") if pinned > places else Allowed()
