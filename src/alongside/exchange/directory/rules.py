"""Decide who may keep, edit and join entries, and what a merger makes of two. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from alongside.exchange.audit.decisions import Allowed, Refused

FREE_MAIL = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.co.uk"),
        *("yahoo.com", "yahoo.co.uk", "icloud.com", "aol.com", "btinternet.com", "sky.com", "proton.me"),
        *("protonmail.com", "gmx.com", "mail.com", "talktalk.net", "virginmedia.com", "msn.com", "me.com"),
    }
)
SAID_ONCE = 2  # characters: a shorter name or word says nothing

# What a merger makes of each field of the entry that stays, as `fields.csv` says: "kept" is its own value or,
# where it has none, the other's; "newer" the later of the two; "both" one after the other.
MERGED = {
    "name": "kept",
    "sector": "kept",
    "kind": "kept",
    "kind_in_source": "both",
    "website": "kept",
    "place_id": "kept",
    "lat": "kept",
    "lon": "kept",
    "point_basis": "kept",
    "ended_on": "kept",
    "source": "both",
    "basis": "both",
    "note": "both",
    "reported_on": "newer",
    "confirmed_on": "newer",
}
AT_MOST = {"kind_in_source": 120, "basis": 80}  # characters that fit
POINT = ("lat", "lon", "point_basis")


@dataclass(frozen=True, slots=True)
class Powers:
    """What somebody is to an entry: its editor, the connector of its place, an administrator."""

    keeps: bool = False
    connects: bool = False
    runs: bool = False

    @property
    def any(self) -> bool:
        """Whether they are anything to it."""
        return self.keeps or self.connects or self.runs


def may_edit(powers: Powers, *, is_kept: bool) -> Allowed | Refused:
    """Whether somebody may change an entry: who looks after it, or the connector while nobody does."""
    if powers.keeps or powers.runs or (powers.connects and not is_kept):
        return Allowed()
    if powers.connects:
        return Refused("This entry is looked after by its own people. Ask them, or report a problem with it.")
    return Refused("You can change an entry once you look after it. Use “This is ours” to ask for that.")


def may_decide(powers: Powers, *, state: str, is_own: bool) -> Allowed | Refused:
    """Whether somebody may say yes or no to a request to look after an entry."""
    if not (powers.connects or powers.runs):
        return Refused("This is decided by the connector of the place.")
    if is_own:
        return Refused("This is your own request. Somebody else decides it.")
    if state != "waiting":
        return Refused("This has been decided already.")
    return Allowed()


def may_join(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> Allowed | Refused:
    """Whether two entries may be made one.

    Each gives: `pk`, `world`, `nature`, `visibility`, `circles` (a set), `gone` (it was joined already).
    """
    if kept["pk"] == gone["pk"]:
        return Refused("These are the same entry. Choose another.")
    if kept["gone"] or gone["gone"]:
        return Refused("One of these was joined with another already.")
    if kept["world"] != gone["world"]:
        return Refused("One of these is real, the other is of the practice town.")
    if "person" in (kept["nature"], gone["nature"]):
        return Refused("Entries of people are not joined here. Ask whoever runs this site.")
    if (kept["visibility"], kept["circles"]) != (gone["visibility"], gone["circles"]):
        return Refused(
            "These two are shown to different people. First have both shown to the same people, "
            "so that nothing becomes visible by accident."
        )
    return Allowed()


def merged(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the entry that stays, by field of `MERGED`; a point is taken whole or not at all."""
    values = {name: _MAKE[how](kept[name], gone[name]) for name, how in MERGED.items()}
    for name, most in AT_MOST.items():
        if len(values[name]) > most:
            values[name] = kept[name]
    whose = kept if kept["lat"] is not None or gone["lat"] is None else gone
    return values | {name: whose[name] for name in POINT}


def _kept(mine: Any, other: Any) -> Any:
    return other if mine in (None, "") else mine


def _newer(mine: Any, other: Any) -> Any:
    return max((day for day in (mine, other) if day is not None), default=None)


def _both(mine: str, other: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, [mine.strip(), other.strip()])))


_MAKE = {"kept": _kept, "newer": _newer, "both": _both}


def domain_of(website: str) -> str:
    """The host of a web address without `www.`, empty where there is none."""
    try:
        host = urlsplit(website if "//" in website else f"//{website}").hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.")


def mail_fits(email: str, website: str) -> bool:
    """Whether a mail address is of the same domain as a website: a hint, never a proof."""
    at, site = email.rpartition("@")[2].strip().lower(), domain_of(website)
    if not at or "." not in site or at in FREE_MAIL:
        return False
    return at == site or at.endswith(f".{site}") or site.endswith(f".{at}")


def problems_of(values: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with the words of an entry, a sentence by field."""
    found = {}
    if "name" in values and len(values["name"]) < SAID_ONCE:
        found["name"] = "Write the name of the organisation."
    website = values.get("website", "")
    if website and "." not in domain_of(website):
        found["website"] = "Write the address of the website like www.example.org, or leave it empty."
    return found


def web_address(typed: str) -> str:
    """A web address as it is kept: with its scheme, and none but http and https."""
    scheme, colon, rest = typed.partition("://")
    if not typed:
        return ""
    return typed if colon and scheme.lower() in ("http", "https") else f"https://{rest if colon else typed}"
