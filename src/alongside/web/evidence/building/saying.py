"""Lines, parties and sources of a case in words, for the pages on which they are changed."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.evidence import building_rules as rules

from . import wording

TITLES: dict[str, Any] = {
    "what": lazy("What it is"),
    "much": lazy("How much"),
    "due": lazy("How much of it is due to this"),
    "when": lazy("When"),
    "work": lazy("Whose work"),
}


def names_in(model: Mapping[str, Any]) -> dict[str, str]:
    """The names of the parties by id."""
    return {one["id"]: one.get("name") or one["id"] for one in model.get("parties") or [] if "id" in one}


def shown_line(model: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """A line as a list shows it: its name, from whom to whom, what it counts as, its sum in a full year."""
    names = names_in(model)
    sides = [names.get(row.get(side, ""), "") for side in ("bears", "gains")]
    counts = wording.SORT.get(row.get("counts_as", "cash"))
    return {
        "key": row.get("id", ""),
        "name": row.get("name") or row.get("id", ""),
        "kind": row.get("kind", ""),
        "who": _who(*sides),
        "counts": str(counts[0]) if counts else "",
        "sum": sum_of(row),
        "known": full_year(row) is not None,
    }


def _who(bears: str, gains: str) -> str:
    if bears and gains:
        return _("%(one)s pays %(other)s") % {"one": bears, "other": gains}
    said = _("Borne by %(who)s") % {"who": bears} if bears else _("Gained by %(who)s") % {"who": gains}
    return str(said)


def full_year(row: Mapping[str, Any]) -> float | None:
    """What a line comes to in a full year by its best guesses; None where one is not known."""
    found = 1.0
    for name, number in rules.numbers_in(row).items():
        best = rules.best_of(number)
        if best is None:
            return None
        if name == "drop_off":
            continue
        found *= 1 - best if name in ("deadweight", "displacement") else best
    return found


def sum_of(row: Mapping[str, Any]) -> str:
    """The sum of a line in words: £345 × 6.2 × 260 × 12 of 100 = £23,130 in a full year."""
    parts = []
    for name, number in rules.numbers_in(row).items():
        best = rules.best_of(number)
        if best is None:
            return _("not known yet")
        if name == "value":
            parts.append(wording.money(best))
        elif name in ("quantity", "population"):
            parts.append(f"{best:,.6g}")
        elif name in ("deadweight", "displacement"):
            parts.append(_("%(n)s of 100") % {"n": f"{100 - best * 100:.4g}"})
        elif name != "drop_off":
            parts.append(_("%(n)s of 100") % {"n": f"{best * 100:.4g}"})
    total = full_year(row) or 0.0
    once = row.get("recurrent") is False
    said = _("%(sum)s once") if once else _("%(sum)s in a full year")
    result = said % {"sum": wording.money(total)}
    return f"{' × '.join(parts)} = {result}" if len(parts) > 1 else result


def when_said(model: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """From when a line counts, with its first year in part and its first full one."""
    first, start = int(model.get("first_year") or 0), float(row.get("from") or 0)
    year, part = rules.share_of_first_year(start)
    if row.get("recurrent") is False:
        return _("It falls once, in %(year)s.") % {"year": first + year}
    if part == 1:
        return _("It counts in full from %(year)s on.") % {"year": first + year}
    return _("In %(year)s it counts for %(part)s of 100, in full from %(next)s on.") % {
        "year": first + year,
        "part": f"{part * 100:.3g}",
        "next": first + year + 1,
    }


def shown_party(model: Mapping[str, Any], row: Mapping[str, Any], actor: Any) -> dict[str, Any]:
    """A party as a list shows it: what it is, who answers for it, in how many lines it stands."""
    uses = rules.uses_of(model, "parties", row["id"])
    return {
        "key": row["id"],
        "name": row.get("name") or row["id"],
        "kind": str(wording.PARTY_KIND.get(row.get("kind", "other"), "")),
        "answers": actor.name if actor is not None else "",
        "block": row.get("block_contract"),
        "in": ngettext("in %(n)s line", "in %(n)s lines", len(uses)) % {"n": len(uses)},
    }


def shown_source(model: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """A source as a list shows it: title, year, licence, and which numbers rest on it."""
    uses = list(dict.fromkeys(rules.uses_of(model, "sources", row["id"])))
    return {
        "key": row["id"],
        "title": row.get("title", ""),
        "year": row.get("year", ""),
        "licence": row.get("licence") or _("licence not said"),
        "uses": ", ".join(uses),
    }
