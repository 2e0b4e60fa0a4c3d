"""What somebody brings between worlds: where they worked, what doors they open, whom they know."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.directory import queries
from alongside.exchange.directory.queries.backgrounds import bridges, own_background
from alongside.exchange.directory.services import backgrounds as services
from alongside.web import words
from alongside.web.presenting import PRACTICE, world_of
from alongside.web.typed import line, problem
from alongside.web.typed import words as box

WRONG = 422
SECTORS = ("public", "private", "third", "academic", "network")
SEEN = {
    "connector": lazy("Connectors at the places where I work"),
    "members": lazy("Everyone who is signed in"),
}
HOW = {
    "worked": lazy("We have worked together"),
    "board": lazy("We sit on the same board or group"),
    "trained": lazy("We trained or studied together"),
    "lived": lazy("I was helped there, or somebody close to me"),
    "private": lazy("Family, friends or neighbours"),
}
AGREED = lazy(
    "You may keep this and show it to those I chose, to bring people together. It is no judgement of me or "
    "my work. I can take it back at any time."
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mine(request: Any) -> HttpResponse:
    """See it, say it, change it, take it back."""
    if request.doer is None or request.doer.guest_id is not None:
        raise Http404
    if request.method != "POST":
        return _page(request)
    act = ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        done = act(request)
    except services.BackgroundRefused as refused:
        return _page(request, [problem(_(str(refused)), refused.field)])
    except ObjectDoesNotExist:
        return _page(request, [problem(_("Say first where you have worked, and agree."), "agreed")])
    return done if isinstance(done, HttpResponse) else redirect(f"/you/background/?done={done}")


def _say(request: Any) -> str:
    services.keep_background(
        sectors=request.POST.getlist("sectors"),
        position=line(request, "position"),
        doors=box(request, "doors"),
        seen=request.POST.get("seen", ""),
        words=str(AGREED) if request.POST.get("agreed") else "",
        by=request.doer,
    )
    return "kept"


def _know(request: Any) -> HttpResponse | str:
    name, chosen = line(request, "other")[:200], line(request, "chosen")
    rows: list[Any] = queries.actors_by_key(request.viewer, [chosen]) if chosen else []
    if not rows and name:
        rows = queries.named(request.viewer, name, world=_world(request))
    if not rows:
        return _page(request, [problem(_("Write the name of an organisation that is here."), "other")])
    if len(rows) > 1:
        return _page(request, [problem(_("Choose which one you mean."), "chosen")], rows)
    services.say_knows(actor_id=rows[0].pk, how=request.POST.get("how", ""), by=request.doer)
    return "known"


def _forget_one(request: Any) -> str:
    found = queries.actors_by_key(request.viewer, [line(request, "actor")])
    if found:
        services.forget_knows(actor_id=found[0].pk, by=request.doer)
    return "taken"


def _forget(request: Any) -> str:
    services.forget_background(by=request.doer)
    return "gone"


ACTS = {"say": _say, "know": _know, "forget-one": _forget_one, "forget": _forget}


def _world(request: Any) -> str:
    acted = queries.acted_for(request.viewer)
    return str(acted[0].world) if acted else world_of(request)


def _page(
    request: HttpRequest, problems: list[dict[str, str]] | None = None, choices: list[Any] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = own_background(viewer)
    said = {
        "sectors": row.sectors if row else [],
        "position": row.position if row else "",
        "doors": row.doors if row else "",
        "seen": row.seen if row else "connector",
        "other": "",
        "how": "",
        "chosen": "",
    }
    if problems:
        said |= {name: request.POST[name] for name in said if name in request.POST}
        said["sectors"] = request.POST.getlist("sectors") or said["sectors"]
    seen = set(queries.links(viewer, [known.actor_id for known in row.knows.all()])) if row else set()
    context = {
        "row": row,
        "typed": said,
        "sectors": {key: words.SECTOR[key] for key in SECTORS},
        "seen": {key: str(text) for key, text in SEEN.items()},
        "how": {key: str(text) for key, text in HOW.items()},
        "knows": [
            {"name": known.actor.name, "ref": known.actor.ref, "how": str(HOW[known.how])}
            for known in (row.knows.all() if row else ())
            if known.actor_id in seen
        ],
        "choices": choices or [],
        "agreed": str(AGREED),
        "problems": problems or [],
        "done": _done(request.GET.get("done", "")),
        "practice": _world(request) == PRACTICE,
    }
    return render(request, "account/background.html.jinja", context, status=WRONG if problems else 200)


def _done(key: str) -> str:
    said = {
        "kept": _("Kept. Below you can say whom you know."),
        "known": _("Kept."),
        "taken": _("Taken out."),
        "gone": _("All of it is gone, and nobody sees it any more."),
    }
    return said.get(key, "")


def doors(viewer: Any, actor_id: int) -> list[dict[str, str]]:
    """Who of an organisation has agreed to say what they bring between worlds, for those they chose."""
    return [
        {
            "name": one.name or _("Somebody here"),
            "position": one.position,
            "sectors": ", ".join(words.SECTOR[sector].lower() for sector in one.sectors),
            "doors": one.doors,
        }
        for one in bridges(viewer, [actor_id])
    ]
