"""What is agreed in writing: the list, a new one, one with its signatures, a new text."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.partnerships import agreement_rules as rules
from alongside.exchange.partnerships import queries as rooms
from alongside.exchange.partnerships.agreement_texts import filled
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import agreeing as queries
from alongside.exchange.partnerships.services import agreeing
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of
from alongside.web.typed import any_typed, day, line, problem, words

from . import agreement_words as said
from . import doors
from .decision_words import name
from .decisions import mine_in, names_in, number
from .sections import Section


@require_GET
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """All that is agreed in writing, and what to heed where a company takes part."""
    found = doors.inside_or_404(request, ref)
    members = rooms.members_of(found)
    mine = {one.pk for one in mine_in(request, found)}
    rows = [said.item(ref, one, queries.standing(one, members), mine) for one in queries.agreements_of(found)]
    context = {
        "rows": rows,
        "may_write": bool(mine),
        "company": said.company(found, list(rooms.sectors_of(members).values())),
    }
    return doors.page(request, "agreements", found, context)


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose what to agree, then a text to start from; who signs; when to look at it again."""
    found = doors.inside_or_404(request, ref)
    member = doors.mine_or_404(request, found)
    kind = request.POST.get("kind", "") or request.GET.get("kind", "")
    members, names = rooms.members_of(found), names_in(request, found)
    back = {"back_url": f"/partnerships/{ref}/agreements/", "back_text": _("Agree in writing")}
    if kind not in said.KIND:
        kinds = [{"key": key, "text": text, "means": said.MEANS[key]} for key, text in said.KIND.items()]
        return doors.page(request, "agreement_kind", found, back | {"kinds": kinds})
    place = found.place.name if found.place else ""
    listed = [name(names, one.pk) for one in members]
    context = back | {
        "kind": kind,
        "means": said.MEANS[kind],
        "title": str(said.KIND[kind]) if kind != "contract" else "",
        "text": filled(kind, names=listed, purpose=found.purpose, place=place),
        "members": [(str(one.pk), name(names, one.pk)) for one in members],
        "everyone": [str(one.pk) for one in members],
        "may_gate": kind == "non-disclosure" and found.circle.host_id == member.party_id,
        "company": said.company(found, list(rooms.sectors_of(members).values())),
        "ticked": request.POST.getlist("signers"),
    }
    if request.method != "POST":
        return doors.page(request, "agreement_new", found, context)
    if any_typed(request, "review") and day(request, "review") is None:
        wrong = problem(_("Type a real day, as in 27 3 2027."), "review-day")
        return doors.page(request, "agreement_new", found, context, [wrong])
    try:
        made = agreeing.write_agreement(
            ref=ref, written=_written(request, kind), by=by(request, member.party_id)
        )
    except PartnershipRefused as refused:
        return doors.page(request, "agreement_new", found, context, problems_of(refused))
    return redirect("partnership-agreement", ref, made.ref)


def _written(request: HttpRequest, kind: str) -> agreeing.Written:
    sent = [one for one in request.POST.getlist("signers") if one.isdecimal() and len(one) < 19]
    return agreeing.Written(
        kind=kind,
        title=line(request, "title")[:200],
        text=words(request, "text"),
        link=line(request, "link")[:500],
        signers=[int(one) for one in sent],
        gates=line(request, "gates") == "yes",
        review_on=day(request, "review"),
        authority=line(request, "authority")[:200],
    )


@forms
def show(request: HttpRequest, ref: str, agreement_ref: str) -> HttpResponse:
    """One agreement: its text, what changed, who signed. Its buttons sign, end it, and more."""
    found = doors.inside_or_404(request, ref)
    agreement = _agreement(request, ref, agreement_ref)
    if request.GET.get("download") == "txt":
        return _as_file(request, found, agreement)
    if request.method != "POST":
        return _shown(request, found, agreement)
    try:
        _do(request, ref, agreement_ref, by(request, doors.mine_or_404(request, found).party_id))
    except PartnershipRefused as refused:
        again = _agreement(request, ref, agreement_ref)
        return _shown(request, found, again, problems_of(refused))
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return redirect("partnership-agreement", ref, agreement_ref)


