"""The form that begins to work together: a name, a purpose, and a message to each, ready and editable."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.exchange.analyses.convening_starting import out_of_reach, roles_of
from alongside.web.presenting import in_a_sentence

from .presenters import ROLE, Show


def form(seen: Show, mine: int | None, said: dict[str, str] | None = None) -> dict[str, Any]:
    """What the form shows; `mine` is the party that begins, `said` what was typed before."""
    typed = said or {}
    need, one = seen.convened.need, seen.convened.line_ups[0]
    silent = out_of_reach(seen.convened, one)
    members = []
    for place in one.places:
        if place.actor in silent or place.actor not in seen.known:
            continue
        who = seen.known[place.actor]
        if who.party_id == mine:
            continue
        field, words = f"words-{who.ref}", _words(seen, place)
        members.append(
            {
                "pk": who.pk,
                "ref": who.ref,
                "name": who.name,
                "field": field,
                "roles": ", ".join(str(ROLE[role]) for role in roles_of(place, who)),
                "words": typed.get(field, words),
            }
        )
    return {
        "name": typed.get("name", need.title),
        "purpose": typed.get("purpose", need.wanted or need.title),
        "members": members,
        "silent": [_silent(seen, pk) for pk in one.actors if pk in silent],
        "refs": [seen.known[pk].ref for pk in one.actors if pk in seen.known],
    }


def _silent(seen: Show, pk: int) -> dict[str, str]:
    return {"text": seen.name(pk), "url": f"/actors/{seen.known[pk].ref}/"}


def _words(seen: Show, place: Any) -> str:
    """The message to one of them. It names nobody else: not all may be known to all."""
    need = seen.convened.need
    brings = in_a_sentence(seen.label(code) for code in (*place.speaks_for, *place.covers))
    first = _("This is needed: %(need)s.") % {"need": need.title}
    second = _("We would like to work on it together with you.")
    third = _("We thought of you for this: %(what)s.") % {"what": brings} if brings else ""
    last = _("You read what it is for before you say yes or no.")
    return "\n\n".join(filter(None, [first, " ".join(filter(None, [second, third])), last]))
