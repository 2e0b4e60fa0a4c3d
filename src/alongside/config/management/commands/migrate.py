"""`migrate`, which makes an empty database at once instead of replaying how each table came to be.

Replaying renders every model that hangs together anew for each change: most of a minute for an exchange,
where making the tables takes seconds. The outcome is the same: `test_migrate.py` holds it.
"""

from typing import Any

from django.apps import apps
from django.core.management.commands import migrate
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

PARTIAL = (
    "app_label",
    "migration_name",
    "fake",
    "fake_initial",
    "plan",
    "check_unapplied",
    "prune",
    "run_syncdb",
)


class Command(migrate.Command):
    """As Django's; an empty database is made whole, and each migration noted as done."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Make an empty database; else apply what is missing."""
        connection = connections[options["database"]]
        whole = not any(options.get(name) for name in PARTIAL)
        if not whole or connection.introspection.table_names():
            super().handle(*args, **options)
            return
        make(connection, verbosity=options["verbosity"], interactive=options["interactive"])


def make(connection: BaseDatabaseWrapper, *, verbosity: int = 0, interactive: bool = False) -> None:
    """Make every table in an empty database, and note all migrations as done."""
    told = {"verbosity": verbosity, "interactive": interactive, "db": connection.alias}
    emit_pre_migrate_signal(**told)
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy and _belongs(model, connection.alias):
                editor.create_model(model)
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    executor.recorder.migration_qs.bulk_create(
        executor.recorder.Migration(app=app, name=name) for app, name in sorted(executor.loader.graph.nodes)
    )
    apps.get_model("audit", "FeedHead").objects.using(connection.alias).create(pk=1)  # as its migration does
    emit_post_migrate_signal(**told)


def _belongs(model: Any, alias: str) -> bool:
    """Whether the model's table is in this database."""
    return router.allow_migrate_model(alias, model)