def _agreement(request: HttpRequest, ref: str, agreement_ref: str) -> Any:
    found = queries.agreement_for(request.viewer, ref, agreement_ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _as_file(request: HttpRequest, found: Any, agreement: Any) -> HttpResponse:
    stands = queries.standing(agreement, rooms.members_of(found))
    text = said.as_text(agreement, stands, names_in(request, found))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    file = slugify(agreement.title) or "agreement"
    response["Content-Disposition"] = f'attachment; filename="{file}.txt"'
    return response


def _do(request: HttpRequest, ref: str, agreement_ref: str, by: Any) -> None:
    """What the button says."""
    here = {"ref": ref, "agreement_ref": agreement_ref, "by": by}
    what = line(request, "do")
    if what == "end":
        agreeing.end_agreement(why=words(request, "why"), **here)
    elif what == "review":
        agreeing.set_review(on=day(request, "review"), **here)
    elif what == "check":
        first, second, third = (number(request, field) or 0 for field in said.CHECKS)
        agreeing.check_contract(answers=(first, second, third), words=words(request, "note"), **here)
    else:
        agreeing.sign(
            number=number(request, "number") or 0,
            digest=line(request, "digest")[:64],
            authority=line(request, "authority")[:200],
            **here,
        )


def _shown(
    request: HttpRequest, found: Any, agreement: Any, problems: list[Any] | None = None
) -> HttpResponse:
    members, names = rooms.members_of(found), names_in(request, found)
    stands = queries.standing(agreement, members)
    versions = queries.versions_of(agreement)
    before = versions[1] if len(versions) > 1 else None
    signing = next((one for one in mine_in(request, found) if one.pk in stands.missing), None)
    mine = bool(mine_in(request, found))
    contract, ended = agreement.kind == "contract", agreement.ended_at is not None
    context = {
        "back_url": f"/partnerships/{found.ref}/agreements/",
        "back_text": _("Agree in writing"),
        "agreement": agreement,
        "version": stands.newest,
        "state": said.STATE[stands.state],
        "tone": said.TONE[stands.state],
        "said": said.state_said(agreement, stands, names),
        "kind": said.KIND[agreement.kind],
        "signed": said.signature_rows(stands, names),
        "written_on": long_date(stands.newest.made_at),
        "pieces": rules.changes(before.text, stands.newest.text) if before else (),
        "older": _older(agreement, versions[1:], members, names),
        "signs_for": name(names, signing.pk) if signing and not agreement.gates and not ended else "",
        "may_change": mine and not ended and (not agreement.gates or _hosts(request, found)),
        "may_end": mine and not ended and not agreement.gates,
        "review": long_date(agreement.review_on) if agreement.review_on else "",
        "company": said.company(found, list(rooms.sectors_of(members).values()), stands.newest.text),
        "circle_url": f"/circles/{found.circle.ref}/" if agreement.gates else "",
        "checks": said.check_rows(agreement) if contract else [],
        "advice": said.contract_advice(agreement) if contract else [],
        "answers": {key: list(enumerate(texts, 1)) for key, texts in said.CHECKS.items()} if contract else {},
    }
    return doors.page(request, "agreement", found, context, problems)


def _hosts(request: HttpRequest, found: Any) -> bool:
    return any(one.party_id == found.circle.host_id for one in mine_in(request, found))


def _older(agreement: Any, versions: list[Any], members: Any, names: Any) -> list[dict[str, Any]]:
    """The texts before, each with who signed it."""
    return [
        {
            "number": one.number,
            "day": long_date(one.made_at),
            "text": one.text,
            "signed": [name(names, row.member_id) for row in queries.signatures(one, members)],
        }
        for one in versions
    ]


@forms
def rewrite(request: HttpRequest, ref: str, agreement_ref: str) -> HttpResponse:
    """A new text of an agreement; all who sign are asked again."""
    found = doors.inside_or_404(request, ref)
    member = doors.mine_or_404(request, found)
    agreement = _agreement(request, ref, agreement_ref)
    if agreement.ended_at is not None or found.state == "closed":
        raise Http404
    context = {
        "back_url": f"/partnerships/{ref}/agreements/{agreement_ref}/",
        "back_text": agreement.title,
        "agreement": agreement,
        "old": queries.versions_of(agreement)[0].text,
    }
    if request.method != "POST":
        return doors.page(request, "agreement_text", found, context)
    try:
        agreeing.write_version(
            ref=ref,
            agreement_ref=agreement_ref,
            text=words(request, "text"),
            what_is_new=line(request, "note"),
            authority=line(request, "authority")[:200],
            by=by(request, member.party_id),
        )
    except PartnershipRefused as refused:
        return doors.page(request, "agreement_text", found, context, problems_of(refused))
    return redirect("partnership-agreement", ref, agreement_ref)


def section(request: HttpRequest, found: Any) -> Section:
    """What waits for a signature, on the home page of the workspace."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    waits = len(queries.to_sign(viewer, found))
    summary = _("What you promise each other in writing")
    if waits:
        text = ngettext("One waits for your signature", "%(count)d wait for your signature", waits)
        summary = text % {"count": waits}
    overdue = len(queries.due(found, localdate()))
    url = f"/partnerships/{found.ref}/agreements/"
    return Section("agreements", _("Agree in writing"), url, summary, overdue)
