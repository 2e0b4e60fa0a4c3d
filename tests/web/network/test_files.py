"""The network as files: read back by another program, and no more in them than the page shows."""

import io
import json
import re
from xml.etree import ElementTree

import networkx
import pytest
from openpyxl import load_workbook

from tests._support import ties

pytestmark = pytest.mark.django_db
SPACE = {"svg": "{http://www.w3.org/2000/svg}", "gexf": "{http://www.gexf.net/1.2draft}"}
FIGURES = {"ties", "between", "joins", "cut_off"}


@pytest.fixture
def tied():
    return ties.settle()


def fetch(client, kind, query=""):
    response = client.get(f"/network/file/{kind}?{query}")
    assert response.status_code == 200
    return response.content


def told(graph):
    """Names of nodes and ends of ties, by name."""
    name = {key: given["label"] for key, given in graph.nodes(data=True)}
    return set(name.values()), {frozenset({name[one], name[other]}) for one, other in graph.edges()}


@pytest.mark.parametrize(
    ("kind", "reader"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)]
)
def test_graph_files_are_read_by_another_program_and_say_the_same(client, tied, kind, reader):
    graph = reader(io.BytesIO(fetch(client, kind)))
    api = client.get("/api/v1/network").json()
    names = {node["ref"]: node["name"] for node in api["nodes"]}
    ends = {frozenset({names[tie["source"]], names[tie["target"]]}) for tie in api["ties"]}
    assert told(graph) == (set(names.values()), ends)
    by_name = {given["label"]: given for _, given in graph.nodes(data=True)}
    assert by_name["Hall"]["cut_off"] == 1 and isinstance(by_name["Hall"]["cut_off"], int)
    assert not FIGURES & by_name["Gwen"].keys()


def test_gexf_has_what_its_format_asks_for(client, tied):
    """Namespace and version of the samples; each value names an attribute; each id is used once."""
    root = ElementTree.fromstring(fetch(client, "gexf"))
    at = SPACE["gexf"]
    assert (root.tag, root.get("version")) == (f"{at}gexf", "1.2")
    for what, items in (("node", root.iter(f"{at}node")), ("edge", root.iter(f"{at}edge"))):
        (table,) = (one for one in root.iter(f"{at}attributes") if one.get("class") == what)
        known = {one.get("id"): one.get("type") for one in table}
        assert set(known.values()) <= {"string", "integer", "double"}
        listed = list(items)
        assert len({one.get("id") for one in listed}) == len(listed) > 0
        assert {value.get("for") for one in listed for value in one.iter(f"{at}attvalue")} <= known.keys()


def test_kumu_reads_elements_and_connections(client, tied):
    found = json.loads(fetch(client, "kumu.json"))
    ids = [one["id"] for one in [*found["elements"], *found["connections"]]]
    assert len(set(ids)) == len(ids), "ids must be unique across elements and connections"
    elements = {one["id"]: one for one in found["elements"]}
    for one in found["connections"]:
        assert {one["from"], one["to"]} <= elements.keys()
        assert one["direction"] in ("directed", "undirected", "mutual")
    (gwen,) = (one for one in elements.values() if one["label"] == "Gwen")
    assert not FIGURES & gwen.keys()


def test_tables_hold_everyone_and_leave_out_the_figures_of_people(client, tied):
    book = load_workbook(io.BytesIO(fetch(client, "who.xlsx")))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    by_name = {row[0]: row[4:8] for row in rows}
    assert by_name["Gwen"] == [None] * 4 or by_name["Gwen"] == [""] * 4
    assert by_name["Hall"][0] == 2
    ways = fetch(client, "connections.csv").decode("utf-8-sig").splitlines()
    assert len(ways) == 1 + 8
    assert "Council,Funds it,Charity,2024" in "\n".join(ways)


def test_the_picture_has_a_shape_for_each_and_no_style(client, tied):
    body = fetch(client, "svg")
    assert b"style=" not in body and b"<script" not in body
    root = ElementTree.fromstring(body)
    titles = {one.text for one in root.iter(f"{SPACE['svg']}title")}
    assert {"Gwen", "Hall", "Council", "Who works with whom"} <= titles
    assert len(list(root.iter(f"{SPACE['svg']}line"))) == 7
    assert sum("stroke-dasharray" in line.attrib for line in root.iter(f"{SPACE['svg']}line")) == 1
    spots = [re.findall(r"[\d.]+", line.attrib["x1"]) for line in root.iter(f"{SPACE['svg']}line")]
    assert all(0 <= float(x) <= 960 for (x,) in spots)


def test_of_a_person_the_drawing_makes_nothing(client, tied):
    for size in ("ties", "between"):
        dots = json.loads(fetch(client, "drawing.json", f"size={size}"))["dots"]
        assert min(dot["size"] for dot in dots) == next(d["size"] for d in dots if d["label"] == "Gwen")


def test_a_file_holds_the_same_choice_as_the_page(client, tied):
    graph = networkx.read_graphml(io.BytesIO(fetch(client, "graphml", f"focus={tied.hall.ref}")))
    assert told(graph)[0] == {"Hall", "Gwen", "Pantry"}
    assert client.get("/network/file/graphml?since=soon").status_code == 422
    assert client.get("/network/file/doc").status_code == 404
