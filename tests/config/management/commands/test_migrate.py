"""An empty database is made at once, and is what replaying each migration would have made."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests._support import ground

REPLAY = "from django.core.management.commands.migrate import Command; import django; django.setup(); " + (
    "from django.core.management import call_command; call_command(Command(), verbosity=0)"
)
AT_ONCE = "import django; django.setup(); " + (
    "from django.core.management import call_command; call_command('migrate', verbosity=0)"
)
TOLD = """
import json, django; django.setup()
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
def column(one):
    kind = "20" if (one.name, str(one.type_code)) == ("id", "23") else str(one.type_code)
    return [one.name, kind, one.null_ok, one.default and str(one.default)]  # ids of 64 bits in any case
def rule(name, one):
    kept = ("primary_key", "unique", "foreign_key", "check", "index", "orders", "type")
    said = [one["columns"] if one["index"] or one["unique"] else sorted(one["columns"])]
    return said + [one.get(key) for key in kept]
said = {}
connection.introspection._get_column_collations = lambda cursor, table: {}  # fails on some of our checks
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        about = connection.introspection
        columns = sorted(map(column, about.get_table_description(cursor, table)))
        rules = sorted(json.dumps(rule(*each)) for each in about.get_constraints(cursor, table).items())
        said[table] = [columns, rules]
said["done"] = sorted(map(str, MigrationRecorder(connection).applied_migrations()))
for model in ("auth.Permission", "contenttypes.ContentType", "audit.FeedHead"):
    said[model] = django.apps.apps.get_model(model).objects.count()
print(json.dumps(said))
"""


def _run(home, url, words):
    given = os.environ | {"ALONGSIDE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}
    given.pop("ALONGSIDE_DATABASE_URL", None)
    if url:
        given["ALONGSIDE_DATABASE_URL"] = url
    done = subprocess.run(
        [sys.executable, "-c", words], env=given, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_an_empty_database_is_made_whole_and_stays_as_it_is(tmp_path):
    made = tmp_path / "alongside.sqlite3"
    _run(tmp_path, "", AT_ONCE)
    with closing(sqlite3.connect(made)) as there:
        first = there.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
        applied = there.execute("SELECT count(*) FROM django_migrations").fetchone()[0]
    assert applied > 50
    _run(tmp_path, "", AT_ONCE)
    with closing(sqlite3.connect(made)) as there:
        assert there.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == first
        assert there.execute("SELECT count(*) FROM django_migrations").fetchone()[0] == applied


@pytest.mark.long
@pytest.mark.django_db
def test_it_is_what_replaying_makes(tmp_path):
    url = os.environ.get("ALONGSIDE_DATABASE_URL", "")
    told = []
    for name, words in (("replayed", REPLAY), ("at_once", AT_ONCE)):
        home = tmp_path / name
        home.mkdir()
        there = ground.database(url, name) if url else ""
        _run(home, there, words)
        told.append(_run(home, there, TOLD))
    assert told[0] == told[1]
