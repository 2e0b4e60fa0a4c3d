"""Write what is counted, follow it somewhere, and say from when on what is usual is worked out anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.services import set_sight
from alongside.exchange.audit.batches import Kept, keep, tell_kept
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.models import Place

from .. import measure_rules as rules
from ..models import Definition, Measure, Recalculation, Series
from ..notices_measures import FigureRefused
from ..queries import measures as queries

PLAIN = (
    "title", "kind", "term", "nature", "often", "theme", "unintended", "guidance", "guidance_url", "stops",
    "quality",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a measure: what its figures mean, and what else is known of it."""

    title: str
    counts: str
    unit: str
    direction: str
    kind: str
    term: str = ""
    nature: str = ""
    often: str = "month"
    population: str = ""
    numerator: str = ""
    denominator: str = ""
    per: int = 100
    of_people: bool = True
    theme: str = ""
    unintended: str = ""
    guidance: str = ""
    guidance_url: str = ""
    stops: str = ""
    quality: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is said of a series, beside what it counts."""

    label: str = ""
    place: Place | None = None
    actor: Actor | None = None
    offer: Offer | None = None
    partnership: Partnership | None = None
    often: str = "month"
    target: float | None = None
    target_by: date | None = None
    baseline_from: date | None = None
    baseline_to: date | None = None
    people: int | None = None


def refuse(decided: Refused | None, field: str = "") -> None:
    """Raise why it cannot be done, where it cannot."""
    if decided is not None:
        raise FigureRefused(decided.why, field)


@transaction.atomic
def define(*, said: Said, by: Doer) -> Measure:
    """Write what is counted, for everybody to see and use. Raises: FigureRefused, with the field."""
    acts_for = by.acting_for_id if by.user_id is not None else None
    refuse(rules.may_define(asdict(said), acts_for=acts_for))
    made = Measure(user_id=by.user_id, owner_id=acts_for, world=world_of_party(acts_for))
    _write(made, said)
    _write_definition(made, said, 1, "", by)
    record(by=by, action="define", kind="measure", ids=[made.pk])
    return made


@transaction.atomic
def revise(*, ref: str, said: Said, change: str = "", by: Doer) -> Measure:
    """Say otherwise what it is. Another meaning is a new definition; who counts by the old goes on so.

    Raises: Measure.DoesNotExist where it is not theirs; FigureRefused, also where `change` is not said.
    """
    found = queries.measure_for(viewer_of(by), ref)
    if found is None or not queries.keeps_measure(viewer_of(by), found):
        raise Measure.DoesNotExist
    found = Measure.objects.select_for_update().get(pk=found.pk)
    refuse(rules.may_define(asdict(said), acts_for=found.owner_id))
    old = queries.newest(found)
    anew = rules.changes_meaning({name: getattr(old, name) for name in rules.MEANING}, asdict(said))
    if anew and not change.strip():
        raise FigureRefused("no-note")
    _write(found, said)
    if anew:
        _write_definition(found, said, old.number + 1, change.strip()[:300], by)
    record(by=by, action="revise", kind="measure", ids=[found.pk], detail={"new_definition": anew})
    return found


def _write(row: Measure, said: Said) -> None:
    for name in PLAIN:
        setattr(row, name, getattr(said, name))
    row.save()


def _write_definition(measure: Measure, said: Said, number: int, note: str, by: Doer) -> Definition:
    meaning = {name: getattr(said, name) for name in rules.MEANING}
    return Definition.objects.create(
        measure=measure, number=number, note=note, made_by_id=by.user_id, **meaning
    )


@transaction.atomic
def keep_measures(*, rows: Sequence[Mapping[str, Any]], dataset: str, by: Doer) -> Kept:
    """Keep a library of measures. Rows: fields of `Measure`, and those of `Definition` under `meaning`.

    What a library says otherwise than before is a new definition beside the old.
    """
    plain = [{name: value for name, value in row.items() if name != "meaning"} for row in rows]
    owned = [{**row, "dataset_id": dataset} for row in plain]
    kept = keep(Measure, owned, key=["source_id"], dataset=dataset)
    last = {
        one.measure_id: one
        for one in Definition.objects.filter(measure__in=kept.ids.values()).order_by("number")
    }
    fresh, anew = [], []
    for row in rows:
        pk, meaning = kept.ids.get(row["source_id"]), row["meaning"]
        if pk is None or row["source_id"] in kept.foreign:
            continue
        old = last.get(pk)
        if old is None or rules.changes_meaning(
            {name: getattr(old, name) for name in rules.MEANING}, meaning
        ):
            fresh.append(Definition(measure_id=pk, number=old.number + 1 if old else 1, **meaning))
            anew += [row["source_id"]] if old else []
    Definition.objects.bulk_create(fresh)
    kept.mark_changed(anew)
    tell_kept(kept=kept, by=by, kind="measure", dataset=dataset)
    return kept


def held(ref: str, by: Doer) -> Series:
    """A series that the doer keeps, locked. Raises: Series.DoesNotExist for anybody else."""
    viewer = viewer_of(by)
    found = queries.one_series(viewer, ref)
    if found is None or not queries.keeps(viewer, found):
        raise Series.DoesNotExist
    rows = Series.objects.select_related("definition", "definition__measure")
    return rows.select_for_update(of=("self",)).get(pk=found.pk)


@transaction.atomic
def follow(*, measure: Measure, said: Followed, by: Doer) -> Series:
    """Begin to follow a figure, by the newest definition, seen by whoever keeps it alone at first.

    Raises: Measure.DoesNotExist where the doer may not see it; FigureRefused, with the field.
    """
    found = queries.measure_for(viewer_of(by), measure.ref)
    if found is None:
        raise Measure.DoesNotExist
    acts_for = by.acting_for_id if by.user_id is not None else None
    world = world_of_party(acts_for)
    _allow(said, acts_for, world)
    if found.world != world:
        raise FigureRefused("worlds", "measure")
    made = Series(
        definition=queries.newest(found),
        user_id=by.user_id,
        owner_id=acts_for,
        world=world,
        visibility=Visibility.PRIVATE,
    )
    _write_series(made, said)
    record(by=by, action="follow", kind="series", ids=[made.pk])
    return made


def _allow(said: Followed, acts_for: int | None, world: str) -> None:
    things = (said.place, said.actor, said.offer, said.partnership)
    refuse(
        rules.may_follow(
            acts_for=acts_for,
            of_something=any(one is not None for one in things),
            often=said.often,
            target=said.target,
            baseline=(said.baseline_from, said.baseline_to),
            label=said.label,
        )
    )
    if any(one is not None and one.world != world for one in things):
        raise FigureRefused("worlds")


def _write_series(row: Series, said: Followed) -> None:
    for name in Followed.__slots__:
        setattr(row, name, getattr(said, name))
    row.save()


@transaction.atomic
def edit(*, ref: str, said: Followed, by: Doer) -> Series:
    """Say otherwise where it is kept, what is aimed for, which time was before. Raises: as `held`, `follow`.

    How often there is a figure stays as it is once there is one.
    """
    found = held(ref, by)
    _allow(said, found.owner_id, found.world)
    often = found.often if found.observations.exists() else said.often
    _write_series(found, said)
    if found.often != often:
        found.often = often
        found.save(update_fields=["often"])
    record(by=by, action="edit", kind="series", ids=[found.pk])
    return found


@transaction.atomic
def share(*, ref: str, visibility: str, circles: Iterable[str] = (), by: Doer) -> Series:
    """Say who may see it. Raises: Series.DoesNotExist; SightRefused."""
    found = held(ref, by)
    if fields := set_sight(row=found, visibility=visibility, circles=circles, by=by):
        record(by=by, action="share", kind="series", ids=[found.pk], detail={"fields": fields})
    return found


@transaction.atomic
def end(*, ref: str, by: Doer) -> Series:
    """Say that nobody keeps it any more; its figures stay. Raises: Series.DoesNotExist."""
    found = held(ref, by)
    found.ended_on = timezone.localdate()
    found.save(update_fields=["ended_on", "changed_at"])
    record(by=by, action="end", kind="series", ids=[found.pk])
    return found


@transaction.atomic
def take_over(*, ref: str, by: Doer) -> Series:
    """Count by the newest definition from now on; return the series to which figures are added then.

    Where there are figures, they keep their meaning: the old series ends and another begins beside it.
    Raises: Series.DoesNotExist; FigureRefused where it is the newest.
    """
    found = held(ref, by)
    newest = found.definition.measure.definitions.order_by("-number")[0]
    if newest.pk == found.definition_id:
        raise FigureRefused("newest")
    if not found.observations.exists():
        found.definition = newest
        found.save(update_fields=["definition", "changed_at"])
        record(by=by, action="take-over", kind="series", ids=[found.pk])
        return found
    plain = {name: getattr(found, name) for name in Followed.__slots__}
    made = Series(
        definition=newest,
        user_id=by.user_id,
        owner_id=found.owner_id,
        world=found.world,
        visibility=found.visibility,
    )
    _write_series(made, Followed(**plain | {"baseline_from": None, "baseline_to": None}))
    made.circles.set(found.circles.all())
    end(ref=ref, by=by)
    record(by=by, action="take-over", kind="series", ids=[made.pk])
    return made


@transaction.atomic
def recalculate(*, ref: str, starts_on: date, why: str, by: Doer) -> Recalculation:
    """From this day on what is usual is worked out anew, as something was changed on purpose.

    Raises: Series.DoesNotExist; FigureRefused without a reason, or where it is so already.
    """
    found = held(ref, by)
    start = rules.period_of(starts_on, found.often)[0]
    if not why.strip():
        raise FigureRefused("no-change")
    if len(why) > 300:
        raise FigureRefused("long-note", "why")
    if start > timezone.localdate():
        raise FigureRefused("ahead", "from-day")
    if found.recalculations.filter(starts_on=start).exists():
        raise FigureRefused("from-then")
    made = Recalculation.objects.create(series=found, starts_on=start, why=why.strip(), user_id=by.user_id)
    record(by=by, action="recalculate", kind="series", ids=[found.pk])
    return made
