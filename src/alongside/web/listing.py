"""One way to declare a list: what narrows it, its order, how a row is shown, and what its file holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.places.queries import PlaceAnswer, Where, find_place

from . import downloads, presenting
from .components.formats import count, long_date
from .presenting import PRACTICE
from .shapes import Shape

AT_ONCE = 1000  # rows of a file held in memory
LONGEST = 200  # characters typed into a filter

Options = Callable[
    [Any, str], Mapping[str, Any]
]  # of a viewer and a world: text, or a group of texts, by key


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that narrows a list: typed, or with `options` chosen; `tick`: on or off."""

    name: str
    label: Any
    options: Options | None = None
    tick: bool = False
    more: bool = False  # behind "More choices"


WORDS = Filter("q", lazy("Words"))
PLACE = Filter("place", lazy("Where"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asked of a list, with nothing in it that is no choice."""

    viewer: Any
    world: str
    values: Mapping[str, str]
    where: Where | None = None
    problem: str = ""
    choices: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        """What was typed or chosen, empty where nothing was."""
        return self.values.get(name, "")

    @property
    def place_id(self) -> int | None:
        """The place that was typed, if any."""
        return self.where.id if self.where else None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a page of its own."""

    template: str
    name: Any
    rows: Callable[[Asked], Any]
    shape: Shape
    filters: Sequence[Filter]
    orders: Mapping[str, tuple[Any, tuple[Any, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A list on the page of one record."""

    key: str
    heading: str
    rows: Any
    shape: Shape
    most: int = 60  # on the page; a file holds them all
    first: int = 12  # of these in sight at once
    intro: str = ""


def answer(request: HttpRequest, listing: Listing, **more: Any) -> HttpResponse:
    """The page of a list, or the file of it where `?download=` asks for one; `more` goes to its template."""
    options = _options(request, listing)
    asked = _asked(request, listing, options)
    rows = listing.rows(asked)
    if asked["order"]:
        rows = rows.order_by(*listing.orders[asked["order"]][1])
    kind = downloads.asked_for(request)
    if kind and not asked.problem:
        return _file(request, kind, str(listing.name), rows, listing.shape, _said(listing, asked, options))
    page = {
        "page": presenting.page_of(request, rows.none() if asked.problem else rows, listing.shape.item),
        "filters": [_shown(one, asked, options.get(one.name)) for one in _filters(listing)],
        "practice": asked.world == PRACTICE,
        "practice_exit_url": request.path,
        "downloads": downloads.links(request),
        "problems": [{"text": asked.problem, "href": "#filter-place"}] if asked.problem else [],
        "choices": [{"text": name, "url": _with(request, place=name)} for name in asked.choices],
        "everywhere": _with(request, place="") if asked.where else "",
        "bring": _bring(asked.viewer),
    }
    return render(request, listing.template, page | more, status=422 if asked.problem else 200)


def asked_of(request: HttpRequest, listing: Listing) -> Asked:
    """What a visitor asked of a list, for what stands on its page beside the list."""
    return _asked(request, listing, _options(request, listing))


def _options(request: HttpRequest, listing: Listing) -> dict[str, dict[str, Any]]:
    """What each filter can be chosen from."""
    viewer, world = request.viewer, presenting.world_of(request)  # type: ignore[attr-defined]
    return {one.name: dict(one.options(viewer, world)) for one in _filters(listing) if one.options}


def sections(request: HttpRequest, parts: Iterable[Part]) -> list[dict[str, Any]]:
    """The lists of a record's page that hold anything, each with the addresses of its files."""
    shown = []
    for part in parts:
        rows = list(part.rows[: part.most + 1])
        if not rows:
            continue
        more = len(rows) > part.most
        shown.append(
            {
                "key": part.key,
                "heading": part.heading,
                "intro": part.intro,
                "items": [part.shape.item(row) for row in rows[: part.first]],
                "rest": [part.shape.item(row) for row in rows[part.first : part.most]],
                "more": _("The first %(most)d are shown; a file holds them all.") % {"most": part.most}
                if more
                else "",
                "downloads": links(request, part.key),
            }
        )
    return shown


def links(request: HttpRequest, key: str) -> list[dict[str, str]]:
    """The addresses of the files of one list on a record's page."""
    return downloads.links(request, list=key)


def part_file(request: HttpRequest, title: str, parts: Iterable[Part]) -> HttpResponse | None:
    """The file of one list on a record's page, where `?download=&list=` asks for one that is there."""
    kind, key = downloads.asked_for(request), request.GET.get("list", "")
    part = next((part for part in parts if part.key == key), None) if kind else None
    if part is None:
        return None
    return _file(request, kind, f"{title}: {part.heading}", part.rows, part.shape, [])


def _filters(listing: Listing) -> list[Filter]:
    """The filters, with the order of the list as the last."""
    texts = {key: label for key, (label, _by) in listing.orders.items()}
    order = [Filter("order", lazy("Order"), lambda viewer, world: texts, more=True)] if texts else []
    return [*listing.filters, *order]


def _asked(request: HttpRequest, listing: Listing, options: Mapping[str, Mapping[str, Any]]) -> Asked:
    values = {}
    for one in _filters(listing):
        value = " ".join(request.GET.get(one.name, "").split())[:LONGEST]
        if one.options and value not in _flat(options[one.name]):
            value = ""
        values[one.name] = value
    viewer, world = request.viewer, presenting.world_of(request)  # type: ignore[attr-defined]
    found = find_place(values["place"]) if values.get("place") else None
    if found is None:
        return Asked(viewer, world, values)
    return _placed(Asked(viewer, world, values), found)


def _placed(asked: Asked, found: PlaceAnswer) -> Asked:
    """With the place, in whose world the list is then; or with what is wrong with it."""
    where = found.where
    if where is None or where.id is None:
        problem = found.problem or _("We do not know which council area this postcode lies in.")
        return Asked(asked.viewer, asked.world, asked.values, problem=problem, choices=found.choices)
    if asked.world == PRACTICE and where.world != PRACTICE:
        problem = _("%(name)s is a real place. Leave the practice town to ask about it.") % {
            "name": where.name
        }
        return Asked(asked.viewer, asked.world, asked.values, problem=problem)
    return Asked(asked.viewer, where.world, asked.values, where=where)


def _flat(options: Mapping[str, Any]) -> dict[str, str]:
    """Every choice by its key, whatever group it is in."""
    flat: dict[str, str] = {}
    for key, text in options.items():
        flat.update(text if isinstance(text, Mapping) else {key: text})
    return flat


def _shown(one: Filter, asked: Asked, options: Mapping[str, Any] | None) -> dict[str, Any]:
    """A filter as the form shows it, with what was typed or chosen."""
    value = asked[one.name]
    shown: dict[str, Any] = {"name": one.name, "label": one.label, "value": value, "more": one.more}
    if one.name == "place":
        shown["problem"] = asked.problem
    if one.tick:
        shown["tick"] = True
    if options is not None:
        first = _("By name") if one.name == "order" else _("Any")
        shown["options"] = [{"value": "", "text": first, "selected": not value}]
        for key, text in options.items():
            if isinstance(text, Mapping):
                inner = [_option(k, t, value) for k, t in text.items()]
                shown["options"].append({"group": key, "options": inner})
            else:
                shown["options"].append(_option(key, text, value))
    return shown


def _option(key: str, text: Any, chosen: str) -> dict[str, Any]:
    return {"value": key, "text": text, "selected": key == chosen}


def _with(request: HttpRequest, **values: str) -> str:
    """The address of this list, asked a little otherwise."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in values.items():
        query[name] = value
        if not value:
            del query[name]
    return f"{request.path}?{query.urlencode()}"


def _bring(viewer: Any) -> str:
    """Where somebody signed in brings a list of their own, if that room is there."""
    if viewer.user_id is None:
        return ""
    try:
        return reverse("lists")
    except NoReverseMatch:
        return ""


def _said(listing: Listing, asked: Asked, options: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What was asked, in lines for the file."""
    lines = []
    for one in _filters(listing):
        if value := asked[one.name]:
            text = _flat(options[one.name])[value] if one.name in options else _("yes") if one.tick else value
            lines.append(f"{one.label}: {text}")
    return lines or [_("Everything that may be seen")]


def _file(
    request: HttpRequest, kind: str, name: str, rows: Any, shape: Shape, said: Sequence[str]
) -> HttpResponse:
    """The rows as a file, with where each comes from, and a page on what was asked."""
    besides = shape.besides(request.viewer)  # type: ignore[attr-defined]
    if isinstance(rows, QuerySet):
        rows = rows.prefetch_related(*besides)
    elif besides:
        prefetch_related_objects([getattr(row, "row", row) for row in rows], *besides)
    about = [
        name,
        *said,
        _("Made on %(day)s from %(address)s")
        % {"day": long_date(timezone.localdate()), "address": request.build_absolute_uri()},
        _("A file holds at most %(most)s rows.") % {"most": count(downloads.MOST_ROWS)},
        *_sources(rows),
    ]
    head = [*(str(heading) for heading, _value in shape.columns), _("Address")]
    return downloads.as_file(kind, name, head, _lines(request, rows, shape), about)


def _lines(request: HttpRequest, rows: Any, shape: Shape) -> Iterator[list[Any]]:
    """The cells of each row, read from the database a thousand rows at a time."""
    found = rows[: downloads.MOST_ROWS]
    found = found if isinstance(found, Sequence) else found.iterator(chunk_size=AT_ONCE)
    for row in found:
        url = shape.item(row)["url"]
        yield [
            *(value(row) for _heading, value in shape.columns),
            request.build_absolute_uri(url) if url else "",
        ]


def _sources(rows: Any) -> list[str]:
    """Where the rows come from: each data set with its licence and whom to name."""
    if isinstance(rows, Sequence) or not hasattr(rows.model, "dataset"):
        return []
    sets = (
        rows.order_by().values_list("dataset__title", "dataset__licence", "dataset__attribution").distinct()
    )
    return [". ".join(part for part in one if part) for one in sets if one[0]]
