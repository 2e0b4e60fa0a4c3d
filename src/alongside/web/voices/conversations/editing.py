"""Where a question is set up: what is there, what is missing, how people talk, and opening it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.voices import plain_rules
from alongside.exchange.voices.conversation_rules import FEWEST_SEEDS, LANGUAGES
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.rules import PROMISE, lacks
from alongside.exchange.voices.services import conversing as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.voices import doors as ask_doors
from alongside.web.voices.calendar.meeting import met

from . import doors, words

DONE = {"kept": lazy("Kept."), "open": lazy("It is open. People can answer now.")}
PROMISED = ("title", "about", "decides", "fixed", "pays")  # what people read of the promise, in running text


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """What is there and what is missing; its forms say how people talk, and open it."""
    ask = ask_doors.run_or_404(request, ref, doors.KIND)
    if request.method != "POST":
        return _page(request, ask)
    doer = by(request, ask.owner_id)
    try:
        if request.POST.get("do") == "open":
            services.open_conversation(ref=ref, by=doer)
            return redirect(f"/questions/{ref}/edit/?done=open")
        longest = typed.line(request, "longest")
        services.set_up(
            ref=ref,
            longest=int(longest) if longest.isascii() and longest.isdecimal() and len(longest) < 6 else None,
            looked_at=request.POST.get("looked_at") == "yes",
            languages=[code for code in LANGUAGES if code in request.POST.getlist("languages")],
            by=doer,
        )
    except AskRefused as refused:
        return _page(request, ask, problems_of(refused))
    return redirect(f"/questions/{ref}/edit/?done=kept")


def _page(request: HttpRequest, ask: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    found = queries.conversation_of(ask)
    setting = request.method == "POST" and request.POST.get("do") != "open"
    context = {
        "is_draft": ask.state == "draft",
        "is_open": ask.state == "open",
        "entry": ask.entry,
        "steps": _steps(ask, found),
        "longest": request.POST.get("longest", "") if setting else found.longest,
        "looked_at": ("yes" if request.POST.get("looked_at") == "yes" else "no") if setting else _yes(found),
        "languages": list(LANGUAGES.items()),
        "chosen": request.POST.getlist("languages") if setting else found.languages,
        "hard": hard(ask, found),
        **met(request, ask),
        "done": str(DONE.get(request.GET.get("done", ""), "")) if request.method == "GET" else "",
        "run_url": f"/asks/{ask.ref}/run/" if is_valid_path(f"/asks/{ask.ref}/run/") else "",
        "back_text": _("The question"),
        "back_url": f"/questions/{ask.ref}/" if found.pk else "/asks/",
    }
    return doors.page(request, "edit", ask, context, wrong)


def _yes(found: Any) -> str:
    return "yes" if found.looked_at else "no"


def _steps(ask: Any, found: Any) -> list[dict[str, Any]]:
    """What is written first, with how far each has got."""
    seeds, readings = len(queries.seeds_of(found)), len(queries.information_of(found))
    missing = lacks({name: getattr(ask, name) for name in ("title", *PROMISE)})
    enough = ngettext("%(n)d is there", "%(n)d are there", seeds) % {"n": seeds}
    at = f"/questions/{ask.ref}/edit/"
    rows = [
        (
            f"/asks/{ask.ref}/promise/",
            _("What you promise those who take part"),
            not missing,
            _("All is said"),
        ),
        (f"{at}first/", _("What people find when they come first"), seeds >= FEWEST_SEEDS, enough),
        (f"{at}reading/", _("What to read or watch first"), True, _reading(readings)),
    ]
    if ask.entry == "code":
        rows.append((f"{at}codes/", _("Codes to hand out"), True, ""))
    return [
        {"url": url, "text": text, "ok": ok, "said": said if ok else _("To do")}
        for url, text, ok, said in rows
    ]


def _reading(many: int) -> str:
    return (
        ngettext("%(n)d in the list", "%(n)d in the list", many) % {"n": many} if many else _("Nothing yet")
    )


def hard(ask: Any, found: Any) -> list[dict[str, Any]]:
    """What is hard to read in what people are asked, by the text it stands in."""
    texts = [getattr(ask, name) for name in PROMISED]
    texts += [one.text for one in queries.seeds_of(found) if one.language == "en"]
    texts += [one.words for one in queries.information_of(found) if one.language == "en"]
    found_in = ((text, [words.hard(one) for one in plain_rules.hard(text)]) for text in texts)
    return [{"text": text, "why": why} for text, why in found_in if why]
