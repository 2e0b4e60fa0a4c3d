"""Delete a person: every row that is about them goes, or is emptied, or no longer leads to them."""

import json
import re
from collections import defaultdict
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models import Case, Model, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from alongside.exchange.audit.models import Subject, Version
from alongside.exchange.audit.services import announce, forget, record

from .. import personal
from ..access import Doer
from ..models import Guest, Party, User
from ..personal import DELETED, Record, Somebody, leads_to

ERASED = "erased"  # the kind on the feed after which the indexes are written anew
KINDS = ("actor", "need", "offer")  # whose rows are in the indexes
FOLDERS = ("mail", "texts")  # what a demo sends lies here


@transaction.atomic
def erase_person(*, user_id: int | None = None, guest_id: int | None = None, by: Doer) -> None:
    """Delete all that is kept of a user or a guest; what an organisation keeps stays, and names nobody.

    Counts of what happened stay true: rows that others count on are emptied, not taken away.
    Raises: DoesNotExist. Then: one audit entry; its number names nobody from then on.
    """
    model: type[Model] = User if user_id is not None else Guest
    model._base_manager.select_for_update().get(pk=user_id if user_id is not None else guest_id)
    who = personal.somebody(user_id=user_id, guest_id=guest_id)
    record(by=by, action="erase", kind=model._meta.model_name or "", ids=[user_id or guest_id or 0])
    for step in personal.steps():
        step(who, by)
    words: set[str] = set()
    touched: dict[str, set[int]] = defaultdict(set)
    for one in personal.records():
        _erase(one, who, words, touched)
    Version.objects.filter(user_id=who.user_id).exclude(user_id=None).update(user_id=None)
    for one in personal.records():
        _redact(one, who.traces, touched)
    _erase_sessions(who)
    _erase_tasks(who.traces)
    model._base_manager.filter(pk=user_id if user_id is not None else guest_id).delete()
    for kind, rows in (("user", [who.user_id]), ("guest", [who.guest_id]), ("party", who.parties)):
        forget(kind=kind, rows=[row for row in rows if row is not None])
    for kind, ids in touched.items():
        announce(kind=kind, ids=sorted(ids))
    announce(kind=ERASED, ids=[])
    transaction.on_commit(lambda: _erase_files(who.traces | words))


def _erase(one: Record, who: Somebody, words: set[str], touched: dict[str, set[int]]) -> None:
    """Erase what one model keeps of somebody."""
    rows = one.rows(who)
    ids = list(rows.values_list("pk", flat=True))
    kind = one.table._meta.model_name or ""
    if ids:
        words |= _words(one, rows)
        Version.objects.filter(kind=kind, row__in=[str(pk) for pk in ids]).update(values={})
        if kind in KINDS:
            touched[kind].update(ids)
    if one.goes:
        _files_of(one, rows)
        if one.table not in (User, Guest, Subject):  # these go last
            rows.delete()
    else:
        blank(one, rows)
    _unlink(one, who)


def _words(one: Record, rows: QuerySet[Any]) -> set[str]:
    """The free text in rows, by which a copy in a file is known."""
    names = [name for name in (*one.deleted, *one.blanked) if _is_text(one.table, name)]
    found = {value for values in rows.values_list(*names) for value in values} if names else set()
    return {value for value in found if isinstance(value, str) and len(value) > 20}


def _is_text(table: type[Model], name: str) -> bool:
    field = table._meta.get_field(name)
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def blank(one: Record, rows: QuerySet[Any]) -> None:
    """Empty what is personal in rows that stay."""
    _files_of(one, rows)
    values: dict[str, Any] = {}
    for name in one.blanked:
        field = one.table._meta.get_field(name)
        if _is_text(one.table, name):
            word = Value(DELETED[: field.max_length or None])
            values[name] = Case(When(~Q(**{name: ""}), then=word), default=Value(""))
        else:
            values[name] = None if field.null else field.get_default()
    if values:
        rows.update(**values)


