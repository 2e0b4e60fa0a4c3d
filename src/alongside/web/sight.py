"""Choosing who may see something, and the mark on what not everyone may see.

A form shows `components/sight.jinja`:

    {% from "components/sight.jinja" import sight_choice %}
    {{ sight_choice(sight) }}

where the view gives `sight = sight.choices(request.viewer, world=…)`, or when it is sent
`said = sight.read(request)`, `sight.problems(request.viewer, said, world=…)` and
`sight.choices(request.viewer, world=…, said=said, problems=problems)`. The service is given
`visibility=said.visibility, circles=said.circles` and hands them to `accounts.services.set_sight`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.circles import choosable, groups_of

from .typed import Problem, line, problem

FIELD = "sight"
EVERYONE, SIGNED_IN, THIS_GROUP, ONLY_ME = "public", "members", "circle", "private"


@dataclass(frozen=True, slots=True)
class Said:
    """What was chosen: `visibility` as the row keeps it, and the refs of the groups."""

    visibility: str = EVERYONE
    circles: tuple[str, ...] = ()


def said_of(row: Any) -> Said:
    """What is chosen for a row now, for the form that changes it."""
    refs = row.circles.values_list("ref", flat=True) if row.visibility == THIS_GROUP else ()
    return Said(row.visibility, tuple(refs))


def read(request: HttpRequest) -> Said:
    """What was sent; empty where nothing was chosen."""
    return said_in(line(request, FIELD))


def said_in(value: str) -> Said:
    """What a choice of the form means; a group is chosen by its ref, as `circle:REF`."""
    visibility, _colon, group = value.partition(":")
    return Said(visibility, (group,) if visibility == THIS_GROUP and group else ())


def choice_of(said: Said) -> str:
    """The choice of the form that means this."""
    return ":".join((said.visibility, *said.circles[:1]))


def problems(viewer: Viewer, said: Said, *, world: str = "real") -> list[Problem]:
    """What is wrong with a choice: nothing chosen, or no group that the viewer belongs to."""
    if said.visibility not in (EVERYONE, SIGNED_IN, THIS_GROUP, ONLY_ME):
        return [problem(_("Choose who may see this."), FIELD)]
    known = {circle.ref for circle in choosable(viewer, world=world)}
    if said.visibility == THIS_GROUP and (not said.circles or not known.issuperset(said.circles)):
        return [problem(_("Choose which group may see this."), FIELD)]
    return []


def choices(
    viewer: Viewer, *, world: str = "real", said: Said | None = None, problems: Sequence[Problem] = ()
) -> dict[str, Any]:
    """What `components/sight.jinja` shows: the choices, the one made, and what is wrong with it."""
    chosen = said or Said()
    groups = [
        {"value": choice_of(Said(THIS_GROUP, (one.ref,))), "text": one.name}
        for one in choosable(viewer, world=world)
    ]
    wrong = {one["field"]: one["text"] for one in problems}
    return {"chosen": choice_of(chosen), "groups": groups, "problem": wrong.get(FIELD, "")}


def mark(viewer: Viewer, row: Any) -> str:
    """Who else may see a row, where not everyone may: a line on its page."""
    if row.visibility == SIGNED_IN:
        return _("Only for signed-in people")
    if row.visibility == ONLY_ME:
        return _("Only for you and those you act with")
    if row.visibility == THIS_GROUP:
        names = ", ".join(circle.name for circle in groups_of(viewer, row))
        return _("Only for members of %(name)s") % {"name": names} if names else _("Only for a private group")
    return ""


def short_mark(row: Any) -> str:
    """The same in a list, without the name of the group."""
    return {
        SIGNED_IN: _("Only for signed-in people"),
        THIS_GROUP: _("Only for a private group"),
        ONLY_ME: _("Only for you and those you act with"),
    }.get(row.visibility, "")
