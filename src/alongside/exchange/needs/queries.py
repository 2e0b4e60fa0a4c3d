"""Read needs, for a viewer."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.audit.models import World
from alongside.exchange.audit.queries import LOAD_REPORT
from alongside.exchange.directory.likeness import Like, alike
from alongside.exchange.places.queries import inside_ids

from .models import Draft, Joined, Need, NeedSubject, Note


def needs_for(
    viewer: Viewer,
    *,
    world: str = World.REAL,
    status: str = "",
    standing: str = "",
    q: str = "",
    place_id: int | None = None,
    driver: str = "",
    subjects: Sequence[Sequence[int]] = (),
) -> QuerySet[Need]:
    """Needs the viewer may see; drafts only when asked for by status, and only one's own.

    `subjects`: branches of the tree; a need is about at least one subject of each.
    """
    rows = (
        visible(viewer, Need.objects.filter(_finished(viewer), world=world))
        .select_related("place", "dataset")
        .defer(*LOAD_REPORT)
    )
    rows = rows.filter(status=status) if status else rows.exclude(status=Need.Status.DRAFT)
    if standing:
        rows = rows.filter(standing=standing)
    if driver:
        rows = rows.filter(driver=driver)
    for branch in subjects:
        rows = rows.filter(pk__in=NeedSubject.objects.filter(subject_id__in=branch).values("need_id"))
    if place_id is not None:
        rows = rows.filter(place_id__in=inside_ids(place_id))
    return rows.filter(Q(title__icontains=q) | Q(statement__icontains=q)) if q else rows


def need_for(viewer: Viewer, key: str) -> Need | None:
    """One need by ref or source id, if the viewer may see it."""
    rows = Need.objects.filter(_finished(viewer), Q(ref=key) | Q(source_id=key))
    return visible(viewer, rows).select_related("place", "dataset").defer(*LOAD_REPORT).first()


def like(viewer: Viewer, need: Need) -> list[Like[Need]]:
    """Needs of the same world and time that are about the same, those nearest first where points are known.

    Needs that are met or closed are left out: nobody waits there any more.
    """
    rows = needs_for(viewer, world=need.world).exclude(pk=need.pk)
    rows = rows.exclude(status__in=[Need.Status.MET, Need.Status.CLOSED])
    then = Q(standing="history")
    rows = rows.filter(then if need.standing == "history" else ~then)
    return alike(rows, NeedSubject, need, at=need.place, point="place__")


def needs_by_id(viewer: Viewer, ids: Iterable[int]) -> dict[int, Need]:
    """Those of the needs that the viewer may see, by id."""
    rows = visible(viewer, Need.objects.filter(_finished(viewer), pk__in=set(ids)))
    return {row.pk: row for row in rows.select_related("place", "dataset").defer(*LOAD_REPORT)}


def _finished(viewer: Viewer) -> Q:
    """What is still being written is for those who write it, whatever its visibility will be."""
    return ~Q(status=Need.Status.DRAFT) | Q(owner_id__in=viewer.parties)


def notes_of(need: Need) -> list[Note]:
    """What happened about a need that the viewer was given, oldest first."""
    return list(need.notes.all())


def asked_lately(viewer: Viewer, *, world: str, most: int) -> list[Need]:
    """The newest needs that are open, or asked of everyone; the day they were raised is in `raised_on`."""
    rows = needs_for(viewer, world=world, standing="open")
    rows = rows.filter(status__in=[Need.Status.OPEN, Need.Status.CALLED])
    dated = rows.filter(reported_on__lte=timezone.localdate()).order_by("-reported_on", "pk")[:most]
    written = rows.filter(reported_on=None).order_by("-made_at", "pk")[:most]
    found = [*dated, *written]  # each in the order of an index; together they are few
    for need in found:
        need.raised_on = need.reported_on or timezone.localdate(need.made_at)
    return sorted(found, key=lambda need: need.raised_on, reverse=True)[:most]


def happened_lately(viewer: Viewer, *, world: str, most: int) -> list[Note]:
    """What last happened about each of a few needs, newest first; nothing about needs of the past."""
    seen_needs = needs_for(viewer, world=world, standing="open").order_by().values("pk")
    told = Note.objects.filter(on__lte=timezone.localdate())
    last = told.filter(need=OuterRef("need")).order_by("-on", "-pk").values("pk")[:1]
    rows = told.filter(need__in=seen_needs, pk=Subquery(last)).select_related("need")
    return list(rows.order_by("-on", "-pk")[:most])


def subjects_of(need: Need) -> list[tuple[int, str, str, str]]:
    """What a need is about: subject id, label, kind, and the words that showed it."""
    return list(
        need.abouts.select_related("subject")
        .order_by("subject__label")
        .values_list("subject_id", "subject__label", "subject__kind", "words")
    )


def subjects_of_each(ids: Iterable[int]) -> dict[int, list[tuple[int, str, str, str]]]:
    """What `subjects_of` gives, for each of these needs."""
    found: dict[int, list[tuple[int, str, str, str]]] = {pk: [] for pk in ids}
    rows = NeedSubject.objects.filter(need_id__in=found).order_by("subject__label")
    for pk, *about in rows.values_list("need_id", "subject_id", "subject__label", "subject__kind", "words"):
        found[pk].append((about[0], about[1], about[2], about[3]))
    return found


def texts_for_tagging(ids: list[int]) -> list[tuple[int, str]]:
    """Each need's own words, for the process that reads subjects from them."""
    rows = Need.objects.filter(pk__in=ids).values_list("pk", "title", "statement", "who_affected", "wanted")
    return [(pk, ". ".join(filter(None, words))) for pk, *words in rows]


def all_ids() -> list[int]:
    """Every need's id, for a process that goes through them all."""
    return list(Need.objects.order_by("pk").values_list("pk", flat=True))


def joined(need: Need) -> int:
    """How many others said that they need this too; a page shows no small number of them."""
    return need.joined.count()


def has_joined(viewer: Viewer, need: Need) -> bool:
    """Whether the viewer, or a party they act for, said so."""
    return Joined.objects.filter(need=need, party__in=viewer.parties).exists()


def draft_for(viewer: Viewer, *, party_id: int | None, form: str) -> dict[str, Any] | None:
    """What a party that the viewer acts for has answered of a form so far."""
    rows = Draft.objects.filter(party_id=party_id, party__in=viewer.parties, form=form)
    return rows.values_list("answers", flat=True).first()


def title_of(ref: str) -> tuple[str, bool]:
    """The title for whoever holds a link to it, and whether it is of the practice town."""
    row = Need.objects.filter(ref=ref).values_list("title", "world").first()
    return (row[0], row[1] == World.PRACTICE) if row else ("", False)
