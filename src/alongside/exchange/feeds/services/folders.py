"""Load folders of data, and take data sets out again."""

import contextlib
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import drop_dataset, keep_dataset
from alongside.exchange.directory import services as directory
from alongside.exchange.evidence.services import loading_claims as evidence
from alongside.exchange.needs import services as needs
from alongside.exchange.offers import services as offers
from alongside.exchange.places import services as places

from ..grammar import Description, LoadRefused, describe
from ..joining import joined
from ..known import Known
from ..loading import Load, Progress
from ..models import BroughtList
from ..queries import digest_of, loaded_datasets, users_of, world_of
from ..report import Report

PACK_SIGNS = ("MANIFEST.csv", "README.md")


def load_folder(
    *,
    folder: Path,
    by: Doer,
    dry_run: bool = False,
    map_file: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Load the data set that a folder holds; a second load of the same files changes nothing.

    Each entry of its `dataset.yaml` is one transaction: bad rows are left out and reported, a broken file
    changes nothing. A dry run does all of it and undoes it. `progress` is told a file's name
    and how many more of its rows were read.
    Raises: LoadRefused when the folder or its description cannot be used at all; nothing is changed then.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise LoadRefused(f"{folder} is not a folder. Name one that holds a dataset.yaml.")
    map_file = map_file or _map_for(folder)
    said = describe(map_file, folder)
    _check(said)
    report = Report(dataset=said.id, dry_run=dry_run)
    with transaction.atomic() if dry_run else contextlib.nullcontext():
        load_description(said, report, by, _digest(folder, map_file), progress or (lambda file, rows: None))
        if dry_run:
            transaction.set_rollback(True)
    return report


def _map_for(folder: Path) -> Path:
    """The folder's own description, or the map that ships for a pack we know."""
    own = folder / "dataset.yaml"
    if not own.exists() and all((folder / sign).exists() for sign in PACK_SIGNS):
        return Path(settings.DATA) / "packs" / "england.yaml"
    return own


def _check(said: Description) -> None:
    there = loaded_datasets()
    for other in said.after:
        if other not in there:
            raise LoadRefused(f"{said.id} builds on the data set {other}. Load that first.")
    before = world_of(said.id)
    if before and before != said.world:
        raise LoadRefused(
            f"{said.id} was loaded for the {before} world and now says {said.world}. Give it another id, "
            "or remove the old one first."
        )


def load_description(
    said: Description, report: Report, by: Doer, digest: str, progress: Progress = lambda file, rows: None
) -> None:
    """Load what a description speaks of, its rows in files or in memory; tell it to the report."""
    keep_dataset(dataset=said.id, by=by, fields=_head(said))
    load = Load(said, by, report, progress, Known(said.world), joined(said))
    for entry in said.entries:
        load.entry(entry)
    for other, keep in sorted(load.joined.kept_under.items()):
        report.note(f"'{other}' is '{keep}' under another id: one entry, both ids lead to it.")
    load.last_words()
    for file, why in said.leaves.items():
        report.note(f"{file} is left alone: {why}.")
    keep_dataset(
        dataset=said.id,
        by=by,
        fields={"counts": report.tables, "left_out": report.left_out[:1000], "digest": digest},
        loaded=True,
    )


def _head(said: Description) -> dict[str, Any]:
    files = [
        {
            "file": entry.name,
            "kind": entry.kind,
            "licence": entry.licence,
            "attribution": entry.attribution,
            "date": entry.date.isoformat(),
            "note": entry.note,
        }
        for entry in said.entries
    ]
    return {
        "title": said.title,
        "publisher": said.publisher,
        "licence": said.licence,
        "attribution": said.attribution,
        "source_url": said.source_url,
        "note": said.note,
        "dated": said.date,
        "world": said.world,
        "standing": said.standing,
        "audience": said.audience,
        "files": files,
    }


def _digest(folder: Path, map_file: Path) -> str:
    """SHA-256 over the names and contents of a folder's files, its description and what lies beside that."""
    digest = hashlib.sha256()
    beside = map_file.parent / map_file.stem
    found = {*folder.rglob("*"), map_file, *(beside.rglob("*") if map_file.parent != folder else ())}
    for path in sorted(path for path in found if path.is_file()):
        digest.update(f"{path.name}\n".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def is_current(*, folder: Path) -> bool:
    """Whether this folder was loaded just as it is now, so that a demo can start without loading it again.

    Raises: LoadRefused when the folder or its description cannot be used.
    """
    map_file = _map_for(folder)
    return digest_of(describe(map_file, folder).id) == _digest(folder, map_file)


class RemoveRefused(Exception):
    """The data set cannot be taken out; the message says why and what to do."""


def unlink(dataset_id: str) -> None:
    """Take the rows of a brought list out of its own memory: its data set is going."""
    BroughtList.objects.filter(dataset=dataset_id).update(
        state=BroughtList.State.UNDONE, dataset=None, undone_at=timezone.now(), sheets=[], report=[]
    )


@transaction.atomic
def remove_dataset(*, dataset_id: str, by: Doer) -> dict[str, int]:
    """Take out every row of a data set; return how many of each kind went.

    Raises: RemoveRefused when there is none of this id, or rows of others point to its rows.
    """
    if world_of(dataset_id) is None:
        there = ", ".join(sorted(loaded_datasets())) or "none"
        raise RemoveRefused(f"There is no data set '{dataset_id}'. Loaded are: {there}.")
    if users := users_of(dataset_id):
        raise RemoveRefused(f"{dataset_id} cannot be removed: {'; '.join(users)}. Remove those first.")
    counts: dict[str, int] = {}
    unlink(dataset_id)
    try:
        for room in (evidence, offers, needs, directory, places):
            counts |= room.drop_dataset(dataset=dataset_id, by=by)
        drop_dataset(dataset=dataset_id, by=by)
    except ProtectedError as problem:
        kinds = sorted({str(row._meta.verbose_name) for row in problem.protected_objects})
        rest = f"entries made here rest on it ({', '.join(kinds)})"
        raise RemoveRefused(f"{dataset_id} cannot be removed: {rest}. Remove those first.") from problem
    return counts
