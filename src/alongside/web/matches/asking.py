"""What somebody asked on a page of Find: read from the address, checked, and put back into addresses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.queries import open_question
from alongside.exchange.places.queries import POSTCODE, POSTCODE_KIND, WIDE, Where, find_place, place_named_in
from alongside.web import words
from alongside.web.presenting import PRACTICE, address, world_of

LONGEST = 2000  # characters; more than anybody needs to say what is needed
WITHIN = (2, 5, 10, 25, 50)  # kilometres
NEAR, DIFFERENT = "near", "different"  # orders other than what fits best first


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as it was typed, and what is wrong with it: a sentence by field."""

    q: str
    place: str
    world: str
    where: Where | None
    kinds: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    within: str = ""
    order: str = ""  # NEAR, DIFFERENT, or what fits best first
    said: str = ""  # the word with two meanings for which a meaning was chosen
    problems: Mapping[str, str] | None = None
    near_names: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it can be answered."""
        return bool(self.q) and not self.problems

    @property
    def practice(self) -> bool:
        """Whether it is about the practice town."""
        return self.world == PRACTICE

    @property
    def world_part(self) -> str:
        """The world as an address says it."""
        return PRACTICE if self.practice else ""

    def ask(self, **more: Any) -> Ask:
        """The question as the analyses take it."""
        return Ask(
            text=self.q,
            where=self.where,
            world=self.world,
            kinds=self.kinds,
            stages=self.stages,
            standings=self.standings,
            within_km=float(self.within) if self.within else None,
            nearest_first=self.order == NEAR,
            different_first=self.order == DIFFERENT,
            **more,
        )

    def address(self, path: str = "/find/", **changes: Any) -> str:
        """An address with this question and something changed; what is empty is left out."""
        said = {
            "q": self.q,
            "place": self.place,
            "kind": self.kinds,
            "stage": self.stages,
            "standing": self.standings,
            "within": self.within,
            "order": self.order,
            "said": self.said,
            # A place in the practice town takes the page there by itself.
            "world": "" if self.where else self.world_part,
        }
        return address(path, **(said | changes))

    def to_share(self) -> str:
        """An address that can be passed on: a postcode is cut to its first half and one digit."""
        known = POSTCODE.match(" ".join(self.place.upper().split()))
        if self.where is None or self.where.kind != POSTCODE_KIND or known is None:
            return self.address()
        outward, digit = known.groups()
        return self.address(place=" ".join(filter(None, (outward, digit))))


def read(request: HttpRequest, *, empty: str) -> Asking:
    """Read and check a question; `empty` is said where the page was sent without one."""
    get = request.GET
    q, typed = get.get("q", "").strip(), get.get("place", "").strip()
    problems: dict[str, str] = {}
    if "q" in get and not q:
        problems["q"] = empty
    elif len(q) > LONGEST:
        problems["q"] = _("That is %(typed)s characters. Say it in %(most)s or fewer.") % {
            "typed": f"{len(q):,}",
            "most": f"{LONGEST:,}",
        }
    asking = Asking(
        q=q,
        place=typed,
        world=world_of(request),
        where=None,
        kinds=_chosen(request, "kind", words.KIND),
        stages=_chosen(request, "stage", words.STAGE),
        standings=_chosen(request, "standing", words.GROUPS),
        within=next(iter(_chosen(request, "within", {str(km): km for km in WITHIN})), ""),
        order=next(iter(_chosen(request, "order", dict.fromkeys((NEAR, DIFFERENT)))), ""),
        said=get.get("said", "").strip()[:60],
    )
    if typed:
        asking = _placed(asking, problems)
    if asking.within and "place" not in problems:
        problems |= _distance_problem(asking)
    return replace(asking, problems=problems)


def _chosen(request: HttpRequest, name: str, options: Mapping[str, Any]) -> tuple[str, ...]:
    """The values that are a choice, each once; others are ignored."""
    return tuple(dict.fromkeys(value for value in request.GET.getlist(name) if value in options))


def _placed(asking: Asking, problems: dict[str, str]) -> Asking:
    """Check the place; one in the practice town takes the question there, and no other belongs there."""
    found = find_place(asking.place)
    if found.where is None:
        problems["place"] = found.problem
        return replace(asking, near_names=found.choices)
    if asking.practice and found.where.world != PRACTICE:
        problems["place"] = _("%(place)s is a real place. Leave the practice town to ask about it.") % {
            "place": found.where.name
        }
        return asking
    return replace(asking, where=found.where, world=found.where.world)


def _distance_problem(asking: Asking) -> dict[str, str]:
    """What is wrong with asking for a distance here."""
    if asking.where is None:
        return {"place": _("Say where, so that we can tell how far away things are.")}
    if asking.where.lat is None or asking.where.kind in WIDE:
        name = asking.where.name
        return {
            "place": _(
                "%(place)s is too wide to measure from. Type a town or a postcode, or choose any distance."
            )
            % {"place": name}
        }
    return {}


def chips(asking: Asking) -> list[dict[str, str]]:
    """What narrows the list, each with the address of the list without it."""
    shown = []
    for name, chosen, options in (
        ("kind", asking.kinds, words.KIND),
        ("stage", asking.stages, words.STAGE),
        ("standing", asking.standings, {key: title for key, (title, _intro) in words.GROUPS.items()}),
    ):
        for value in chosen:
            rest = [other for other in chosen if other != value]
            shown.append({"text": options[value], "url": asking.address(**{name: rest})})
    if asking.within:
        shown.append({"text": within_text(asking.within), "url": asking.address(within="")})
    return shown


def only_near(asking: Asking) -> dict[str, str] | None:
    """The place that the question speaks of, where none was given, and the address of what is near it."""
    named = place_named_in(asking.q, asking.world) if asking.where is None else None
    if named is None:
        return None
    text = _("Only near %(place)s?") % {"place": named.name}
    return {"text": text, "url": asking.address(place=named.name)}


def within_text(km: str) -> str:
    """'Within 5 km'."""
    return _("Within %(km)s km") % {"km": km}


def options(name: str, texts: Mapping[str, Any], chosen: tuple[str, ...]) -> list[dict[str, Any]]:
    """The choices of a filter, those made marked."""
    return [
        {"value": value, "text": text if isinstance(text, str) else text[0], "checked": value in chosen}
        for value, text in texts.items()
    ]


def form(asking: Asking) -> dict[str, Any]:
    """The form as it was sent, with what is wrong with it, for `_parts/question.html.jinja`."""
    problems = asking.problems or {}
    return {
        "q": asking.q,
        "place": asking.place,
        "world": asking.world_part or "real",
        "q_problem": problems.get("q", ""),
        "place_problem": problems.get("place", ""),
        "place_choices": [{"text": name, "url": asking.address(place=name)} for name in asking.near_names],
        "kinds": options("kind", words.KIND, asking.kinds),
        "stages": options("stage", words.STAGE, asking.stages),
        "standings": options("standing", words.GROUPS, asking.standings),
        "withins": [
            {"value": "", "text": _("Any distance"), "selected": not asking.within},
            *(
                {"value": str(km), "text": within_text(str(km)), "selected": asking.within == str(km)}
                for km in WITHIN
            ),
        ],
        "order": asking.order,
        "narrowed": bool(asking.kinds or asking.stages or asking.standings or asking.within),
        "map_path": "/map/" if is_valid_path("/map/") else "",
    }


ARTICLE = re.compile(r"\ban?\s+$", re.IGNORECASE)


def which_one(asking: Asking) -> dict[str, Any] | None:
    """One tap for a word that could mean two things: the choice takes the word's place."""
    found = open_question(asking.q)
    if found is None:
        return None
    asked, choices = found
    said = asked.where
    before = ARTICLE.sub("", asking.q[: said.start])  # the choices are plural: no "a unpaid carers"
    word = asking.q[said.start : said.end]
    return {
        "question": asked.question,
        "choices": [
            {
                "text": label,
                "url": asking.address(q=f"{before}{label.lower()}{asking.q[said.end :]}", said=word),
            }
            for label in choices.values()
        ],
    }


def taken_as(asking: Asking) -> dict[str, Any] | None:
    """The word that was taken in one of its meanings, and how to take it in another."""
    found = open_question(asking.said) if asking.said else None
    if found is None:
        return None
    _question, choices = found
    labels = [label.lower() for label in choices.values()]
    taken = next((label for label in labels if label in asking.q.lower()), "")
    if not taken:
        return None
    at = asking.q.lower().index(taken)
    return {
        "taken": taken,
        "others": [
            {"text": label, "url": asking.address(q=asking.q[:at] + label + asking.q[at + len(taken) :])}
            for label in labels
            if label != taken
        ],
    }
