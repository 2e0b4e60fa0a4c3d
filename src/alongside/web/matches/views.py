"""Find: type what is needed and where; see what could help, and why."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.answers import Answer, Ask
from alongside.exchange.analyses.matching import find_groups
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.analyses.wanted import alike
from alongside.web import downloads, words
from alongside.web.people import person_near
from alongside.web.presenting import address, open_page

from .asking import DIFFERENT, LONGEST, NEAR, Asking, chips, form, only_near, read, taken_as, which_one
from .files import answers_file
from .presenters import grouped, left_out, points

__all__ = ["LONGEST", "find"]

PER_GROUP = 10
MOST = 50  # of a group, on the page and in a file
SIMILAR = 3


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Answer what was asked, or say what is wrong with it."""
    asking = read(request, empty=_("Say what is needed, in a few words or a sentence."))
    page: dict[str, Any] = {
        "form": form(asking),
        "practice": asking.practice,
        "practice_exit_url": "/find/",
        "asked": asking.sound,
    }
    if not asking.sound:
        return render(request, "find.html.jinja", page, status=422 if asking.problems else 200)
    more = {key for key in request.GET.getlist("more") if key in words.GROUPS}
    file = downloads.asked_for(request)
    sizes = {key: MOST if file or key in more else PER_GROUP for key in words.GROUPS}
    try:
        answer = find_groups(request.viewer, asking.ask(), sizes)  # type: ignore[attr-defined]
    except IndexProblem:
        page |= {"not_ready": not_ready(), "person": person_near(asking.where, asking.world)}
        return render(request, "find.html.jinja", page, status=503)
    if file:
        return answers_file(file, asking, answer, request.build_absolute_uri("/"))
    page |= _answered(request, asking, answer, sizes)
    return render(request, "find.html.jinja", page)


def not_ready() -> str:
    """What is said where there is no index to ask."""
    return _(
        "The search is being prepared. Try again in a minute; if it lasts, tell the people who run this site."
    )


def _answered(request: HttpRequest, asking: Asking, answer: Answer, sizes: dict[str, int]) -> dict[str, Any]:
    """What the page of answers shows."""
    with_link = {"q": asking.q, "place": asking.place}
    groups = grouped(answer, sizes, MOST, **with_link)
    opened = [key for key, size in sizes.items() if size > PER_GROUP]
    for group in groups:
        if group["more_text"]:
            more = asking.address(more=[*opened, group["key"]])
            group["more_url"] = f"{more}#answer-{group['next_rank']}"
    person = person_near(asking.where, asking.world)
    nothing = answer.nothing_fits
    return {
        "groups": groups,
        "nothing_fits": nothing,
        "person": person,
        "next_steps": _next_steps(asking) if nothing else [],
        "alike": _alike(request, asking) if nothing else None,
        "excluded": left_out(answer),
        "why_not_url": asking.address("/find/why-not/"),
        "save_url": asking.address("/needs/new/"),
        "tried_url": asking.address("/tried/") if open_page("/tried/", asking.world) else "",
        "which_one": which_one(asking),
        "taken_as": taken_as(asking),
        "also_looked_for": list(answer.also),
        "only_near": only_near(asking),
        "chips": chips(asking),
        "orders": _orders(asking),
        "points": points(answer, **with_link),
        "share": _share(request, asking),
        "files": downloads.links(request) if not nothing else [],
    }


def _orders(asking: Asking) -> list[dict[str, Any]]:
    """By what the list can be put in order; by nearness only where distances are known."""
    texts = {"": _("Best fit first"), NEAR: _("Nearest first"), DIFFERENT: _("Different organisations first")}
    if asking.where is None or asking.where.lat is None:
        del texts[NEAR]
    return [
        {"text": text, "url": asking.address(order=order), "here": asking.order == order}
        for order, text in texts.items()
    ]


def _share(request: HttpRequest, asking: Asking) -> dict[str, str]:
    """The link to these answers, and a mail with it; neither holds more than was asked."""
    link = request.build_absolute_uri(asking.to_share())
    subject, body = _("What could help"), f"“{asking.q}”\n\n{link}\n"
    return {"url": link, "mail_url": f"mailto:?subject={quote(subject)}&body={quote(body)}"}


def _next_steps(asking: Asking) -> list[dict[str, str]]:
    """What to do where nothing fits: loosen, look elsewhere, say it otherwise."""
    steps = []
    if asking.within:
        steps.append({"text": _("Look at any distance"), "url": asking.address(within="")})
    if asking.kinds or asking.stages or asking.standings:
        plain = asking.address(kind="", stage="", standing="")
        steps.append({"text": _("Look at every kind of help"), "url": plain})
    if asking.where:
        everywhere = address("/find/", q=asking.q, world=asking.world_part)
        text = _("Look everywhere, not only near %(place)s") % {"place": asking.where.name}
        steps.append({"text": text, "url": everywhere})
    said = _("Say it in other words: who has the problem, and what would be better")
    steps.append({"text": said, "url": "#q"})
    steps.append({"text": _("See what others need"), "url": address("/needs/", world=asking.world_part)})
    return steps


def _alike(request: HttpRequest, asking: Asking) -> dict[str, Any] | None:
    """Others who asked for much the same."""
    viewer = request.viewer  # type: ignore[attr-defined]
    found = alike(viewer, Ask(text=asking.q, world=asking.world, where=asking.where, top=SIMILAR))
    if not found:
        return None
    text = ngettext("One other asks for much the same", "%(count)d others ask for much the same", len(found))
    return {
        "text": text % {"count": len(found)},
        "items": [{"title": one.title, "url": f"/needs/{one.ref}/", "line": one.place} for one in found],
    }
