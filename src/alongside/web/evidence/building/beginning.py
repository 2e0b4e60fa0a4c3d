"""The first screen of a case: six questions, and at once who pays, who gains, is it cash, how sure."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.exchange.digests.queries import world_of
from alongside.exchange.evidence import building_rules as rules
from alongside.exchange.evidence.building_templates import pattern, patterns
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.services import building as services
from alongside.exchange.innovations.queries.innovations import innovation_for
from alongside.exchange.partnerships import queries as rooms
from alongside.exchange.places.queries import place_for
from alongside.web import typed
from alongside.web.doors import WRONG, forms, problems_of
from alongside.web.presenting import PRACTICE

from .. import doors
from . import wording

NUMBERS = {"people": "200", "cost": "12000", "of_100": "30", "worth": "400", "hours": "1.5"}  # as an example
LINES = ("title", "who", "payer", "payer_kind", "change", "gainer", "gainer_kind", "sort", "ways", "sure")


@forms
def new(request: HttpRequest) -> HttpResponse:
    """The six questions; answered, they make a case that only those who write it see."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked = request.POST if request.method == "POST" else request.GET
    chosen = pattern(asked.get("like", ""))
    about = _about(viewer, asked)
    if request.method != "POST":
        return _page(request, _first(chosen, about), chosen, about)
    numbers, wrong = _numbers(request)
    texts = {name: typed.line(request, name)[:200] for name in LINES}
    wrong += [
        typed.problem(one, name)
        for name in ("title", "who", "change")
        for one in typed.hints(request, texts[name])
    ]
    if not wrong:
        try:
            made = services.begin_from_six(
                said=rules.Six(**texts, **numbers),
                like=chosen.key if chosen else "",
                **about,
                by=request.doer,  # type: ignore[attr-defined]
            )
        except CaseRefused as refused:
            wrong = problems_of(refused)
        else:
            return redirect(f"{doors.url_of(made)}?done=begun")
    return _page(request, request.POST, chosen, about, wrong)


def _about(viewer: Any, asked: Any) -> dict[str, Any]:
    """What the case is about, as the address says: something new, those who work together, a place."""
    finds = {
        "offer": innovation_for,
        "partnership": rooms.inside,
        "place": lambda _viewer, ref: place_for(ref),
    }
    found = {name: find(viewer, asked[name][:120]) for name, find in finds.items() if asked.get(name)}
    return {name: row for name, row in found.items() if row is not None}


def _numbers(request: HttpRequest) -> tuple[dict[str, float | None], list[typed.Problem]]:
    """The numbers that were typed, and which of them are none; an empty one is not known."""
    found: dict[str, float | None] = {}
    wrong = []
    for name, example in NUMBERS.items():
        text = typed.line(request, name)
        found[name] = rules.read_number(text) if text else None
        if text and (found[name] is None or found[name] < 0):  # type: ignore[operator]
            wrong.append(typed.problem(_("Write a number, like %(like)s.") % {"like": example}, name))
    if not wrong and (found["of_100"] or 0) > 100:
        wrong.append(typed.problem(_("Of every 100 people it can change for at most 100."), "of_100"))
    if not typed.line(request, "cost"):
        wrong.append(
            typed.problem(_("Say what it costs a year, as well as you know. A guess will do."), "cost")
        )
    return found, wrong


def _first(chosen: Any, about: dict[str, Any]) -> dict[str, str]:
    """What stands in the form at first."""
    return {
        "title": about["offer"].title if "offer" in about else "",
        "payer_kind": "charity" if chosen and chosen.key == "social-value" else "nhs",
        "gainer_kind": "people" if chosen and chosen.sort == "wellbeing" else "nhs",
        "sort": chosen.sort if chosen else "capacity",
        "sure": "told",
    }


def _page(
    request: HttpRequest,
    said: Any,
    chosen: Any,
    about: dict[str, Any],
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    wrong = problems or []
    world = world_of(request.viewer)  # type: ignore[attr-defined]
    context = {
        "said": said,
        "like": chosen.key if chosen else "",
        "like_text": wording.PATTERN[chosen.key][0] if chosen else "",
        "patterns": [
            {"key": key, "title": wording.PATTERN[key][0], "lead": wording.PATTERN[key][1]}
            for key in patterns()
        ],
        "about": [
            {"key": key, "ref": row.ref, "name": getattr(row, "title", "") or row.name}
            for key, row in about.items()
        ],
        "kinds": list(wording.PARTY_KIND.items()),
        "sorts": [(key, *both) for key, both in wording.SORT.items()],
        "ways": list(wording.WAYS.items()),
        "sures": [(key, *both) for key, both in wording.SURE.items()],
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "pointed": bool(typed.hints(request, *(said.get(name, "") for name in ("title", "who", "change")))),
        "practice": world == PRACTICE,
        "practice_exit_url": "/cases/",
    }
    return render(request, "evidence/building/new.html.jinja", context, status=WRONG if wrong else 200)
