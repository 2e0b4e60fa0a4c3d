"""Read evaluations: those shared with the viewer, and those their organisation asked for or does."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers.models import Offer
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.places.queries import inside_ids

from ..models import Evaluation, Series, TrialResult
from . import cases, measures

ABOUT = {"offer": Offer, "partnership": Partnership}


def under(viewer: Viewer, prefix: str = "") -> Q:
    """The condition by which evaluations, and rows under one, are seen.

    As they are shared, or by those named as asking for it or doing it; and what it is about is seen too.
    """
    rule = seen(viewer, Evaluation, prefix)
    if viewer.parties:
        for name in ("commissioned_by", "done_by"):
            rule |= Q(**{f"{prefix}{name}__party__in": viewer.parties})
    for name, model in ABOUT.items():
        rule &= Q(**{f"{prefix}{name}__isnull": True}) | seen(viewer, model, f"{prefix}{name}__")
    return rule & (Q(**{f"{prefix}case__isnull": True}) | cases.under(viewer, f"{prefix}case__"))


def evaluations_for(viewer: Viewer, *, world: str = "") -> QuerySet[Evaluation]:
    """The evaluations the viewer may see, newest change first."""
    rows = Evaluation.objects.filter(under(viewer)).distinct()
    rows = rows.select_related("offer", "case", "partnership", "place", "owner__actor", "series__definition")
    return rows.filter(world=world) if world else rows


def narrowed(
    viewer: Viewer,
    rows: QuerySet[Evaluation],
    *,
    q: str = "",
    status: str = "",
    design: str = "",
    answer: str = "",
    mine: bool = False,
    place_id: int | None = None,
) -> QuerySet[Evaluation]:
    """Fewer of them: by words, how far they are, how they are looked at, what was found, whose, where."""
    for word in q.split():
        rows = rows.filter(Q(question__icontains=word) | Q(found__icontains=word))
    for name, value in (("status", status), ("design", design), ("answer", answer)):
        if value:
            rows = rows.filter(**{name: value})
    if place_id is not None:
        rows = rows.filter(place_id__in=inside_ids(place_id))
    return rows.filter(writes(viewer)) if mine else rows


def writes(viewer: Viewer) -> Q:
    """The condition by which the viewer writes one: acts for its owner, or for whoever does it."""
    return Q(owner_id__in=viewer.parties) | Q(done_by__party__in=viewer.parties)


def evaluation_for(viewer: Viewer, ref: str) -> Evaluation | None:
    """One by its ref, where the viewer may see it."""
    return evaluations_for(viewer).filter(ref=ref).first()


def about(
    viewer: Viewer,
    *,
    offer_id: int | None = None,
    case_id: int | None = None,
    partnership_id: int | None = None,
    place_id: int | None = None,
) -> QuerySet[Evaluation]:
    """Those about one thing, newest change first."""
    asked = {"offer_id": offer_id, "case_id": case_id, "partnership_id": partnership_id, "place_id": place_id}
    return evaluations_for(viewer).filter(**{name: pk for name, pk in asked.items() if pk is not None})


def keeps(viewer: Viewer, row: Evaluation | None) -> bool:
    """Whether the viewer writes it: signed in as themselves, for its owner or for whoever does it."""
    return writing_party(viewer, row) is not None


def owns(viewer: Viewer, row: Evaluation | None) -> bool:
    """Whether the viewer acts for whoever it belongs to, and so says who may see it."""
    return row is not None and _signed_in(viewer) and row.owner_id in viewer.parties


def writing_party(viewer: Viewer, row: Evaluation | None) -> int | None:
    """For whom the viewer writes it; None where they do not."""
    if row is None or not _signed_in(viewer):
        return None
    doing = row.done_by.party_id if row.done_by is not None else None
    return next((one for one in (row.owner_id, doing) if one is not None and one in viewer.parties), None)


def _signed_in(viewer: Viewer) -> bool:
    return viewer.user_id is not None and viewer.guest_id is None


def kept(viewer: Viewer, ref: str) -> Evaluation | None:
    """One that the viewer writes, by its ref; None for anybody else."""
    found = evaluation_for(viewer, ref)
    return found if keeps(viewer, found) else None


def owner_name(row: Evaluation) -> str:
    """Who keeps it, by name; nothing where they have no entry."""
    actor = getattr(row.owner, "actor", None)
    return actor.name if actor is not None else ""


def people_of(viewer: Viewer, row: Evaluation) -> dict[str, Actor]:
    """Who asked for it (`commissioned_by`) and who does it (`done_by`), where the viewer may see them."""
    ids = {name: getattr(row, f"{name}_id") for name in ("commissioned_by", "done_by")}
    wanted = [one for one in ids.values() if one is not None]
    found = {one.pk: one for one in visible(viewer, Actor.objects.filter(pk__in=wanted))} if wanted else {}
    return {name: found[pk] for name, pk in ids.items() if pk in found}


def about_of(viewer: Viewer, row: Evaluation) -> list[tuple[str, str, str]]:
    """What it is about: kind, ref and name of each. The viewer sees the evaluation, so all of these."""
    found = []
    for kind in ("offer", "case", "partnership", "place"):
        one: Any = getattr(row, kind)
        if one is not None:
            found.append((kind, one.ref, getattr(one, "title", "") or one.name))
    return found


def figures_of(viewer: Viewer, row: Evaluation) -> tuple[Series | None, list[Series]] | None:
    """The figure it looks at and those beside it; None where the viewer may not see one of them."""
    ids = [one.series_id for one in row.beside.all()]
    wanted = [one for one in (row.series_id, *ids) if one is not None]
    found = {one.pk: one for one in measures.series_for(viewer).filter(pk__in=wanted)} if wanted else {}
    if set(wanted) - set(found):
        return None
    return (found[row.series_id] if row.series_id is not None else None), [found[pk] for pk in ids]


def results_of(row: Evaluation) -> list[TrialResult]:
    """The results of a trial, by site, the usual way first. The caller has seen to it that it may be read."""
    return list(row.results.all())


def result_by(row: Evaluation, ref: str) -> TrialResult | None:
    """One of them by its ref."""
    return row.results.filter(ref=ref).first()


def comparable(viewer: Viewer, series: Series) -> list[Series]:
    """Figures by the same definition, as often, kept for others, that the viewer may see."""
    rows = measures.series_for(viewer, world=series.world)
    rows = rows.filter(definition=series.definition_id, often=series.often)
    return list(rows.exclude(pk=series.pk))


def choosable(viewer: Viewer, *, world: str) -> list[Series]:
    """Figures that one may look at: one's own first, then others by name."""
    rows = sorted(measures.series_for(viewer, world=world), key=lambda one: (measures.title_of(one), one.pk))
    return sorted(rows, key=lambda one: not measures.keeps(viewer, one))


def waiting(viewer: Viewer, *, world: str) -> QuerySet[Evaluation]:
    """Those that the viewer's organisation does and that are not finished, the oldest change first."""
    if not _signed_in(viewer):
        return Evaluation.objects.none()
    rows = Evaluation.objects.filter(under(viewer), done_by__party__in=viewer.parties, world=world)
    return rows.exclude(status=Evaluation.Status.FINAL).distinct().order_by("changed_at", "pk")


def by_offers(viewer: Viewer, offer_ids: Iterable[int]) -> dict[int, list[Evaluation]]:
    """By offer, its evaluations that have an answer, the newest first."""
    found: dict[int, list[Evaluation]] = {}
    for row in evaluations_for(viewer).filter(offer_id__in=list(offer_ids)).exclude(answer=""):
        found.setdefault(row.offer_id, []).append(row)
    return found
