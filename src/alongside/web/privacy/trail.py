"""Who did what and when: of one's own, and of a record for those who look after it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.disclosing import rows_of
from alongside.exchange.audit.queries import behind, numbers_of, trail_by, trail_of
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.directory.queries.parties import actors_of_parties
from alongside.exchange.needs.queries import need_for
from alongside.exchange.offers.queries import offer_for
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE

from .whose import Whose, whose

FOR: dict[str, Callable[[Viewer, str], Any]] = {"need": need_for, "offer": offer_for, "actor": actor_for}
HOME = {"need": "needs", "offer": "offers", "actor": "actors"}
ABOUT = {
    "need": lazy("What's needed"),
    "offer": lazy("Help on offer"),
    "actor": lazy("Organisation or person"),
    "user": lazy("Your details"),
    "guest": lazy("Your details"),
    "party": lazy("Your details"),
    "enquiry": lazy("A question to a connector"),
    "introduction": lazy("Put in touch"),
    "sharing": lazy("Shared help"),
    "call": lazy("Who can do this?"),
    "circle": lazy("A private group"),
    "consent": lazy("What was agreed to"),
    "list": lazy("A list that was brought"),
    "talk": lazy("A talk"),
    "token": lazy("A key for a program"),
    "report": lazy("A problem that was reported"),
}
DONE = {
    "post": lazy("Written"), "edit": lazy("Changed"), "add": lazy("Added"), "load": lazy("Brought in"),
    "remove": lazy("Removed"), "close": lazy("Closed"), "confirm": lazy("Checked: still right"),
    "withdraw": lazy("Taken back"), "take-back": lazy("Taken back"), "join": lazy("Joined"),
    "leave": lazy("Left"), "answer": lazy("Answered"), "introduce": lazy("Asked to be put in touch"),
    "bring-together": lazy("Put in touch"), "write": lazy("Wrote to the other side"),
    "share": lazy("Shared among several"), "share-again": lazy("Shared again"),
    "send-sharing": lazy("Put in touch, as it was shared"),
    "say-helped": lazy("Said if it helped"), "ask": lazy("Asked"), "take": lazy("Taken on"),
    "finish": lazy("Answered"), "meet": lazy("Met"), "give": lazy("Agreed"),
    "merge": lazy("Made one with another"),
    "undo-merge": lazy("Parted again"), "give-keeper": lazy("Given somebody to look after it"),
    "ask-to-keep": lazy("Asked to look after it"), "arrive": lazy("Began here"),
    "make-account": lazy("Account made"), "set-password": lazy("Password changed"),
    "start-helping": lazy("Somebody began to help"), "stop-helping": lazy("Somebody stopped helping"),
    "restore": lazy("An older version put back"), "expire": lazy("Kept long enough, and deleted"),
}  # fmt: skip


@require_GET
@never_cache
def own(request: HttpRequest, room: str) -> HttpResponse:
    """What somebody did, and what was done to what is theirs."""
    found = whose(request, room)
    if not isinstance(found, Whose):
        return found
    kind = "guest" if found.viewer.guest_id else "user"
    mine = numbers_of(kind, [found.person.pk])
    entries = {entry.pk: entry for entry in [*trail_by(mine), *trail_of(rows_of(found.viewer))]}
    newest = sorted(entries.values(), key=lambda entry: -entry.sequence)
    return _show(
        request, newest, found.viewer, title=_("What was done"), practice=found.practice, back=f"/{room}/"
    )


@require_GET
@never_cache
def of_row(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """What was done to a record, for those who look after it; to others it is not there."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row = FOR[kind](viewer, key)
    if row is None or not keeps(viewer, row):
        raise Http404
    back = f"/{HOME[kind]}/{row.ref}/"
    name = getattr(row, "title", "") or row.name
    entries = trail_of({kind: [row.pk]})
    return _show(request, entries, viewer, title=name, practice=row.world == PRACTICE, back=back)


def keeps(viewer: Viewer, row: Any) -> bool:
    """Whether the viewer acts for whoever looks after a record."""
    own = {row.owner_id, getattr(row, "party_id", None)}
    actor = getattr(row, "actor", None)
    own.add(actor.party_id if actor is not None else None)
    return not (own - {None}).isdisjoint(viewer.parties)


def _show(
    request: HttpRequest, entries: Iterable[Any], viewer: Viewer, *, title: str, practice: bool, back: str
) -> HttpResponse:
    lines = _lines(list(entries), viewer)
    head = [_("When"), _("Who"), _("What"), _("About")]
    if kind := downloads.asked_for(request):
        return downloads.as_file(kind, title, head, lines)
    page = {
        "title": title,
        "head": head,
        "lines": lines,
        "back": back,
        "practice": practice,
        "downloads": downloads.links(request) if lines else [],
    }
    return render(request, "privacy/trail.html.jinja", page)


def _lines(entries: list[Any], viewer: Viewer) -> list[list[str]]:
    """When, who, what, about; people are named by their organisation, or by their part."""
    who = behind(number for entry in entries for number in (entry.doer, entry.acting_for, entry.helper))
    parties = {row for kind, row in who.values() if kind == "party"}
    bodies = {party: link.name for party, link in actors_of_parties(viewer, parties).items()}
    return [
        [
            long_date(timezone.localdate(entry.at)),
            _who(entry, who, bodies, viewer),
            str(DONE.get(entry.action, entry.action.replace("-", " ").capitalize())),
            str(ABOUT.get(entry.kind, _("Something else here"))),
        ]
        for entry in entries
    ]


def _who(entry: Any, who: dict[int, tuple[str, int]], bodies: dict[int, str], viewer: Viewer) -> str:
    if entry.doer is None:
        return _("This site itself")
    kind, row = who.get(entry.doer, ("", 0))
    if row and row == (viewer.guest_id if kind == "guest" else viewer.user_id):
        return _("You, with help") if entry.helper and kind == "guest" else _("You")
    if who.get(entry.helper, ("", 0)) == ("user", viewer.user_id):
        return _("You, for somebody else")
    if not kind:
        return _("Somebody who has left")
    body = bodies.get(who.get(entry.acting_for, ("", 0))[1], "")
    return body or (_("Somebody without an account") if kind == "guest" else _("Somebody who is signed in"))
