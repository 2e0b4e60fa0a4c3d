"""What several pages share: worlds, standing and source in words, pages of a list."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.offers.queries import closes_on, money_state
from alongside.web.components.formats import distance, long_date

from . import words
from .downloads import MOST_ROWS
from .sight import short_mark

PER_PAGE = 30
PRACTICE = "practice"
FEWER = 5  # people: a smaller number could point at one of them
REGISTERS = {
    "GB-CHC": "https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/{}"
}
REGISTERED = re.compile(rf"({'|'.join(REGISTERS)})-(\d+)(?!\d)")
DATED = re.compile(r"(.+), ((?:[A-Z][a-z]+ )?\d{4})")  # 'NHS organisation codes, April 2022'
SMALL = re.compile(  # but not "one in nine", nor "one appointment in nine"
    r"^(\D*?\b)([1-4]|one|two|three|four)(?![\d.,:%]*\d|%)\b(?!\s+(?:\w+\s+)?(?:in|out of)\b)", re.IGNORECASE
)


def world_of(request: HttpRequest) -> str:
    """The practice town when the address says so, else the real world."""
    return PRACTICE if request.GET.get("world") == PRACTICE else "real"


def standing_text(row: Any) -> str:
    """How far a record can be relied on, with its date."""
    if row.standing == "history":
        if row.reported_on:
            return _("Reported in %(year)s") % {"year": row.reported_on.year}
        return _("Reported in the past")
    if row.standing == "unclaimed":
        return _("From a public register; nobody here has confirmed it")
    if said := not_open(row):
        return said
    checked = long_date(row.confirmed_on)
    return _("Open now, last checked %(day)s") % {"day": checked} if checked else _("Open now")


def not_open(row: Any) -> str:
    """Why an offer cannot be had now: taken back, paused, or money that is closed or unchecked."""
    if not hasattr(row, "paused_at"):
        return ""
    if row.withdrawn_at is not None:
        return _("Taken back")
    if row.paused_at is not None:
        return _("Paused for now")
    said = {
        "": "",
        "closed": _("Closed on %(day)s") % {"day": long_date(closes_on(row))},
        "not-yet": _("Opens on %(day)s") % {"day": long_date(row.opens_on)},
        "unchecked": _("Not shown as open: nobody has checked it for 90 days"),
    }
    return said[money_state(row)]


def source_of(row: Any) -> dict[str, str]:
    """Where a record comes from: data set, place in it, licence, remarks."""
    remarks = [row.note, _("Basis: %(basis)s.") % {"basis": row.basis} if row.basis else ""]
    if row.dataset is None:
        return {"text": _("Written here"), "licence": "", "url": "", "note": " ".join(filter(None, remarks))}
    where = f", {row.source}" if row.source else ""
    return {
        "text": f"{row.dataset.title}{where}",
        "licence": row.dataset.licence,
        "url": "/about/data",
        "note": " ".join(filter(None, remarks)),
    }


def keeper(row: Any, actor: Any) -> dict[str, str]:
    """Who looks after a record, and where to have it put right. `actor`: whose it is, if that may be seen."""
    if row.standing == "unclaimed" and row.dataset:
        who, when = _register(row)
        url = register_page(row) or row.dataset.source_url
        return {
            "text": _("Kept by %(who)s, updated %(when)s.") % {"who": who, "when": when},
            "url": url,
            "link": _("Correct it there") if url else "",
            "after": "" if url else _("Ask them to correct what is wrong."),
        }
    if row.standing == "open" and actor:
        checked = long_date(row.confirmed_on)
        text = _("Looked after by %(who)s.") % {"who": actor.name}
        if checked:
            text = _("Looked after by %(who)s, last checked %(day)s.") % {"who": actor.name, "day": checked}
        return {"text": text, "url": "", "link": "", "after": ""}
    return {}


def _register(row: Any) -> tuple[str, str]:
    """Who keeps a record, and when it was last brought up to date: as its own source says, else its set."""
    said = DATED.fullmatch(row.source)
    who = (said[1] if said else row.source) or row.dataset.publisher or row.dataset.title
    day = _("on %(day)s") % {"day": long_date(row.reported_on or row.dataset.dated)}
    return who, _("in %(month)s") % {"month": said[2]} if said and not row.reported_on else day


def register_page(row: Any) -> str:
    """The page of a record in the register that keeps it, where the register has one for each."""
    found = REGISTERED.match(row.source_id or "")
    return REGISTERS[found[1]].format(found[2]) if found else ""


def no_small_number(text: str) -> str:
    """How many people, in the words of who said it; a number below five at its start is not shown."""
    return SMALL.sub(lambda found: found[1] + _("fewer than %(number)d") % {"number": FEWER}, text, count=1)


def why_alike(shared: Iterable[str], km: float | None) -> str:
    """'In common: dementia, food · 3 km away'."""
    labels = in_a_sentence(shared)
    return " · ".join(
        [
            *([_("In common: %(subjects)s") % {"subjects": labels}] if labels else []),
            *([_("%(distance)s away") % {"distance": distance(km)}] if km is not None else []),
        ]
    )


def in_a_sentence(labels: Iterable[str]) -> str:
    """Labels inside a sentence: 'unpaid carers, COPD'."""
    return ", ".join(label[:1].lower() + label[1:] if label[1:2].islower() else label for label in labels)


def address(path: str, **query: object) -> str:
    """An address with those parts of the query that are not empty."""
    kept = [(key, value) for key, value in query.items() if value not in ("", None, [], ())]
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


class Pages(Paginator):
    """The pages of a list that counts no further than a file of it would go."""

    @cached_property
    def count(self) -> int:
        """How many rows there are, at most one more than a file holds."""
        if isinstance(self.object_list, QuerySet):
            return self.object_list.order_by()[: MOST_ROWS + 1].count()
        return len(self.object_list)


def open_page(path: str, world: str) -> str:
    """The address of a page in this world, empty where this exchange has no such page."""
    return address(path, world=PRACTICE if world == PRACTICE else "") if is_valid_path(path) else ""


def page_of(request: HttpRequest, rows: Any, show: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """One page of a list, with the addresses of its neighbours."""
    pages = Pages(rows, PER_PAGE)
    page = pages.get_page(request.GET.get("page"))

    def turned(number: int) -> str:
        query = request.GET.copy()
        query["page"] = str(number)
        return f"{request.path}?{query.urlencode()}"

    return {
        "items": [show(row) for row in page.object_list],
        "next_url": turned(page.next_page_number()) if page.has_next() else "",
        "previous_url": turned(page.previous_page_number()) if page.has_previous() else "",
        "total": min(pages.count, MOST_ROWS),
        "is_more": pages.count > MOST_ROWS,
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


def fact(key: str, value: object, url: str = "") -> dict[str, Any]:
    """One known thing, which may lead to a page; left out by the page where it is empty."""
    return {"key": key, "value": value if value not in (None, []) else "", "url": url}


def subject_links(path: str, row: Any) -> dict[str, Any]:
    """What a need or an offer is about; each subject leads to the list of all that are about it."""
    world = row.world if row.world == PRACTICE else ""
    subjects = [about.subject for about in row.abouts.select_related("subject").order_by("subject__label")]
    asked = [(one.label, {"setting" if one.kind == "setting" else "subject": one.code}) for one in subjects]
    return links(_("About"), [(label, address(path, **query, world=world)) for label, query in asked])


def links(key: str, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """One known thing that leads to pages: text and address each."""
    return {"key": key, "links": [{"text": text, "url": url} for text, url in pairs]}


def offer_item(offer: Any) -> dict[str, Any]:
    """An offer in a list."""
    return {
        "title": offer.title,
        "url": f"/offers/{offer.ref}/",
        "line": " · ".join(
            filter(None, [words.KIND[offer.kind], offer.place.name if offer.place else "", _closing(offer)])
        ),
        "badge": standing_text(offer),
        "tone": offer.standing,
        "mark": short_mark(offer),
    }


def _closing(offer: Any) -> str:
    """The last day to apply for money, in a list."""
    day = long_date(closes_on(offer)) if offer.kind == "fund" and offer.standing == "open" else ""
    return _("apply by %(day)s") % {"day": day} if day else ""


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
        "mark": short_mark(need),
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
        "mark": short_mark(actor),
    }


def place_item(place: Any) -> dict[str, Any]:
    """A place in a list."""
    parent = place.parent.name if place.parent else ""
    ended = _("until %(day)s") % {"day": long_date(place.valid_to)} if place.valid_to else ""
    return {
        "title": place.name,
        "url": f"/places/{place.ref}/",
        "line": " · ".join(filter(None, [words.PLACE_KIND[place.kind], parent, ended])),
    }
