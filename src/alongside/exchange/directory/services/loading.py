"""Write subjects, actors and what hangs on them in batches, from data sets."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from alongside.exchange.accounts.models import Party
from alongside.exchange.audit.batches import READ, WRITE, Kept, chunks, keep, keep_links, tell, tell_kept
from alongside.exchange.audit.models import Version
from alongside.exchange.audit.services import By

from ..models import (
    Actor,
    AmbiguousWord,
    Connector,
    Fate,
    Identifier,
    KeeperRequest,
    Person,
    Remit,
    Subject,
    SubjectMap,
    SubjectRule,
    Tie,
)
from ..queries.merging import stands_for
from .merging import undo_all_of

Row = Mapping[str, Any]
HANGING = ("successor", "identifiers", "summary", "summary_basis", "reach", "subjects")


@transaction.atomic
def keep_subjects(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep the tree of subjects.

    Rows: fields of `Subject`; `parent` is the id of a subject, the `code` of another row, or None.
    Order: any; parents are kept first. A row in a ring of parents is refused.
    """
    kept = Kept()
    waiting, names = list(rows), {row["code"] for row in rows}
    while waiting:
        ready = [
            row
            for row in waiting
            if not isinstance(row["parent"], str) or row["parent"] in kept.ids or row["parent"] not in names
        ]
        if not ready:
            kept.refused |= {row["code"]: "it lies within itself" for row in waiting}
            break
        flat = []
        for row in ready:
            parent = row["parent"]
            at = kept.ids[parent] if isinstance(parent, str) else parent
            flat.append({**_without(row, ("parent",)), "parent_id": at, "dataset_id": dataset})
        kept.add(keep(Subject, flat, key=["code"], dataset=dataset))
        done = {row["code"] for row in ready}
        waiting = [row for row in waiting if row["code"] not in done]
    tell_kept(kept=kept, by=by, kind="subject", dataset=dataset)
    return kept


