"""Subjects, actors and what hangs on them."""

from typing import Any

from alongside.exchange.accounts.models import Standing, Visibility
from alongside.exchange.directory import services
from alongside.exchange.directory.models import Actor, Fate, Subject, Tie
from alongside.exchange.directory.terms import BOTH_WAYS, Sector, TieKind
from alongside.exchange.places.models import PointBasis

from ..cells import (
    ACTOR,
    DAY,
    FLAG,
    IDENTIFIERS,
    NUMBER,
    PLACE,
    PLACES,
    SUBJECT,
    SUBJECTS,
    WHEN_TEXT,
    choice,
    many,
    slug,
    text,
)
from ..known import Known, Unfit
from .base import Context, Kind, Link, Values, pick, point, shared

STANDING = choice(Standing.values)
VISIBILITY = choice([Visibility.PUBLIC, Visibility.MEMBERS, Visibility.PRIVATE])


def _subject(values: Values, context: Context) -> Values:
    row = pick(values, "code", "label", "kind", "parent", "definition")
    return {**row, "source_id": values["code"], "synonyms": list(values["synonyms"])}


def _keep_subjects(*, rows: list[Values], **rest: Any) -> Any:
    kept = [{name: value for name, value in row.items() if name != "source_id"} for row in rows]
    return services.keep_subjects(rows=kept, **rest)


def _subject_map(values: Values, context: Context) -> Values:
    return {"subject_id": values["subject"], **pick(values, "scheme", "code", "relation", "note")}


def _rule(values: Values, context: Context) -> Values:
    phrases = [*values["phrase"], *values["phrases"]]
    if not phrases and not values["unless"]:
        raise Unfit("the rule has neither a phrase nor an exception. Fill in one.", "phrase")
    return {"subject_id": values["code"], "phrases": phrases, "unless": list(values["unless"])}


def _ambiguous(values: Values, context: Context) -> Values:
    return {**pick(values, "word", "question"), "choices": list(values["choices"])}


def _actor(values: Values, context: Context) -> Values:
    row = shared(values, context, party=-1)  # its own party, which the service makes
    owned = row.pop("owner_id") is not None
    keeper = context.keeper if owned else None
    names = ("nature", "name", "sector", "kind", "kind_in_source", "website", "ended_on")
    return {
        **row,
        **point(values),
        **pick(values, *names, "summary", "summary_basis", "successor"),
        "nature": values["nature"] or Actor.Nature.ORGANISATION.value,
        "place_id": values["place"],
        "owned": owned,
        "keeper": keeper,
        "reach": values["reach"],
        "subjects": values["subjects"],
        "identifiers": [(scheme, value, values["source"][:200]) for scheme, value in values["identifiers"]],
    }


def _identifier(values: Values, context: Context) -> Values:
    return {"actor_id": values["actor"], **pick(values, "scheme", "value", "source")}


def _tie(values: Values, context: Context) -> Values:
    if values["source_actor"] == values["target_actor"]:
        raise Unfit("a tie joins two different actors; both are the same here.", "target_actor")
    directed = values["directed"] if values["directed"] is not None else values["kind"] not in BOTH_WAYS
    return {
        "source_id": values["id"],
        "actor_id": values["source_actor"],
        "other_id": values["target_actor"],
        "directed": directed,
        "basis": values["basis"] or Tie.Basis.STATED.value,
        **pick(values, "kind", "kind_in_source", "since", "until", "source", "note"),
    }


def _fate(values: Values, context: Context) -> Values:
    into = values["into"]
    if not into and values["into_id"] is not None:
        into = context.known.name_of_actor(values["into_id"])
    return {
        "actor_id": values["actor"],
        "into": into,
        "successor_id": values["into_id"],
        **pick(values, "what", "when", "source", "note"),
    }


def _connector(values: Values, context: Context) -> Values:
    names = ("name", "phone", "email", "hours", "reply_time")
    return {"place_id": values["place"], "world": context.world, **pick(values, *names)}


def _codes(dataset: str) -> set[Any]:
    return set(Subject.objects.filter(dataset=dataset).values_list("code", flat=True))


def _actors(dataset: str) -> set[Any]:
    return set(Actor.objects.filter(dataset=dataset).values_list("source_id", flat=True))


