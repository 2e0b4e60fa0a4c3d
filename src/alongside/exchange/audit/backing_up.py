"""A whole exchange as one file, and back again: every table as JSON lines, and the uploaded files.

A backup is one `.tar.gz`: `manifest.json` first (version, migrations, per member its rows and SHA-256), then
`tables/<label>.jsonl` for each model through Django's own serializers, then `files/`. What can be made
again (the indexes) and what is of the moment (visits) is not in it.
"""

import hashlib
import io
import json
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

FORMAT = "alongside-backup-1"
OF_THE_MOMENT = {"sessions.Session", "usersessions.UserSession"}
MADE_BY_MIGRATE = {"contenttypes.ContentType", "auth.Permission", "audit.FeedHead"}
BATCH = 500
MANIFEST = "manifest.json"


class BackupRefused(Exception):
    """It cannot be written or put back; the message says why and what to do. Nothing was changed."""


class Whole(DjangoJSONEncoder):
    """Django's encoder, with times to the microsecond: the chain of the trail is made of them."""

    def default(self, o: Any) -> Any:
        """A time as it is; anything else as Django writes it."""
        return o.isoformat() if isinstance(o, datetime | time) else super().default(o)


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup holds."""

    version: str
    made_at: str
    rows: int
    files: int


def tables() -> list[type[Model]]:
    """Every table, those that join two others among them, but not what is of the moment."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and model._meta.label not in OF_THE_MOMENT]


def write_backup(path: Path) -> Held:
    """Write everything into one file, as it was at one moment; writers go on meanwhile.

    Raises: BackupRefused when the file cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="alongside-backup-") as folder:
        members: dict[str, dict[str, Any]] = {}
        with one_moment():
            migrations = _migrations()
            for model in tables():
                name = f"tables/{model._meta.label}.jsonl"
                members[name] = _write_table(model, Path(folder) / name)
        for file in _uploaded():
            name = f"files/{file.relative_to(settings.MEDIA_ROOT).as_posix()}"
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, Path(folder) / name)
            members[name] = {"sha256": _digest(Path(folder) / name)}
        manifest = {
            "format": FORMAT,
            "version": settings.VERSION,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "migrations": migrations,
            "members": members,
        }
        (Path(folder) / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        try:
            _pack(path, Path(folder), [MANIFEST, *members])
        except OSError as fault:
            raise BackupRefused(f"{path} cannot be written: {fault.strerror}.") from fault
    return _held(manifest)


def _held(manifest: dict[str, Any]) -> Held:
    members = manifest["members"]
    rows = sum(about.get("rows", 0) for about in members.values())
    files = sum(name.startswith("files/") for name in members)
    return Held(manifest["version"], manifest["made_at"], rows, files)


@contextmanager
def one_moment() -> Iterator[None]:
    """Read the database as it is at one moment, and stop nobody from writing."""
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    mode = getattr(connection, "transaction_mode", None)
    connection.transaction_mode = "DEFERRED"  # of SQLite: a reader takes no lock
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        connection.transaction_mode = mode


def _write_table(model: type[Model], path: Path) -> dict[str, Any]:
    """Write one table as JSON lines; return how many rows, and the file's SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [field.name for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    count = 0

    def counted() -> Iterator[Model]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    with path.open("w", encoding="utf-8", newline="\n") as file:
        serializers.serialize("jsonl", counted(), stream=file, fields=names, cls=Whole, ensure_ascii=False)
    return {"rows": count, "sha256": _digest(path)}


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _uploaded() -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(path: Path, folder: Path, names: list[str]) -> None:
    """Pack beside its name first, so that a backup is there whole or not; only its owner can read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.draft")
    try:
        with draft.open("wb") as file:
            draft.chmod(0o600)
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
                for name in names:
                    tar.add(folder / name, arcname=name, recursive=False)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def restore_backup(path: Path, *, replace: bool = False) -> Held:
    """Put a backup back, whole or not at all; the indexes are to be built again afterwards.

    The file is checked to its last byte before anything is changed. Raises: BackupRefused.
    """
    with tempfile.TemporaryDirectory(prefix="alongside-restore-") as folder:
        manifest = _unpack(path, Path(folder))
        _fits(manifest)
        if not replace and not is_empty():
            raise BackupRefused(
                "This exchange is not empty. To put the backup in place of all that is here, add: --replace"
            )
        try:
            with transaction.atomic():
                _refill(manifest, Path(folder))
        except (DatabaseError, serializers.base.DeserializationError) as fault:
            raise BackupRefused(
                f"The backup does not fit this database ({type(fault).__name__}). Nothing was changed."
            ) from fault
        _put_files(Path(folder) / "files")
    return _held(manifest)


def is_empty() -> bool:
    """Whether nothing is here but what a new exchange has."""
    return not any(
        model._base_manager.exists() for model in tables() if model._meta.label not in MADE_BY_MIGRATE
    )


def _unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Unpack and check every member against the manifest."""
    damaged = f"{path} is damaged or no backup of Alongside. Nothing was changed; try an older one."
    try:
        with tarfile.open(path, "r:gz") as tar:
            tar.extractall(folder, filter="data")
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        whole = manifest["format"] == FORMAT and all(
            _digest(folder / name) == about["sha256"] for name, about in manifest["members"].items()
        )
    except FileNotFoundError as fault:
        raise BackupRefused(damaged if path.exists() else f"There is no file {path}.") from fault
    except (OSError, EOFError, tarfile.TarError, ValueError, KeyError, TypeError, zlib.error) as fault:
        raise BackupRefused(damaged) from fault
    if not whole:
        raise BackupRefused(damaged)
    return manifest


