"""What an address asks: which places, which figure, which voices; and the answer to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.analyses.unheard import Found, find_unheard
from alongside.exchange.analyses.unheard_ground import Question
from alongside.exchange.places.queries import place_for, places
from alongside.exchange.voices.queries.counts import ALL, ASKS, NEEDS, SESSIONS, WAYS, sheets_of
from alongside.web.presenting import PRACTICE, address, world_of

EVERYWHERE = "everywhere"
WAY_WORDS = {
    ALL: lazy("All voices here"),
    ASKS: lazy("People who answered questions here"),
    NEEDS: lazy("What people said is needed"),
    SESSIONS: lazy("People heard where somebody went to listen"),
}
Options = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of a page, with the rows it was read from and what could not be followed."""

    question: Question
    place: Any
    sheets: tuple[Any, ...]
    problems: tuple[str, ...]

    def query(self, **changed: object) -> str:
        """The part of an address that asks this again, with some of it changed."""
        parts: dict[str, object] = {
            "world": PRACTICE if self.question.world == PRACTICE else "",
            "in": self.place.ref if self.place else "",
            "show": self.question.code,
            "voices": "" if self.question.way == ALL else self.question.way,
        }
        return address("", **(parts | changed))

    @property
    def where(self) -> str:
        """The part of the world looked at, in words."""
        if self.place:
            return str(self.place.name)
        return _("the practice town") if self.question.world == PRACTICE else _("England")


def asked(request: HttpRequest) -> Asked:
    """Read the address; what cannot be followed is left out and said in `problems`."""
    viewer = request.viewer  # type: ignore[attr-defined]
    problems: list[str] = []
    key = request.GET.get("in", "").strip()
    place = place_for(key) if key and key != EVERYWHERE else None
    if key and key != EVERYWHERE and place is None:
        problems.append(_("We do not know this place, so all of England is shown."))
    world = place.world if place else world_of(request)
    if world == PRACTICE:
        place = None
    sheets = tuple(sheets_of(viewer, world=world))
    way = request.GET.get("voices", "").strip() or ALL
    if way not in WAYS and way not in {one.ref for one in sheets}:
        problems.append(_("We do not know these voices, so all that were heard here are counted."))
        way = ALL
    code = request.GET.get("show", "").strip()[:80]
    question = Question(world=world, inside=place.pk if place else None, code=code, way=way)
    return Asked(question, place, sheets, tuple(problems))


def answer(request: HttpRequest, ask: Asked) -> Found | None:
    """Who is not heard, as whoever looks may know it."""
    return find_unheard(request.viewer, ask.question)  # type: ignore[attr-defined]


def choices(ask: Asked, found: Found | None) -> dict[str, Options]:
    """What can be chosen in the form: places, figures, voices."""
    figure = found.indicator.code if found and found.indicator else ask.question.code
    figures = list(found.ground.choices.items()) if found else []
    said = [(way, str(text)) for way, text in WAY_WORDS.items()]
    said += [(one.ref, _("Your list: %(name)s") % {"name": one.title}) for one in ask.sheets]
    return {
        "where": _options(_wheres(ask), ask.place.ref if ask.place else EVERYWHERE),
        "figure": _options(figures, figure),
        "voices": _options(said, ask.question.way),
    }


def _wheres(ask: Asked) -> list[tuple[str, str]]:
    if ask.question.world == PRACTICE:
        return [(EVERYWHERE, _("The practice town"))]
    systems = [(row.ref, row.name) for row in places(kind="system").filter(valid_to=None)]
    own = [(ask.place.ref, ask.place.name)] if ask.place else []
    rest = [one for one in systems if one not in own]
    return [(EVERYWHERE, _("England, by council area")), *own, *rest]


def _options(pairs: Iterable[tuple[str, str]], chosen: str) -> Options:
    return [{"value": value, "text": text, "selected": value == chosen} for value, text in pairs]
