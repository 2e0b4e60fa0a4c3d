"""What people find when they come first: pasted line by line, in each language, and taken out again."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.voices import plain_rules
from alongside.exchange.voices.conversation_rules import FEWEST_SEEDS, LANGUAGES, RIGHT_TO_LEFT, lines_of
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.services import conversing as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of
from alongside.web.voices import doors as ask_doors

from . import doors, words

DONE = {"added": lazy("Added."), "out": lazy("Taken out."), "kept": lazy("Kept.")}


@forms
def seeds(request: HttpRequest, ref: str) -> HttpResponse:
    """The list; one form adds lines, one writes them in another language, buttons take them out."""
    ask = ask_doors.run_or_404(request, ref, doors.KIND)
    if request.method != "POST":
        return _page(request, ask)
    doer, do = by(request, ask.owner_id), request.POST.get("do", "")
    try:
        if (out := typed.line(request, "out")) and out.isdecimal():
            services.drop_seed(ref=ref, number=int(out) % 10**9, by=doer)
            return _back(ref, "out")
        if do == "texts":
            return _texts(request, ask, doer)
        lines = lines_of(typed.words(request, "lines")[:100_000])
        services.add_seeds(ref=ref, lines=lines, language=typed.line(request, "language"), by=doer)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    except AskRefused as refused:
        return _page(request, ask, problems_of(refused))
    return _back(ref, "added")


def _texts(request: HttpRequest, ask: Any, doer: Any) -> HttpResponse:
    """Keep what was written in another language, as far as anything was."""
    language = typed.line(request, "language")
    for row in queries.statements_of(queries.conversation_of(ask)):
        text = typed.line(request, f"text-{row.number}")[:700]
        there = next((one.text for one in row.texts.all() if one.language == language), "")
        if text and text != there:
            services.translate(ref=ask.ref, number=row.number, language=language, text=text, by=doer)
    return redirect(f"/questions/{ask.ref}/edit/first/?done=kept&in={language}")


def _back(ref: str, what: str) -> HttpResponse:
    return redirect(f"/questions/{ref}/edit/first/?done={what}")


def _page(request: HttpRequest, ask: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    found = queries.conversation_of(ask)
    rows = queries.seeds_of(found)
    asked = request.GET.get("in", "")
    writes = asked if asked in found.languages else ""
    context = {
        "seeds": [_seed(one) for one in rows],
        "fewest": FEWEST_SEEDS,
        "longest": found.longest,
        "is_draft": ask.state == "draft",
        "may_write": ask.state in ("draft", "open"),
        "languages": [(code, LANGUAGES[code]) for code in found.languages],
        "writes": writes,
        "writes_dir": "rtl" if writes in RIGHT_TO_LEFT else "ltr",
        "writes_name": LANGUAGES.get(writes, ""),
        "texts": _to_write(found, writes) if writes else [],
        "done": str(DONE.get(request.GET.get("done", ""), "")) if request.method == "GET" else "",
        "back_url": f"/questions/{ask.ref}/edit/",
        "back_text": _("Set the question up"),
    }
    return doors.page(request, "seeds", ask, context, wrong)


def _seed(one: Any) -> dict[str, Any]:
    hard = plain_rules.hard(one.text) if one.language == "en" else []
    return {
        "number": one.number,
        "text": one.text,
        "lang": one.language,
        "dir": "rtl" if one.language in RIGHT_TO_LEFT else "ltr",
        "hard": [words.hard(each) for each in hard],
        "also": [LANGUAGES.get(text.language, text.language) for text in one.texts.all()],
    }


def _to_write(found: Any, language: str) -> list[dict[str, Any]]:
    """All that is shown and was said in another language, with what is there in this one."""
    rows = (row for row in queries.statements_of(found) if row.language != language)
    return [
        {
            "number": row.number,
            "text": row.text,
            "lang": row.language,
            "there": next((one.text for one in row.texts.all() if one.language == language), ""),
        }
        for row in rows
    ]