def _fits(manifest: dict[str, Any]) -> None:
    if manifest["migrations"] != _migrations():
        raise BackupRefused(
            f"The backup was made with Alongside {manifest['version']}; its tables are not those of this one "
            f"({settings.VERSION}). Restore it with that version, then upgrade."
        )


def _refill(manifest: dict[str, Any], folder: Path) -> None:
    """Empty every table, fill it again, and hold the result to the manifest and to the chain of the trail."""
    from .queries import trail_faults

    models = tables()
    with connection.cursor() as cursor:
        for model in [*models, *(apps.get_model(label) for label in OF_THE_MOMENT)]:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        for model in models:
            _fill(model, folder / f"tables/{model._meta.label}.jsonl")
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    connection.check_constraints()
    for model in models:
        told = manifest["members"][f"tables/{model._meta.label}.jsonl"]["rows"]
        if model._base_manager.count() != told:
            raise BackupRefused(f"Not every row of {model._meta.label} came back. Nothing was changed.")
    if wrong := trail_faults():
        raise BackupRefused(f"{wrong[0]} The backup was made of a trail that is broken. Nothing was changed.")


def _fill(model: type[Model], path: Path) -> None:
    """Insert the rows of one table as they were, times and numbers included."""
    fields = model._meta.concrete_fields
    size = max(1, min(BATCH, connection.ops.bulk_batch_size(fields, [None] * BATCH)))
    with path.open(encoding="utf-8") as lines:
        batch = []
        for line in lines:
            if line.strip():
                batch += [found.object for found in serializers.deserialize("jsonl", io.StringIO(line))]
            if len(batch) >= size:
                _insert(model, fields, batch)
                batch = []
        _insert(model, fields, batch)


def _insert(model: type[Model], fields: Any, rows: list[Any]) -> None:
    if rows:
        model._base_manager.all()._insert(rows, fields=fields, using=connection.alias, raw=True)


def _put_files(folder: Path) -> None:
    """The uploaded files take the place of those that are here."""
    root = Path(settings.MEDIA_ROOT)
    if root.is_dir():
        shutil.rmtree(root)
    if folder.is_dir():
        shutil.copytree(folder, root)
