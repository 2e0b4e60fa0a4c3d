"""What an address asks of the network: which part, and how it is drawn and listed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.analyses.network import ALWAYS, MOST_STEPS, NOW, PAST, Scope
from alongside.exchange.directory import queries as directory
from alongside.exchange.places.queries import Where, find_place
from alongside.web import words
from alongside.web.presenting import PRACTICE, address, world_of

PATH = "/network/"
LONGEST = 200
KINDS = tuple(kind for kind in words.TIE if kind != "bids-against")
COLOURS, SIZES, ORDERS = ("sector", "role"), ("ties", "between", "same"), ("name", "ties", "between")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "sector": tuple(words.SECTOR),
    "kind": KINDS,
    "time": (NOW, PAST, ALWAYS),
    "colour": COLOURS,
    "size": SIZES,
    "order": ORDERS,
    "steps": tuple(str(step) for step in range(1, MOST_STEPS + 1)),
}
TYPED = ("place", "focus", "since", "until")


@dataclass(frozen=True, slots=True)
class Asked:
    """The question behind one page, as it was asked and as it was understood."""

    scope: Scope
    values: Mapping[str, str]
    where: Where | None = None
    focus: Any = None
    problems: tuple[dict[str, str], ...] = ()
    choices: tuple[dict[str, str], ...] = field(default=())

    def __getitem__(self, name: str) -> str:
        """What was chosen or typed, empty where nothing was."""
        return self.values.get(name, "")

    @property
    def world(self) -> str:
        """The world that is looked at."""
        return self.scope.world

    def url(self, path: str = PATH, **changed: object) -> str:
        """The address of this question with some parts changed."""
        world = PRACTICE if self.world == PRACTICE else ""
        return address(path, **(dict(self.values) | {"world": world} | changed))


def asked(request: HttpRequest) -> Asked:
    """Read the address; what cannot be followed is told in `problems`, and nothing typed is lost."""
    values = {
        name: value
        for name in (*CHOICES, *TYPED)
        if (value := " ".join(request.GET.get(name, "").split())[:LONGEST])
        and (name in TYPED or value in CHOICES[name])
    }
    world, problems = world_of(request), []
    where, place_choices = _place(values, problems)
    focus, choices = _focus(request, values, where.world if where else world, problems)
    world = where.world if where else focus.world if focus else world
    if where and request.GET.get("world") == PRACTICE and where.world != PRACTICE:
        problems.append(_wrong(_("%(name)s is a real place.") % {"name": where.name}, "place"))
    years = {name: _year(values, name, problems) for name in ("since", "until")}
    scope = Scope(
        today=timezone.localdate().isoformat(),
        world=world,
        place_id=where.id if where else None,
        sector=values.get("sector", ""),
        kind=values.get("kind", ""),
        time=values.get("time", ""),
        focus=focus.pk if focus else 0,
        steps=int(values.get("steps", "1")),
        **years,
    )
    found = Asked(scope, values, where, focus, tuple(problems))
    offered = [("place", name, name) for name in place_choices] + [
        ("focus", row.ref, row.name) for row in choices
    ]
    links = tuple({"text": text, "url": found.url(**{name: value})} for name, value, text in offered)
    return Asked(scope, values, where, focus, tuple(problems), links)


def _place(values: Mapping[str, str], problems: list[dict[str, str]]) -> tuple[Where | None, tuple[str, ...]]:
    if not values.get("place"):
        return None, ()
    found = find_place(values["place"])
    if found.where is None or found.where.id is None:
        said = found.problem or _("We do not know which council area this postcode lies in.")
        problems.append(_wrong(said, "place"))
        return None, found.choices
    return found.where, ()


def _focus(
    request: HttpRequest, values: Mapping[str, str], world: str, problems: list[dict[str, str]]
) -> tuple[Any, list[Any]]:
    """The one that was named, by reference or by name; else those that may have been meant."""
    if not (key := values.get("focus", "")):
        return None, []
    viewer = request.viewer  # type: ignore[attr-defined]
    found = directory.actor_for(viewer, key)
    if found is not None:
        if values.get("place") and found.world != world:
            problems.append(_wrong(_("This one is not of the same world as the place."), "focus"))
            return None, []
        return found, []
    named = directory.named(viewer, key, world=world)
    if len(named) == 1:
        return named[0], []
    said = _("Which of these do you mean?") if named else _("We know nobody of this name. Try a part of it.")
    problems.append(_wrong(said, "focus"))
    return None, named


def _year(values: Mapping[str, str], name: str, problems: list[dict[str, str]]) -> int:
    text = values.get(name, "")
    if not text:
        return 0
    if len(text) == 4 and text.isascii() and text.isdigit() and text > "1000":
        return int(text)
    problems.append(_wrong(_("Write a year with four digits, like 2019."), name))
    return 0


def _wrong(text: str, name: str) -> dict[str, str]:
    return {"text": text, "href": f"#filter-{name}", "field": name}
