"""A home of its own with what ships, loaded and indexed, for measuring."""

from __future__ import annotations

import os
from pathlib import Path


def settle(home: Path) -> None:
    """Make `home` the home of this process and set Django up; before anything of Django is used."""
    os.environ["ALONGSIDE_HOME"] = str(home)
    os.environ.pop("ALONGSIDE_DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def load(*folders: Path) -> None:
    """Load folders, in order, as the exchange's operator would."""
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.feeds.services import load_folder

    for folder in folders:
        load_folder(folder=folder, by=Doer(process="benchmarks"))


def folders() -> list[Path]:
    """What ships, in the order in which `alongside demo` loads it."""
    from django.conf import settings

    from alongside.cli.serving import SHIPPED

    return [settings.DATA / name for name in SHIPPED]


def build() -> None:
    """Build the match index."""
    from alongside.exchange.analyses import indexing

    indexing.rebuild()
