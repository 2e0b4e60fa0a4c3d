"""A small network for tests: two clusters that one person joins, ties of the past and hoped for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass
class Tied:
    """What was stored, by name."""

    town: Any
    far: Any
    council: Any
    clinic: Any
    firm: Any
    charity: Any
    hall: Any
    pantry: Any
    gwen: Any
    hidden: Any
    before: Any
    after: Any


def settle() -> Tied:
    """Council, clinic, firm and charity in town; hall and pantry far away; Gwen knows charity and hall.

    The clinic bids against the firm, the pantry may work with the council, and two of 2017 worked together.
    """
    from alongside.exchange.directory.models import Actor, Person, Tie
    from tests._support import rows

    town, far = rows.place("Wenbury"), rows.place("Farley")

    def actor(name: str, sector: str, where: Any = town, **more: Any) -> Any:
        made = rows.actor(name, sector=sector, place=where, **more)
        made.remit.places.add(where)
        return made

    past = {"standing": "history", "reported_on": date(2017, 5, 1)}
    found = Tied(
        town=town,
        far=far,
        council=actor("Council", "public"),
        clinic=actor("Clinic", "public"),
        firm=actor("Firm", "private"),
        charity=actor("Charity", "third"),
        hall=actor("Hall", "third", far),
        pantry=actor("Pantry", "third", far),
        gwen=actor("Gwen", "community", far, nature=Actor.Nature.PERSON),
        hidden=actor("Quiet House", "third", visibility="members"),
        before=actor("Old body", "public", **past),
        after=actor("Old friend", "academic", **past),
    )
    Person.objects.create(actor=found.gwen)
    for number, (one, kind, other, when) in enumerate(
        [
            (found.council, "works-with", found.clinic, {"since": "2019-03"}),
            (found.council, "funds", found.charity, {"since": "2024", "directed": True}),
            (found.clinic, "works-with", found.charity, {}),
            (found.council, "works-with", found.firm, {"basis": "inferred"}),
            (found.charity, "board-of", found.council, {"directed": True}),
            (found.gwen, "member-of", found.charity, {"since": "2021"}),
            (found.gwen, "member-of", found.hall, {"since": "2020"}),
            (found.hall, "works-with", found.pantry, {}),
            (found.hidden, "works-with", found.pantry, {}),
            (found.firm, "bids-against", found.clinic, {}),
            (found.pantry, "prospective", found.council, {}),
            (found.before, "works-with", found.after, {"since": "2012"}),
            (found.firm, "works-with", found.pantry, {"since": "2010", "until": "2015"}),
        ]
    ):
        Tie.objects.create(actor=one, other=other, kind=kind, source_id=f"tie-{number}", **when)
    return found
