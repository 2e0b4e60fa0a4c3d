"""One short form each: started, what it took, what was changed, what made room, passed on, stopped."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.services import adopting
from alongside.exchange.innovations.services.adopting import FREED, NUMBERS, TEXTS, Freed, Stopped
from alongside.web import typed
from alongside.web.doors import by, forms, pointed

from . import doors, presenters, words

Problems = list[typed.Problem]
WORDS = (*TEXTS, "words", "why", "learned")  # what is written freely, on whichever form


def _form(
    request: HttpRequest,
    row: Any,
    template: str,
    now: dict[str, Any],
    act: Callable[[], Problems],
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what was sent and go back to the adoption; new words that may name somebody wait."""
    if request.method != "POST":
        return doors.page(request, template, row, {"said": now} | context)
    new = [text for name in WORDS if (text := typed.words(request, name)) != now.get(name, "")]
    if wrong := pointed(request, *new) or act():
        return doors.page(request, template, row, {"said": request.POST} | context, wrong)
    return redirect(f"{presenters.url_of(row)}?done=kept")


@forms
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """What was planned has started."""
    row = doors.own_or_404(request, ref)
    if queries.state(row) != "planned":
        raise Http404
    doer = by(request, row.owner_id)
    return _form(
        request,
        row,
        "start",
        {},
        lambda: doors.tried(lambda: adopting.start(ref=ref, on=typed.day(request, "on"), by=doer)),
    )


@forms
def how(request: HttpRequest, ref: str) -> HttpResponse:
    """What it took and how it was done, so that others can do it."""
    row = doors.own_or_404(request, ref)
    now = {name: getattr(row, name) for name in (*NUMBERS, *TEXTS, "fidelity")}
    now |= {name: "" if now[name] is None else str(now[name]) for name in NUMBERS}

    def act() -> Problems:
        found, wrong = doors.numbers(request, NUMBERS)
        texts = {name: typed.words(request, name) for name in TEXTS}
        said = found | texts | {"fidelity": typed.line(request, "fidelity")}
        return wrong or doors.tried(
            lambda: adopting.tell_how(ref=ref, said=said, by=by(request, row.owner_id))
        )

    return _form(
        request, row, "how", now, act, took=list(words.TOOK.items()), fits=list(words.FIDELITY.items())
    )


@forms
def adapt(request: HttpRequest, ref: str) -> HttpResponse:
    """Something that was changed, and why."""
    row = doors.own_or_404(request, ref)

    def act() -> Problems:
        return doors.tried(
            lambda: adopting.adapt(
                ref=ref,
                on=typed.day(request, "on"),
                words=typed.words(request, "words"),
                why=typed.words(request, "why"),
                by=by(request, row.owner_id),
            )
        )

    return _form(request, row, "adapt", {}, act)


@forms
def displace(request: HttpRequest, ref: str, number: str = "") -> HttpResponse:
    """What was stopped to make room, and what that sets free; with a number, how far one has got."""
    row = doors.own_or_404(request, ref)
    held = _one(row.displacements.all(), number)
    now: dict[str, Any] = {}
    if held is not None:
        now = {"words": held.words, "extent": held.extent} | typed.days("on", held.on)
        now |= {name: "" if getattr(held, name) is None else str(getattr(held, name)) for name in FREED}
        now["cash"] = {True: "yes", False: "no"}.get(held.cash, "")

    def act() -> Problems:
        found, wrong = doors.numbers(request, FREED)
        practice, text = doors.innovation_named(request, "words", row.world)
        said = Freed(
            words=text,
            extent=typed.line(request, "extent"),
            on=typed.day(request, "on"),
            practice=practice,
            cash={"yes": True, "no": False}.get(typed.line(request, "cash")),
            numbers=found,
        )
        pk = held.pk if held is not None else None
        return wrong or doors.tried(
            lambda: adopting.displace(ref=ref, said=said, row=pk, by=by(request, row.owner_id))
        )

    context = {
        "extents": list(words.EXTENT.items()),
        "freed": list(words.FREED.items()),
        "cash": list(words.CASH.items()),
    }
    return _form(request, row, "displace", now, act, **context)


@forms
def pass_on(request: HttpRequest, ref: str, number: str = "") -> HttpResponse:
    """Something the earlier site passed on, and what came of it here."""
    row = doors.own_or_404(request, ref)
    if row.borrowed_from_id is None:
        raise Http404
    held = _one(row.passed_on.all(), number)
    now: dict[str, Any] = {}
    if held is not None:
        now = {"words": held.words, "worked": held.worked, "learned": held.learned}
        now |= typed.days("on", held.on)

    def act() -> Problems:
        return doors.tried(
            lambda: adopting.pass_on(
                ref=ref,
                words=typed.words(request, "words"),
                worked=typed.line(request, "worked"),
                learned=typed.words(request, "learned"),
                on=typed.day(request, "on"),
                row=held.pk if held is not None else None,
                by=by(request, row.owner_id),
            )
        )

    return _form(request, row, "pass_on", now, act, worked=list(words.WORKED.items()))


@forms
def stop(request: HttpRequest, ref: str) -> HttpResponse:
    """The site stopped, or gave the plan up: when, why, what took its place, whether they would again."""
    row = doors.own_or_404(request, ref)
    if row.stopped_on is not None:
        raise Http404

    def act() -> Problems:
        instead, _text = doors.innovation_named(request, "instead", row.world)
        said = Stopped(
            on=typed.day(request, "on"),
            why=typed.line(request, "stop"),
            words=typed.words(request, "words"),
            replaced_by=instead,
            would_again=typed.line(request, "again"),
        )
        return doors.tried(lambda: adopting.stop(ref=ref, said=said, by=by(request, row.owner_id)))

    context = {
        "stops": list(words.STOP.items()),
        "agains": list(words.AGAIN.items()),
        "has_begun": row.started_on is not None,
    }
    return _form(request, row, "stop", {}, act, **context)


def _one(rows: Any, number: str) -> Any:
    """The row that an address names; none where it names none. Raises: Http404 where it is not there."""
    if not number:
        return None
    found = next((one for one in rows if str(one.pk) == number), None)
    if found is None:
        raise Http404
    return found
