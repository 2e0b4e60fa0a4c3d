"""Keep projects that are judged together, what they cost and may bring, and the sets that are decided on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.queries import offers_by_id
from alongside.exchange.places.models import Place

from .. import portfolio_rules as rules
from ..models import Portfolio, PortfolioChoice, PortfolioChosen, PortfolioItem
from ..notices_portfolios import PortfolioRefused
from ..queries import portfolios as queries

NUMBERS = ("cost", "value_low", "value_likely", "value_high", "cash", "hours", "frees_hours", "horizon")
FIGURES = (*NUMBERS, "wellbeing", "risk", "theme", "rule", "note")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a portfolio as a whole."""

    name: str
    about: str = ""
    place: Place | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    budget: int | None = None
    hours: int | None = None
    large_from: int | None = None


def _refuse(decided: object, field: str = "") -> None:
    if isinstance(decided, Refused):
        raise PortfolioRefused(decided.why, field)


def _allow(said: Said, acts_for: int | None, world: str) -> None:
    """Raise why it may not be kept so."""
    _refuse(
        rules.may_keep(
            name=said.name,
            about=said.about,
            acts_for=acts_for,
            starts_on=said.starts_on,
            ends_on=said.ends_on,
        )
    )
    if said.place is not None and said.place.world != world:
        raise PortfolioRefused("worlds")


def held(ref: str, by: Doer) -> Portfolio:
    """A portfolio that the doer's party keeps, locked until the transaction ends.

    Raises: Portfolio.DoesNotExist for anybody else, as where there is none.
    """
    viewer = viewer_of(by)
    found = queries.portfolio_for(viewer, ref)
    if found is None or not queries.keeps(viewer, found):
        raise Portfolio.DoesNotExist
    return Portfolio.objects.select_for_update().get(pk=found.pk)


@transaction.atomic
def start(*, said: Said, offers: Sequence[Offer] = (), by: Doer) -> Portfolio:
    """Begin one for the party acted for, seen by it alone at first, with some projects in it.

    Raises: PortfolioRefused, with the field. Then: one audit entry.
    """
    world = world_of_party(by.acting_for_id)
    _allow(said, by.acting_for_id, world)
    made = Portfolio(owner_id=by.acting_for_id, world=world, visibility=Visibility.PRIVATE)
    _write(made, said)
    record(by=by, action="start", kind="portfolio", ids=[made.pk], detail={"items": len(offers)})
    if offers:
        _put_in(made, offers, by)
    return made


@transaction.atomic
def edit(*, ref: str, said: Said, by: Doer) -> Portfolio:
    """Say otherwise what it is, from when until when, and what can be paid. Raises: PortfolioRefused."""
    found = held(ref, by)
    _allow(said, found.owner_id, found.world)
    _write(found, said)
    record(by=by, action="edit", kind="portfolio", ids=[found.pk])
    return found


def _write(row: Portfolio, said: Said) -> None:
    row.name, row.about, row.place = said.name, said.about, said.place
    row.starts_on, row.ends_on = said.starts_on, said.ends_on
    row.budget, row.hours = said.budget, said.hours
    if said.large_from:
        row.large_from = said.large_from
    row.save()


@transaction.atomic
def share(*, ref: str, visibility: str, circles: Iterable[str] = (), by: Doer) -> Portfolio:
    """Say who may see it. Raises: SightRefused. Then: one audit entry, where something changed."""
    found = held(ref, by)
    if changed := set_sight(row=found, visibility=visibility, circles=circles, by=by):
        record(by=by, action="share", kind="portfolio", ids=[found.pk], detail={"fields": changed})
    return found


@transaction.atomic
def aim(*, ref: str, target: Mapping[str, Mapping[str, int]], by: Doer) -> Portfolio:
    """Say what balance is aimed for: shares in percent. Raises: PortfolioRefused, with the kind of part."""
    found = held(ref, by)
    for kind, shares in target.items():
        _refuse(rules.may_aim({kind: shares}), kind)
    found.target = {kind: dict(shares) for kind, shares in target.items()}
    found.save(update_fields=["target", "changed_at"])
    record(by=by, action="aim", kind="portfolio", ids=[found.pk], detail={"parts": sorted(target)})
    return found


@transaction.atomic
def add(*, ref: str, offers: Sequence[Offer], by: Doer) -> Portfolio:
    """Put projects into it that the doer may see. Raises: Offer.DoesNotExist; PortfolioRefused."""
    found = held(ref, by)
    _put_in(found, offers, by)
    return found


