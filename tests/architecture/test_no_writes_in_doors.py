"""Web, API and CLI never write: they call a service, which checks, records and then writes."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src/alongside"
DOORS = ("web", "api", "cli")
METHODS = "save create update delete bulk_create bulk_update get_or_create update_or_create"
WRITES = {f"{prefix}{method}" for prefix in ("", "a") for method in METHODS.split()}
WRITES |= {"get_model", "raw", "cursor", "execute"}
# A progress bar, a hash, the environment and a template's names have `update` too.
HARMLESS = {"bar", "progress", "digest", "hasher", "environ", "globals", "filters"}
GATHERS = (ast.Dict, ast.Set, ast.DictComp, ast.SetComp)


def writes(source: str) -> list[str]:
    """List the calls in a module that write past the services, as `line: receiver.method`."""
    tree = ast.parse(source)
    plain = _plain_collections(tree)
    found = []
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = ast.unparse(call.func)
        receiver, _, method = name.rpartition(".")
        through_service = receiver.split(".")[-1].endswith("services")
        collects = method == "update" and (receiver in plain or receiver.split(".")[-1] in HARMLESS)
        if method in WRITES and not through_service and not collects:
            found.append(f"{call.lineno}: {name}")
    return found


def _plain_collections(tree: ast.AST) -> set[str]:
    """Names that are only ever bound to a dict or a set written out in the module."""
    bound: dict[str, list[bool]] = {}
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        for target in targets:
            made = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in {
                "dict",
                "set",
                "Counter",
            }
            bound.setdefault(ast.unparse(target), []).append(isinstance(node.value, GATHERS) or made)
    return {name for name, kinds in bound.items() if all(kinds)}


def test_no_door_writes():
    found = [
        f"{path.relative_to(SOURCE.parent)}:{line}"
        for door in DOORS
        for path in sorted((SOURCE / door).rglob("*.py"))
        for line in writes(path.read_text(encoding="utf-8"))
    ]
    assert not found, "Call a service instead:\n  " + "\n  ".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "need.save()",
        "Need.objects.create(title='x')",
        "Need.objects.filter(pk=1).update(title='x')",
        "request.user.delete()",
        "form.save(commit=False)",
        "apps.get_model('needs', 'Need').objects.all()",
        "Need.objects.bulk_create([])",
        "connection.cursor()",
        "rows = Need.objects.all(); rows.update(x=1)",
        "rows = {}\nrows = Need.objects.all()\nrows.update(x=1)",
    ],
)
def test_a_write_in_a_door_is_reported(line):
    assert writes(line)


@pytest.mark.parametrize(
    "line",
    [
        "services.create(title='x', by=doer)",
        "needs_services.update(need_id=1, by=doer)",
        "context = {}\ncontext.update(a=1)",
        "seen: set[int] = set()\nseen.update([1])",
        "progress.update(task, advance=1)",
        "response.delete_cookie('x')",
    ],
)
def test_what_is_no_write_is_let_through(line):
    assert not writes(line)
