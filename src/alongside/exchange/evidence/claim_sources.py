"""The kinds of source that this room and those below it own, and how each is shown."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.audit.addresses import is_web_address
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import need_for
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.queries import offer_for

from . import claim_rules as rules
from .models import ClaimSource
from .queries import cases, evaluations, measures
from .sources import Find, Kind, Show, Shown, register

BAND = {
    "five-or-more": lazy("Five people or more"),
    "fewer-than-five": lazy("Fewer than five people, perhaps none"),
    "not-known": lazy("It is not known how many people"),
}


def _each(show: Callable[[ClaimSource], Shown]) -> Show:
    """Shown to everybody who may see the claim."""
    return lambda viewer, rows: {row.pk: show(row) for row in rows}


def _workshop(row: ClaimSource) -> Shown:
    found = rules.workshop(row.key)
    return Shown(found[0], dated=found[1]) if found else Shown(row.key, dated=row.dated)


def _find_workshop(viewer: Viewer, typed: str, world: str) -> str | None:
    """`Wenbury 2026-03-16`, as people write it, becomes `Wenbury@2026-03-16`."""
    where, _, day = typed.strip().rpartition(" ")
    key = typed.strip() if "@" in typed else f"{where.strip(' ,')}@{day}"
    return key if rules.workshop(key) else None


def _document(row: ClaimSource) -> Shown:
    is_link = is_web_address(row.key)
    return Shown(row.title or row.key, row.key if is_link else "", "" if is_link else row.key, row.dated)


def _find_document(viewer: Viewer, typed: str, world: str) -> str | None:
    return typed if is_web_address(typed) or "://" not in typed else None


def _records(
    rows_of: Callable[[Viewer, list[str]], Iterable[Any]], at: str, said: Callable[[Any], str]
) -> Show:
    """Rows with a page of their own, as far as the viewer may see them; `at`: where their pages begin."""

    def show(viewer: Viewer, rows: Iterable[ClaimSource]) -> Mapping[int, Shown]:
        wanted = list(rows)
        found = {one.ref: one for one in rows_of(viewer, [row.key for row in wanted])}
        return {
            row.pk: Shown(said(found[row.key]), f"{at}{row.key}/", dated=row.dated)
            for row in wanted
            if row.key in found
        }

    return show


def _find(one: Callable[[Viewer, str], Any]) -> Find:
    """The ref of a row, from its ref or the address of its page, where the viewer may see it."""

    def find(viewer: Viewer, typed: str, world: str) -> str | None:
        key = typed.split("?")[0].rstrip("/").rpartition("/")[2]
        found = one(viewer, key) if key else None
        return found.ref if found is not None and found.world == world else None

    return find


def _objection(viewer: Viewer, rows: Iterable[ClaimSource]) -> Mapping[int, Shown]:
    """Who objects: an organisation by its name where the viewer may see it, a person never."""
    wanted = list(rows)
    bodies = visible(viewer, Actor.objects.filter(party__in=[row.party_id for row in wanted if row.party_id]))
    named = {one.party_id: one for one in bodies.filter(nature=Actor.Nature.ORGANISATION)}
    return {
        row.pk: Shown(named[row.party_id].name, f"/actors/{named[row.party_id].ref}/", dated=row.dated)
        if row.party_id in named
        else Shown(str(lazy("Somebody who is signed in here")), dated=row.dated)
        for row in wanted
    }


REF_OR_ADDRESS = lazy("The address of its page here, or the last part of it")
KINDS = (
    Kind("people", lazy("People"), "people", _each(lambda row: Shown(str(BAND[row.band]), dated=row.dated))),
    Kind(
        "workshop",
        lazy("Workshop"),
        "people",
        _each(_workshop),
        _find_workshop,
        lazy("Where and when, like “Wenbury 2026-03-16”"),
    ),
    Kind(
        "document",
        lazy("Report, paper or page"),
        "documents",
        _each(_document),
        _find_document,
        lazy("Its web address, or where it can be read"),
    ),
    Kind(
        "evaluation",
        lazy("Did it work?"),
        "evaluations",
        _records(
            lambda viewer, refs: evaluations.evaluations_for(viewer).filter(ref__in=refs),
            "/evaluations/",
            lambda row: row.question,
        ),
        _find(evaluations.evaluation_for),
        REF_OR_ADDRESS,
    ),
    Kind(
        "series",
        lazy("Figure that is followed"),
        "figures",
        _records(
            lambda viewer, refs: measures.series_for(viewer).filter(ref__in=refs),
            "/measures/series/",
            lambda row: row.definition.measure.title,
        ),
        _find(measures.one_series),
        REF_OR_ADDRESS,
    ),
    Kind(
        "case",
        lazy("Business case"),
        "cases",
        _records(
            lambda viewer, refs: cases.cases_for(viewer).filter(ref__in=refs),
            "/cases/",
            lambda row: row.title,
        ),
        _find(cases.case_for),
        REF_OR_ADDRESS,
    ),
    Kind(
        "offer",
        lazy("Help on offer, or a new way of doing things"),
        "entries",
        _records(
            lambda viewer, refs: visible(viewer, Offer.objects.filter(ref__in=refs)),
            "/offers/",
            lambda row: row.title,
        ),
        _find(offer_for),
        REF_OR_ADDRESS,
    ),
    Kind(
        "need",
        lazy("What's needed"),
        "entries",
        _records(
            lambda viewer, refs: visible(
                viewer, Need.objects.filter(ref__in=refs).exclude(status=Need.Status.DRAFT)
            ),
            "/needs/",
            lambda row: row.title,
        ),
        _find(need_for),
        REF_OR_ADDRESS,
    ),
    Kind("objection", lazy("An objection"), "objections", _objection),
)
for one in KINDS:
    register(one)