def _put_in(found: Portfolio, offers: Sequence[Offer], by: Doer) -> None:
    seen = offers_by_id(viewer_of(by), [offer.pk for offer in offers])
    if any(offer.pk not in seen or offer.kind != "innovation" for offer in offers):
        raise Offer.DoesNotExist
    if any(offer.world != found.world for offer in offers):
        raise PortfolioRefused("worlds", "items")
    there = set(found.items.values_list("offer_id", flat=True))
    new = list(dict.fromkeys(offer.pk for offer in offers if offer.pk not in there))
    _refuse(rules.may_add(there=len(there), new=len(new)))
    PortfolioItem.objects.bulk_create(PortfolioItem(portfolio=found, offer_id=pk) for pk in new)
    record(by=by, action="add-items", kind="portfolio", ids=[found.pk], detail={"items": len(new)})


def _item(ref: str, offer_ref: str, by: Doer) -> PortfolioItem:
    found = held(ref, by)
    item = queries.item_for(viewer_of(by), found, offer_ref)
    if item is None:
        raise PortfolioItem.DoesNotExist
    return item


@transaction.atomic
def take_out(*, ref: str, offer_ref: str, by: Doer) -> None:
    """Take a project out of it; sets decided on before stay as they were.

    Raises: Portfolio.DoesNotExist, PortfolioItem.DoesNotExist. Then: one audit entry.
    """
    item = _item(ref, offer_ref, by)
    portfolio_id = item.portfolio_id
    item.delete()
    record(by=by, action="take-out-item", kind="portfolio", ids=[portfolio_id])


@transaction.atomic
def set_figures(*, ref: str, offer_ref: str, figures: Mapping[str, Any], by: Doer) -> PortfolioItem:
    """Say what a project costs and may bring here: all of `FIGURES`; what is not given is not known.

    Raises: Portfolio.DoesNotExist, PortfolioItem.DoesNotExist; PortfolioRefused, with the field.
    """
    item = _item(ref, offer_ref, by)
    texts = {name: str(figures.get(name) or "").strip() for name in ("risk", "theme", "rule", "note")}
    _refuse(
        rules.may_keep_figures(
            low=figures.get("value_low"),
            likely=figures.get("value_likely"),
            high=figures.get("value_high"),
            cash=figures.get("cash"),
            risk=texts["risk"],
            rule=texts["rule"],
            note=texts["note"],
        )
    )
    for name in (*NUMBERS, "wellbeing"):
        setattr(item, name, figures.get(name))
    for name, text in texts.items():
        setattr(item, name, text[:80] if name == "theme" else text)
    item.save(update_fields=FIGURES)
    known = sorted(name for name in FIGURES if getattr(item, name) not in (None, ""))
    record(by=by, action="figures", kind="portfolio", ids=[item.portfolio_id], detail={"fields": known})
    return item


@dataclass(frozen=True, slots=True)
class Decided:
    """A set to decide on: the offers with the figures by which they were chosen."""

    chosen: Mapping[int, Mapping[str, Any]]  # by offer id: the fields of `PortfolioChosen`
    budget: int
    hours: int | None
    best: bool
    run: str


@transaction.atomic
def decide(*, ref: str, decided: Decided, reasons: str, known: bool, by: Doer) -> PortfolioChoice:
    """Keep a set that was decided on, with reasons. `known`: it is one of those that were worked out.

    Raises: Portfolio.DoesNotExist; PortfolioRefused, with the field. Then: one audit entry.
    """
    found = held(ref, by)
    seen = {one.offer.pk for one in queries.held_for(viewer_of(by), found)}
    reasons = reasons.strip()
    _refuse(
        rules.may_decide(
            chosen=len(decided.chosen),
            seen=[pk in seen for pk in decided.chosen],
            reasons=reasons,
            known=known,
        )
    )
    made = PortfolioChoice.objects.create(
        portfolio=found,
        user_id=by.user_id,
        reasons=reasons,
        budget=decided.budget,
        hours=decided.hours,
        best=decided.best,
        run=decided.run,
    )
    PortfolioChosen.objects.bulk_create(
        PortfolioChosen(choice=made, offer_id=pk, **fields) for pk, fields in decided.chosen.items()
    )
    detail = {"items": len(decided.chosen), "best": decided.best}
    record(by=by, action="decide-set", kind="portfolio", ids=[found.pk], detail=detail)
    return made
