"""Report a problem with a page, without an account; see what became of it; ask to look again."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.accounts.hints import personal_details
from alongside.exchange.accounts.moderation import POLICY, own_report, row_of, said_in, seen_row
from alongside.exchange.accounts.services import moderation as services
from alongside.exchange.voices.policy import OWN as OF_WHAT_IS_SAID
from alongside.web.presenting import PRACTICE
from alongside.web.typed import line, problem, words

from .wording import PAGES, STATE

WRONG = 422
MOST, LONGEST = 2000, 300  # characters of the words, and of a page's address


def page_of(asked: str) -> str:
    """A page of ours that somebody names, without what follows a question mark; else nothing.

    The page of a link is not kept: whoever reads the address could use it.
    """
    path = urlsplit(asked.replace("\\", "/")).path if asked.startswith("/") and asked[1:2] != "/" else ""
    return "" if path.startswith("/l/") else path[:LONGEST]


def row_named(path: str) -> tuple[str, str]:
    """The kind and the key of the entry whose page this is, empty where it is none."""
    parts = [unquote(part) for part in path.split("/")]
    if len(parts) == 4 and parts[1] in PAGES and parts[3] == "":
        return PAGES[parts[1]], parts[2]
    return "", ""


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Any) -> HttpResponse:
    """What is wrong, by the rules of the policy, in words if wanted, and where to answer."""
    path = page_of(line(request, "page") or request.GET.get("page", ""))
    kind, key = row_named(path)
    row = seen_row(request.viewer, kind, key)
    typed = {"reason": line(request, "reason"), "email": line(request, "email")[:254]}
    typed["words"] = words(request, "words")[:MOST]
    page = {
        "path": path,
        "title": next(said_in(row)) if row is not None else "",
        "policy": POLICY,
        "typed": typed,
        "known": request.viewer.user_id is not None or request.viewer.guest_id is not None,
        "problems": [],
        "hints": [],
        "practice": row is not None and row.world == PRACTICE,
    }
    if request.method != "POST":
        return render(request, "moderation/report.html.jinja", page)
    found = _problems(typed)
    hints = list(dict.fromkeys(one.sentence for one in personal_details(typed["words"])))
    if found or (hints and request.POST.get("button") != "as-it-is"):
        page |= {"problems": found, "hints": hints}
        return render(request, "moderation/report.html.jinja", page, status=WRONG if found else 200)
    services.report_problem(
        page=path or "/",
        kind=kind,
        key=key,
        reason=typed["reason"],
        words=typed["words"],
        email=typed["email"],
        viewer=request.viewer,
        by=request.doer,
    )
    told = page["known"] or bool(typed["email"])
    return render(request, "moderation/thanks.html.jinja", page | {"told": told})


def _problems(typed: dict[str, str]) -> list[dict[str, str]]:
    found = []
    if typed["reason"] not in POLICY:
        found.append(problem(_("Choose what is wrong."), "reason"))
    if typed["email"]:
        try:
            validate_email(typed["email"])
        except ValidationError:
            found.append(problem(_("Write a whole mail address like name@example.org, or none."), "email"))
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Any, ref: str) -> HttpResponse:
    """What became of one's report, or why something of one's own was taken down; asked again once."""
    found = own_report(request.viewer, ref)
    if found is None:
        raise Http404
    one, part = found
    problems, typed = [], words(request, "words")[:MOST]
    if request.method == "POST":
        if part != "owner":
            raise Http404
        try:
            services.appeal(ref=ref, words=typed, viewer=request.viewer, by=request.doer)
            return redirect("report-own", ref)
        except services.ReportRefused as refused:
            problems = [problem(str(refused), refused.field)]
    rule = POLICY.get(one.decided_reason)
    row = row_of(one) if part == "owner" else None
    page = {
        "report": one,
        "part": part,
        "state": STATE[one.state],
        "rule": rule,
        "title": next(said_in(row)) if row is not None else "",
        "typed": typed,
        "problems": problems,
        "practice": one.world == PRACTICE,
    }
    return render(request, "moderation/own.html.jinja", page, status=WRONG if problems else 200)


@require_GET
def policy(request: HttpRequest) -> HttpResponse:
    """What is not shown here, and how it is decided."""
    return render(request, "moderation/policy.html.jinja", {"policy": POLICY, "asked": OF_WHAT_IS_SAID})
