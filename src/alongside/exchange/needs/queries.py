"""Read needs, for a viewer."""

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.audit.models import World
from alongside.exchange.audit.queries import LOAD_REPORT
from alongside.exchange.places.queries import inside_ids

from .models import Need, Note


def needs_for(
    viewer: Viewer,
    *,
    world: str = World.REAL,
    status: str = "",
    standing: str = "",
    q: str = "",
    place_id: int | None = None,
) -> QuerySet[Need]:
    """Needs the viewer may see; drafts only when asked for by status, and only one's own."""
    rows = (
        visible(viewer, Need.objects.filter(_finished(viewer), world=world))
        .select_related("place", "actor", "dataset")
        .defer(*LOAD_REPORT)
    )
    rows = rows.filter(status=status) if status else rows.exclude(status=Need.Status.DRAFT)
    if standing:
        rows = rows.filter(standing=standing)
    if place_id is not None:
        rows = rows.filter(place_id__in=inside_ids(place_id))
    return rows.filter(Q(title__icontains=q) | Q(statement__icontains=q)) if q else rows


def need_for(viewer: Viewer, key: str) -> Need | None:
    """One need by ref or source id, if the viewer may see it."""
    rows = Need.objects.filter(_finished(viewer), Q(ref=key) | Q(source_id=key))
    return visible(viewer, rows).select_related("place", "actor", "dataset").defer(*LOAD_REPORT).first()


def _finished(viewer: Viewer) -> Q:
    """What is still being written is for those who write it, whatever its visibility will be."""
    return ~Q(status=Need.Status.DRAFT) | Q(owner_id__in=viewer.parties)


def notes_of(need: Need) -> list[Note]:
    """What happened about a need that the viewer was given, oldest first."""
    return list(need.notes.all())


def subjects_of(need: Need) -> list[tuple[int, str, str, str]]:
    """What a need is about: subject id, label, kind, and the words that showed it."""
    return list(
        need.abouts.select_related("subject")
        .order_by("subject__label")
        .values_list("subject_id", "subject__label", "subject__kind", "words")
    )


def texts_for_tagging(ids: list[int]) -> list[tuple[int, str]]:
    """Each need's own words, for the process that reads subjects from them."""
    rows = Need.objects.filter(pk__in=ids).values_list("pk", "title", "statement", "who_affected", "wanted")
    return [(pk, ". ".join(filter(None, words))) for pk, *words in rows]


def all_ids() -> list[int]:
    """Every need's id, for a process that goes through them all."""
    return list(Need.objects.order_by("pk").values_list("pk", flat=True))
