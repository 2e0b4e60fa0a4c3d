"""An Open Referral feed as rows: HSDS-UK 3.0 and the shapes before it."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

HEAD = [
    *(
        "Service",
        "Organisation",
        "What it does",
        "Who it is for",
        "Opening times",
        "Cost",
        "Place",
        "Postcode",
    ),
    *("Latitude", "Longitude", "Phone", "Email", "Website", "Charity number", "Company number"),
    *("Last checked", "State", "Where this is said"),
]
WRAPPERS = ("contents", "content", "items", "services", "results", "data")
DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
CHARITY, COMPANY = ("GB-CHC", "GB-SC", "GB-NIC"), ("GB-COH",)
Thing = Mapping[str, Any]


def table_of(said: Any) -> list[list[str]]:
    """The head and a row for each service in what a feed said.

    Raises: CannotRead when there is none.
    """
    rows = [_row(service, where) for service, where in _services(said, 0)]
    if not rows:
        from .sheets import CannotRead

        raise CannotRead(
            "It is JSON, but holds no services of an Open Referral feed. "
            "Bring what the feed gives at /services."
        )
    return [HEAD, *rows]


def _services(said: Any, depth: int) -> Iterator[tuple[Thing, Thing]]:
    """Each service, with the location that it was met at, if it was."""
    if depth > 4:
        return
    if isinstance(said, list):
        for one in said:
            yield from _services(one, depth + 1)
        return
    if not isinstance(said, dict):
        return
    if isinstance(said.get("service"), dict):
        yield said["service"], _dict(said.get("location"))
    elif isinstance(said.get("services"), list) and said.get("name"):
        for one in _dicts(said["services"]):
            yield {"organization": said, **one}, {}
    elif said.get("name"):
        yield said, {}
    else:
        for key in WRAPPERS:
            if isinstance(said.get(key), list | dict):
                yield from _services(said[key], depth + 1)
                return


def _row(service: Thing, met_at: Thing) -> list[str]:
    body = _dict(service.get("organization"))
    at = met_at or _location(service)
    address = next(_dicts(at.get("addresses") or at.get("physical_addresses")), {})
    ids = dict(_identifiers(body))
    found = {
        "Service": _text(service.get("name")),
        "Organisation": _text(body.get("name")),
        "What it does": _prose(service.get("description")),
        "Who it is for": _whom(service),
        "Opening times": _times(service, at),
        "Cost": _cost(service),
        "Place": _text(address.get("city") or address.get("state_province")),
        "Postcode": _text(address.get("postal_code")),
        **_point(at),
        "Phone": _phone(service, body, at),
        "Email": _text(service.get("email") or body.get("email")),
        "Website": _text(service.get("url") or body.get("url") or body.get("website")),
        "Charity number": next((ids[scheme] for scheme in CHARITY if scheme in ids), ""),
        "Company number": next((ids[scheme] for scheme in COMPANY if scheme in ids), ""),
        "Last checked": _text(service.get("assured_date") or service.get("last_modified"))[:10],
        "State": _text(service.get("status")),
        "Where this is said": " ".join(filter(None, ["service", _text(service.get("id"))])),
    }
    return [found[name] for name in HEAD]


def _dict(value: Any) -> Thing:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> Iterator[Thing]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | dict | list):
        return ""
    return str(value).strip()


def _prose(value: Any) -> str:
    """Text without the marks of a web page."""
    text = re.sub(r"<(br|/p|/li)\b[^>]*>", "\n", _text(value), flags=re.I)
    return html.unescape(re.sub(r"<[^>]{1,400}>", "", text)).strip()


def _location(service: Thing) -> Thing:
    for join in _dicts(service.get("service_at_locations")):
        if found := _dict(join.get("location")):
            return found
    return next(_dicts(service.get("locations")), {})


def _point(at: Thing) -> dict[str, str]:
    """Latitude and longitude, where they can be ones."""
    try:
        lat, lon = float(at["latitude"]), float(at["longitude"])
    except (KeyError, TypeError, ValueError):
        lat = lon = 999.0
    whole = -90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0, 0)
    return {"Latitude": str(lat) if whole else "", "Longitude": str(lon) if whole else ""}


def _identifiers(body: Thing) -> Iterator[tuple[str, str]]:
    for one in _dicts(body.get("organization_identifiers")):
        yield _text(one.get("identifier_scheme")).upper(), _text(one.get("identifier"))


def _whom(service: Thing) -> str:
    said = [_prose(service.get("eligibility_description"))]
    older = list(_dicts(service.get("eligibilitys")))
    said += [_prose(one.get("eligibility") or one.get("eligibility_description")) for one in older]
    ages = [service, *older]
    low = next((_text(one.get("minimum_age")) for one in ages if _text(one.get("minimum_age"))), "")
    high = next((_text(one.get("maximum_age")) for one in ages if _text(one.get("maximum_age"))), "")
    if low or high:
        said.append(f"Ages {low or '0'} to {high}" if high else f"Aged {low} and over")
    return "; ".join(dict.fromkeys(filter(None, said)))


def _times(service: Thing, at: Thing) -> str:
    found = []
    for one in [
        *_dicts(service.get("schedules") or service.get("regular_schedules")),
        *_dicts(at.get("schedules") or at.get("regular_schedules")),
    ]:
        days = ", ".join(DAYS.get(day.strip()[-2:], "") for day in _text(one.get("byday")).split(",") if day)
        hours = " to ".join(filter(None, [_text(one.get("opens_at"))[:5], _text(one.get("closes_at"))[:5]]))
        found.append(" ".join(filter(None, [days, hours])) or _prose(one.get("description")))
    return "; ".join(dict.fromkeys(filter(None, found)))


def _cost(service: Thing) -> str:
    found = [_text(service.get("fees_description") or service.get("fees"))]
    for one in _dicts(service.get("cost_options")):
        amount = _text(one.get("amount"))
        said = [
            _text(one.get("option")),
            f"£{amount}" if amount else "",
            _text(one.get("amount_description")),
        ]
        found.append(" ".join(filter(None, said)))
    return "; ".join(dict.fromkeys(filter(None, found)))


def _phone(*where: Thing) -> str:
    for thing in where:
        for holder in (thing, *_dicts(thing.get("contacts"))):
            for one in _dicts(holder.get("phones")):
                if number := _text(one.get("number")):
                    return number
    return ""
