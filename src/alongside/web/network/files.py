"""The network as files that other programs read: GraphML, GEXF, Kumu's JSON, tables and a picture.

All are made of what `read_network` gave one viewer. Names of fields are in English, as programs expect.
Sources: GraphML 1.0 (graphdrawing.org); GEXF 1.2 (gexf.net); Kumu's blueprints (docs.kumu.io).
"""

import json
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.analyses.network import Network, Node
from alongside.exchange.directory.queries.network import Bond
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.words import SECTOR, TIE

from . import wording
from .asked import Asked
from .drawing import as_json, as_svg, draw

NODE = {  # fields of a node, each with its type
    "label": "string",
    "sector": "string",
    "nature": "string",
    "place": "string",
    "standing": "string",
    "ties": "integer",
    "between": "double",
    "joins": "integer",
    "cut_off": "integer",
}
EDGE = {
    "kind": "string",
    "direction": "string",
    "since": "string",
    "until": "string",
    "basis": "string",
    "standing": "string",
}
FIGURES = ("ties", "between", "joins", "cut_off")
GRAPHML_TYPES = {"string": "string", "integer": "int", "double": "double"}
CREATOR = "Alongside"


def _node(node: Node) -> dict[str, Any]:
    """The fields of a node; figures that the viewer may not see are not there."""
    member, figures = node.member, node.figures
    said = {
        "label": member.name,
        "sector": member.sector,
        "nature": "person" if member.is_person else "organisation",
        "place": node.place,
        "standing": "past" if member.is_past else "now",
    }
    shown = {name: getattr(figures, name) for name in FIGURES} if figures else {}
    return {name: value for name, value in (said | shown).items() if value != ""}


def _edge(bond: Bond) -> dict[str, str]:
    said = {
        "kind": bond.kind,
        "direction": "one way" if bond.directed else "both ways",
        "since": bond.since,
        "until": bond.until,
        "basis": "inferred" if bond.is_inferred else "stated",
        "standing": "past" if bond.is_past else "now",
    }
    return {name: value for name, value in said.items() if value}


def _refs(network: Network) -> dict[int, str]:
    return {node.member.pk: node.member.ref for node in network.nodes}


def graphml(network: Network, title: str) -> bytes:
    """Nodes and ties with their fields; a direction is a field, as few programs read a mixture of both."""
    root = Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for prefix, what, fields in (("n", "node", NODE), ("e", "edge", EDGE)):
        for number, (name, kind) in enumerate(fields.items()):
            given = {"id": f"{prefix}{number}", "for": what, "attr.name": name}
            SubElement(root, "key", given | {"attr.type": GRAPHML_TYPES[kind]})
    graph = SubElement(root, "graph", {"id": "network", "edgedefault": "undirected"})
    SubElement(graph, "desc").text = title
    keys = {
        what: {name: f"{what[0]}{at}" for at, name in enumerate(fields)} for what, fields in FIELDS.items()
    }
    refs = _refs(network)
    for node in network.nodes:
        made = SubElement(graph, "node", {"id": node.member.ref})
        _data(made, _node(node), keys["node"])
    for number, bond in enumerate(network.bonds):
        ends = {"source": refs[bond.actor], "target": refs[bond.other]}
        _data(SubElement(graph, "edge", {"id": f"t{number}"} | ends), _edge(bond), keys["edge"])
    return _file(root)


FIELDS = {"node": NODE, "edge": EDGE}


def _data(of: Element, said: dict[str, Any], keys: dict[str, str]) -> None:
    for name, value in said.items():
        SubElement(of, "data", {"key": keys[name]}).text = _clean(str(value))


def gexf(network: Network, title: str) -> bytes:
    """Nodes and ties with their fields, and where the drawing has them."""
    root = Element(
        "gexf",
        {
            "xmlns": "http://www.gexf.net/1.2draft",
            "xmlns:viz": "http://www.gexf.net/1.2draft/viz",
            "version": "1.2",
        },
    )
    meta = SubElement(root, "meta", {"lastmodifieddate": timezone.localdate().isoformat()})
    SubElement(meta, "creator").text = CREATOR
    SubElement(meta, "description").text = title
    graph = SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    for what, fields in FIELDS.items():
        table = SubElement(graph, "attributes", {"class": what})
        for name, kind in fields.items():
            if name != "label":
                SubElement(table, "attribute", {"id": name, "title": name, "type": kind})
    refs = _refs(network)
    nodes = SubElement(graph, "nodes")
    for node in network.nodes:
        made = SubElement(nodes, "node", {"id": node.member.ref, "label": _clean(node.member.name)})
        _values(made, _node(node))
        spot = {"x": f"{1000 * node.x:.1f}", "y": f"{1000 * node.y:.1f}", "z": "0.0"}
        SubElement(made, "viz:position", spot)
    edges = SubElement(graph, "edges")
    for number, bond in enumerate(network.bonds):
        ends = {"source": refs[bond.actor], "target": refs[bond.other]}
        made = SubElement(edges, "edge", {"id": f"t{number}"} | ends)
        _values(made, _edge(bond))
    return _file(root)


