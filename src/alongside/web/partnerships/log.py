"""What happened, newest first: kept by the room itself, or written by those who take part."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.partnerships import notices, queries, services
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.web import downloads, presenting, typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of

from . import doors, words
from .sections import Section

EVERYBODY = ("accepted", "invited", "declined", "left")
TABLES = {"role": words.ROLE, "role-ended": words.ROLE, "stage": words.STAGE, "stage-back": words.STAGE}


def section(request: HttpRequest, found: Any) -> Section:
    """The log, in the list of what is in a workspace."""
    last = queries.log_of(found).first()
    said = _("Last on %(day)s") % {"day": long_date(timezone.localtime(last.at))} if last else ""
    return Section("log", _("What happened"), f"/partnerships/{found.ref}/log/", said)


@forms
def log(request: HttpRequest, ref: str) -> HttpResponse:
    """The log, with a box for whoever takes part."""
    found = doors.inside_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if kind := downloads.asked_for(request):
        say = _speaker(viewer, found)
        rows = [[one.at.date(), say(one)["title"]] for one in queries.log_of(found)[: downloads.MOST_ROWS]]
        return downloads.as_file(kind, found.name, [_("Day"), _("What happened")], rows)
    problems = []
    if request.method == "POST":
        member = doors.mine_or_404(request, found)
        try:
            services.write_note(ref=ref, words=typed.words(request, "words"), by=by(request, member.party_id))
            return redirect("partnership-log", ref)
        except PartnershipRefused as refused:
            problems = problems_of(refused)
    context = {
        "page": presenting.page_of(request, queries.log_of(found), _speaker(viewer, found)),
        "may": bool(queries.my_members(viewer, found)) and found.state != "closed",
        "downloads": downloads.links(request),
    }
    return doors.page(request, "log", found, context, problems)


def _speaker(viewer: Any, found: Any) -> Any:
    """What tells a line of the log, with the names that the viewer may know."""
    members = queries.members_of(found, states=EVERYBODY)
    named = queries.names_of(viewer, members)
    of_party = {one.party_id: named[one.pk].name for one in members}

    def say(entry: Any) -> dict[str, Any]:
        who = of_party.get(entry.party_id, "") or _("Somebody")
        about = named[entry.about_id].name if entry.about_id in named else ""
        table = words.OUTCOME if entry.kind == "closed" else TABLES.get(entry.kind, {})
        said = str(table.get(entry.words, entry.words))
        sentence = str(notices.LOGGED.get(entry.kind, "%(words)s"))
        text = sentence % {"who": who, "about": about or _("Somebody"), "words": said}
        day = long_date(timezone.localtime(entry.at))
        line = _("%(day)s, written by %(who)s") % {"day": day, "who": who} if entry.kind == "note" else day
        return {"title": text, "line": line}

    return say
