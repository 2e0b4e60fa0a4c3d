"""The network as its page shows it: whom to put in touch, what stands out, the tables, the list."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses.network import MOST_STEPS, Network, Node
from alongside.exchange.directory.queries.network import Bond
from alongside.web import words
from alongside.web.components.formats import count

from . import ways, wording
from .asked import Asked

MATRIX = 40  # actors that a table of each with each still shows
MOST_WAYS = 12  # of one actor, in the list
MOST_HANGS = 12
MOST_ROWS = 6  # of a table of what stands out


def names(network: Network) -> list[str]:
    """Names by position."""
    return [node.member.name for node in network.nodes]


def _link(node: Node) -> dict[str, str]:
    return {"text": node.member.name, "url": f"/actors/{node.member.ref}/"}


def proposals(network: Network) -> list[dict[str, Any]]:
    """Who is worth putting in touch, each with reasons and where that is done."""
    called, found = names(network), []
    for one in network.proposals:
        first, second = network.nodes[one.one], network.nodes[one.other]
        why = wording.why(one, called)
        meet = [f"{wording.sectors((a, b))} ({count(many)})" for a, b, many in one.meet[:3]]
        found.append(
            {
                "one": _link(first),
                "other": _link(second),
                "kinds": wording.sectors([first.member.sector, second.member.sector]),
                "why": why,
                "meet": "; ".join(meet),
                "gain": f"{one.gain:.2f}",
                "url": ways.between(first.member, second.member, " ".join(why)),
            }
        )
    return found


def joiners(network: Network) -> list[list[Any]]:
    """Who joins different kinds of organisation: a row for each, with the sentence."""
    rows = []
    for at in network.joiners[:MOST_ROWS]:
        node = network.nodes[at]
        figures = node.figures
        if figures is not None:
            said = wording.figures_of(node, len(network.nodes))
            rows.append([_cell(node), wording.sectors(node.sectors) or "–", " ".join(said[1:3])])
    return rows


def _cell(node: Node) -> dict[str, Any]:
    return {"items": [_link(node)]}


def bridges(network: Network) -> list[list[Any]]:
    """For each two kinds of organisation, who carries most of what joins them."""
    best: dict[tuple[str, str], list[Any]] = {}
    for one in network.bridges:
        if one.sectors[0] != one.sectors[1] and one.ties > 1:
            best.setdefault(one.sectors, []).append(one)
    rows = []
    for kinds, carried in best.items():
        if network.between_sectors.get((min(kinds), max(kinds))) is None:
            continue
        items = [
            _link(network.nodes[one.who])
            | {
                "mark": ngettext(
                    "%(n)s connection, %(share)s%% of all", "%(n)s connections, %(share)s%% of all", one.ties
                )
                % {"n": count(one.ties), "share": round(100 * one.share)}
            }
            for one in carried
        ]
        rows.append([" – ".join(words.SECTOR[code] for code in kinds), {"items": items}])
    return sorted(rows, key=lambda row: row[0])


def hangs(network: Network) -> list[dict[str, Any]]:
    """What hangs on one body, or on one person where the viewer is told of it."""
    return [
        _link(network.nodes[at])
        | {
            "said": wording.cut_off(many, is_person=network.nodes[at].member.is_person),
            "is_person": network.nodes[at].member.is_person,
        }
        for at, many in sorted(
            network.hangs[:MOST_HANGS], key=lambda one: not network.nodes[one[0]].member.is_person
        )
    ]


def alike(network: Network) -> list[list[Any]]:
    """Who says they do much the same in the same place."""
    return [
        [
            {"items": [_link(network.nodes[one.one]), _link(network.nodes[one.other])]},
            ", ".join(one.shared[:6]),
            _("Yes") if one.are_tied else _("Nobody has said so"),
        ]
        for one in network.alike
    ]


def boards(network: Network) -> list[list[Any]]:
    """Who sits on whose boards: those of one person or body meet there."""
    return [
        [_cell(network.nodes[who]), {"items": [_link(network.nodes[at]) for at in seats]}]
        for who, seats in list(network.boards.items())[:MOST_ROWS]
    ]


def sector_table(asked: Asked, network: Network) -> dict[str, Any]:
    """Kind by kind, how many connections there are."""
    codes = [code for code in words.SECTOR if any(code in key for key in network.between_sectors)]
    rows = []
    for code in codes:
        cells = []
        for other in codes:
            key = (min(code, other), max(code, other))
            number = network.between_sectors.get(key, 0)
            cells.append({"text": wording.small(number)})
        rows.append({"name": words.SECTOR[code], "url": asked.url(sector=code), "cells": cells})
    hidden = any(number is None for number in network.between_sectors.values())
    return {"head": [{"text": words.SECTOR[code]} for code in codes], "rows": rows, "hidden": hidden}


def pair_table(network: Network) -> dict[str, Any] | None:
    """Each with each, where there are few enough; the numbers in the head are those of the rows."""
    many = len(network.nodes)
    if not 2 <= many <= MATRIX:
        return None
    kinds = _kinds_of(network)
    rows = []
    for at, node in enumerate(network.nodes):
        cells = [
            ", ".join(kinds.get((min(at, other), max(at, other)), ())) if at != other else ""
            for other in range(many)
        ]
        rows.append({"number": at + 1, **_link(node), "cells": cells})
    return {
        "rows": rows,
        "numbers": [{"number": at + 1, "name": name} for at, name in enumerate(names(network))],
    }


def _kinds_of(network: Network) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for bond in network.bonds:
        one, other = sorted((network.at[bond.actor], network.at[bond.other]))
        said = words.TIE[bond.kind][0]
        if said not in found.setdefault((one, other), []):
            found[one, other].append(said)
    return found


def ordered(asked: Asked, network: Network) -> list[int]:
    """Positions in the order of the list; whose figures are not shown come last, by name."""
    by = asked["order"]
    if by not in ("ties", "between"):
        return list(range(len(network.nodes)))

    def rank(at: int) -> tuple[float, int]:
        figures = network.nodes[at].figures
        return (-getattr(figures, by), at) if figures else (1.0, at)

    return sorted(range(len(network.nodes)), key=rank)


def listed(asked: Asked, network: Network) -> Any:
    """What shows one position as an item of the list: who, with whom and how, and the figures in words."""
    mine: dict[int, list[tuple[int, Bond]]] = {}
    for bond in network.bonds:
        one, other = network.at[bond.actor], network.at[bond.other]
        mine.setdefault(one, []).append((other, bond))
        mine.setdefault(other, []).append((one, bond))

    def show(at: int) -> dict[str, Any]:
        node = network.nodes[at]
        found = [
            _link(network.nodes[other])
            | {"how": words.tie(bond.kind, ours=bond.actor == node.member.pk), "when": _when(bond)}
            for other, bond in sorted(mine.get(at, []), key=lambda pair: pair[0])
        ]
        return _link(node) | {
            "ref": node.member.ref,
            "line": " · ".join(filter(None, [words.SECTOR[node.member.sector], node.place])),
            "past": node.member.is_past,
            "with": found[:MOST_WAYS],
            "more": max(len(found) - MOST_WAYS, 0),
            "said": wording.figures_of(node, len(network.nodes)),
            "hidden": node.figures is None,
            "around_url": asked.url(focus=node.member.ref, steps="", page=""),
        }

    return show


def _when(bond: Bond) -> str:
    """'2016 to 2019', 'since 2016'; that it was reported in the past."""
    dated = ""
    if bond.since and bond.until:
        dated = _("%(since)s to %(until)s") % {"since": bond.since, "until": bond.until}
    elif bond.since:
        dated = _("since %(since)s") % {"since": bond.since}
    elif bond.until:
        dated = _("until %(until)s") % {"until": bond.until}
    past = _("reported in the past") if bond.is_past else ""
    inferred = _("read out of the source") if bond.is_inferred else ""
    return ", ".join(filter(None, [dated, past, inferred]))


def focus(asked: Asked, network: Network) -> dict[str, Any] | None:
    """Whose neighbourhood is shown, and the ways one step further, back, and out."""
    if asked.focus is None:
        return None
    steps = asked.scope.steps
    return {
        "name": asked.focus.name,
        "url": f"/actors/{asked.focus.ref}/",
        "steps": steps,
        "further": asked.url(steps=str(steps + 1)) if steps < MOST_STEPS else "",
        "nearer": asked.url(steps=str(steps - 1) if steps > 2 else "") if steps > 1 else "",
        "out": asked.url(focus="", steps=""),
        "found": asked.focus.pk in network.at,
    }


def filters(asked: Asked) -> list[dict[str, Any]]:
    """The form above: what is shown, and how it is drawn and listed."""
    wrong = {one["field"]: one["text"] for one in asked.problems}
    kinds = {kind: words.TIE[kind][0] for kind in words.TIE if kind != "bids-against"}
    return [
        _typed(asked, "place", _("Where"), wrong),
        _chosen(asked, "sector", _("Kind of organisation"), words.SECTOR, _("Any")),
        _chosen(asked, "kind", _("How they work together"), kinds, _("Any")),
        _typed(asked, "focus", _("Around one of them: its name"), wrong),
        _chosen(asked, "time", _("Now or in the past"), wording.TIME, _("What there is")) | {"more": True},
        _typed(asked, "since", _("From the year"), wrong) | {"more": True},
        _typed(asked, "until", _("To the year"), wrong) | {"more": True},
        _chosen(asked, "colour", _("Colour and shape"), wording.COLOUR, "") | {"more": True},
        _chosen(asked, "size", _("Size"), wording.SIZE, "") | {"more": True},
        _chosen(asked, "order", _("Order of the list"), wording.ORDER, "") | {"more": True},
    ]


def _typed(asked: Asked, name: str, label: str, wrong: dict[str, str]) -> dict[str, Any]:
    value = asked.focus.name if name == "focus" and asked.focus else asked[name]
    return {"name": name, "label": label, "value": value, "problem": wrong.get(name, "")}


def _chosen(asked: Asked, name: str, label: str, options: Any, first: str) -> dict[str, Any]:
    """A choice; `first`: the words for none, or nothing where the first option is meant without one."""
    value = asked[name]
    shown = [{"value": "", "text": first, "selected": not value}] if first else []
    for number, (key, text) in enumerate(options.items()):
        plain = not first and number == 0
        shown.append(
            {"value": "" if plain else key, "text": text, "selected": value == key or (plain and not value)}
        )
    return {"name": name, "label": label, "value": value, "options": shown}


def hidden(asked: Asked, *, but: Sequence[str] = ()) -> list[dict[str, str]]:
    """What the form sends along."""
    pairs = {"world": "practice"} if asked.world == "practice" else {}
    if asked.focus is not None and asked["steps"]:
        pairs["steps"] = asked["steps"]
    return [{"name": name, "value": value} for name, value in pairs.items() if name not in but]