def _without(row: Row, names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


@transaction.atomic
def keep_subject_maps(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep which code of another taxonomy stands for which subject. Rows: fields of `SubjectMap`."""
    owned = [{**row, "dataset_id": dataset} for row in rows]
    kept = keep(SubjectMap, owned, key=["scheme", "code", "subject_id"], dataset=dataset)
    tell_kept(kept=kept, by=by, kind="subject-map", dataset=dataset)
    return kept


@transaction.atomic
def keep_subject_rules(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep the rules by which a text shows a subject: those of the data set become the ones given.

    Rows: `subject_id` (None for a shield), `phrases`, `unless`. A rule has no name but what it says.
    """
    kept = Kept()
    mine = SubjectRule.objects.filter(dataset=dataset)
    have = {_says(rule.subject_id, rule.phrases, rule.unless): rule for rule in mine}
    fresh = []
    for row in rows:
        key = _says(row["subject_id"], row["phrases"], row["unless"])
        if have.pop(key, None) is not None:
            kept.same.append(key)
        else:
            kept.new.append(key)
            fresh.append(SubjectRule(**row, dataset_id=dataset))
    gone = [rule.pk for rule in have.values()]
    SubjectRule.objects.filter(pk__in=gone).delete()
    made = SubjectRule.objects.bulk_create(fresh)
    touched = [*gone, *(rule.pk for rule in made)]
    tell(by=by, action="load", kind="subject-rule", ids=touched, detail={"dataset": dataset})
    return kept


def _says(subject: int | None, phrases: Sequence[str], unless: Sequence[str]) -> tuple[Any, ...]:
    return subject, tuple(phrases), tuple(unless)


@transaction.atomic
def keep_ambiguous_words(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep words with more than one meaning. Rows: fields of `AmbiguousWord`."""
    owned = [{**row, "dataset_id": dataset} for row in rows]
    kept = keep(AmbiguousWord, owned, key=["word"], dataset=dataset)
    tell_kept(kept=kept, by=by, kind="ambiguous-word", dataset=dataset)
    return kept


@transaction.atomic
def keep_actors(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep actors, each with its party, remit, identifiers and what followed it.

    Rows: fields of `Actor` but party and owner; `owned` says whether the actor's own party keeps the row
    (or `keeper`, another party); and `summary`, `summary_basis`, `reach` (place ids), `subjects`
    (subject ids) of its remit, `identifiers` (scheme, value), `successor` (an actor's id, the
    `source_id` of another row, or None).
    An identifier that another actor has is left with that one, and named in `refused` under
    (id, scheme, value). An entry that its keepers or a connector changed here, and one that was joined with
    another, is left as it is.
    """
    left = _left_alone(dataset)
    here = {row["source_id"]: left[row["source_id"]] for row in rows if row["source_id"] in left}
    rows = [row for row in rows if row["source_id"] not in here]
    parties = _parties([row["source_id"] for row in rows])
    flat = []
    for row in rows:
        party = parties[row["source_id"]]
        owner = row.get("keeper") or (party if row["owned"] else None)
        own = {"party_id": party, "owner_id": owner, "dataset_id": dataset}
        flat.append({**_without(row, (*HANGING, "owned", "keeper")), **own})
    kept = keep(Actor, flat, key=["source_id"], dataset=dataset)
    kept.ids |= here
    kept.same += here
    mine = [row for row in rows if row["source_id"] not in kept.foreign]
    people = [kept.ids[row["source_id"]] for row in mine if row["nature"] == Actor.Nature.PERSON]
    there = set(Person.objects.filter(actor__in=people).values_list("actor_id", flat=True))
    Person.objects.bulk_create([Person(actor_id=actor) for actor in people if actor not in there])
    touched = _keep_remits(mine, kept)
    named = [(kept.ids[row["source_id"]], *pair) for row in mine for pair in row["identifiers"]]
    given, refused = _give_identifiers(named)
    labels = {kept.ids[row["source_id"]]: row["source_id"] for row in mine}
    kept.refused |= {(labels[actor], *rest): why for (actor, *rest), why in refused.items()}
    touched |= given | _keep_successors(mine, kept, dataset)
    kept.mark_changed(labels[actor] for actor in touched)
    tell_kept(kept=kept, by=by, kind="actor", dataset=dataset)
    return kept


def _left_alone(dataset: str) -> dict[str, int]:
    """The entries of a data set that people here have in hand: their source ids, and what stands for each."""
    mine = Actor.objects.filter(dataset=dataset).exclude(source_id=None)
    claimed = KeeperRequest.objects.filter(state=KeeperRequest.State.CONFIRMED).values("actor")
    edited = Version.objects.filter(kind="actor", action__in=["edit", "restore"]).values_list(
        "row", flat=True
    )
    rows = mine.filter(Q(pk__in=claimed) | Q(pk__in=[int(row) for row in edited.distinct()]))
    found = dict(rows.values_list("source_id", "pk"))
    after = stands_for()
    joined = mine.filter(pk__in=after).values_list("source_id", "pk")
    return found | {key: after[pk] for key, pk in joined}


def _parties(ids: Sequence[str]) -> dict[str, int]:
    """A party for each of these actors: the one it has, or a new one."""
    found: dict[str, int] = {}
    for some in chunks(ids, READ):
        found |= dict(Actor.objects.filter(source_id__in=some).values_list("source_id", "party_id"))
    missing = [key for key in ids if key not in found]
    for some in chunks(missing, WRITE):
        made = Party.objects.bulk_create([Party() for _ in some])
        found |= {key: party.pk for key, party in zip(some, made, strict=True)}
    return found


def _keep_remits(rows: Sequence[Row], kept: Kept) -> set[int]:
    flat = [
        {"actor_id": kept.ids[row["source_id"]], "summary": row["summary"], "basis": row["summary_basis"]}
        for row in rows
    ]
    remits = keep(Remit, flat, key=["actor_id"], dataset=None)
    places = {remits.ids[kept.ids[row["source_id"]]]: row["reach"] for row in rows}
    subjects = {remits.ids[kept.ids[row["source_id"]]]: row["subjects"] for row in rows}
    moved = keep_links(Remit.places.through, "remit_id", "place_id", places)
    moved |= keep_links(Remit.subjects.through, "remit_id", "subject_id", subjects)
    actor_of = {remit: actor for actor, remit in remits.ids.items()}
    return {actor_of[remit] for remit in moved} | set(remits.changed)


def _give_identifiers(
    wanted: Sequence[tuple[int, str, str, str]],
) -> tuple[set[int], dict[tuple[int, str, str], str]]:
    """Give actors their identifiers; return the actors that got one, and those that are another's."""
    holder: dict[tuple[str, str], int] = {}
    for some in chunks(sorted({value for _, _, value, _ in wanted}), READ):
        for scheme, value, actor in Identifier.objects.filter(value__in=some).values_list(
            "scheme", "value", "actor_id"
        ):
            holder[scheme, value] = actor
    fresh, given, refused = [], set(), {}
    for actor, scheme, value, source in wanted:
        has = holder.setdefault((scheme, value), -1)
        if has == -1:
            holder[scheme, value] = actor
            fresh.append(Identifier(actor_id=actor, scheme=scheme, value=value, source=source))
            given.add(actor)
        elif has != actor:
            refused[actor, scheme, value] = "this identifier already belongs to another organisation"
    Identifier.objects.bulk_create(fresh, batch_size=WRITE)
    return given, refused


def _keep_successors(rows: Sequence[Row], kept: Kept, dataset: str) -> set[int]:
    names = {row["source_id"]: row["name"] for row in rows}
    fates = []
    for row in rows:
        after = row["successor"]
        if after is None or after in kept.foreign:
            continue
        pk = kept.ids[after] if isinstance(after, str) else after
        into = names[after] if after in names else Actor.objects.get(pk=pk).name
        fates.append(
            {
                "actor_id": kept.ids[row["source_id"]],
                "what": Fate.What.ENDED.value,
                "when": row["ended_on"],
                "into": into,
                "successor_id": pk,
                "dataset_id": dataset,
            }
        )
    done = keep(Fate, fates, key=["actor_id", "what", "when", "into"], dataset=dataset)
    return {key[0] for key in [*done.new, *done.changed]}  # type: ignore[index]


@transaction.atomic
def keep_identifiers(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Give actors identifiers. Rows: `actor_id`, `scheme`, `value`, `source`."""
    kept = Kept()
    wanted = [(row["actor_id"], row["scheme"], row["value"], row["source"]) for row in rows]
    before = set()
    for some in chunks(sorted({row[0] for row in wanted}), READ):
        found = Identifier.objects.filter(actor__in=some)
        before |= set(found.values_list("actor_id", "scheme", "value"))
    given, kept.refused = _give_identifiers(wanted)  # type: ignore[assignment]
    for actor, scheme, value, _ in wanted:
        key = (actor, scheme, value)
        if key not in kept.refused:
            (kept.same if key in before else kept.new).append(key)
    tell(by=by, action="load", kind="actor", ids=sorted(given), detail={"dataset": dataset})
    return kept


@transaction.atomic
def keep_ties(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep relations of one actor to another. Rows: fields of `Tie`."""
    kept = keep(Tie, [{**row, "dataset_id": dataset} for row in rows], key=["source_id"], dataset=dataset)
    tell_kept(kept=kept, by=by, kind="tie", dataset=dataset)
    return kept


@transaction.atomic
def keep_fates(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep what became of organisations. Rows: fields of `Fate`."""
    owned = [{**row, "dataset_id": dataset} for row in rows]
    kept = keep(Fate, owned, key=["actor_id", "what", "when", "into"], dataset=dataset)
    touched = sorted({key[0] for key in [*kept.new, *kept.changed]})  # type: ignore[index]
    tell(by=by, action="load", kind="actor", ids=touched, detail={"dataset": dataset})
    return kept


@transaction.atomic
def keep_connectors(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep who the broker of a place is. Rows: fields of `Connector`."""
    owned = [{**row, "dataset_id": dataset} for row in rows]
    kept = keep(Connector, owned, key=["place_id"], dataset=dataset)
    tell_kept(kept=kept, by=by, kind="connector", dataset=dataset)
    return kept


@transaction.atomic
def drop_dataset(*, dataset: str, by: By) -> dict[str, int]:
    """Remove every actor, tie and subject of a data set; return how many of each."""
    counts = {}
    for model in (Connector, Tie, Fate, SubjectMap, SubjectRule, AmbiguousWord):
        counts[model.__name__.lower()] = model.objects.filter(dataset=dataset).delete()[0]
    mine = Actor.objects.filter(dataset=dataset)
    undo_all_of(actor_ids=list(mine.values_list("pk", flat=True)), by=by)
    ids, parties = list(mine.values_list("pk", flat=True)), list(mine.values_list("party_id", flat=True))
    counts["actor"] = len(ids)
    mine.delete()
    for some in chunks(parties, READ):
        Party.objects.filter(pk__in=some).delete()
    subjects = Subject.objects.filter(dataset=dataset)
    codes = list(subjects.values_list("pk", flat=True))
    counts["subject"] = len(codes)
    subjects.update(parent=None)
    subjects.delete()
    tell(by=by, action="remove", kind="subject", ids=codes, detail={"dataset": dataset})
    tell(by=by, action="remove", kind="actor", ids=ids, detail={"dataset": dataset})
    return counts