def _ties(dataset: str) -> set[Any]:
    return set(Tie.objects.filter(dataset=dataset).values_list("source_id", flat=True))


SUBJECT_ROWS = Kind(
    columns={
        "code": slug(60),
        "label": text(120),
        "parent": text(60),
        "kind": choice(Subject.Kind.values),
        "synonyms": many(text()),
        "definition": text(),
    },
    required=frozenset({"code", "label", "kind"}),
    build=_subject,
    keep=_keep_subjects,
    id="code",
    link=Link("parent", Known.has_subject, Known.subject),
    names=_codes,
)
SUBJECT_MAPS = Kind(
    columns={
        "scheme": text(30),
        "code": text(40),
        "subject": SUBJECT,
        "relation": text(20),
        "note": text(),
    },
    required=frozenset({"scheme", "code", "subject"}),
    build=_subject_map,
    key=lambda row: (row["scheme"], row["code"], row["subject_id"]),
    keep=services.keep_subject_maps,
)
SUBJECT_RULES = Kind(
    columns={"code": SUBJECT, "phrase": many(text()), "phrases": many(text()), "unless": many(text())},
    build=_rule,
    key=lambda row: (row["subject_id"], tuple(row["phrases"]), tuple(row["unless"])),
    keep=services.keep_subject_rules,
)
AMBIGUOUS = Kind(
    columns={"word": text(60), "question": text(200), "choices": many(text(60))},
    required=frozenset({"word", "question", "choices"}),
    build=_ambiguous,
    key=lambda row: row["word"],
    keep=services.keep_ambiguous_words,
)
ACTORS = Kind(
    columns={
        "id": text(120),
        "name": text(250),
        "nature": choice(Actor.Nature.values),
        "sector": choice(Sector.values),
        "kind": text(60),
        "kind_in_source": text(120),
        "summary": text(),
        "summary_basis": text(80),
        "place": PLACE,
        "reach": PLACES,
        "subjects": SUBJECTS,
        "lat": NUMBER,
        "lon": NUMBER,
        "point_basis": choice(PointBasis.values),
        "website": text(300),
        "ended_on": WHEN_TEXT,
        "successor": text(120),
        "standing": STANDING,
        "visibility": VISIBILITY,
        "note": text(),
        "source": text(),
        "basis": text(80),
        "reported_on": DAY,
        "confirmed_on": DAY,
        "identifiers": IDENTIFIERS,
    },
    required=frozenset({"id", "name", "sector"}),
    build=_actor,
    keep=services.keep_actors,
    link=Link("successor", Known.has_actor, Known.actor),
    names=_actors,
)
IDENTIFIER_ROWS = Kind(
    columns={"actor": ACTOR, "scheme": text(30), "value": text(80), "source": text(200)},
    required=frozenset({"actor", "scheme", "value"}),
    build=_identifier,
    key=lambda row: (row["actor_id"], row["scheme"], row["value"]),
    keep=services.keep_identifiers,
)
TIES = Kind(
    columns={
        "id": text(200),
        "source_actor": ACTOR,
        "target_actor": ACTOR,
        "kind": choice(TieKind.values),
        "kind_in_source": text(120),
        "since": WHEN_TEXT,
        "until": WHEN_TEXT,
        "basis": choice(Tie.Basis.values),
        "directed": FLAG,
        "source": text(),
        "note": text(),
    },
    required=frozenset({"id", "source_actor", "target_actor", "kind"}),
    build=_tie,
    keep=services.keep_ties,
    names=_ties,
)
FATES = Kind(
    columns={
        "actor": ACTOR,
        "what": choice(Fate.What.values),
        "when": WHEN_TEXT,
        "into": text(250),
        "into_id": ACTOR,
        "source": text(),
        "note": text(),
    },
    required=frozenset({"actor", "what"}),
    build=_fate,
    key=lambda row: (row["actor_id"], row["what"], row["when"], row["into"]),
    keep=services.keep_fates,
)
CONNECTORS = Kind(
    columns={
        "place": PLACE,
        "name": text(120),
        "phone": text(30),
        "email": text(254),
        "hours": text(120),
        "reply_time": text(120),
    },
    required=frozenset({"place", "name", "phone"}),
    build=_connector,
    key=lambda row: row["place_id"],
    keep=services.keep_connectors,
)
