"""What is asked, by type and risk; of one innovation what is there, what is missing, who could help."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.evidence import standard_rules as rules
from alongside.exchange.evidence.notices_claims import ClaimRefused
from alongside.exchange.evidence.queries import standards as queries
from alongside.exchange.evidence.services import standards as services
from alongside.exchange.innovations.queries import innovations
from alongside.web import downloads, presenting, typed
from alongside.web import words as house
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, tried
from alongside.web.innovations import doors
from alongside.web.innovations.support import wording as support_words
from alongside.web.presenting import PRACTICE
from alongside.web.typed import LONGEST

from . import words
from .stamps import stamp_of

_tried = partial(tried, ClaimRefused)

EVIDENCE = ("made", "value", "works", "money", "use", "rules")


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What a decision maker will ask for, by type, what it does and what is at stake."""
    kind, reach, stakes = (request.GET.get(name, "") for name in ("type", "reach", "stakes"))
    kind = kind if kind in house.TYPE else ""
    items = rules.asked([kind] if kind else [], reach, stakes)
    if file := downloads.asked_for(request):
        head = [_("Part"), _("What is asked"), _("What they want to see")]
        rows = [[words.GROUP[one.group], words.name_of(one.key), words.means(one.key)] for one in items]
        return downloads.as_file(file, _("What a decision maker will ask for"), head, rows)
    context = {
        "type": kind,
        "reach": reach if reach in words.REACH else "",
        "stakes": stakes if stakes in words.STAKES else "",
        "types": [("", _("Any")), *house.TYPE.items()],
        "reaches": words.any_of(words.REACH, _("Any")),
        "all_stakes": words.any_of(words.STAKES, _("Any")),
        "groups": [
            {
                "title": words.GROUP[group],
                "rows": [
                    {"name": _named(one, kind), "means": words.means(one.key)}
                    for one in items
                    if one.group == group
                ],
            }
            for group in rules.GROUPS
        ],
        "downloads": downloads.links(request),
        "practice": presenting.world_of(request) == PRACTICE,
        "practice_exit_url": "/standards/",
    }
    return render(request, "evidence/standards/index.html.jinja", context)


def _named(one: rules.Item, kind: str) -> str:
    """Its name; what only one type is asked says which, where no type was chosen."""
    name = words.name_of(one.key)
    return name if kind or len(one.types) != 1 else f"{house.TYPE[one.types[0]]}: {name}"


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """What is asked of one innovation, what there is, what is missing, who could help; and its stamps."""
    offer = doors.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    asked = queries.asked_of(viewer, offer)
    if file := downloads.asked_for(request):
        return _file(file, offer, asked)
    url, keeps = doors.url_of(offer), innovations.keeps(viewer, asked.record)
    stage = asked.record.stage if asked.record else ""
    missing = asked.missing
    kinds = queries.needed_help(missing)
    found = queries.who_could_help(viewer, offer, kinds, stage) if asked.record else []
    context = {
        "record": asked.record is not None,
        "keeps": keeps,
        "reach": words.REACH[asked.reach] if asked.reach else "",
        "stakes": words.STAKES[asked.stakes] if asked.stakes else "",
        "told": _told(asked) if asked.record else "",
        "groups": [_group(asked, group, url, keeps) for group in EVIDENCE],
        "selling": _group(asked, "selling", url, keeps),
        "missing": [words.name_of(one.item.key) for one in missing],
        "help": [_help(one, url if keeps else "") for one in found],
        "stamps": [stamp_of(one, offer, viewer) for one in queries.stamps_of(viewer, offer)],
        "may_stamp": bool(queries.judges(viewer, offer.world)) or innovations.may_keep(viewer, offer),
        "downloads": downloads.links(request),
        "done": _("Kept.") if request.GET.get("done") else "",
    }
    return doors.page(request, "standards/show", offer, context)


def _told(asked: queries.Asked) -> str:
    said = {"there": asked.there, "many": len(asked.rows), "missing": len(asked.missing)}
    return _("Of %(many)d things that are asked, %(there)d are there and %(missing)d are missing.") % said


def _group(asked: queries.Asked, group: str, url: str, keeps: bool) -> dict[str, Any]:
    """One part of what is asked, each thing with where it stands."""
    return {
        "key": group,
        "title": words.GROUP[group],
        "rows": [_row(one, url, keeps) for one in asked.rows if one.item.group == group],
    }


