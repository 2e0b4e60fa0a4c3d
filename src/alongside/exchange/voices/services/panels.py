"""Set up a panel: whom it is for and what they get, and how many seats each answer has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record

from .. import panel_rules as rules
from ..models import Ask, Category, Feature, Panel
from ..notices_panels import PanelRefused
from ..panel_rules import Answers
from .asks import held


@dataclass(frozen=True, slots=True)
class PanelSaid:
    """What somebody wrote about a panel."""

    kind: str = "jury"
    size: int | None = 24
    alternates: int | None = 0
    fair: str = "leximin"
    one_a_household: bool = True
    source: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    honorarium: int | None = None
    expenses: str = ""
    provided: str = ""
    wider: str = ""


def held_panel(ref: str, by: Doer) -> Panel:
    """The panel of an ask that the doer runs, locked with it; a new one where there is none yet.

    Raises: Ask.DoesNotExist for anybody else, as where there is none.
    """
    ask = held(ref, by)
    if ask.kind != Ask.Kind.PANEL:
        raise Ask.DoesNotExist
    if ask.state in (Ask.State.ANSWERED, Ask.State.WITHDRAWN):
        raise PanelRefused("over")
    found = Panel.objects.filter(ask=ask).first() or Panel.objects.create(ask=ask)
    found.ask = ask
    return found


def refuse(decided: object, field: str = "") -> None:
    """Raise what a rule refused."""
    if isinstance(decided, Refused):
        raise PanelRefused(decided.why, field)


@transaction.atomic
def keep_panel(*, ref: str, said: PanelSaid, categories: Sequence[Answers], by: Doer) -> Panel:
    """Keep how a panel is set up, with seats worked out from the shares where an answer is new.

    Once people have answered, what is asked stays; seats are changed by `set_quotas`.
    Raises: Ask.DoesNotExist; PanelRefused, with the field.
    """
    found = held_panel(ref, by)
    dates = {"starts_on": said.starts_on, "ends_on": said.ends_on}
    kept = [one for one in categories if one.name or one.features]
    refuse(rules.may_keep(size=said.size, alternates=said.alternates, categories=kept, **dates))
    for at, one in enumerate(categories):
        if one in kept and (why := rules.problem_of(one)):
            raise PanelRefused(why, f"category-{at}" if why == "no-category" else f"answers-{at}")
    if max(map(len, (said.source, said.expenses, said.provided))) > rules.LONGEST:
        raise PanelRefused("too-long")
    resized = found.size != said.size
    for name in ("kind", "size", "alternates", "fair", "one_a_household", "source", "honorarium"):
        setattr(found, name, getattr(said, name))
    for name in ("starts_on", "ends_on", "expenses", "provided"):
        setattr(found, name, getattr(said, name))
    found.wider = (
        Panel.objects.filter(ask__ref=said.wider, ask__owner=found.ask.owner).exclude(pk=found.pk).first()
        if said.wider
        else None
    )
    found.save()
    if not found.registrations.exists():
        _categories(found, kept, resized)
    elif _differ(found, kept):
        raise PanelRefused("categories-fixed", "category-0")
    record(by=by, action="edit", kind="panel", ids=[found.pk], detail={"categories": len(kept)})
    return found


def _differ(found: Panel, said: Sequence[Answers]) -> bool:
    """Whether what is asked would be another than what people answered."""
    there = {one.name: [row.name for row in one.features.all()] for one in found.categories.all()}
    return there != {one.name: [name for name, _share in one.features] for one in said}


def _categories(found: Panel, said: Sequence[Answers], resized: bool) -> None:
    """Write the categories anew; an answer that was there with this share keeps its seats."""
    before = {
        (row.category.name, row.name): row
        for row in Feature.objects.filter(category__panel=found).select_related("category")
    }
    kept = {key: (row.share, row.least, row.most) for key, row in before.items()}
    found.categories.all().delete()
    for at, one in enumerate(said):
        category = Category.objects.create(
            panel=found, name=one.name[:60], question=one.question[:200], why=one.why[:200], position=at
        )
        for number, (name, share) in enumerate(one.features):
            was = kept.get((one.name, name))
            least, most = rules.seats_of(share, found.size)
            if was is not None and was[0] == share and not resized:
                least, most = was[1:]
            Feature.objects.create(
                category=category, name=name, share=share, least=least, most=most, position=number
            )


@transaction.atomic
def set_quotas(
    *, ref: str, quotas: Mapping[int, tuple[int | None, int | None]], by: Doer, size: int | None = None
) -> Panel:
    """Change how many seats each answer has, by its id, and how many there are: until the draw, and after
    it while a seat is free, as nobody who is left may fit. Each draw keeps the seats that it was held with.

    Raises: Ask.DoesNotExist; PanelRefused, with the field.
    """
    found = held_panel(ref, by)
    drawn = found.draws.filter(drawn_at__isnull=False, kind="panel").exists()
    if drawn and found.seats.filter(state__in=rules.HOLDS).count() >= found.size:
        raise PanelRefused("drawn-already")
    if size is not None:
        if not 1 <= size <= rules.LARGEST:
            raise PanelRefused("size")
        found.size = size
        found.save(update_fields=["size"])
    rows = {row.pk: row for row in Feature.objects.filter(category__panel=found, pk__in=list(quotas))}
    for pk, row in rows.items():
        least, most = quotas[pk]
        if least is None or most is None or not 0 <= least <= most <= rules.LARGEST:
            raise PanelRefused("quotas", f"least-{pk}")
        row.least, row.most = least, most
    Feature.objects.bulk_update(rows.values(), ["least", "most"])
    record(by=by, action="set-quotas", kind="panel", ids=[found.pk], detail={"answers": len(rows)})
    return found
