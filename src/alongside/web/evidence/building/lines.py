"""A line of a case, a few questions a page: what it is, how much, how much is due to it, when, whose work."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.evidence import building_rules as rules
from alongside.web import typed
from alongside.web.doors import forms

from . import keeping, wording
from .saying import TITLES, shown_line, when_said

PAGES = ("what", "much", "due", "when", "work")
AMOUNT_WRONG = {
    "number": lambda: _("Write a number, like 12.50."),
    "no-best": lambda: _("Write the best guess as well."),
    "both-ends": lambda: _("Give both ends of the range, or neither."),
    "order": lambda: _("The best guess lies between the two ends."),
}


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """A new line: what it is, who bears it, who gains, what it counts as. Its numbers come after that."""
    case, version = keeping.opened(request, ref)
    if request.method != "POST":
        said = {"kind": "benefit", "counts_as": "capacity"}
        return _page(request, case, version, "what", {"id": ""}, said)
    taken = [one["id"] for one in version.model["streams"]]
    row: dict[str, Any] = {"id": rules.key_of(typed.line(request, "name"), taken), "value": rules.NOT_KNOWN}
    _what(request, row)
    wrong = _wrong_what(row)
    if not wrong:
        model = rules.with_row(version.model, "streams", row)
        note = _("New line: %(name)s") % {"name": row["name"]}
        wrong = keeping.keep(request, case, version, model, note, row["id"])
    if wrong:
        return _page(request, case, version, "what", {"id": ""}, request.POST, wrong)
    return redirect(f"{keeping.at(case)}lines/{row['id']}/much/")


@forms
def change(request: HttpRequest, ref: str, line: str, page: str) -> HttpResponse:
    """One page of a line."""
    key, part = line, page
    case, version = keeping.opened(request, ref)
    row = rules.stream(version.model, key)
    if row is None or part not in PAGES:
        raise Http404
    if request.method != "POST":
        return _page(request, case, version, part, row, _said(part, row))
    wrong = READ[part](request, row)
    if not wrong:
        model = rules.with_row(version.model, "streams", row)
        note = _("%(page)s: %(name)s") % {"page": TITLES[part], "name": row["name"]}
        wrong = keeping.keep(request, case, version, model, note, key)
    if wrong:
        old = rules.stream(version.model, key) or row
        return _page(request, case, version, part, old, request.POST, wrong)
    here = f"{keeping.at(case)}lines/{key}/"
    if request.POST.get("then") and part != PAGES[-1]:
        return redirect(f"{here}{PAGES[PAGES.index(part) + 1]}/")
    return keeping.done(case, f"{keeping.at(case)}?done=kept")


@forms
def remove(request: HttpRequest, ref: str, line: str) -> HttpResponse:
    """Take a line out; what it said stays in the versions before."""
    case, version = keeping.opened(request, ref)
    row = rules.stream(version.model, line)
    if row is None:
        raise Http404
    wrong: keeping.Wrong = []
    if request.method == "POST":
        model = rules.without_row(version.model, "streams", line)
        note = _("Taken out: %(name)s") % {"name": row["name"]}
        wrong = keeping.keep(request, case, version, model, note)
        if not wrong:
            return keeping.done(case)
    context = {"name": row["name"], "is_carers": line == "carers-hours", "used": []}
    return keeping.page(request, "remove", case, version, context, wrong)


def _what(request: HttpRequest, row: dict[str, Any]) -> keeping.Wrong:
    for name in ("name", "kind", "counts_as"):
        row[name] = typed.line(request, name)[:200]
    _put(row, "note", typed.words(request, "note_of")[:1000])
    sides = {"cost": ("bears",), "closing": ("bears",), "benefit": ("gains",), "transfer": ("bears", "gains")}
    for side in ("bears", "gains"):
        _put(row, side, typed.line(request, side) if side in sides.get(row["kind"], ()) else "")
    return _wrong_what(row)


def _wrong_what(row: dict[str, Any]) -> keeping.Wrong:
    wrong = []
    if not row["name"]:
        wrong.append(typed.problem(_("Say what it is."), "name"))
    if row["kind"] not in rules.KINDS:
        wrong.append(
            typed.problem(_("Choose what it is: a cost, a gain, or money from one to another."), "kind")
        )
    if row["kind"] in ("cost", "closing", "transfer") and not row.get("bears"):
        wrong.append(typed.problem(_("Say who pays it or gives it up."), "bears"))
    if row["kind"] in ("benefit", "transfer") and not row.get("gains"):
        wrong.append(typed.problem(_("Say who gains it."), "gains"))
    if row["counts_as"] not in rules.COUNTS:
        wrong.append(typed.problem(_("Choose what it counts as."), "counts_as"))
    return wrong


def _amounts(names: tuple[str, ...], scale: float) -> Callable[[HttpRequest, dict[str, Any]], keeping.Wrong]:
    def read(request: HttpRequest, row: dict[str, Any]) -> keeping.Wrong:
        wrong = []
        for name in names:
            found, bad = rules.read_amount(
                *(typed.line(request, f"{name}-{part}") for part in ("best", "low", "high")),
                unknown=typed.line(request, f"{name}-unknown") == "yes",
                scale=scale,
                old=row.get(name),
            )
            wrong += [typed.problem(AMOUNT_WRONG[why](), f"{name}-{part}") for part, why in bad.items()]
            if found is not None:
                row[name] = found
            elif name == "value":
                row[name] = rules.NOT_KNOWN
            else:
                row.pop(name, None)
        return wrong

    return read


def _much(request: HttpRequest, row: dict[str, Any]) -> keeping.Wrong:
    wrong = _amounts(("value", "quantity", "population"), 1.0)(request, row)
    value = row["value"] if isinstance(row["value"], dict) else {"best": row["value"]}
    for name in ("unit", "source", "grade"):
        _put(value, name, typed.line(request, name)[:80])
    year = typed.line(request, "price_year")
    _put(value, "price_year", typed.number(request, "price_year"))
    if year and value.get("price_year") is None:
        wrong.append(typed.problem(_("Write a year, like 2024."), "price_year"))
    row["value"] = value if len(value) > 1 else value["best"]
    return wrong


def _when(request: HttpRequest, row: dict[str, Any]) -> keeping.Wrong:
    wrong = []
    row["recurrent"] = typed.line(request, "recurrent") != "no"
    for name in ("capital", "double_running"):
        _put(row, name, typed.line(request, name) == "yes")
    for name in ("from", "ramp", "until"):
        text = typed.line(request, name)
        found = rules.read_number(text) if text else None
        if text and (found is None or found < 0):
            wrong.append(typed.problem(_("Write years, like 0.5 for half a year."), name))
        _put(row, name, found)
    if row.get("double_running") and "until" not in row and not wrong:
        wrong.append(
            typed.problem(_("Say when the old way stops: nobody pays for two ways for ever."), "until")
        )
    return wrong


def _work(request: HttpRequest, row: dict[str, Any]) -> keeping.Wrong:
    wrong = []
    _put(row, "marginal", _yes_no(typed.line(request, "marginal")), empty=(None,))
    staff: dict[str, Any] = {}
    fte = typed.line(request, "fte")
    if fte and rules.read_number(fte) is None:
        wrong.append(typed.problem(_("Write a number, like 0.5 for half a post."), "fte"))
    _put(staff, "fte", rules.read_number(fte) if fte else None, empty=(None,))
    for name in ("whose", "asked"):
        _put(staff, name, typed.line(request, name)[:300])
    _put(staff, "replaces", _yes_no(typed.line(request, "replaces")), empty=(None,))
    if staff.get("replaces") and not staff.get("whose"):
        wrong.append(typed.problem(_("Say whose work it takes the place of."), "whose"))
    _put(row, "staff", staff, empty=({},))
    return wrong


def _put(row: dict[str, Any], name: str, value: Any, empty: tuple[Any, ...] = ("", None, False)) -> None:
    """Say it, or say nothing of it where there is nothing to say."""
    if any(value is one or (value == one and not isinstance(value, bool)) for one in empty):
        row.pop(name, None)
    else:
        row[name] = value


def _yes_no(said: str) -> bool | None:
    return {"yes": True, "no": False}.get(said)


READ: dict[str, Callable[[HttpRequest, dict[str, Any]], keeping.Wrong]] = {
    "what": _what,
    "much": _much,
    "due": _amounts(rules.SHARES, 100.0),
    "when": _when,
    "work": _work,
}


def _said(part: str, row: dict[str, Any]) -> dict[str, Any]:
    """What stands in the fields of a page."""
    value = row.get("value")
    value = value if isinstance(value, dict) else {}
    staff = row.get("staff") or {}
    words = {True: "yes", False: "no", None: ""}
    return {
        **{name: row.get(name, "") for name in ("name", "kind", "bears", "gains")},
        "counts_as": row.get("counts_as", "cash"),
        "note_of": row.get("note", ""),
        **{name: value.get(name, "") for name in ("unit", "source", "grade", "price_year")},
        "recurrent": "no" if row.get("recurrent") is False else "yes",
        **{name: ["yes"] if row.get(name) else [] for name in ("capital", "double_running")},
        **{name: wording.plain(row[name]) if name in row else "" for name in ("from", "ramp", "until")},
        "marginal": words[row.get("marginal")],
        "fte": wording.plain(staff["fte"]) if isinstance(staff.get("fte"), (int, float)) else "",
        **{name: staff.get(name, "") for name in ("whose", "asked")},
        "replaces": words[staff.get("replaces")],
    }


def _fields(names: tuple[str, ...], row: dict[str, Any], said: Any, scale: float) -> list[dict[str, Any]]:
    """Numbers with their ranges, as a page asks for them."""
    typed_now = hasattr(said, "getlist")
    found = []
    for name in names:
        label, hint = wording.AMOUNT[name]
        now = rules.typed_amount(row.get(name), scale)
        if typed_now:
            now = {part: said.get(f"{name}-{part}", "") for part in ("best", "low", "high", "unknown")}
        found.append(
            {
                "name": name,
                "label": label,
                "hint": hint,
                "said": now,
                "before": "£" if name == "value" else "",
                "may_be_unknown": name in ("quantity", "population", "effect"),
            }
        )
    return found


def _page(
    request: HttpRequest,
    case: Any,
    version: Any,
    part: str,
    row: Any,
    said: Any,
    wrong: keeping.Wrong | None = None,
) -> HttpResponse:
    model = version.model
    ticked = {
        name: said.getlist(name) if hasattr(said, "getlist") else said.get(name, [])
        for name in ("capital", "double_running")
    }
    names = {"much": ("value", "quantity", "population"), "due": rules.SHARES}.get(part, ())
    at = PAGES.index(part)
    context = {
        "part": part,
        "title": TITLES[part],
        "key": row["id"],
        "name": row.get("name", ""),
        "line": shown_line(model, row)["sum"] if row["id"] else "",
        "when_said": when_said(model, row) if part == "when" else "",
        "said": said,
        "ticked": ticked,
        "number": at + 1,
        "of": len(PAGES),
        "fields": _fields(names, row, said, 100.0 if part == "due" else 1.0),
        "kinds": [(key, *both) for key, both in wording.KIND.items()],
        "sorts": [(key, *both) for key, both in wording.SORT.items()],
        "parties": [("", _("Nobody")), *((one["id"], one["name"]) for one in model["parties"])],
        "sources": [("", _("Not said")), *((one["id"], one["title"]) for one in model.get("sources", []))],
        "grades": list(wording.GRADE.items()),
        "yes_no": list(wording.YES_NO.items()),
        "marginals": list(wording.MARGINAL.items()),
        "price_year": model.get("price_year"),
        "costs_url": f"/costs/?case={case.ref}&line={row['id']}" if row["id"] else "",
        "next_title": TITLES[PAGES[at + 1]] if row["id"] and part != PAGES[-1] else "",
        "others": [{"key": one, "title": TITLES[one]} for one in PAGES if one != part],
    }
    return keeping.page(request, f"line_{part}", case, version, context, wrong)
