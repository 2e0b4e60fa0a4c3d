"""Read which data sets are loaded, what rests on them, and the lists that somebody's party brought."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.accounts.models import Acting
from alongside.exchange.audit.models import Dataset, World
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import ActorLink, link

from . import rules
from .models import BroughtList


def loaded_datasets() -> set[str]:
    """The ids of the data sets that were loaded."""
    return set(Dataset.objects.exclude(loaded_at=None).values_list("pk", flat=True))


def digest_of(dataset_id: str) -> str | None:
    """The digest of the files as last loaded, None for a data set that is not loaded."""
    return (
        Dataset.objects.filter(pk=dataset_id).exclude(loaded_at=None).values_list("digest", flat=True).first()
    )


def world_of(dataset_id: str) -> str | None:
    """The world of a data set; None where there is no such set."""
    return Dataset.objects.filter(pk=dataset_id).values_list("world", flat=True).first()


def users_of(dataset_id: str) -> list[str]:
    """Sentences about the rows of others that point to rows of this data set, per kind of row."""
    sentences = []
    for model, field, count in _pointing(dataset_id):
        ours = field.related_model._meta.verbose_name
        theirs = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
        sentences.append(f"{count} {theirs} of others name a {ours} of it ({field.name})")
    return sentences


def resting_on(dataset_id: str) -> str:
    """Why a brought list cannot be taken out, for people; empty when nothing rests on it."""
    parties = Actor.objects.filter(dataset=dataset_id).values("party_id")
    if Acting.objects.filter(party__in=parties).exists():
        return _("Somebody looks after an organisation of this list here now. Ask them first.")
    count = sum(times for *__, times in _pointing(dataset_id))
    if not count:
        return ""
    return ngettext(
        "%(num)d other entry names something that this list brought. Change or remove that first.",
        "%(num)d other entries name something that this list brought. Change or remove those first.",
        count,
    ) % {"num": count}


def _pointing(dataset_id: str) -> Iterator[tuple[type[Model], Any, int]]:
    for model in _with_dataset():
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey | ManyToManyField) or not _owned(field.related_model):
                continue
            pointing = model._default_manager.filter(**{f"{field.name}__dataset": dataset_id})
            count = pointing.exclude(dataset=dataset_id).distinct().count()
            if count:
                yield model, field, count


def _with_dataset() -> list[type[Model]]:
    return [model for model in apps.get_models() if _owned(model)]


def _owned(model: type[Model]) -> bool:
    return model is not Dataset and any(field.name == "dataset" for field in model._meta.get_fields())


@dataclass(frozen=True, slots=True)
class Bringing:
    """For whom somebody may bring lists, and in which world."""

    party_id: int
    name: str
    world: str


def bringing_for(viewer: Viewer) -> Bringing | None:
    """The first party for which the viewer may bring lists."""
    if viewer.user_id is None:
        return None
    rows = Acting.objects.filter(user_id=viewer.user_id, role__in=rules.BRINGERS).order_by("party_id", "pk")
    party = rows.values_list("party_id", flat=True).first()
    if party is None:
        return None
    actor = Actor.objects.filter(party_id=party).first()
    return Bringing(party, actor.name if actor else "", actor.world if actor else World.REAL.value)


def lists_for(viewer: Viewer) -> QuerySet[BroughtList]:
    """The lists of the parties that the viewer acts for, without their cells, newest first."""
    return (
        BroughtList.objects.filter(party_id__in=viewer.parties)
        .defer("sheets", "report")
        .order_by("-brought_at", "-pk")
    )


def brought_lately(viewer: Viewer, *, world: str, most: int) -> list[tuple[BroughtList, ActorLink]]:
    """The lists last kept, each with whoever brought it, where the viewer may know of both; newest first."""
    rows = BroughtList.objects.filter(state=BroughtList.State.KEPT, world=world)
    rows = rows.filter(seen(viewer, Actor, "party__actor__"), dataset__audience__in=viewer.audiences)
    found = rows.select_related("party__actor").defer("sheets", "report").order_by("-kept_at", "-pk")[:most]
    return [(row, link(row.party.actor)) for row in found]


def list_for(viewer: Viewer, ref: str) -> BroughtList | None:
    """One list with its cells, if it is of a party that the viewer acts for."""
    return BroughtList.objects.filter(party_id__in=viewer.parties, ref=ref).first()
