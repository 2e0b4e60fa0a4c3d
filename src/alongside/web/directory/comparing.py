"""Organisations side by side: who does much the same here, what each does, and where they overlap."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.analyses.tagging import subjects_of_texts
from alongside.exchange.directory import queries
from alongside.exchange.directory.likeness import Like, distance_km, nearest
from alongside.exchange.offers.queries import helping_alike, offers_for, subjects_by_actor
from alongside.web import presenting, words

LEAST, MOST = 2, 4
SHOWN = 6  # others with much the same job
LOOKED_AT = 60
ONE_JOB = {"public", "academic", "network"}  # here a kind is a job; charities and companies do all sorts
MOST_OFFERS = 200


@dataclass(frozen=True, slots=True)
class Profile:
    """One organisation as it is compared: per aspect, what it has, each as text and address."""

    actor: Any
    summary: str
    became: str
    aspects: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def url(actors: Iterable[Any]) -> str:
    """The page that puts these side by side."""
    refs = [actor.ref for actor in actors]
    return presenting.address("/actors/compare/", actor=refs) if len(refs) >= LEAST else ""


def others_alike(viewer: Any, actor: Any) -> list[Like[Any]]:
    """Who else is here for the same: of its kind or helping with the same; the most alike first."""
    mine = _subjects(viewer, [actor]).get(actor.pk, {})
    near = queries.near(viewer, actor).order_by(*nearest(actor, ""), "name")
    found = {row.pk: row for row in near.exclude(remit__summary="")[:LOOKED_AT]}
    if actor.kind:
        found |= {row.pk: row for row in near.filter(kind__iexact=actor.kind)[:LOOKED_AT]}
    helping = helping_alike(viewer, mine, near) if mine else {}
    found |= {row.pk: row for row in near.filter(pk__in=helping.keys() - found.keys())}
    theirs = _subjects(viewer, list(found.values()))
    scored = []
    for row in found.values():
        shared = sorted(mine[pk][0] for pk in mine.keys() & theirs.get(row.pk, {}).keys())
        is_kind = bool(actor.kind) and row.kind.casefold() == actor.kind.casefold()
        if len(shared) >= min(2, len(mine) or 2) or (is_kind and row.sector in ONE_JOB):
            km = distance_km(actor, row)
            rank = (-is_kind * 2 - len(shared), km if km is not None else 1e9, row.name)
            scored.append((rank, row, (row.kind,) if is_kind else (), shared, km))
    scored.sort(key=lambda one: one[0])
    return [Like(row, (*kind, *shared), km) for _rank, row, kind, shared, km in scored[:SHOWN]]


def places_served(viewer: Any, actor: Any, most: int = 12) -> list[tuple[str, str]]:
    """The places that its help is for, as names and addresses."""
    offers = offers_for(viewer, world=actor.world, actor_id=actor.pk).order_by()
    rows = offers.exclude(reach=None).values_list("reach__name", "reach__ref").distinct()
    return [(name, f"/places/{ref}/") for name, ref in rows.order_by("reach__name")[:most]]


def _subjects(viewer: Any, actors: Sequence[Any]) -> dict[int, dict[int, tuple[str, str]]]:
    """What each is about: what its help is about, and what its remit speaks of; label and kind by id."""
    found = defaultdict(dict, subjects_by_actor(viewer, [actor.pk for actor in actors]))
    remits = {actor.pk: actor.remit.summary for actor in actors if hasattr(actor, "remit")}
    spoken = dict(zip(remits, subjects_of_texts(list(remits.values())), strict=True))
    known = {row.pk: (row.label, row.kind) for row in queries.subjects()} if any(spoken.values()) else {}
    for actor, subjects in spoken.items():
        found[actor] |= {pk: known[pk] for pk in subjects}
    return found


def became(viewer: Any, actor: Any) -> str:
    """What became of it, in sentences."""
    return " ".join(_fate(row, into) for row, into in queries.fates_for(viewer, actor))


def _fate(row: Any, into: str) -> str:
    """'Was renamed in 2023: now Health Innovation East.'"""
    said = row.get_what_display().capitalize()
    if row.when:
        said = _("%(what)s in %(year)s") % {"what": said, "year": row.when[:4]}
    if into:
        joined = _("%(said)s into %(name)s") if row.what == "merged" else _("%(said)s: now %(name)s")
        said = joined % {"said": said, "name": into}
    return f"{said}."


def profiles(viewer: Any, actors: Sequence[Any]) -> list[Profile]:
    """Each of a few organisations, aspect by aspect."""
    about = _subjects(viewer, actors)
    return [_profile(viewer, actor, about.get(actor.pk, {})) for actor in actors]


def _profile(viewer: Any, actor: Any, about: Mapping[int, tuple[str, str]]) -> Profile:
    offers = offers_for(viewer, world=actor.world, actor_id=actor.pk)
    offers = list(offers.prefetch_related("reach")[:MOST_OFFERS])
    remit = getattr(actor, "remit", None)
    places = list(remit.places.all()) if remit else []
    stages = {stage for offer in offers for stage in offer.stages}
    of_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for label, kind in sorted(about.values()):
        of_kind[kind][label] = ""
    return Profile(
        actor=actor,
        summary=remit.summary if remit else "",
        became=became(viewer, actor),
        aspects={
            "sector": {words.SECTOR[actor.sector]: ""},
            "kind": {actor.kind: ""} if actor.kind else {},
            "place": {actor.place.name: f"/places/{actor.place.ref}/"} if actor.place else {},
            "works_in": {row.name: f"/places/{row.ref}/" for row in places},
            "serves": {row.name: f"/places/{row.ref}/" for offer in offers for row in offer.reach.all()},
            "functions": of_kind["help"],
            "topics": of_kind["condition"],
            "people": of_kind["group"],
            "settings": of_kind["setting"],
            "stages": {text: "" for stage, text in words.STAGE.items() if stage in stages},
            "offers": {offer.title: f"/offers/{offer.ref}/" for offer in offers},
            "ties": {link.name: f"/actors/{link.ref}/" for _tie, link in queries.ties_for(viewer, actor.pk)},
        },
    )


def aspects() -> dict[str, str]:
    """The aspects in their order, in words."""
    return {
        "sector": _("Kind of organisation"),
        "kind": _("Type"),
        "place": _("Where it is"),
        "works_in": _("Where it works"),
        "serves": _("Places its help is for"),
        "functions": _("What it helps with"),
        "topics": _("Conditions and topics"),
        "people": _("For whom"),
        "settings": _("Care settings"),
        "stages": _("How far along its help is"),
        "offers": _("Its help"),
        "ties": _("Whom it works with"),
    }


def rows(found: Sequence[Profile], most: int = 15) -> list[dict[str, Any]]:
    """A row per aspect that anyone has: the items of each, saying by how many they are shared."""
    made = []
    for key, title in aspects().items():
        counts = Counter(text for one in found for text in one.aspects[key])
        if not counts:
            continue
        cells = []
        for one in found:
            items = [
                {"text": text, "url": address, "mark": mark(counts[text], len(found))}
                for text, address in one.aspects[key].items()
            ]
            items.sort(key=lambda item: not item["mark"])  # what is shared comes first
            cells.append({"items": items[:most], "more": len(items) - most if len(items) > most else 0})
        made.append({"key": key, "title": title, "cells": cells})
    return made


def mark(count: int, of: int) -> str:
    """How many of them have something, where it is more than one."""
    if count < 2:
        return ""
    if count == of:
        return _("both") if of == 2 else _("all %(count)d") % {"count": of}
    return _("%(count)d of %(of)d") % {"count": count, "of": of}


def in_short(found: Sequence[Profile]) -> list[str]:
    """What they share and what only one of them does, in sentences."""
    said = []
    has = [{*one.aspects["functions"], *one.aspects["topics"], *one.aspects["people"]} for one in found]
    everyone = set.intersection(*has) if has else set()
    if everyone:
        said.append(_("They share: %(what)s.") % {"what": _listed(everyone)})
    else:
        said.append(_("We know of nothing that all of them do."))
    for one, mine in zip(found, has, strict=True):
        others = set().union(*(other for other in has if other is not mine))
        if alone := mine - others:
            said.append(_("Only %(name)s: %(what)s.") % {"name": one.actor.name, "what": _listed(alone)})
        elif not mine:
            said.append(_("We do not know what %(name)s is about.") % {"name": one.actor.name})
        else:
            said.append(_("All that %(name)s is about, another is too.") % {"name": one.actor.name})
    return said


def _listed(texts: Iterable[str], most: int = 8) -> str:
    ordered = sorted(texts)
    if len(ordered) <= most:
        return presenting.in_a_sentence(ordered)
    left = len(ordered) - most
    rest = ngettext("%(count)d more", "%(count)d more", left) % {"count": left}
    return presenting.in_a_sentence([*ordered[:most], rest])
