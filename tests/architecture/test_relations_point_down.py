"""Relations between models and dependencies of migrations point down the order of the rooms, never up."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]


def order() -> list[str]:
    """The rooms from top to bottom, as contract 3 of `pyproject.toml` names them."""
    settings_of_tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts = settings_of_tools["importlinter"]["contracts"]
    return [
        layer.strip("()")
        for contract in contracts
        if contract["id"] == "apps"
        for layer in contract["layers"]
    ]


def upward(edges: Iterable[tuple[str, str, str]]) -> list[str]:
    """List the edges (from room, to room, what it is) that point up."""
    height = {room: -place for place, room in enumerate(order())}
    return [what for below, above, what in edges if height.get(above, -99) > height[below]]


def rooms() -> list[str]:
    """The rooms that exist."""
    return [
        config.label for config in apps.get_app_configs() if config.name.startswith("alongside.exchange.")
    ]


def test_every_room_has_its_place():
    assert set(rooms()) <= set(order())


def test_relations_between_models_point_down():
    edges = [
        (
            room,
            field.related_model._meta.app_label,
            f"{model._meta.label}.{field.name} -> {field.related_model}",
        )
        for room in rooms()
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and field.related_model and not field.auto_created
    ]
    assert len(edges) > 20
    assert not upward(edges)


def test_migrations_depend_on_lower_rooms_only():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    user_room = settings.AUTH_USER_MODEL.split(".")[0]
    edges = [
        (room, user_room if to == "__setting__" else to, f"{room}.{name} -> {to}")
        for (room, name), migration in loader.disk_migrations.items()
        if room in rooms()
        for to, _ in [*migration.dependencies, *migration.run_before]
    ]
    assert len(edges) >= 8
    assert not upward(edges)


def test_a_relation_that_points_up_is_reported():
    assert upward([("accounts", "needs", "up"), ("needs", "accounts", "down"), ("needs", "auth", "out")]) == [
        "up"
    ]
