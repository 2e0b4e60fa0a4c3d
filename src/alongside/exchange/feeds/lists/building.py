"""From one row of a list to the rows that the loader takes: organisation, help on offer, what is needed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .. import rules
from .mending import identifiers
from .placing import Spot

# Which column of theirs a column of ours came from, for sentences.
ROLE_OF = {
    "confirmed_on": "checked",
    "reported_on": "checked",
    "available_from": "begins",
    "valid_until": "ends",
    "identifiers": "charity",
    "contact": "phone",
}
SECTORS = {
    "public": "public statutory council nhs government local\u00a0authority",
    "private": "private company business commercial",
    "third": "third charity voluntary community vcse cic vcs ngo",
    "academic": "academic university college",
    "network": "network partnership alliance",
}
CLOSED = {"inactive", "defunct", "closed", "temporarily closed", "ended", "no longer running", "ceased"}


@dataclass(frozen=True, slots=True)
class About:
    """What every row of one list shares."""

    ref: str
    kind: str
    world: str
    standing: str
    visibility: str


@dataclass
class Built:
    """The rows of ours that one of theirs becomes. `title` is what people will know it by."""

    title: str
    actor: dict[str, str] = field(default_factory=dict)
    offer: dict[str, str] = field(default_factory=dict)
    need: dict[str, str] = field(default_factory=dict)


def build(number: int, cells: Mapping[str, str], spot: Spot, about: About) -> Built:
    """What a row says, in our columns; `cells` are mended, by role, empty where nothing is said."""
    name = cells["name"]
    if about.kind == "needs":
        statement = cells["statement"] or cells["title"]
        title = cells["title"] or rules.title_of(statement)
        return Built(
            title, _actor(number, cells, spot, about, ""), need=_need(number, cells, spot, about, title)
        )
    if about.kind == "offers":
        title = cells["title"] or rules.title_of(cells["summary"]) or name
        return Built(title, _actor(number, cells, spot, about, ""), _offer(number, cells, spot, about, title))
    built = Built(name, _actor(number, cells, spot, about, cells["summary"]))
    if cells["summary"]:
        built.offer = _offer(number, cells, spot, about, rules.title_of(cells["summary"]))
    return built


def _shared(key: str, cells: Mapping[str, str], spot: Spot, about: About) -> dict[str, str]:
    return {
        "id": key,
        "place": spot.key,
        "visibility": about.visibility,
        "source": cells["source"],
        "note": cells["note"],
        "reported_on": cells["checked"],
        "confirmed_on": cells["checked"],
    }


def _point(cells: Mapping[str, str], spot: Spot) -> dict[str, str]:
    if cells["lat"] and cells["lon"]:
        return {"lat": cells["lat"], "lon": cells["lon"], "point_basis": "stated"}
    basis = "approximate" if spot.lat else ""
    return {"lat": spot.lat, "lon": spot.lon, "point_basis": basis}


def _actor(number: int, cells: Mapping[str, str], spot: Spot, about: About, summary: str) -> dict[str, str]:
    if not cells["name"]:
        return {}
    contact = "" if about.kind != "actors" or summary else _contact(cells)
    note = " ".join(filter(None, [cells["note"], f"Contact: {contact}." if contact else ""]))
    return {
        **_shared(f"list-{about.ref}-{number}", cells, spot, about),
        **_point(cells, spot),
        "name": cells["name"],
        "sector": _sector(cells),
        "summary": summary,
        "website": cells["website"] if about.kind == "actors" else "",
        "note": note if about.kind == "actors" else "",
        "identifiers": identifiers(cells["charity"], cells["company"]),
    }


def _sector(cells: Mapping[str, str]) -> str:
    said = cells["sector"].casefold()
    for sector, words in SECTORS.items():
        if any(word.replace("\u00a0", " ") in said for word in words.split(" ")):
            return sector
    return rules.sector_of(name=cells["name"], charity=cells["charity"], company=cells["company"])


def _contact(cells: Mapping[str, str]) -> str:
    parts = [cells["person"], cells["phone"], cells["email"]]
    return "; ".join(filter(None, parts))


def _offer(number: int, cells: Mapping[str, str], spot: Spot, about: About, title: str) -> dict[str, str]:
    said = [cells["summary"]]
    for role, word in (("times", "When"), ("cost", "Cost"), ("address", "Where")):
        if cells[role]:
            said.append(f"{word}: {cells[role]}.".replace("..", "."))
    return {
        **_shared(f"list-{about.ref}-{number}-offer", cells, spot, about),
        **_point(cells, spot),
        "kind": rules.kind_of(" ".join([cells["kind"], title, cells["summary"]])),
        "title": title,
        "summary": "\n".join(filter(None, said)),
        "audience": cells["audience"],
        "capacity": cells["capacity"],
        "available_from": cells["begins"],
        "valid_until": cells["ends"],
        "contact": _contact(cells),
        "website": cells["website"],
    }


def _need(number: int, cells: Mapping[str, str], spot: Spot, about: About, title: str) -> dict[str, str]:
    names = ("who_affected", "how_many", "wanted", "tried", "by_when")
    return {
        **_shared(f"list-{about.ref}-{number}-need", cells, spot, about),
        "title": title,
        "statement": cells["statement"] or title,
        **{name: cells[name] for name in names},
    }