def _row(one: queries.Standing, url: str, keeps: bool) -> dict[str, Any]:
    key, answer = one.item.key, one.answer
    return {
        "name": words.name_of(key),
        "means": words.means(key),
        "state": words.STATE[one.state],
        "tone": words.TONE[one.state],
        "words": answer.words if answer else "",
        "url": answer.url if answer else "",
        "on": long_date(timezone.localtime(answer.said_at)) if answer else "",
        "record": f"{url}record/"
        if one.state == "said" or (one.item.group == "rules" and not answer)
        else "",
        "edit": f"{url}standards/{key}/" if keeps else "",
    }


def _help(found: Any, url: str) -> dict[str, Any]:
    """Who could help with one sort of thing, each with the way to ask."""
    return {
        "title": support_words.KIND[found.kind],
        "rows": [
            {
                "title": one.offer.title,
                "url": f"/offers/{one.offer.ref}/",
                "line": one.offer.actor.name if one.offer.actor else "",
                "ask": f"{url}support/ask/?offer={one.offer.ref}&kind={found.kind}"
                if url
                else f"/ask-about/?offer={one.offer.ref}",
            }
            for one in found.now
        ],
    }


def _file(kind: str, offer: Any, asked: queries.Asked) -> HttpResponse:
    head = [_("Part"), _("What is asked"), _("How it stands"), _("What there is"), _("Where")]
    rows = [
        [
            words.GROUP[one.item.group],
            words.name_of(one.item.key),
            words.STATE[one.state],
            one.answer.words if one.answer else "",
            one.answer.url if one.answer else "",
        ]
        for one in asked.rows
    ]
    about = [_("Practice town: invented. Nothing here is real.")] if offer.world == PRACTICE else []
    return downloads.as_file(kind, f"{offer.title} {_('what is asked')}", head, rows, about)


def web_address(request: HttpRequest) -> tuple[str, list[typed.Problem]]:
    """The address that was typed, and what is wrong with it."""
    from alongside.exchange.audit.addresses import is_web_address

    url = typed.line(request, "url")[:1000]
    if url and not is_web_address(url):
        return url, [typed.problem(_("Give a whole web address that begins with https://."), "url")]
    return url, []


@forms
def level(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what it does and what is at stake; from these follows what is asked."""
    row = doors.kept_or_404(request, ref)
    asked = queries.asked_of(request.viewer, row.offer)  # type: ignore[attr-defined]
    context = {
        "reaches": list(words.REACH.items()),
        "all_stakes": list(words.STAKES.items()),
        "typed": {"reach": asked.reach, "stakes": asked.stakes},
    }
    wrong: list[typed.Problem] = []
    if request.method == "POST":
        said = {name: typed.line(request, name) for name in ("reach", "stakes")}
        wrong = _tried(lambda: services.set_level(ref=row.offer.ref, by=by(request, row.owner_id), **said))
        if not wrong:
            return redirect(f"{doors.url_of(row.offer)}standards/?done=1")
        context["typed"] = request.POST
    return doors.page(request, "standards/level", row.offer, context, wrong)


@forms
def answer(request: HttpRequest, ref: str, item: str) -> HttpResponse:
    """Say what there is of one thing that is asked."""
    row = doors.kept_or_404(request, ref)
    if item not in rules.BY_KEY:
        raise doors.Http404
    before = queries.answers_to(request.viewer, row, item)  # type: ignore[attr-defined]
    now = before[0] if before else None
    context = {
        "name": words.name_of(item),
        "means": words.means(item),
        "states": [(key, text) for key, text in words.STATE.items() if key in rules.STATES],
        "before": [
            {
                "text": f"{words.STATE[one.state]}. {one.words}",
                "on": long_date(timezone.localtime(one.said_at)),
            }
            for one in before
        ],
        "typed": {"state": now.state, "words": now.words, "url": now.url} if now else {},
    }
    wrong: list[typed.Problem] = []
    if request.method == "POST":
        said = typed.words(request, "words")[:LONGEST]
        url, wrong = web_address(request)
        hinted = typed.hints(request, said)
        wrong = wrong or [typed.problem(text, "as_it_is") for text in hinted]
        state, doer = typed.line(request, "state"), by(request, row.owner_id)
        wrong = wrong or _tried(
            lambda: services.answer(ref=row.offer.ref, item=item, state=state, words=said, url=url, by=doer),
        )
        if not wrong:
            return redirect(f"{doors.url_of(row.offer)}standards/?done=1#{rules.BY_KEY[item].group}")
        context |= {"typed": request.POST, "hinted": bool(hinted)}
    return doors.page(request, "standards/answer", row.offer, context, wrong)
