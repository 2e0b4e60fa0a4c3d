"""Places, and what is known of them."""

from typing import Any

from alongside.exchange.places import services
from alongside.exchange.places.models import Indicator, Place, PlaceKind, PointBasis

from ..cells import COUNT, DAY, INDICATOR, NUMBER, OLD_PLACE, PLACE, Cell, choice, many, slug, text
from ..known import Known, Unfit
from .base import Context, Kind, Link, Values, pick, point

BASIS = choice(PointBasis.values)


def _place(values: Values, context: Context) -> Values:
    return {
        "source_id": values["id"],
        "world": context.world,
        "codes": list(values["codes"]),
        **point(values),
        **pick(values, "name", "kind", "parent", "code", "code_scheme", "vintage"),
        **pick(values, "valid_from", "valid_to", "note"),
    }


def _within(values: Values, context: Context) -> list[Values]:
    """One row may name several places around it: a system, a district."""
    outer = [values[name] for name in ("outer", "system", "district") if values[name] is not None]
    inner = values["inner"] if values["inner"] is not None else values["id"]
    if inner is None:
        raise Unfit("it is empty. Name the place that lies in the other.", "inner")
    if not outer:
        raise Unfit("no place is named that it lies in. Fill in outer, system or district.", "outer")
    basis = values["basis"] or PointBasis.STATED.value
    return [{"inner": inner, "outer": one, "basis": basis} for one in outer if one != inner]


def _succession(values: Values, context: Context) -> Values:
    if values["old"] == values["new"]:
        raise Unfit("a place cannot follow itself.", "new")
    return {"old_id": values["old"], "new_id": values["new"], "on": values["date"], "note": values["note"]}


def _boundary(values: Values, context: Context) -> Values:
    shape = values["geometry"]
    if not isinstance(shape, dict) or shape.get("type") not in ("Polygon", "MultiPolygon"):
        raise Unfit("the feature has no outline. Its geometry is a Polygon or MultiPolygon.", "geometry")
    return {"place_id": values["place"], "geometry": shape, "vintage": values["vintage"]}


def _postcode(values: Values, context: Context) -> Values:
    sector = values["sector"].replace(" ", "").upper()
    if not 2 <= len(sector) <= 8:
        raise Unfit(f"'{values['sector']}' is not a postcode sector. Write it as TQ4 5.", "sector")
    at = point({**values, "point_basis": ""})
    return {
        "sector": sector,
        "lat": at["lat"],
        "lon": at["lon"],
        "place_id": values["district"],
        "postcodes": values["postcodes"],
        "share": values["share"],
    }


def _indicator(values: Values, context: Context) -> Values:
    names = ("name", "definition", "unit", "basis", "source", "licence", "attribution", "subject", "warning")
    return {"code": values["id"], "better": values["better"] or "neither", **pick(values, *names)}


def _figure(values: Values, context: Context) -> Values:
    period = values["period"] or values["date"]
    if not period:
        raise Unfit("it is empty. Say of which year or span the figure speaks, as 2021 or 2020-21.", "period")
    low, high, value = values["low"], values["high"], values["value"]
    if (low is None) != (high is None) or (low is not None and not low <= value <= high):
        raise Unfit(f"the figure {value} does not lie in its own interval, {low} to {high}.", "value")
    population = values["population"] if values["population"] is not None else values["denominator"]
    return {
        "indicator_id": values["indicator"],
        "place_id": values["place"],
        "period": period,
        "population": population,
        **pick(values, "value", "low", "high", "numerator", "note"),
    }


def _ids(dataset: str) -> set[Any]:
    return set(Place.objects.filter(dataset=dataset).values_list("source_id", flat=True))


def _codes(dataset: str) -> set[Any]:
    return set(Indicator.objects.filter(dataset=dataset).values_list("code", flat=True))


PLACES = Kind(
    columns={
        "id": text(80),
        "name": text(200),
        "kind": choice(PlaceKind.values),
        "parent": text(80),
        "code": text(20),
        "code_scheme": text(30),
        "codes": many(text(60)),
        "vintage": text(20),
        "valid_from": DAY,
        "valid_to": DAY,
        "lat": NUMBER,
        "lon": NUMBER,
        "point_basis": BASIS,
        "note": text(),
    },
    required=frozenset({"id", "name", "kind"}),
    build=_place,
    keep=services.keep_places,
    link=Link("parent", Known.has_place, Known.place),
    names=_ids,
)
WITHIN = Kind(
    columns={
        "id": PLACE,
        "inner": PLACE,
        "outer": PLACE,
        "system": PLACE,
        "district": PLACE,
        "basis": BASIS,
    },
    build=_within,  # type: ignore[arg-type]
    key=lambda row: (row["inner"], row["outer"]),
    keep=services.keep_within,
)
SUCCESSIONS = Kind(
    columns={"old": OLD_PLACE, "new": OLD_PLACE, "date": DAY, "note": text()},
    required=frozenset({"old", "new", "date"}),
    build=_succession,
    key=lambda row: (row["old_id"], row["new_id"]),
    keep=services.keep_successions,
)
BOUNDARIES = Kind(
    columns={"place": OLD_PLACE, "vintage": text(20), "geometry": Cell(lambda value, known: value, None)},
    required=frozenset({"place"}),
    build=_boundary,
    key=lambda row: row["place_id"],
    keep=services.keep_boundaries,
)
POSTCODES = Kind(
    columns={
        "sector": text(9),
        "lat": NUMBER,
        "lon": NUMBER,
        "district": PLACE,
        "postcodes": COUNT,
        "share": NUMBER,
    },
    required=frozenset({"sector", "lat", "lon"}),
    build=_postcode,
    key=lambda row: row["sector"],
    keep=services.keep_postcodes,
)
INDICATORS = Kind(
    columns={
        "id": slug(80),
        "name": text(200),
        "definition": text(),
        "unit": text(80),
        "better": choice(Indicator.Better.values),
        "basis": choice(Indicator.Basis.values),
        "source": text(300),
        "licence": text(200),
        "attribution": text(),
        "subject": text(60),
        "warning": text(),
    },
    required=frozenset({"id", "name", "unit", "source"}),
    build=_indicator,
    key=lambda row: row["code"],
    keep=services.keep_indicators,
    names=_codes,
)
FIGURES = Kind(
    columns={
        "indicator": INDICATOR,
        "place": OLD_PLACE,
        "period": text(20),
        "date": text(20),
        "value": NUMBER,
        "low": NUMBER,
        "high": NUMBER,
        "numerator": NUMBER,
        "denominator": NUMBER,
        "population": NUMBER,
        "note": text(300),
    },
    required=frozenset({"indicator", "place", "value"}),
    build=_figure,
    key=lambda row: (row["indicator_id"], row["place_id"], row["period"]),
    keep=services.keep_figures,
)
