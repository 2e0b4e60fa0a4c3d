"""Three needs at two places, two scarce helps, a connector of both places, and a way to keep a sharing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alongside.exchange.accounts.models import User
from alongside.exchange.matches.models import Sharing
from alongside.exchange.matches.services.sharing import Fit, keep_sharing
from tests._support import rows
from tests._support.introductions import doer, user


@dataclass
class Few:
    """The rows: `near` and `far` places, needs by place, a lunch with two places and a course with one."""

    region: Any
    near: Any
    far: Any
    needs: list[Any]
    lunch: Any
    course: Any
    nell: User

    @property
    def offers(self) -> list[Any]:
        """Both helps."""
        return [self.lunch, self.course]


def few(**more: Any) -> Few:
    """The rows, all of one world; the helps answer at an address that they publish."""
    region = rows.place("Coast", kind="region", **more)
    near, far = (rows.place(name, parent=region, **more) for name in ("Wenbury", "Farley"))
    ward, club = rows.actor("The ward", **more), rows.actor("The club", **more)
    alliance = rows.actor("Alliance", **more)
    given = {"actor": club, "contact": "club@x.example", "place": near, **more}
    asked = {"actor": ward, "owner": ward.party, **more}
    made = Few(
        region=region,
        near=near,
        far=far,
        needs=[
            rows.need("Older men eat lunch alone", place=near, **asked),
            rows.need("Older women eat lunch alone", place=near, **asked),
            rows.need("Families eat lunch alone", place=far, **asked),
        ],
        lunch=rows.offer("Lunch club", "Eat lunch together, nobody alone.", capacity=4, taken=2, **given),
        course=rows.offer("Lunch course", "Learn to cook lunch together.", capacity=1, **given),
        nell=user("nell", alliance.party, "broker", region),
    )
    user("ward", ward.party)
    return made


def fits(those: Few, *values: float) -> list[Fit]:
    """Each need with the lunch, then with the course; nothing where it is 0."""
    pairs = [(need, offer) for offer in those.offers for need in those.needs]
    return [
        Fit(need.pk, offer.pk, value, ("Both are about lunch.",))
        for (need, offer), value in zip(pairs, values, strict=True)
        if value
    ]


def kept(
    those: Few, by: User | None = None, values: tuple[float, ...] = (0.9, 0.8, 0.3, 0, 0.2, 0)
) -> Sharing:
    """A sharing as the services keep it, not yet worked out."""
    return keep_sharing(
        needs=those.needs, offers=those.offers, fits=fits(those, *values), run="", by=doer(by or those.nell)
    )
