"""Portfolios for tests: an organisation with its user, projects with figures, stays long ago."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.models import Acting, Party, User
from alongside.exchange.innovations.models import Portfolio, PortfolioItem, Stay
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.innovations import innovation

SET = ("idea", "development", "testing", "adoption")


class Fund:
    """An organisation that keeps a portfolio, and the person who does it."""

    def __init__(self, name: str = "Fund") -> None:
        self.actor = rows.actor(name)
        self.user = User.objects.create(email=f"{name.lower()}@example.org", name=name)
        Acting.objects.create(user=self.user, party=self.actor.party, role="editor")
        self.by = Doer(user_id=self.user.pk, acting_for_id=self.actor.party_id)
        self.viewer = Viewer(user_id=self.user.pk, parties=frozenset({self.actor.party_id}))

    @property
    def party(self) -> Party:
        """Whose the portfolio is."""
        return self.actor.party


def ago(days: int) -> Any:
    """The day that many days ago."""
    return timezone.localdate() - timedelta(days=days)


def project(
    title: str = "Bench", *, days: tuple[int, ...] = (), kind: str = "service", **fields: Any
) -> Offer:
    """An innovation with a record, at its last stage since as many days as the last of `days` says."""
    known = {"stage": SET[len(days) - 1]} if days else {}
    made = innovation(title=title, innovation_types=[kind], **(known | fields))
    for at in range(len(days)):
        last = at == len(days) - 1
        left = None if last else ago(sum(days[at + 1 :]))
        Stay.objects.create(innovation=made, stage=SET[at], entered_on=ago(sum(days[at:])), left_on=left)
    return made.offer


def portfolio(fund: Fund | None = None, **fields: Any) -> Portfolio:
    """One for everybody to see."""
    owner = fund.party if fund else Party.objects.create()
    return Portfolio.objects.create(**({"name": "All of it", "owner": owner} | fields))


def item(found: Portfolio | None = None, offer: Offer | None = None, **fields: Any) -> PortfolioItem:
    """A project in it."""
    return PortfolioItem.objects.create(portfolio=found or portfolio(), offer=offer or project(), **fields)
