"""Who is in a case, and where its numbers come from: one at a time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alongside.exchange.directory.queries import named
from alongside.exchange.evidence import building_rules as rules
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.services import cases as services
from alongside.web import typed
from alongside.web.doors import by, forms, problems_of

from . import keeping, wording

NEW = "new"


def _row(model: Any, part: str, key: str) -> dict[str, Any]:
    """A party or source of the model, an empty one for `new`. Raises: Http404."""
    if key == NEW:
        return {}
    found = next((dict(one) for one in model.get(part) or [] if one.get("id") == key), None)
    if found is None:
        raise Http404
    return found


@forms
def party(request: HttpRequest, ref: str, party_key: str) -> HttpResponse:
    """A party: what it is called, what it is, how it is paid, and which organisation here answers for it."""
    key = party_key
    case, version = keeping.opened(request, ref)
    row = _row(version.model, "parties", key)
    held = next((one for one in queries.parties_of(case) if one.key == key), None)
    if request.method != "POST":
        said = {
            "name": row.get("name", ""),
            "kind": row.get("kind", "other"),
            "block": {True: "yes", False: "no", None: ""}[row.get("block_contract")],
            "weight": wording.plain(row.get("weight", 1)),
            "answers": held.actor.name if held and held.actor else "",
        }
        return _party_page(request, case, version, key, row, said)
    actor, wrong = _answering(request, case)
    wrong += _read_party(request, row)
    if not wrong:
        taken = [one["id"] for one in version.model["parties"]]
        row = {"id": row.get("id") or rules.key_of(row["name"], taken), **row}
        model = rules.with_row(version.model, "parties", row)
        note = _("Who is in it: %(name)s") % {"name": row["name"]}
        wrong = keeping.keep(request, case, version, model, note, row["id"])
    if not wrong and (actor.pk if actor else None) != (held.actor_id if held else None):
        try:
            services.answer_by(ref=ref, key=row["id"], actor=actor, by=by(request, case.owner_id))
        except CaseRefused as refused:
            wrong = problems_of(refused)
    if wrong:
        return _party_page(request, case, version, key, row, request.POST, wrong)
    return keeping.done(case)


def _read_party(request: HttpRequest, row: dict[str, Any]) -> keeping.Wrong:
    wrong = []
    row["name"], row["kind"] = typed.line(request, "name")[:200], typed.line(request, "kind")
    if not row["name"]:
        wrong.append(typed.problem(_("Say what it is called."), "name"))
    if row["kind"] not in rules.PARTY_KINDS:
        wrong.append(typed.problem(_("Choose what it is."), "kind"))
    row.pop("block_contract", None)
    if typed.line(request, "block") in ("yes", "no"):
        row["block_contract"] = typed.line(request, "block") == "yes"
    row.pop("weight", None)
    if text := typed.line(request, "weight"):
        weight = rules.read_number(text)
        if weight is None or weight <= 0:
            wrong.append(typed.problem(_("Write a number above 0; 1 counts as all others do."), "weight"))
        elif weight != 1:
            row["weight"] = weight
    return wrong


def _answering(request: HttpRequest, case: Any) -> tuple[Any, keeping.Wrong]:
    """The organisation here that answers for a party; none where nothing was typed."""
    said = typed.line(request, "answers")[:200]
    if not said:
        return None, []
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    found = [one for one in named(viewer, said, world=case.world) if one.nature == "organisation"]
    if len(found) == 1:
        return found[0], []
    if not found:
        return None, [
            typed.problem(_("No organisation here is called that. Look it up, or leave it empty."), "answers")
        ]
    names = ", ".join(one.name for one in found)
    return None, [typed.problem(_("Which of these? %(names)s") % {"names": names}, "answers")]


def _party_page(
    request: HttpRequest,
    case: Any,
    version: Any,
    key: str,
    row: Any,
    said: Any,
    wrong: keeping.Wrong | None = None,
) -> HttpResponse:
    context = {
        "key": key,
        "name": row.get("name", ""),
        "said": said,
        "kinds": list(wording.PARTY_KIND.items()),
        "yes_no": list(wording.YES_NO.items()),
        "uses": rules.uses_of(version.model, "parties", key),
    }
    return keeping.page(request, "party", case, version, context, wrong)


@forms
def source(request: HttpRequest, ref: str, source_key: str) -> HttpResponse:
    """A source: title, year, licence, address."""
    key = source_key
    case, version = keeping.opened(request, ref)
    row = _row(version.model, "sources", key)
    if request.method != "POST":
        return _source_page(request, case, version, key, row, row)
    wrong = _read_source(request, row)
    if not wrong:
        taken = [one["id"] for one in version.model.get("sources") or []]
        row = {"id": row.get("id") or rules.key_of(row["title"], taken), **row}
        model = rules.with_row(version.model, "sources", row)
        note = _("Source: %(name)s") % {"name": row["title"]}
        wrong = keeping.keep(request, case, version, model, note, row["id"])
    if wrong:
        return _source_page(request, case, version, key, row, request.POST, wrong)
    return keeping.done(case)


def _read_source(request: HttpRequest, row: dict[str, Any]) -> keeping.Wrong:
    wrong = []
    for name, most in (("title", 300), ("licence", 200), ("url", 500)):
        row[name] = typed.line(request, name)[:most]
        if not row[name] and name != "title":
            row.pop(name)
    if not row["title"]:
        wrong.append(typed.problem(_("Say what it is: a report, a list, your own books."), "title"))
    if row.get("url") and not row["url"].startswith(("https://", "http://")):
        wrong.append(typed.problem(_("Give a whole web address that begins with https://."), "url"))
    row.pop("year", None)
    if typed.line(request, "year"):
        year = typed.number(request, "year")
        if year is None:
            wrong.append(typed.problem(_("Write a year, like 2024."), "year"))
        else:
            row["year"] = year
    return wrong


def _source_page(
    request: HttpRequest,
    case: Any,
    version: Any,
    key: str,
    row: Any,
    said: Any,
    wrong: keeping.Wrong | None = None,
) -> HttpResponse:
    uses = rules.uses_of(version.model, "sources", key)
    context = {"key": key, "title": row.get("title", ""), "said": said, "uses": uses}
    return keeping.page(request, "source", case, version, context, wrong)


@forms
def remove(request: HttpRequest, ref: str, rows: str, row: str) -> HttpResponse:
    """Take a party or a source out, once no line speaks of it."""
    part, key = rows, row
    case, version = keeping.opened(request, ref)
    if part not in ("parties", "sources"):
        raise Http404
    found = _row(version.model, part, key)
    uses = rules.uses_of(version.model, part, key)
    wrong: keeping.Wrong = []
    if request.method == "POST" and uses:
        wrong = [typed.problem(_("Lines still speak of it. Change those first."), "form")]
    elif request.method == "POST":
        name = found.get("name") or found.get("title") or key
        model = rules.without_row(version.model, part, key)
        wrong = keeping.keep(request, case, version, model, _("Taken out: %(name)s") % {"name": name})
        if not wrong:
            return keeping.done(case)
    context = {
        "name": found.get("name") or found.get("title"),
        "used": uses,
        "is_carers": found.get("kind") == "carers",
    }
    return keeping.page(request, "remove", case, version, context, wrong)