def _files_of(one: Record, rows: QuerySet[Any]) -> None:
    """Uploaded files go with their rows, once that is certain."""
    for field in one.table._meta.concrete_fields:
        if isinstance(field, models.FileField) and field.name in one.fields:
            for file in [getattr(row, field.name) for row in rows if getattr(row, field.name)]:
                transaction.on_commit(lambda file=file: file.storage.delete(file.name))  # type: ignore[misc]


def _unlink(one: Record, who: Somebody) -> None:
    """Take out what joins rows to somebody; their party may stay, as nobody stands behind it any more."""
    for path in one.own_links:
        field = one.table._meta.get_field(path)
        ids = who.of(leads_to(one.table, path))
        if isinstance(field, models.ManyToManyField):
            through = field.remote_field.through
            through._base_manager.filter(**{f"{field.m2m_reverse_field_name()}__in": ids}).delete()
        elif field.null and field.related_model is not Party:
            one.table._base_manager.filter(**{f"{path}__in": ids}).update(**{path: None})
    for name in one.unlinked:
        field = one.table._meta.get_field(name)
        if field.null and name not in one.own_links and one.of:
            one.rows(who).update(**{name: None})


def _redact(one: Record, traces: frozenset[str], touched: dict[str, set[int]]) -> None:
    """Take somebody's name, address and number out of what others wrote; what a data set said stays."""
    table = one.table
    names = [name for name, how in one.fields.items() if _holds_words(table, name)]
    if table in (User, Guest) or not names or not traces:
        return
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(trace)}(?!\w)" for trace in traces), re.IGNORECASE)
    for name in names:
        rows = table._base_manager.annotate(as_words=Cast(name, TextField()))
        if any(field.name == "dataset" for field in table._meta.fields):
            rows = rows.filter(dataset=None)
        holds = Q()
        for trace in traces:
            holds |= Q(as_words__icontains=trace)
        for row in rows.filter(holds).only("pk", name):
            said = getattr(row, name)
            text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            clean = pattern.sub(DELETED, text)[: table._meta.get_field(name).max_length or None]
            if clean == text:
                continue
            value = clean if isinstance(said, str) else json.loads(clean)
            table._base_manager.filter(pk=row.pk).update(**{name: value})
            if table._meta.model_name in KINDS:
                touched[table._meta.model_name].add(row.pk)


def _holds_words(table: type[Model], name: str) -> bool:
    field = table._meta.get_field(name)
    return _is_text(table, name) or isinstance(field, models.JSONField)


def _erase_sessions(who: Somebody) -> None:
    """End the visits of somebody, in whichever browser; a helper's visit forgets the guest."""
    for session in Session.objects.iterator():
        said = session.get_decoded()
        as_user = who.user_id is not None and said.get("_auth_user_id") == str(who.user_id)
        as_guest = who.guest_id is not None and said.get("guest") == who.guest_id
        if as_user or (as_guest and "_auth_user_id" not in said):
            session.delete()
        elif as_guest:
            visit = SessionStore(session.session_key)
            del visit["guest"]
            visit.save()


def _erase_tasks(traces: frozenset[str]) -> None:
    """Take away what was queued or done with somebody's name in it."""
    for model in apps.get_app_config("django_tasks_database").get_models():
        for name in ("args_kwargs", "return_value", "traceback"):
            for trace in traces:
                rows = model._base_manager.annotate(as_words=Cast(name, TextField()))
                rows.filter(as_words__icontains=trace).delete()


def _erase_files(traces: set[str] | frozenset[str]) -> None:
    """Remove mail and texts that a demo wrote to files, and have the database let go of old pages."""
    home = Path(settings.HOME)
    for path in (path for name in FOLDERS for path in (home / name).glob("*")):
        text = _read(path)
        if any(trace.casefold() in text for trace in traces):
            path.unlink(missing_ok=True)
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _read(path: Path) -> str:
    """All the words of a mail or a text, as they were before they were packed for sending."""
    raw = path.read_bytes()
    said = [raw.decode("utf-8", "replace")]
    for part in message_from_bytes(raw, policy=policy.default).walk():
        said += [str(value) for value in part.values()]
        if part.get_content_maintype() == "text":
            said.append(part.get_payload(decode=True).decode("utf-8", "replace"))  # type: ignore[union-attr]
    return " ".join("\n".join(said).split()).casefold()
