"""Line-ups as pages show them: who covers what, what holds them together, who is missing, what to watch."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.analyses.convening import Convened
from alongside.exchange.analyses.convening_asking import (
    CONSTITUENTS,
    FITS,
    OFFERS,
    SAYS,
    STEPS,
    TOO_WIDE,
    Competence,
    Wish,
)
from alongside.exchange.analyses.convening_candidates import Candidate
from alongside.exchange.analyses.convening_values import Change, LineUp, Meet
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.queries.backgrounds import bridges, known_links
from alongside.exchange.directory.terms import TieKind
from alongside.exchange.offers import queries as offers
from alongside.web.presenting import address, in_a_sentence
from alongside.web.words import SECTOR, Words

from . import knowing

PERSON = Words(
    {
        "lived-experience": noop("People it affects"),
        "practice-champion": noop("A supporter where care is given"),
        "policy-champion": noop("A supporter where it is decided"),
        "evaluator": noop("Somebody who checks what comes of it"),
        "funder": noop("Money"),
    }
)
COUNTS = Words({"must": noop("Must have"), "good": noop("Good to have"), "no": noop("Leave out")})
LEAST = Words(
    {
        "any": noop("Anybody known for it"),
        "says": noop("They say that they do it"),
        "offers": noop("They offer it now"),
    }
)
PART = Words(
    {
        "coverage": noop("That all is covered"),
        "trust": noop("That they have worked together"),
        "mix": noop("That they are of different kinds"),
        "load": noop("That they have room for it"),
    }
)
STEP = Words({0: noop("Not at all"), 1: noop("Less"), 2: noop("As usual"), 3: noop("More")})
WHY = Words(
    {
        "best": noop("Best in all"),
        "covers": noop("Covers the most"),
        "trusted": noop("Know each other best"),
        "mixed": noop("The most different kinds"),
        "light": noop("The most room"),
        "other": noop("Something else again"),
        "given": noop("As you put them together"),
    }
)
WATCH = Words(
    {
        "rivals": noop("%(who)s bid for the same work."),
        "no-convener": noop("Nobody here can host and is neutral to all."),
        "rule": noop("This breaks one of the rules you set."),
        "one-sector": noop("Most of them are of one kind, so others may find it hard to be heard."),
        "no-champion": noop("Nobody here is this: %(about)s."),
        "legitimacy": noop(
            "%(who)s: a charity that works closely with a company can lose trust. A short project that the "
            "charity leads is safer."
        ),
        "overloaded": noop("%(who)s has little room left."),
        "hangs-on-one": noop("Much hangs on %(who)s: without them the others are not in touch."),
        "sole-cover": noop("Only %(who)s covers this: %(about)s."),
        "strangers": noop("New to the others: %(who)s."),
    }
)
ROLE = Words(
    {
        "convener": noop("Host"),
        "lead": noop("Leads the work"),
        "policy": noop("Opens doors where it is decided"),
        "practice": noop("Opens doors where care is given"),
        "lived": noop("Speaks from their own life"),
        "evaluator": noop("Checks what comes of it"),
        "member": noop("Takes part"),
    }
)
RULE = Words(
    {
        "rivals": noop("Two who bid for the same work would be in it."),
        "convener": noop("Nobody could be found who can host and is neutral."),
        "constituents": noop("Nobody could be found for this: %(about)s."),
        "largest": noop("Fewer would not do."),
        "smallest": noop("So many could not be found."),
        "must": noop("Not all whom you wanted could be in it."),
    }
)
COMPARED = Words(
    {
        "coverage": noop("What is covered"),
        "trust": noop("Have worked together"),
        "mix": noop("Kinds of organisation"),
        "load": noop("Room for it"),
    }
)
NOTICED = 0.02  # a change of a part that is worth a word
MOST_TIES = 4


class Show:
    """Everything that a page of line-ups says, for one viewer; reads the database once for all of them."""

    def __init__(self, viewer: Viewer, convened: Convened, usual: Wish, query: list[tuple[str, str]]) -> None:
        self.convened, self.usual, self.query = convened, usual, query
        self.known = convened.candidates
        self.labels = labels_of([one.code for one in convened.gathered.wish.competences])
        inside = {pk for one in convened.line_ups for pk in one.actors}
        self.ties = _ties(viewer, convened.need.world, inside)
        self.rivals = directory.rivals_of(viewer, inside)
        self.knows, self.bridges = known_links(viewer, inside), bridges(viewer, inside)
        new = {
            (lack.meet.newcomer, lack.code) for one in convened.line_ups for lack in one.lacks if lack.meet
        }
        found = [self.known[pk].brings.get(code) for pk, code in new if pk in self.known]
        self.offers = offers.offers_by_id(viewer, [one.offer_id for one in found if one and one.offer_id])

    def line_up(self, one: LineUp) -> dict[str, Any]:
        """One line-up for a card or a page of its own."""
        return {
            "title": self.title(one),
            "members": [self._member(one, place) for place in one.places],
            "holds": self._holds(one),
            "lacks": [self._lack(lack.code, lack.meet) for lack in one.lacks],
            "mend": self._mend(one.mend),
            "warnings": self._warnings(one),
            "sure": _sure(one),
            "url": self.url_of(one.actors),
            "figures": self.figures(one),
        }

    def figures(self, one: LineUp) -> dict[str, str]:
        """What the line-ups are compared by, each in words."""
        wanted = len(self.convened.gathered.wish.competences)
        pairs, known = len(one.links), sum(trust > 0 for *_, trust in one.links)
        busy = sum(self.known[pk].load >= 0.9 for pk in one.actors if pk in self.known)
        return {
            "coverage": _("%(some)d of %(all)d")
            % {"some": wanted - len({lack.code for lack in one.lacks}), "all": wanted},
            "trust": _("%(some)d of %(all)d links tried before") % {"some": known, "all": pairs},
            "mix": ngettext("%(count)d kind", "%(count)d kinds", len(one.sectors))
            % {"count": len(one.sectors)},
            "load": ngettext("%(count)d has little room", "%(count)d have little room", busy)
            % {"count": busy}
            if busy
            else _("All have room"),
        }

    def url_of(self, actors: Iterable[int], **more: str) -> str:
        """Where a line-up has its own page."""
        pairs = [("who", self.known[pk].ref) for pk in actors if pk in self.known]
        path = f"/needs/{self.convened.need.ref}/convene/line-up/"
        return path + as_query([*pairs, *self.query, *more.items()])

    def title(self, one: LineUp) -> str:
        """What sets it apart from those before it."""
        before = self.convened.line_ups[: self.convened.line_ups.index(one)]
        return WHY["other" if any(other.why == one.why for other in before) else one.why]

    def name(self, pk: int) -> str:
        """How somebody is called, where the viewer may know it."""
        return self.known[pk].name if pk in self.known else _("Somebody you cannot see")

    def label(self, code: str) -> str:
        """A competence in words."""
        return self.labels.get(code, code)

    def _member(self, one: LineUp, place: Any) -> dict[str, Any]:
        who = self.known.get(place.actor)
        covers = [self.label(code) for code in (*place.speaks_for, *place.covers)]
        roles = [ROLE[role] for role, has in (("convener", place.hosts), ("lead", place.leads)) if has]
        if place.actor == self.convened.need.actor_id:
            roles.append(_("Has this need"))
        is_from_register = who is not None and not who.is_open
        return {
            "name": self.name(place.actor),
            "ref": who.ref if who else "",
            "url": f"/actors/{who.ref}/" if who else "",
            "sector": SECTOR[who.sector] if who else "",
            "roles": roles,
            "covers": _in_a_row(covers, first=True),
            "mark": _("from a public register; ask first") if is_from_register else "",
            "out_url": self.url_of(one.actors, out=who.ref) + "#swap" if who else "",
        }

    def _holds(self, one: LineUp) -> list[str]:
        told = [self._tie(a, b) for a, b, trust in one.links if trust > 0]
        said = knowing.said(self.knows, one.actors, self.name)
        said += knowing.spanning(self.bridges, one.actors, self.name)
        return list(filter(None, told))[:MOST_TIES] + said

    def _tie(self, a: int, b: int) -> str:
        found = self.ties.get((min(a, b), max(a, b)))
        if found is None:
            return ""
        first, second, kind, since = found
        year = f" ({since[:4]})" if since[:4].isdigit() else ""
        return f"{self.name(first)} {_(str(TieKind(kind).label))} {self.name(second)}{year}"

    def _lack(self, code: str, meet: Meet | None) -> dict[str, str]:
        said = {
            "text": _("Nobody covers this: %(what)s.") % {"what": self.label(code)},
            "url": "",
            "link": "",
        }
        if meet is None or meet.newcomer not in self.known:
            return said | {"more": _("We know of nobody nearby who does. Ask everyone who can.")}
        new = self.known[meet.newcomer]
        brings = new.brings.get(code)
        offer = self.offers.get(brings.offer_id) if brings else None
        need = self.convened.need.ref
        other = self.known.get(meet.a if meet.a != new.pk else meet.b)
        url = address("/introductions/new/", need=need, offer=offer.ref) if offer else ""
        if not url and other is not None:
            url = address("/introductions/between/", a=other.ref, b=new.ref)
        knows = self.known.get(meet.via) or (other if other and self.ties else None)
        more = _("%(who)s could bring it.") % {"who": new.name}
        if knows is not None and meet.via:
            more = _("%(who)s could bring it; %(via)s knows them.") % {"who": new.name, "via": knows.name}
        return said | {"more": more, "url": url, "link": _("Put in touch with %(who)s") % {"who": new.name}}

    def _mend(self, meet: Meet | None) -> dict[str, str]:
        if meet is None or meet.a not in self.known or meet.b not in self.known:
            return {}
        a, b = self.known[meet.a], self.known[meet.b]
        text = _("%(a)s and %(b)s have not worked together. Knowing each other, this would hold better.")
        return {
            "text": text % {"a": a.name, "b": b.name},
            "url": address("/introductions/between/", a=a.ref, b=b.ref),
            "link": _("Put %(a)s and %(b)s in touch") % {"a": a.name, "b": b.name},
        }

    def _warnings(self, one: LineUp) -> list[str]:
        said = []
        alone = [who[0] for what, who, _about in one.warnings if what == "strangers"]
        for what, who, about in one.warnings:
            if what == "strangers" or (what == "rivals" and not self._may_know(who)):
                continue
            names = _(" and ").join(self.name(pk) for pk in who)
            said.append(WATCH[what] % {"who": names, "about": self.label(about) if about else ""})
        if alone:
            said.append(WATCH["strangers"] % {"who": ", ".join(self.name(pk) for pk in alone)})
        return list(dict.fromkeys(said))

    def _may_know(self, who: Sequence[int]) -> bool:
        """That two bid for the same work is for them and their connector."""
        return len(who) == 2 and who[1] in self.rivals.get(who[0], ())

    def change(self, one: Change, out: Candidate, actors: Sequence[int]) -> dict[str, str]:
        """Somebody who could come for another, and what would change."""
        better = [PART[name] for name in STEPS if one.by[name] >= NOTICED]
        worse = [PART[name] for name in STEPS if one.by[name] <= -NOTICED]
        said = []
        if better:
            said.append(_("Better: %(what)s.") % {"what": _in_a_row(better)})
        if worse:
            said.append(_("Worse: %(what)s.") % {"what": _in_a_row(worse)})
        who = self.known[one.actor]
        then = [who.pk if pk == out.pk else pk for pk in actors]
        brings = _in_a_row([self.label(code) for code in who.brings if code in self.labels])
        return {
            "name": who.name,
            "line": f"{SECTOR[who.sector]}: {brings}" if brings else SECTOR[who.sector],
            "said": " ".join(said) or _("It would be about as good."),
            "url": self.url_of(then),
        }


def _in_a_row(texts: Sequence[str], *, first: bool = False) -> str:
    """Labels after one another; the first as it stands where a line begins with it."""
    rest = in_a_sentence(texts[1:] if first else texts)
    return ", ".join(filter(None, [texts[0] if first and texts else "", rest]))


def _sure(one: LineUp) -> str:
    """How far this is known to be the best there is."""
    if one.why == "given":
        return ""
    if one.proven:
        return _("Worked through to the end: nothing scores better on what you said counts.")
    return _("Another could be better by %(many)d%% at most.") % {"many": max(1, round(100 * one.gap))}


def labels_of(codes: Iterable[str]) -> dict[str, str]:
    """Competences in words, by code."""
    wanted = set(codes)
    found = {row.code: row.label for row in directory.subjects() if row.code in wanted}
    return found | {code: PERSON[code] for code in CONSTITUENTS if code in wanted}


def _ties(viewer: Viewer, world: str, inside: set[int]) -> dict[tuple[int, int], tuple[int, int, str, str]]:
    """The newest tie of each two that the viewer may see; one that is only hoped for is none."""
    found: dict[tuple[int, int], tuple[int, int, str, str]] = {}
    for a, b, kind, since, _pk in directory.tie_rows(viewer, world=world):
        if a in inside and b in inside and kind not in (TieKind.BIDS_AGAINST, TieKind.PROSPECTIVE):
            key = (min(a, b), max(a, b))
            if key not in found or since > found[key][3]:
                found[key] = (a, b, kind, since)
    return found


def competence_rows(wish: Wish, labels: dict[str, str]) -> list[dict[str, Any]]:
    """What has to come together, for the form."""
    return [_row(one, labels) for one in wish.competences]


def _row(one: Competence, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "code": one.code,
        "label": labels.get(one.code, one.code),
        "counts": one.counts,
        "least": one.least,
    }


def to_add(wish: Wish) -> list[tuple[str, str]]:
    """Kinds of help and constituents that are not asked for yet: code and label, by label."""
    here = {one.code for one in wish.competences} | TOO_WIDE
    rows = [
        (row.code, row.label) for row in directory.subjects() if row.kind == "help" and row.code not in here
    ]
    people = [(code, PERSON[code]) for code in CONSTITUENTS if code not in here]
    return [*people, *sorted(rows, key=lambda row: row[1])]


def figures_table(show: Show, line_ups: Sequence[LineUp]) -> dict[str, Any]:
    """The line-ups side by side: a column for each, a row for each thing they are compared by."""
    figures = [show.figures(one) for one in line_ups]
    rows = [[COMPARED[name], *(one[name] for one in figures)] for name in STEPS]
    return {
        "head": [_("Compared by"), *(f"{at}. {show.title(one)}" for at, one in enumerate(line_ups, 1))],
        "rows": rows,
    }


def cover_table(show: Show, one: LineUp) -> list[list[Any]]:
    """What has to come together, who covers it, and by what."""
    rows = []
    for wanted in show.convened.gathered.wish.competences:
        who = [p for p in one.places if wanted.code in (*p.speaks_for, *p.covers)]
        also = [p for p in one.places if wanted.code in p.brings and p not in who]
        items = [_covering(show, place.actor, wanted.code) for place in (*who, *also)]
        rows.append([show.label(wanted.code), {"items": items} if items else _("Nobody yet")])
    return rows


def _covering(show: Show, pk: int, code: str) -> dict[str, str]:
    who = show.known[pk]
    brings = who.brings.get(code)
    return {"text": who.name, "url": f"/actors/{who.ref}/", "mark": _by(brings.level if brings else 0.0)}


def _by(level: float) -> str:
    """By what somebody brings a competence."""
    if level >= FITS:
        return _("offers help that fits this")
    if level >= OFFERS:
        return _("offers this now")
    return _("says that they do this") if level >= SAYS else _("known for it; ask first")


def given_up(show: Show, convened: Convened) -> list[str]:
    """The rules that no line-up keeps, in sentences."""
    said = [
        RULE[rule] % {"about": show.label(about) if about else ""}
        for rule, about in convened.given_up
        if rule in RULE
    ]
    return list(dict.fromkeys(said))


def as_query(pairs: Sequence[tuple[str, str]]) -> str:
    """The end of an address that asks for a wish."""
    return f"?{urlencode(pairs)}" if pairs else ""


def as_kept(line_up: dict[str, Any]) -> dict[str, Any]:
    """A line-up of the past: nothing to do about it any more."""
    lacks = [lack | {"more": "", "url": ""} for lack in line_up["lacks"]]
    return line_up | {"lacks": lacks, "mend": {}}
