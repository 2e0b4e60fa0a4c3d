"""Whom to ask first, and what a new contact would change."""

import difflib
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import spread_first as analyses
from alongside.exchange.analyses.spread import read_spread
from alongside.exchange.analyses.spread_ties import Ground, month_of, read_ground, spells_of
from alongside.web import downloads, typed
from alongside.web.components.formats import count
from alongside.web.innovations import doors
from alongside.web.presenting import PRACTICE

from .wording import percent

WITHIN = {6: lazy("half a year"), 12: lazy("a year"), 24: lazy("two years")}
MOST_WITH = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks: how many to ask first, within how many months, who would work with whom."""

    many: int
    within: int
    who: str
    others: str
    problems: tuple[typed.Problem, ...]

    @property
    def steps(self) -> int:
        """The time in steps of half a year."""
        return self.within // analyses.STEP


@dataclass(frozen=True, slots=True)
class Scene:
    """Where it stands now, as the engine takes it."""

    ground: Ground
    spells: analyses.Spells
    now: int
    using: tuple[int, ...]

    def said(self) -> tuple[Any, ...]:
        """What both questions begin with."""
        return len(self.ground.actors), self.spells, self.ground.pairs, self.now, self.using


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """Whom to ask first, with how far that reaches; what if some worked together who do not."""
    offer = doors.innovation_or_404(request, ref)
    if offer.standing == "history":
        raise Http404
    viewer, today = request.viewer, timezone.localdate()  # type: ignore[attr-defined]
    ask = asked(request)
    uses = read_spread(viewer, offer, today).uses
    ground = read_ground(viewer, offer.world, uses, today)
    scene = Scene(ground, spells_of(uses), month_of(today) or 0, analyses.users_in(uses))
    problems = list(ask.problems)
    first = analyses.ask_first(*scene.said(), ask.many, ask.steps)
    if first is not None and (kind := downloads.asked_for(request)):
        return _file(request, kind, offer, ground, first)
    change = _change(ask, scene, problems)
    context = {
        "ask": ask,
        "withins": [(str(months), text) for months, text in WITHIN.items()],
        "names": sorted(ground.names, key=str.casefold),
        "first": _first(ask, ground, first) if first else None,
        "change": change,
        "files": downloads.links(request) if first else [],
    }
    return doors.page(request, "spread/first", offer, context, problems)


def asked(request: HttpRequest) -> Asked:
    """Read the address; what cannot be followed is said."""
    problems = []
    many, within = request.GET.get("many", "3").strip(), request.GET.get("within", "12").strip()
    if not (many.isdecimal() and len(many) < 4 and 1 <= int(many) <= analyses.MOST):
        said = _("Ask for 1 to %(most)s organisations.") % {"most": analyses.MOST}
        problems.append(typed.problem(said, "many"))
        many = "3"
    months = int(within) if within.isdecimal() and len(within) < 4 and int(within) in WITHIN else 12
    who, others = (request.GET.get(name, "").replace("\0", "")[:2000] for name in ("who", "others"))
    return Asked(int(many), months, " ".join(who.split()), others.strip(), tuple(problems))


def _first(ask: Asked, ground: Ground, found: analyses.First) -> dict[str, Any]:
    """Whom to ask, in order, with what each adds; what that rests on, in words."""
    rows = [
        [
            {"items": [{"text": f"{place}. {ground.names[at]}", "url": f"/actors/{ground.refs[at]}/"}]},
            _between(found, place),
        ]
        for place, at in enumerate(found.order, start=1)
    ]
    said = {
        "within": WITHIN[ask.within],
        "none": f"{found.reached[0]:.0f}",
        "all": f"{found.reached[-1]:.0f}",
    }
    text = ngettext(
        "If nobody is asked, about %(none)s are likely to use it within %(within)s. If the one below is "
        "asked and starts, about %(all)s.",
        "If nobody is asked, about %(none)s are likely to use it within %(within)s. If those below are "
        "asked and start, about %(all)s.",
        len(found.order),
    )
    return {
        "says": text % said,
        "head": [_("Whom to ask, one after the other"), _("Then likely to use it")],
        "rows": rows,
        "sure": _(
            "Choosing the next best each time always reaches at least 63 in 100 of what the best choice "
            "could; this one reaches at least %(sure)s in 100 of it."
        )
        % {"sure": f"{100 * found.sure:.0f}"},
        "chance": chance(found.chance),
    }


def chance(found: analyses.Chance) -> str:
    """What chance it has of passing from one to another, and where that comes from."""
    share = percent(found.value)
    if found.is_usual:
        return _(
            "Too few cases tell how often it passes from one to another, so we take the usual: a chance of "
            "%(share)s in half a year for each that works with one who uses it."
        ) % {"share": share}
    said = {"passed": count(found.passed), "of": count(found.of), "share": share}
    return (
        _(
            "It passed within half a year to %(passed)s of %(of)s that worked with one who had just started, "
            "so we take a chance of %(share)s. Some of these would have started anyway."
        )
        % said
    )


def _between(found: analyses.First, place: int) -> str:
    far = max(found.high[place] - found.reached[place], found.reached[place] - found.low[place])
    said = {"n": f"{found.reached[place]:.1f}", "far": f"{max(far, 0.1):.1f}"}
    return _("%(n)s on average, give or take %(far)s") % said


def _change(ask: Asked, scene: Scene, problems: list[typed.Problem]) -> str:
    """What a new contact would change, in a sentence; nothing where none was asked."""
    if not ask.who and not ask.others:
        return ""
    lines = [line for line in ask.others.splitlines() if line.strip()][:MOST_WITH]
    who = analyses.place_named(scene.ground, ask.who) if ask.who else None
    if ask.who and who is None:
        problems.append(typed.problem(_unknown(ask.who, scene.ground), "who"))
    found = [(line.strip(), analyses.place_named(scene.ground, line)) for line in lines]
    problems += [typed.problem(_unknown(line, scene.ground), "others") for line, at in found if at is None]
    others = tuple(dict.fromkeys(at for _line, at in found if at is not None and at != who))
    if not problems and len(others) < (1 if ask.who else 2):
        text = _("Name at least one.") if ask.who else _("Name at least two who would be brought together.")
        problems.append(typed.problem(text, "others"))
    if problems:
        return ""
    change = analyses.what_changes(*scene.said(), ask.steps, who, others)
    return _changed(ask, change)


def _changed(ask: Asked, change: analyses.Change) -> str:
    said = {
        "more": f"{change.more:.1f}",
        "low": f"{max(change.low, 0):.1f}",
        "high": f"{max(change.high, 0):.1f}",
        "within": WITHIN[ask.within],
        "before": f"{change.before:.1f}",
        "share": percent(change.share),
    }
    if change.high < 0.05:
        return _("That would change next to nothing within %(within)s.") % said
    return (
        _(
            "Within %(within)s on average %(more)s more would use it (between %(low)s and %(high)s), "
            "beside %(before)s without it. In %(share)s of the runs it makes a difference."
        )
        % said
    )


def _unknown(name: str, ground: Ground) -> str:
    """That nobody is called so, with a name near it."""
    known = {one.casefold(): one for one in ground.names}
    near = difflib.get_close_matches(name.strip().casefold()[:120], known, n=1, cutoff=0.6)
    said = {"name": name.strip()[:80]}
    if near:
        return _("We know nobody here called “%(name)s”. Did you mean %(near)s?") % {
            **said,
            "near": known[near[0]],
        }
    return _("We know nobody here called “%(name)s”.") % said


def _file(request: HttpRequest, kind: str, offer: Any, ground: Ground, found: analyses.First) -> HttpResponse:
    """Whom to ask first, as a list."""
    head = [
        _("Whom to ask, one after the other"),
        _("Then likely to use it"),
        _("From"),
        _("To"),
        _("Its page"),
    ]
    rows = [
        [
            ground.names[at],
            round(found.reached[place], 1),
            round(found.low[place], 1),
            round(found.high[place], 1),
            request.build_absolute_uri(f"/actors/{ground.refs[at]}/"),
        ]
        for place, at in enumerate(found.order, start=1)
    ]
    about = [offer.title, chance(found.chance)]
    if offer.world == PRACTICE:
        about.append(_("Practice town: invented. Nothing here is real."))
    return downloads.as_file(kind, _("Whom to ask first"), head, rows, about)
