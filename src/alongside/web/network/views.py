"""The network on a page, and its files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.analyses.network import Network, read_network
from alongside.exchange.matches.queries.acquaintances import acquaintances_for
from alongside.web import presenting
from alongside.web.matches.acquaintances import presenters as met
from alongside.web.presenting import PRACTICE

from . import drawing, files, presenters, wording
from .asked import Asked, asked

WRONG = 422
MOST_ASKED = 6
FILES = (
    ("who.xlsx", "XLSX"),
    ("who.csv", "CSV"),
    ("connections.xlsx", "XLSX"),
    ("connections.csv", "CSV"),
    ("graphml", "GraphML"),
    ("gexf", "GEXF"),
    ("kumu.json", "Kumu"),
)


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Whom to put in touch, the drawing, what stands out, and the list of it all."""
    question = asked(request)
    context = {
        "problems": list(question.problems),
        "choices": question.choices,
        "filters": presenters.filters(question),
        "hidden": presenters.hidden(question),
        "practice": question.world == PRACTICE,
        "practice_exit_url": "/network/",
        "network": None,
    }
    if question.problems:
        return render(request, "network/show.html.jinja", context, status=WRONG)
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    context["network"] = _network(request, question, viewer, read_network(viewer, question.scope))
    return render(request, "network/show.html.jinja", context)


@require_GET
def file(request: HttpRequest, kind: str) -> HttpResponse:
    """What the page shows, as a file that another program reads."""
    if kind not in files.FORMATS:
        raise Http404
    question = asked(request)
    if question.problems:
        return HttpResponse(
            question.problems[0]["text"], status=WRONG, content_type="text/plain; charset=utf-8"
        )
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    network = read_network(viewer, question.scope)
    found = files.file_of(request, kind, question, network, _title(question))
    assert found is not None
    return found


def _title(question: Asked) -> str:
    """What is shown, in a line."""
    if question.focus is not None:
        return _("Whom %(name)s works with, and those around it") % {"name": question.focus.name}
    if question.where is not None:
        return _("Who works with whom in %(place)s") % {"place": question.where.name}
    return _("Who works with whom")


def _network(request: HttpRequest, question: Asked, viewer: Viewer, network: Network) -> dict[str, Any]:
    """All that the page says of the network."""
    drawn = drawing.draw(question, network, _title(question))
    order = presenters.ordered(question, network)
    return {
        "title": _title(question),
        "sum": wording.sum_of(network),
        "time": wording.time_of(network),
        "is_empty": not network.nodes,
        "is_cut": network.is_cut,
        "focus": presenters.focus(question, network),
        "proposals": presenters.proposals(network),
        "is_best": network.is_best,
        "asked": [met.item(row) for row in acquaintances_for(viewer, world=question.world)[:MOST_ASKED]],
        "is_past": network.time == "past",
        "joiners": presenters.joiners(network),
        "bridges": presenters.bridges(network),
        "hangs": presenters.hangs(network),
        "alike": presenters.alike(network),
        "boards": presenters.boards(network),
        "sectors": presenters.sector_table(question, network),
        "pairs": presenters.pair_table(network),
        "page": presenting.page_of(request, order, presenters.listed(question, network)),
        "drawing": {
            "alternative": drawing.alternative(drawn),
            "key": drawing.key_of(drawn),
            "left_out": drawn.left_out,
            "drawn": len(drawn.dots),
            "data_url": question.url("/network/file/drawing.json"),
            "svg_url": question.url("/network/file/svg"),
            "keep_url": question.url("/network/file/svg", keep="1"),
        },
        "files": [{"text": text, "url": question.url(f"/network/file/{kind}")} for kind, text in FILES],
        "not_for_work": _(wording.NOT_FOR_WORK),
        "digest": network.digest[:12],
    }
