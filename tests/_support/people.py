"""The practice town as `alongside demo` makes it, with one client for each of its people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SEEDS = ["/?world=practice", "/you/", "/find/?q=carers+feel+alone&world=practice", "/about/"]
BRIEFLY = {"each": 1, "of_all": 1}  # visits of one route: what is tried there takes long enough
ROLES = ("member", "editor", "broker", "researcher", "panel", "moderator", "admin")


@contextmanager
def living(home: Path) -> Iterator[dict[str, Any]]:
    """Clients by role, and a visitor's, over the town alone; all is undone at the end."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client, override_settings

    from alongside.cli import practice
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.accounts.models import User
    from alongside.exchange.analyses import indexing, matching, tagging
    from alongside.exchange.feeds.services import load_folder

    kept = (matching._index_at, matching._names_at, tagging._rules_at)
    by = Doer(process="tests")
    try:
        with transaction.atomic(), override_settings(INDEX_PATH=home / "index", HOME=home, DEMO=True):
            for name in ("taxonomy", "practice-town"):
                load_folder(folder=settings.DATA / name, by=by)
            practice.settle(by)
            indexing.rebuild()
            clients = {"visitor": Client(raise_request_exception=False)}
            for role in ROLES:
                clients[role] = Client(raise_request_exception=False)
                clients[role].force_login(User.objects.get(email=f"{role}@demo.example"))
            yield clients
            transaction.set_rollback(True)
    finally:
        for cache in kept:
            cache.cache_clear()