def _values(of: Element, said: dict[str, Any]) -> None:
    values = SubElement(of, "attvalues")
    for name, value in said.items():
        if name != "label":
            SubElement(values, "attvalue", {"for": name, "value": _clean(str(value))})


def _clean(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")


def _file(root: Element) -> bytes:
    indent(root)
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def kumu(network: Network, title: str) -> bytes:
    """Elements and connections, as Kumu reads them."""
    refs = _refs(network)
    elements = [
        {"id": node.member.ref, "label": node.member.name, "type": SECTOR[node.member.sector]}
        | {name: value for name, value in _node(node).items() if name not in ("label", "sector")}
        for node in network.nodes
    ]
    connections = [
        {
            "id": f"tie-{number}",
            "from": refs[bond.actor],
            "to": refs[bond.other],
            "type": TIE[bond.kind][0],
            "direction": "directed" if bond.directed else "undirected",
        }
        | {name: value for name, value in _edge(bond).items() if name not in ("kind", "direction")}
        for number, bond in enumerate(network.bonds)
    ]
    return _json({"name": title, "elements": elements, "connections": connections})


def _json(found: dict[str, Any]) -> bytes:
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


WRITERS: dict[str, tuple[str, Callable[[Network, str], bytes]]] = {
    "graphml": ("application/graphml+xml", graphml),
    "gexf": ("application/gexf+xml", gexf),
    "kumu.json": ("application/json", kumu),
}
TABLES = ("who.xlsx", "who.csv", "connections.xlsx", "connections.csv")
FORMATS = (*TABLES, "graphml", "gexf", "kumu.json", "svg", "drawing.json")


def file_of(
    request: HttpRequest, kind: str, asked: Asked, network: Network, title: str
) -> HttpResponse | None:
    """The network in one of the `FORMATS`; None where it is none of them."""
    if kind in WRITERS:
        content_type, write = WRITERS[kind]
        return _attached(write(network, title), content_type, kind)
    if kind == "svg":
        response = HttpResponse(as_svg(draw(asked, network, title)), content_type="image/svg+xml")
        if request.GET.get("keep"):
            response["Content-Disposition"] = 'attachment; filename="network.svg"'
        return response
    if kind == "drawing.json":
        return HttpResponse(_json(as_json(draw(asked, network, title))), content_type="application/json")
    if kind in TABLES:
        name, form = kind.split(".")
        head, rows = (
            (_who_head(), _who(request, network)) if name == "who" else (_ways_head(), _ways(network))
        )
        about = [
            title,
            *wording.sum_of(network),
            wording.time_of(network),
            _(wording.NOT_FOR_WORK),
            _made(request),
        ]
        return downloads.as_file(form, name, head, rows, [line for line in about if line])
    return None


def _made(request: HttpRequest) -> str:
    said = {"day": long_date(timezone.localdate()), "address": request.build_absolute_uri()}
    return _("Made on %(day)s from %(address)s") % said


def _attached(body: bytes, content_type: str, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="network.{kind}"'
    return response


def _who_head() -> list[str]:
    return [
        _("Organisation or person"),
        _("Kind"),
        _("Where"),
        _("Now or in the past"),
        _("Works with, how many"),
        _("Share of the shortest ways that lead over it"),
        _("Pairs of different kinds that it joins"),
        _("Others who could not be reached without it"),
        _("Address"),
    ]


def _when(*, past: bool) -> str:
    return _("In the past") if past else _("Now")


def _who(request: HttpRequest, network: Network) -> Iterator[list[Any]]:
    for node in network.nodes:
        figures = node.figures
        yield [
            node.member.name,
            SECTOR[node.member.sector],
            node.place,
            _when(past=node.member.is_past),
            *((getattr(figures, name) for name in FIGURES) if figures else [""] * len(FIGURES)),
            request.build_absolute_uri(f"/actors/{node.member.ref}/"),
        ]


def _ways_head() -> list[str]:
    return [
        _("First"),
        _("How they work together"),
        _("Second"),
        _("Since"),
        _("Until"),
        _("Stated or inferred"),
        _("Now or in the past"),
    ]


def _ways(network: Network) -> Iterator[list[Any]]:
    names = {node.member.pk: node.member.name for node in network.nodes}
    for bond in network.bonds:
        sure = _("Inferred from the source") if bond.is_inferred else _("Stated by the source")
        said = [names[bond.actor], TIE[bond.kind][0], names[bond.other], bond.since, bond.until, sure]
        yield [*said, _when(past=bond.is_past)]
