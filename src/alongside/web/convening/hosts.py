"""Who could host: asked in confidence, answered on a page or by a link, and what came out of it."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.partnerships.host_rules import FEWEST_ASKED, FEWEST_HOSTS
from alongside.exchange.partnerships.queries import convening as queries
from alongside.exchange.partnerships.services.hosting import HostsRefused, say_hosts
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.presenting import PRACTICE
from alongside.web.words import Words

from .presenters import Show

WRONG = 422
HOSTS = "partnership-hosts"
SAYS = Words({"yes": noop("Fair to all"), "no": noop("Not fair to all"), "no_view": noop("No view")})


def section(viewer: Viewer, seen: Show) -> dict[str, Any]:
    """What the page of a line-up says about hosts: whom one can ask about, and what came of it."""
    need, one = seen.convened.need, seen.convened.line_ups[0]
    rounds = [_round(viewer, seen, found) for found in queries.rounds_of(need)]
    done = {row.actor_id for found in queries.rounds_of(need) for row in found.tallies.all()}
    inside = [seen.known[pk] for pk in one.actors if pk in seen.known and pk not in done]
    may = [who for who in inside if who.nature == "organisation" and who.sector != "private"]
    mine = [seen.known[pk].party_id for pk in one.actors if pk in seen.known]
    askable = len(queries.can_be_asked(mine) - viewer.parties)
    return {
        "rounds": rounds,
        "choices": [{"ref": who.ref, "name": who.name} for who in may],
        "may_ask": len(may) >= FEWEST_HOSTS and askable >= FEWEST_ASKED,
    }


def _round(viewer: Viewer, seen: Show, found: Any) -> str:
    """What came of one round, in a sentence that points at nobody."""
    if not queries.is_closed(found):
        day = long_date(found.closes_on)
        return _(
            "You asked who could host. You see what comes out once all have answered, or after %(day)s."
        ) % {"day": day}
    out = queries.come_out_of(found)
    names = [row.actor.name for row in found.tallies.all() if row.actor_id in out]
    if not names:
        return _("Choose another host than those you asked about.")
    return _("Could host: %(names)s.") % {"names": ", ".join(sorted(names))}


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Say whom one finds fair to all as a host; nobody sees it."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    found = queries.round_for(viewer, ref)
    if found is None:
        raise Http404
    problems: list[typed.Problem] = []
    if request.method == "POST":
        said = {pk: request.POST.get(f"host-{pk}", "") for pk in _hosts(found)}
        try:
            say_hosts(ref=ref, said=said, by=request.doer)  # type: ignore[attr-defined]
        except HostsRefused as refused:
            problems = [typed.problem(str(refused), "form")]
        else:
            return redirect(f"/hosts/{ref}/?done=said")
    context = {
        "title": found[0].need.title,
        "hosts": [{"field": f"host-{pk}", "name": name} for pk, name in _hosts(found).items()],
        "says": SAYS,
        "closes": long_date(found[0].closes_on),
        "is_over": found[1].answered or queries.is_closed(found[0]),
        "answered": found[1].answered,
        "problems": problems,
        "practice": found[0].need.world == PRACTICE,
    }
    return render(request, "convening/hosts.html.jinja", context, status=WRONG if problems else 200)


def _hosts(found: Any) -> dict[int, str]:
    return {one.pk: one.name for one in queries.hosts_asked_about(*found)}


def _asked(link: Any) -> Any:
    return queries.round_for(Viewer(parties=frozenset({link.party_id})), link.ref)


def _show(link: Any) -> Page:
    found = _asked(link)
    if found is None or found[1].answered or queries.is_closed(found[0]):
        practice = found is not None and found[0].need.world == PRACTICE
        return Page(_("There is nothing more to do here"), (_("This has ended."),), {}, practice=practice)
    return Page(
        _("Who could host?"),
        (_("It is about “%(need)s”.") % {"need": found[0].need.title}, safe()),
        {"send": _("Send")},
        choose=tuple((f"host-{pk}", name, dict(SAYS)) for pk, name in _hosts(found).items()),
        practice=found[0].need.world == PRACTICE,
    )


def safe() -> str:
    """What makes it safe to answer."""
    return _("Nobody sees what you say: we only count it, and say no more than who could host.")


def _act(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    found = _asked(link)
    try:
        said = {pk: request.POST.get(f"host-{pk}", "") for pk in (_hosts(found) if found else ())}
        say_hosts(ref=link.ref, said=said, by=doer)
    except HostsRefused as refused:
        raise NotYet(str(refused)) from refused
    except ObjectDoesNotExist as gone:
        raise NotYet(_("This has ended.")) from gone
    return Done(
        _("Thank you"), (_("You may be asked to take part soon."),), practice=found[0].need.world == PRACTICE
    )


LINKS = {HOSTS: Purpose(show=_show, act=_act)}
