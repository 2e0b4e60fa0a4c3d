"""What several pages share: worlds, standing and source in words, pages of a list."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest

from alongside.web.components.formats import long_date

from . import words

PER_PAGE = 30
PRACTICE = "practice"


def world_of(request: HttpRequest) -> str:
    """The practice town when the address says so, else the real world."""
    return PRACTICE if request.GET.get("world") == PRACTICE else "real"


def standing_text(row: Any) -> str:
    """How far a record can be relied on, with its date."""
    if row.standing == "history":
        return f"Reported in {row.reported_on.year}" if row.reported_on else "Reported in the past"
    if row.standing == "unclaimed":
        return "From a public register; nobody here has confirmed it"
    checked = long_date(row.confirmed_on)
    return f"Open now, last checked {checked}" if checked else "Open now"


def source_of(row: Any) -> dict[str, str]:
    """Where a record comes from: data set, place in it, licence, remarks."""
    remarks = [row.note, f"Basis: {row.basis}." if row.basis else ""]
    if row.dataset is None:
        return {"text": "Written here", "licence": "", "url": "", "note": " ".join(filter(None, remarks))}
    where = f", {row.source}" if row.source else ""
    return {
        "text": f"{row.dataset.title}{where}",
        "licence": row.dataset.licence,
        "url": "/about/data",
        "note": " ".join(filter(None, remarks)),
    }


def address(path: str, **query: object) -> str:
    """An address with those parts of the query that are not empty."""
    kept = [(key, value) for key, value in query.items() if value not in ("", None, [], ())]
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def page_of(request: HttpRequest, rows: Any, show: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """One page of a list, with the addresses of its neighbours."""
    pages = Paginator(rows, PER_PAGE)
    page = pages.get_page(request.GET.get("page"))

    def turned(number: int) -> str:
        query = request.GET.copy()
        query["page"] = str(number)
        return f"{request.path}?{query.urlencode()}"

    return {
        "items": [show(row) for row in page.object_list],
        "next_url": turned(page.next_page_number()) if page.has_next() else "",
        "previous_url": turned(page.previous_page_number()) if page.has_previous() else "",
        "total": pages.count,
        "number": page.number,
        "of": pages.num_pages,
    }


def choice(request: HttpRequest, name: str, label: str, options: Mapping[str, str]) -> dict[str, Any]:
    """A filter with its options, the chosen one marked; a value that is none of them is not chosen."""
    chosen = request.GET.get(name, "")
    return {
        "name": name,
        "label": label,
        "options": [{"value": "", "text": "Any", "selected": chosen not in options}]
        + [{"value": value, "text": text, "selected": value == chosen} for value, text in options.items()],
    }


def typed(request: HttpRequest, name: str, label: str) -> dict[str, Any]:
    """A filter that is typed."""
    return {"name": name, "label": label, "value": request.GET.get(name, ""), "options": []}


def chosen(request: HttpRequest, name: str, options: Iterable[str]) -> str:
    """The value of a filter, empty where it is none of the options."""
    value = request.GET.get(name, "")
    return value if value in set(options) else ""


def fact(key: str, value: object) -> dict[str, Any]:
    """One known thing; left out by the page where it is empty."""
    return {"key": key, "value": value if value not in (None, []) else ""}


def links(key: str, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """One known thing that leads to pages: text and address each."""
    return {"key": key, "links": [{"text": text, "url": url} for text, url in pairs]}


def now_and_then(
    now: str, then: str, rows: Any, show: Callable[[Any], dict[str, Any]], most: int = 30
) -> list[dict[str, Any]]:
    """Two sections of a page: what is so now, and what was reported in the past; never mixed."""
    return [
        {"heading": now, "items": [show(row) for row in rows.exclude(standing="history")[:most]]},
        {"heading": then, "items": [show(row) for row in rows.filter(standing="history")[:most]]},
    ]


def offer_item(offer: Any) -> dict[str, Any]:
    """An offer in a list."""
    return {
        "title": offer.title,
        "url": f"/offers/{offer.ref}/",
        "line": " · ".join(filter(None, [words.KIND[offer.kind], offer.place.name if offer.place else ""])),
        "badge": standing_text(offer),
        "tone": offer.standing,
    }


def need_item(need: Any) -> dict[str, Any]:
    """A need in a list."""
    history = need.standing == "history"
    return {
        "title": need.title,
        "url": f"/needs/{need.ref}/",
        "line": " · ".join(
            filter(
                None, [need.place.name if need.place else "", "" if history else words.STATUS[need.status]]
            )
        ),
        "badge": standing_text(need) if history else "",
        "tone": need.standing,
    }


def actor_item(actor: Any) -> dict[str, Any]:
    """An actor in a list."""
    return {
        "title": actor.name,
        "url": f"/actors/{actor.ref}/",
        "line": " · ".join(
            filter(None, [words.SECTOR[actor.sector], actor.place.name if actor.place else ""])
        ),
        "badge": standing_text(actor) if actor.standing != "open" else "",
        "tone": actor.standing,
    }


def place_item(place: Any) -> dict[str, Any]:
    """A place in a list."""
    parent = place.parent.name if place.parent else ""
    ended = f"until {long_date(place.valid_to)}" if place.valid_to else ""
    return {
        "title": place.name,
        "url": f"/places/{place.ref}/",
        "line": " · ".join(filter(None, [words.PLACE_KIND[place.kind], parent, ended])),
    }
